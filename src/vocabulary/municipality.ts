/** Municipalities: code, name, region at a date, and the herindelingen between two quarters. */
import {gazetteerRegions, type Herindeling, herindelingen, uncertainMemberships} from "./gazetteer.js";
import {lastDayOf, type Period} from "./period.js";
import type {Region} from "./region.js";
import {netherlands, regions} from "./region.js";
import {foldSpelling, spellingDistance} from "./spelling.js";

export interface Municipality {
  readonly name: string;
  /** "GM0344" */
  readonly code: string;
  readonly region: Region;
  /** the region that other sources name, where they disagree */
  readonly alternativeRegion?: Region;
  /** first day of existence and first day of non-existence, YYYY-MM-DD; open when undefined */
  readonly since?: string;
  readonly until?: string;
}

/** A municipality found by a printed name, and how far that name was from the official one. */
export interface MunicipalityMatch {
  readonly municipality: Municipality;
  /** `exact`; `folded`: only capitals, accents, spaces or hyphens differ; `close`: a slip */
  readonly match: "exact" | "folded" | "close";
  /** false when the municipality no longer, or not yet, existed at the end of the quarter */
  readonly exists: boolean;
}

/** Every municipality that exists or existed since 2018, former ones included. */
export const municipalities: readonly Municipality[] = gazetteerRegions.flatMap((entry, i) => {
  const region = regions[i] as Region;
  return entry.municipalities.map((municipality) => {
    const doubt = uncertainMemberships.find((u) => u.municipality === municipality.name);
    const alternativeRegion = regions.find((r) => r.name === doubt?.alternative);
    return {...municipality, region, ...(alternativeRegion && {alternativeRegion})};
  });
});

const byFoldedName = new Map(municipalities.map((m) => [foldSpelling(m.name), m]));
const byCode = new Map(municipalities.map((m) => [m.code, m]));

/** Whether this is how a municipality is spelt, capitals and accents aside: quick, and without slips. */
export function isMunicipalityName(text: string): boolean {
  return byFoldedName.has(foldSpelling(bareName(text)));
}

export function findMunicipalityByCode(code: string): Municipality | undefined {
  return byCode.get(code);
}

/** Whether the municipality existed on the last day of the quarter. */
export function existsIn(municipality: Municipality, period: Period): boolean {
  const day = lastDayOf(period);
  return (municipality.since ?? "") <= day && day < (municipality.until ?? "9999");
}

/** Municipalities of the region at the end of the quarter, by name; of the country: all of them. */
export function membersOf(region: Region, period: Period): Municipality[] {
  return municipalities.filter(
    (m) => (region.code === netherlands.code || m.region.code === region.code) && existsIn(m, period),
  );
}

/** Whether a sheet of this region may list the municipality, as far as the sources agree. */
export function belongsTo(municipality: Municipality, region: Region): boolean {
  return (
    region.code === netherlands.code ||
    municipality.region.code === region.code ||
    municipality.alternativeRegion?.code === region.code
  );
}

/**
 * The municipality that a printed name means, at the end of the quarter.
 *
 * A name with a slip is matched only when exactly one municipality of the region, or failing that of the country,
 * is that close: one slip in a short name, two in a name of nine letters or more.
 */
export function findMunicipality(
  printedName: string,
  period: Period | null,
  region?: Region,
): MunicipalityMatch | undefined {
  const folded = foldSpelling(bareName(printedName));
  const same = byFoldedName.get(folded);
  if (same) {
    const exact = same.name.normalize("NFC") === printedName.normalize("NFC");
    return {municipality: same, match: exact ? "exact" : "folded", exists: !period || existsIn(same, period)};
  }
  if (folded.length < 4) return undefined;
  const close = namesCloseTo(folded).filter((m) => !period || existsIn(m, period));
  const near = region ? close.filter((m) => belongsTo(m, region)) : close;
  const found = near.length === 1 ? near[0] : close.length === 1 ? close[0] : undefined;
  return found && {municipality: found, match: "close", exists: true};
}

/** "Gem. Zeist", "gemeente ZEIST", "w.v. Zeist": what it is, or that it is one of several, is no part of a name. */
export function bareName(printedName: string): string {
  return printedName.replace(/^(?:gem\.?|gemeente|w\.\s?v\.)\s+(?=\p{L}|['’])/iu, "");
}

/** Looked up again and again for the same few words that are no names, so they are kept. */
const closeNames = new Map<string, readonly Municipality[]>();
const mostKept = 5000;

function namesCloseTo(folded: string): readonly Municipality[] {
  const known = closeNames.get(folded);
  if (known) return known;
  const allowed = folded.length < 9 ? 1 : 2;
  const close = [...byFoldedName].flatMap(([name, m]) =>
    spellingDistance(name, folded, allowed) <= allowed ? [m] : [],
  );
  if (closeNames.size >= mostKept) closeNames.clear();
  closeNames.set(folded, close);
  return close;
}

/** Herindelingen that took effect after the end of the earlier quarter and by the end of the later one. */
export function mergersBetween(earlier: Period, later: Period): Herindeling[] {
  return herindelingen.filter((h) => lastDayOf(earlier) < h.date && h.date <= lastDayOf(later));
}
