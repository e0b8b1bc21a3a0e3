/** The 35 arbeidsmarktregio's and the country as a whole: code, name, slug, spellings. */
import {gazetteerRegions} from "./gazetteer.js";
import {foldSpelling, slugOf, spellingDistance} from "./spelling.js";

export interface Region {
  readonly name: string;
  /** "AM13"; "NL" for the country */
  readonly code: string;
  readonly slug: string;
}

/** The row of regions that a national table stands for. */
export const netherlands: Region = {name: "Nederland", code: "NL", slug: "nederland"};

/** The 35 regions, by name. */
export const regions: readonly Region[] = gazetteerRegions.map(({name, code}) => ({
  name,
  code,
  slug: slugOf(name),
}));

const byFoldedName = new Map([...regions, netherlands].map((region) => [foldSpelling(region.name), region]));
const bySlug = new Map([...regions, netherlands].map((region) => [region.slug, region]));

export function findRegionBySlug(slug: string): Region | undefined {
  return bySlug.get(slug);
}

/** By slug or by name; what a person writes is not guessed at. */
export function findRegionAsWritten(text: string): Region | undefined {
  return bySlug.get(text) ?? byFoldedName.get(foldSpelling(text));
}

/**
 * The region that a printed name means: the official spelling, another use of capitals, hyphens, slashes and
 * accents, or a name with one or two slips that is close to no other region.
 */
export function findRegion(printedName: string): Region | undefined {
  const folded = foldSpelling(printedName.replace(/^arbeidsmarktregio\s+/i, ""));
  const same = byFoldedName.get(folded);
  if (same || folded.length < 5) return same;
  if (!closeRegions.has(folded)) {
    if (closeRegions.size >= mostKept) closeRegions.clear();
    closeRegions.set(folded, findCloseRegion(folded));
  }
  return closeRegions.get(folded);
}

/** Looked up again and again for the same few words that are no names, so they are kept. */
const closeRegions = new Map<string, Region | undefined>();
const mostKept = 5000;

function findCloseRegion(folded: string): Region | undefined {
  const allowed = folded.length < 9 ? 1 : 2;
  const close = [...byFoldedName].filter(([name]) => spellingDistance(name, folded, allowed) <= allowed);
  return close.length === 1 ? close[0]?.[1] : undefined;
}
