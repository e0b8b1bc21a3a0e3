/**
 * What a gazetteer file says (gazetteer.yaml, input/gazetteer.yaml), an entry for each line. Days are YYYY-MM-DD, the
 * first on which something holds; without one it always did. Places are named by name or by code.
 */

/** A region; an entry for one that is there already renames it, or ends it. */
export interface RegionEntry {
  /** "AM13" */
  readonly code: string;
  readonly name?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** other ways in which its name is written */
  readonly spellings?: readonly string[] | undefined;
}

/** A municipality; an entry for one that is there already renames it. */
export interface MunicipalityEntry {
  /** "GM0344"; undefined where it is not known yet */
  readonly code?: string | undefined;
  readonly name: string;
  /** where it belonged at first; only of a new one */
  readonly region?: string | undefined;
  readonly since?: string | undefined;
  readonly spellings?: readonly string[] | undefined;
}

export interface MoveEntry {
  readonly municipality: string;
  readonly from?: string | undefined;
  readonly to: string;
  readonly date: string;
}

export interface HerindelingEntry {
  readonly date: string;
  readonly from: readonly string[];
  readonly into: readonly string[];
  /** `into` is a municipality that did not exist before, in the region of the first of `from`; its code where it is known */
  readonly new?: boolean | undefined;
  readonly code?: string | undefined;
  /** a municipality was divided: figures of before and after cannot be added up to compare */
  readonly partial?: boolean | undefined;
  /** it takes effect only when somebody confirms it */
  readonly planned?: boolean | undefined;
  readonly confirmed?: boolean | undefined;
}

export interface SpellingEntry {
  readonly name: string;
  /** the municipality or region that is meant */
  readonly means: string;
}

export interface GazetteerEntries {
  /** who says so, and by which table of Statistics Netherlands for each year */
  readonly source?: string | undefined;
  readonly tables?: Readonly<Record<string, string>> | undefined;
  /** the last year whose division it follows */
  readonly year?: number | undefined;
  /** when it was last held against its source */
  readonly checked?: string | undefined;
  readonly regions: readonly RegionEntry[];
  readonly municipalities: readonly MunicipalityEntry[];
  readonly moves: readonly MoveEntry[];
  readonly herindelingen: readonly HerindelingEntry[];
  readonly spellings: readonly SpellingEntry[];
}

export const noEntries: GazetteerEntries = {
  regions: [],
  municipalities: [],
  moves: [],
  herindelingen: [],
  spellings: [],
};
