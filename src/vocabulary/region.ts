/** The arbeidsmarktregio's and the country as a whole: code, name at a date, slug, spellings. */
import {type Gazetteer, gazetteer} from "./gazetteer.js";
import {heldAtLast, heldOn, type RegionRecord} from "./gazetteer-records.js";
import {lastDayOf, type Period} from "./period.js";
import {byCodePoint} from "./spelling.js";

export interface Region {
  readonly name: string;
  /** "AM13"; "NL" for the country */
  readonly code: string;
  readonly slug: string;
}

/** The row of regions that a national table stands for. */
export const netherlands: Region = {name: "Nederland", code: "NL", slug: "nederland"};

/** The regions at the end of a quarter, by their names then; without a quarter all that there are or were. */
export function regionsIn(period: Period | null = null, {regions} = gazetteer()): readonly Region[] {
  const there = [...regions.values()].filter((region) => !period || existedIn(region, period));
  return there.map((region) => namedIn(region, period)).sort((a, b) => byCodePoint(a.name, b.name));
}

function existedIn({since, until}: RegionRecord, period: Period): boolean {
  const day = lastDayOf(period);
  return (since ?? "") <= day && day < (until ?? "9999");
}

function namedIn({code, slug, names}: RegionRecord, period: Period | null): Region {
  return {name: period ? heldOn(names, lastDayOf(period)) : heldAtLast(names), code, slug};
}

/** The region under its name in a quarter; without one, under its latest. */
export function regionIn(code: string, period: Period | null, {regions} = gazetteer()): Region | undefined {
  if (code === netherlands.code) return netherlands;
  const found = regions.get(code);
  return found && namedIn(found, period);
}

/** Every name that the region has or had. */
export function namesOfRegion(code: string, {regions} = gazetteer()): string[] {
  if (code === netherlands.code) return [netherlands.name];
  return regions.get(code)?.names.map(({value}) => value) ?? [];
}

export function findRegionBySlug(slug: string, {regions} = gazetteer()): Region | undefined {
  if (slug === netherlands.slug) return netherlands;
  const found = [...regions.values()].find((region) => region.slug === slug);
  return found && namedIn(found, null);
}

/** By slug or by name; what a person writes is not guessed at. */
export function findRegionAsWritten(text: string, division = gazetteer()): Region | undefined {
  return findRegionBySlug(text, division) ?? namedSo(text, division);
}

/**
 * The region that a printed name means: one of its names or spellings, another use of capitals, hyphens, slashes and
 * accents, or a name with one or two slips that is close to no other region.
 *
 * @param period whose name it gets; any quarter's name is understood
 */
export function findRegion(
  printedName: string,
  period: Period | null = null,
  division = gazetteer(),
): Region | undefined {
  const name = printedName.replace(/^arbeidsmarktregio\s+/i, "");
  const same = namedSo(name, division, period);
  if (same || name.length < 5) return same;
  const close = division.regionNames.close(name);
  const [only] = close;
  return only && close.length === 1 ? namedIn(only, period) : undefined;
}

function namedSo(name: string, {regionNames}: Gazetteer, period: Period | null = null): Region | undefined {
  if (regionNamesOfCountry.test(name)) return netherlands;
  const {places} = regionNames.find(name);
  const [only] = places;
  return only && places.length === 1 ? namedIn(only, period) : undefined;
}

const regionNamesOfCountry = /^\W*nederland\W*$/iu;

/** Whether this is the region's name to the letter, in any quarter. */
export function isRegionName(text: string, code: string, division = gazetteer()): boolean {
  return namesOfRegion(code, division).includes(text.normalize("NFC"));
}
