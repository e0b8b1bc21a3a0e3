/** Municipalities: code, name and region at a date, and what became others between two quarters. */
import {type Gazetteer, gazetteer} from "./gazetteer.js";
import {
  type Herindeling,
  heldAtLast,
  heldOn,
  type MunicipalityRecord,
  type RegionMove,
} from "./gazetteer-records.js";
import {addQuarters, lastDayOf, type Period} from "./period.js";
import {netherlands, type Region, regionIn} from "./region.js";
import {byCodePoint, foldSpelling} from "./spelling.js";

export interface Municipality {
  readonly name: string;
  /** "GM0344"; null while Statistics Netherlands has none for it, or nobody has said it */
  readonly code: string | null;
  /** the code, or else the folded name: the same in every quarter */
  readonly key: string;
  /** first day of existence and first day of non-existence, YYYY-MM-DD; open when undefined */
  readonly since?: string;
  readonly until?: string;
}

/** A municipality that a printed name can mean, and how far that name was from one of its own. */
export interface MunicipalityMatch {
  readonly municipality: Municipality;
  /** `exact`: a name or known spelling; `folded`: only capitals, accents, spaces, articles and the like differ; `close`: a slip */
  readonly match: "exact" | "folded" | "close";
  /** false when the municipality no longer, or not yet, existed at the end of the quarter */
  readonly exists: boolean;
}

/** Publishers let a municipality change its region so many quarters before or after Statistics Netherlands does. */
export const quartersOfLeeway = 2;

/** Every municipality that exists or existed since 2018, former ones included, under its latest name. */
export function allMunicipalities({municipalities} = gazetteer()): Municipality[] {
  return [...municipalities.values()].map((one) => namedIn(one, null));
}

function namedIn(record: MunicipalityRecord, period: Period | null): Municipality {
  const {names, code, key, since, until} = record;
  const name = period ? heldOn(names, lastDayOf(period)) : heldAtLast(names);
  return {name, code, key, ...(since !== undefined && {since}), ...(until !== undefined && {until})};
}

export function findMunicipalityByCode(
  code: string,
  period: Period | null = null,
  division = gazetteer(),
): Municipality | undefined {
  const found = division.municipalities.get(code);
  return found && namedIn(found, period);
}

/** Whether the municipality existed on the last day of the quarter. */
export function existsIn({since, until}: Pick<Municipality, "since" | "until">, period: Period): boolean {
  const day = lastDayOf(period);
  return (since ?? "") <= day && day < (until ?? "9999");
}

/** The region that it belonged to at the end of the quarter; without one, the last. */
export function regionOf({key}: Municipality, period: Period | null, division = gazetteer()): Region {
  const code = homeOf(key, period, division);
  return regionIn(code, period, division) ?? {name: code, code, slug: code.toLowerCase()};
}

function homeOf(key: string, period: Period | null, division: Gazetteer): string {
  const homes = division.municipalities.get(key)?.homes ?? [];
  if (homes.length === 0) return "";
  return period ? heldOn(homes, lastDayOf(period)) : heldAtLast(homes);
}

/** Municipalities of the region at the end of the quarter, by name; of the country: all of them. */
export function membersOf(
  region: Pick<Region, "code">,
  period: Period,
  division = gazetteer(),
): Municipality[] {
  const day = lastDayOf(period);
  return [...division.municipalities.values()]
    .filter((one) => existsIn(one, period))
    .filter(({homes}) => region.code === netherlands.code || heldOn(homes, day) === region.code)
    .map((one) => namedIn(one, period))
    .sort((a, b) => byCodePoint(a.name, b.name));
}

/**
 * Whether a sheet of this region may list the municipality: publishers let it move some quarters earlier or later than
 * Statistics Netherlands does. Without a quarter: whether it ever belonged there.
 */
export function belongsTo(
  {key}: Municipality,
  region: Pick<Region, "code">,
  period: Period | null,
  division = gazetteer(),
): boolean {
  if (region.code === netherlands.code) return true;
  const homes = division.municipalities.get(key)?.homes ?? [];
  if (!period) return homes.some(({value}) => value === region.code);
  const from = lastDayOf(addQuarters(period, -quartersOfLeeway));
  const to = lastDayOf(addQuarters(period, quartersOfLeeway));
  return homes.some(({value, since}, i) => {
    const until = homes[i + 1]?.since ?? "9999";
    return value === region.code && since <= to && until > from;
  });
}

/**
 * The municipality that a printed name means, at the end of the quarter.
 *
 * @returns undefined where it is none, or where several are meant and neither region nor quarter decides: those are
 *   what municipalitiesNamed gives
 */
export function findMunicipality(
  printedName: string,
  period: Period | null,
  region?: Pick<Region, "code">,
  division = gazetteer(),
): MunicipalityMatch | undefined {
  const found = municipalitiesNamed(printedName, period, region, division);
  return found.length === 1 ? found[0] : undefined;
}

/**
 * The municipalities that a printed name can mean: as a rule one. Of several that share a name those that exist then,
 * and of these those that the region may list.
 *
 * A name with a slip is matched only when exactly one municipality of the region, or failing that of the country,
 * is that close: one slip in a short name, two in a name of nine letters or more.
 */
export function municipalitiesNamed(
  printedName: string,
  period: Period | null,
  region?: Pick<Region, "code">,
  division = gazetteer(),
): MunicipalityMatch[] {
  const name = bareName(printedName);
  const isThere = (one: MunicipalityRecord) => !period || existsIn(one, period);
  const isHere = (one: MunicipalityRecord) =>
    region !== undefined && belongsTo(namedIn(one, null), region, period, division);
  const printed = division.municipalityNames.find(printedName);
  const {places, isExact} = printed.places.length > 0 ? printed : division.municipalityNames.find(name);
  if (places.length > 0) {
    const some = preferred(preferred(places, isThere), isHere);
    return some.map((one) => ({
      municipality: namedIn(one, period),
      match: isExact ? "exact" : "folded",
      exists: isThere(one),
    }));
  }
  if (foldSpelling(name).length < 4) return [];
  const close = division.municipalityNames.close(name).filter(isThere);
  const near = preferred(close, isHere);
  const found = near.length === 1 ? near : [];
  return found.map((one) => ({municipality: namedIn(one, period), match: "close", exists: true}));
}

/** Those that are, or all where none is. */
function preferred<T>(all: readonly T[], is: (one: T) => boolean): readonly T[] {
  const some = all.length > 1 ? all.filter(is) : all;
  return some.length > 0 ? some : all;
}

/** Whether this is how a municipality is spelt, capitals and accents aside: quick, and without slips. */
export function isMunicipalityName(text: string, {municipalityNames} = gazetteer()): boolean {
  return municipalityNames.find(bareName(text)).places.length > 0;
}

/** Whether this means a municipality, or one of several that share the name. */
export function meansMunicipality(text: string): boolean {
  return municipalitiesNamed(text, null).length > 0;
}

/** "Gem. Zeist", "gemeente ZEIST", "Zeist (gemeente)", "w.v. Zeist": what it is, or that it is one of several, is no part of a name. */
export function bareName(printedName: string): string {
  return printedName
    .replace(/^(?:gem\.?|gemeente|w\.\s?v\.)\s+(?=\p{L}|['’])/iu, "")
    .replace(/\s*\((?:gem\.?|gemeente)\)$/iu, "");
}

/** Herindelingen that took effect after the end of the earlier quarter and by the end of the later one. */
export function mergersBetween(earlier: Period, later: Period, {herindelingen} = gazetteer()): Herindeling[] {
  return herindelingen.filter((h) => lastDayOf(earlier) < h.date && h.date <= lastDayOf(later));
}

/** Moves to another region, likewise. */
export function movesBetween(earlier: Period, later: Period, {moves} = gazetteer()): RegionMove[] {
  return moves.filter((move) => lastDayOf(earlier) < move.date && move.date <= lastDayOf(later));
}

/** The move of a municipality that publishers may have carried out by this quarter or not, as they like. */
export function moveNear(
  {key}: Municipality,
  period: Period,
  division = gazetteer(),
): RegionMove | undefined {
  const [from, to] = [addQuarters(period, -quartersOfLeeway), addQuarters(period, quartersOfLeeway)];
  return movesBetween(from, to, division).find(({municipality}) => municipality === key);
}

/** The herindeling that would end the municipality about this quarter, if somebody confirmed it. */
export function plannedEndOf(
  {name}: Municipality,
  period: Period,
  {planned} = gazetteer(),
): Herindeling | undefined {
  const day = lastDayOf(addQuarters(period, quartersOfLeeway));
  return planned.find(({date, from, into}) => date <= day && from.includes(name) && !into.includes(name));
}
