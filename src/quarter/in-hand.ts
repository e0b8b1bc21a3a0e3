/** Which quarter is worked on: the newest one, unless the evidence says that its name is a slip. */
import {type Archive, currentEditions} from "../edition/archive.js";
import type {PlacedEdition} from "../edition/edition.js";
import {lastDayOf, type Period, quartersBetween} from "../vocabulary/period.js";
import {netherlands} from "../vocabulary/region.js";

export interface QuarterInHand {
  readonly period: Period;
  /** the quarter before, as long as few regions of the newest one have come: both are worked on */
  readonly before: Period | null;
  /** newer quarters that are not worked on, and the editions that say them */
  readonly doubted: readonly {readonly period: Period; readonly files: readonly string[]}[];
}

/**
 * A quarter is doubted when all its sheets were made before it could end, or when it has less than half of the regions
 * that the quarter before it has, of the same kind, and does not follow on that.
 *
 * @returns null when there are no editions
 */
export function quarterInHand(archive: Archive): QuarterInHand | null {
  const editions = currentEditions(archive).filter(({region}) => region.slug !== netherlands.slug);
  const found = [false, true]
    .map((fictional) => inHandOf(editions.filter((edition) => edition.fictional === fictional)))
    .filter((kind) => kind !== null)
    .sort((a, b) => (a.period < b.period ? 1 : -1));
  const [latest] = found;
  if (!latest) return null;
  const doubted = found.flatMap((kind) => kind.doubted).filter(({period}) => period > latest.period);
  return {...latest, doubted};
}

function inHandOf(editions: readonly PlacedEdition[]): QuarterInHand | null {
  const byPeriod = groupedBy(editions);
  const periods = [...byPeriod.keys()].sort().reverse();
  const doubted: QuarterInHand["doubted"][number][] = [];
  for (const [i, period] of periods.entries()) {
    const sheets = byPeriod.get(period) ?? [];
    const earlier = periods[i + 1];
    const isSparse = earlier !== undefined && 2 * sheets.length < (byPeriod.get(earlier)?.length ?? 0);
    const follows = earlier !== undefined && quartersBetween(earlier, period) === 1;
    if (earlier !== undefined && ((isSparse && !follows) || sheets.every(isMadeTooEarly))) {
      doubted.push({period, files: sheets.map(({source}) => source.file)});
      continue;
    }
    return {period, before: isSparse ? earlier : null, doubted};
  }
  return null;
}

function groupedBy(editions: readonly PlacedEdition[]): Map<Period, PlacedEdition[]> {
  const groups = new Map<Period, PlacedEdition[]>();
  for (const edition of editions) {
    groups.set(edition.period, [...(groups.get(edition.period) ?? []), edition]);
  }
  return groups;
}

/** Days that a sheet may be made before its quarter is over. */
const slack = 31;

/** The figures are those at the end of the quarter: no sheet is made long before. */
function isMadeTooEarly({period, source}: PlacedEdition): boolean {
  const made = Date.parse((source.created ?? "").slice(0, 10));
  return !Number.isNaN(made) && made < Date.parse(lastDayOf(period)) - slack * 86_400_000;
}
