/** The tables that every chart of the templates can draw from, by name: figures, quarters, region. */

import type {Settings} from "../../settings/settings.js";
import {formatCount, formatDifference, formatShare, groups} from "../../vocabulary/figure.js";
import {formatPeriodShort, quarterOf, sameQuarterLastYear, yearOf} from "../../vocabulary/period.js";
import type {SheetModel} from "../models/sheet-model.js";

/** The fields of the rows of each table. */
export const datasetFields = {
  figures: [
    "municipality",
    "group",
    "label",
    "organisation",
    "hasProfile",
    "order",
    "count",
    "total",
    "totalText",
    "withProfile",
    "groupShare",
    "share",
    "shareText",
    "difference",
    "differenceText",
    "differenceYear",
    "differenceYearText",
    "hasQuarter",
    "hasYear",
    "moveOrder",
  ],
  quarters: [
    "period",
    "label",
    "quarter",
    "year",
    "index",
    "total",
    "totalText",
    "withProfile",
    "withProfileText",
    "isApart",
    "isLatest",
    "isLastYear",
  ],
  region: ["name", "share", "shareText", "isNational", "hasQuarter", "hasYear"],
} as const;

export type DatasetName = keyof typeof datasetFields;
export const datasetNames = Object.keys(datasetFields) as DatasetName[];

type Row<Name extends DatasetName> = Readonly<Record<(typeof datasetFields)[Name][number], unknown>>;
export type ChartData = {readonly [Name in DatasetName]: readonly Row<Name>[]};

export function createChartData(model: SheetModel, settings: Settings): ChartData {
  return {figures: figureRows(model, settings), quarters: quarterRows(model), region: [regionRow(model)]};
}

/** Ends the first line of a long name. */
export const lineBreak = "\n";
/** Longer than this, a name beside a bar would leave too little room for the bar. */
const longestName = 20;

/** A long name on two lines of about the same length; broken at a space, or behind a hyphen. */
export function wrapName(name: string): string {
  if (name.length <= longestName) return name;
  const lines = [...name.matchAll(/ |(?<=\p{L}{2}-)(?=\p{L}{2})/gu)].map(({index, 0: space}) => [
    name.slice(0, index),
    name.slice(index + space.length),
  ]);
  const lengthOf = (pair: readonly string[]) => Math.max(...pair.map((line) => line.length));
  const [best] = lines.sort((a, b) => lengthOf(a) - lengthOf(b));
  return best?.join(lineBreak) ?? name;
}

/** One row for each municipality and group; what concerns the municipality as a whole stands in each of the four. */
function figureRows(model: SheetModel, settings: Settings): Row<"figures">[] {
  const shares = new Map(model.shares.rows.map((row) => [row.name, row.share]));
  const moves = model.moves?.rows ?? [];
  const has = comparedIn(model);
  return model.sizes.rows.flatMap(({name, counts, withProfile}) =>
    groups.map((group, order) => {
      const share = shares.get(name) ?? null;
      const moveOrder = moves.findIndex((row) => row.name === name);
      const {difference = null, sinceLastYear = null} = moves[moveOrder] ?? {};
      // A bar with a withheld part left out would show a size that is not so.
      const isWhole = groups.every((each) => counts[each] !== null);
      const count = isWhole ? counts[group] : null;
      return {
        municipality: wrapName(name),
        group,
        label: settings.columns[group].label,
        organisation: group.startsWith("gemeente") ? "Gemeente" : "UWV",
        hasProfile: group.endsWith("_met"),
        order,
        count,
        total: counts.totaal,
        totalText: counts.totaal === null ? "–" : formatCount(counts.totaal),
        withProfile,
        groupShare: share === null || count === null ? null : count / (counts.totaal as number),
        share,
        shareText: formatShare(share),
        difference,
        differenceText: difference === null ? "–" : formatDifference(difference),
        differenceYear: sinceLastYear,
        differenceYearText: sinceLastYear === null ? "–" : formatDifference(sinceLastYear),
        ...has,
        moveOrder,
      };
    }),
  );
}

/**
 * One row for each of the last eight quarters; numbers are null where there is no edition. `isApart`: the two
 * numbers lie so far from each other that a label fits between them.
 */
function quarterRows(model: SheetModel): Row<"quarters">[] {
  const lastYear = sameQuarterLastYear(model.period);
  const highest = Math.max(0, ...(model.course?.quarters ?? []).map(({total}) => total ?? 0));
  return (model.course?.quarters ?? []).map(({period, total, withProfile}, index) => ({
    period,
    label: formatPeriodShort(period),
    quarter: `${quarterOf(period)}e kw.`,
    year: yearOf(period),
    index,
    total,
    totalText: total === null ? "" : formatCount(total),
    withProfile,
    withProfileText: withProfile === null ? "" : formatCount(withProfile),
    isApart: total !== null && withProfile !== null && total - withProfile > 0.2 * highest,
    isLatest: period === model.period,
    isLastYear: period === lastYear,
  }));
}

function regionRow(model: SheetModel): Row<"region"> {
  const {region, shares, isNational} = model;
  return {
    name: region.name,
    share: shares.region,
    shareText: formatShare(shares.region),
    isNational,
    ...comparedIn(model),
  };
}

/** With which earlier quarters the municipalities are compared. */
function comparedIn({moves}: SheetModel) {
  return {hasQuarter: moves?.period != null, hasYear: moves?.yearPeriod != null};
}
