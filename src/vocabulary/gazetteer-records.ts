/** Regions and municipalities with their days, as the entries of gazetteer files add up. */

/** What holds from a day on; "" is always. Lists of these have the earliest first. */
export interface Since<T> {
  readonly value: T;
  readonly since: string;
}

export interface RegionRecord {
  readonly code: string;
  /** of its first name: it stays when the name changes */
  readonly slug: string;
  readonly names: readonly Since<string>[];
  readonly since?: string;
  readonly until?: string;
}

export interface MunicipalityRecord {
  /** its code, or its folded name where the code is not known yet */
  readonly key: string;
  readonly code: string | null;
  readonly names: readonly Since<string>[];
  /** codes of the regions that it belonged to */
  readonly homes: readonly Since<string>[];
  readonly since?: string;
  readonly until?: string;
}

/** Municipalities that become others, by name: what is in `from` and not in `into` ceases. */
export interface Herindeling {
  /** first day of the new situation */
  readonly date: string;
  readonly from: readonly string[];
  readonly into: readonly string[];
  /** a municipality was divided: figures of before and after cannot be added up to compare */
  readonly partial?: true;
}

/** A municipality that goes to another region. */
export interface RegionMove {
  /** key of the municipality */
  readonly municipality: string;
  /** codes of the regions */
  readonly from: string;
  readonly to: string;
  /** first day in the new region */
  readonly date: string;
}

/** Something in the analyst's file that cannot be. */
export interface GazetteerSlip {
  /** where it stands: ["moves", 2, "to"] */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What held on a day. */
export function heldOn<T>(list: readonly Since<T>[], day: string): T {
  return (list.findLast(({since}) => since <= day) ?? (list[0] as Since<T>)).value;
}

/** What holds at last. */
export function heldAtLast<T>(list: readonly Since<T>[]): T {
  return (list.at(-1) as Since<T>).value;
}
