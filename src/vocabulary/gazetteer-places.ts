/** Regions and municipalities while entries of gazetteer files add to them. */
import {
  type GazetteerSlip,
  type Herindeling,
  heldAtLast,
  heldOn,
  type MunicipalityRecord,
  type RegionRecord,
} from "./gazetteer-records.js";
import {byCodePoint, foldSpelling} from "./spelling.js";

type Mutable<T> = {-readonly [name in keyof T]: T[name] extends readonly (infer U)[] ? U[] : T[name]};
export type MutableRegion = Mutable<RegionRecord> & {spellings: string[]};
export type MutableMunicipality = Mutable<MunicipalityRecord> & {spellings: string[]};

/** What there is so far, and how it is found. */
export class Places {
  readonly regions = new Map<string, MutableRegion>();
  readonly municipalities = new Map<string, MutableMunicipality>();

  protected municipalityAt(name: string, path: GazetteerSlip["path"]): MutableMunicipality {
    const [only, ...others] = this.municipalitiesMeant(name);
    if (only && others.length === 0) return only;
    const message = only
      ? `${name} is more than one municipality: write ${[only, ...others].map(({key}) => key).join(" or ")}`
      : `there is no municipality "${name}": add it under municipalities`;
    throw new Impossible(path, message);
  }

  /** Also by a name that stands before the abbreviation of a province: "Bergen". */
  protected municipalitiesMeant(name: string): MutableMunicipality[] {
    const named = this.municipalitiesNamed(name);
    if (named.length > 0) return named;
    return [...this.municipalities.values()].filter(({names}) =>
      names.some(({value}) => foldSpelling(bareNameOf(value)) === foldSpelling(name)),
    );
  }

  /** By code or by name, of any time. */
  protected municipalitiesNamed(name: string): MutableMunicipality[] {
    const known = this.municipalities.get(name);
    return known ? [known] : [...this.municipalities.values()].filter((one) => isCalled(one, name));
  }

  protected findRegion(name: string): MutableRegion | undefined {
    return this.regions.get(name) ?? [...this.regions.values()].find((one) => isCalled(one, name));
  }
}

/** What cannot be, and where in its entry that is said. */
export class Impossible extends Error {
  constructor(
    readonly path: GazetteerSlip["path"],
    message: string,
  ) {
    super(message);
  }
}

/** Without a day the name was wrong before, too. */
export function rename(
  place: MutableRegion | MutableMunicipality,
  name: string,
  since: string | undefined,
): void {
  if (since === undefined) {
    place.spellings.push(...place.names.map(({value}) => value));
    place.names = [{value: name, since: ""}];
    return;
  }
  // a later sheet asks for the same with a later date
  if (heldOn(place.names, since) === name) return;
  const others = place.names.filter((one) => one.since !== since);
  place.names = [...others, {value: name, since}].sort((a, b) => byCodePoint(a.since, b.since));
}

function isCalled({names, spellings}: MutableRegion | MutableMunicipality, name: string): boolean {
  const folded = foldOnce(name);
  return [...names.map(({value}) => value), ...spellings].some((one) => foldOnce(one) === folded);
}

/** Names of the division are few and looked through for every entry: folding them anew each time took 0.1 s of every start. */
function foldOnce(name: string): string {
  const known = foldings.get(name);
  if (known !== undefined) return known;
  const folded = foldSpelling(name);
  foldings.set(name, folded);
  return folded;
}
const foldings = new Map<string, string>();

/** "Bergen (NH.)" without the abbreviation of the province. */
function bareNameOf(name: string): string {
  return name.replace(/ \(\w+\.\)$/, "");
}

export function lastName({names}: MutableMunicipality): string {
  return heldAtLast(names);
}

/** Parts of what is divided may be told of in several entries of one day. */
export function refuseGone(
  gone: MutableMunicipality,
  date: string,
  path: GazetteerSlip["path"],
  isDivided = true,
): void {
  const {until} = gone;
  if (until !== undefined && (until < date || (until === date && !isDivided)))
    throw new Impossible(path, `${lastName(gone)} is there no longer since ${until}`);
}

/** Whether a planned herindeling ends these municipalities: then it was said again, or confirmed. */
export function isOfSame({from, into}: Herindeling, ceased: readonly string[]): boolean {
  const others = from.filter((name) => !into.includes(name));
  return others.length === ceased.length && others.every((name) => ceased.includes(name));
}

export function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}
