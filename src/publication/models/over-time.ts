/** What a sheet shows over time: how its key figures changed, their course, and how its municipalities moved. */
import {agreesWithPersons, knownShareOf} from "../../edition/known-share.js";
import type {Settings} from "../../settings/settings.js";
import {sameQuarterLastYear, shownPeriods} from "../../vocabulary/period.js";
import {type Comparisons, differenceOf, extremes, keyFigure, profileDifferences} from "./key-figures.js";
import type {Quarter} from "./quarter.js";

/**
 * Worked out from persons, which differ by more than a percentage in whole points can tell. Only `known` is as printed:
 * of it there are no differences.
 */
export function keyFigures(now: Quarter, compared: Comparisons<Quarter>, checks: Settings["checks"]) {
  const follow = (measure: (quarter: Quarter) => number | null, precision?: number) =>
    keyFigure(now, compared, measure, precision);
  return {
    total: follow(({region}) => region.counts.totaal),
    withProfile: follow(({region}) => region.withProfile),
    share: follow(({region}) => region.share, 1000),
    register: follow(({register}) => register?.persons ?? null),
    known: {value: now.register?.knownPercent ?? null},
    knownShare: follow((quarter) => knownShare(quarter, checks), 1000),
  };
}

/** null where it is not what the percentage of that quarter says: one of the two is wrong, and nobody knows which */
function knownShare({region, register}: Quarter, checks: Settings["checks"]): number | null {
  if (register?.knownPercent == null) return null;
  const share = knownShareOf(region.counts.totaal, register.persons);
  return agreesWithPersons(register.knownPercent, share, checks) ? share : null;
}

/**
 * The last eight quarters, oldest first, on the boundaries of now; null where there is no edition, or none of this area;
 * null altogether without an earlier quarter.
 */
export function courseOf(now: Quarter, earlier: readonly Quarter[]) {
  const quarters = shownPeriods(now.period).map((period) => {
    const there = period === now.period ? now : earlier.find((quarter) => quarter.period === period);
    const region = there?.region;
    return {
      period,
      known: (region?.withProfile ?? region?.counts.totaal ?? null) !== null,
      total: region?.counts.totaal ?? null,
      withProfile: region?.withProfile ?? null,
      isConverted: there?.boundaries === "other-region",
    };
  });
  const first = quarters.find((quarter) => quarter.withProfile !== null);
  const latest = quarters.at(-1);
  if (!first || !latest || latest.withProfile === null || first === latest) return null;
  const shown = quarters.slice(Math.max(0, quarters.indexOf(first)));
  return {
    quarters: shown,
    missing: shown.filter((quarter) => !quarter.known).map((quarter) => quarter.period),
    /** the last quarter of which the region's figures were converted */
    convertedUntil: shown.findLast(({isConverted, known}) => isConverted && known)?.period ?? null,
    sinceFirst: differenceOf(first.period, first.withProfile as number, latest.withProfile),
    first,
    latest,
    hasLastYear: quarters.some(({period, known}) => known && period === sameQuarterLastYear(now.period)),
  };
}

/**
 * Change of persons with klantprofiel by municipality, most growth in a quarter first, or in a year where the previous
 * quarter is not there; null without both.
 */
export function movesOf(now: Quarter, {previous, lastYear}: Comparisons<Quarter>) {
  const [sincePrevious, sinceLastYear] = [previous, lastYear].map((then) => profileDifferences(now, then));
  const rows = [...now.rows.keys()].map((name) => ({
    name,
    difference: sincePrevious?.get(name) ?? null,
    sinceLastYear: sinceLastYear?.get(name) ?? null,
  }));
  const isKnown = (column: "difference" | "sinceLastYear") => rows.some((row) => row[column] !== null);
  const [hasQuarter, hasYear] = [isKnown("difference"), isKnown("sinceLastYear")];
  if (!hasQuarter && !hasYear) return null;
  const leading = hasQuarter ? "difference" : "sinceLastYear";
  const order = (row: (typeof rows)[number]) => row[leading] ?? Number.NEGATIVE_INFINITY;
  return {
    period: hasQuarter ? (previous?.period ?? null) : null,
    yearPeriod: hasYear ? (lastYear?.period ?? null) : null,
    rows: rows.toSorted((a, b) => order(b) - order(a)),
    extremes: extremes(rows, (row) => row[leading]),
    isEqual: rows.every((row) => row[leading] !== null && row[leading] === rows[0]?.[leading]),
    incomplete: rows.some(
      (row) => (hasQuarter && row.difference === null) || (hasYear && row.sinceLastYear === null),
    ),
  };
}
