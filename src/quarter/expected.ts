/** Which regions a quarter should have: those that had an edition lately. */
import type {Archive} from "../edition/archive.js";
import {type Period, periodsUpTo, previousPeriod} from "../vocabulary/period.js";
import {findRegionBySlug, netherlands, type Region, regionIn, regionsIn} from "../vocabulary/region.js";

/** How many quarters back a region may have been seen last. */
const reach = 4;

export interface Expectation {
  /** how many regions the quarter will have when it is complete */
  readonly count: number;
  /** the regions that had an edition in any of the four quarters before, of the same kind */
  readonly regions: readonly Region[];
}

/**
 * Real and fictional quarters have nothing to do with each other: what counts is the kind of the editions that the
 * quarter has; where it has none yet, real ones before fictional.
 *
 * @returns in a first quarter, where nothing came before, no region is expected, and all that there are counted
 */
export function expectedIn(period: Period, archive: Archive): Expectation {
  const before = periodsUpTo(previousPeriod(period), reach).flatMap((earlier) =>
    editionsOf(earlier, archive),
  );
  const now = editionsOf(period, archive);
  const kinds = new Set((now.length > 0 ? now : before).map(({fictional}) => fictional));
  const isMeant = (fictional: boolean) =>
    now.length > 0 ? kinds.has(fictional) : fictional !== kinds.has(false);
  const slugs = before.filter(({fictional}) => isMeant(fictional)).map(({region}) => region.slug);
  const expected = [...new Set(slugs)].sort().flatMap((slug) => regionAsNamed(slug, period) ?? []);
  if (expected.length === 0) return {count: regionsIn(period).length, regions: []};
  const all = new Set([...expected, ...now.map(({region}) => region)].map(({slug}) => slug));
  return {count: all.size, regions: expected};
}

function editionsOf(period: Period, archive: Archive) {
  return [...archive.values()]
    .map(({current}) => current)
    .filter((edition) => edition.period === period && edition.region.slug !== netherlands.slug);
}

/** Under its name in the quarter. */
function regionAsNamed(slug: string, period: Period): Region | undefined {
  const region = findRegionBySlug(slug);
  return region && regionIn(region.code, period);
}
