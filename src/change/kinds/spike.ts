/** Figures that moved further than the quarter explains: `collapse-to-zero` and `spike`. */
import type {Group} from "../../vocabulary/figure.js";
import {sameQuarterLastYear} from "../../vocabulary/period.js";
import {type Base, type ComparedCell, distanceFrom, doubtIn, isOutlying} from "../compared-cells.js";
import type {Flag} from "../flag.js";
import type {Limits} from "../measure.js";
import {movingRangeLimit} from "../statistics/moving-range.js";
import type {Subject} from "../subject.js";
import {sumFindings, sumsOf} from "../sums.js";

/** Against the nearest quarter that can be relied on; a figure that did not move far since then, against a year before. */
export function spikeFlags(subject: Subject, cells: readonly ComparedCell[], limits: Limits): Flag[] {
  return cells.flatMap((cell) => {
    const since = isOutlying(cell, limits) ? cell.base : baseLastYear(subject, cell, limits);
    if (!since || (cell.value === 0 && since.before < limits.collapseFrom)) return [];
    const distance = distanceFrom(subject, cell.column, since, cell.value);
    const score = Math.min(Math.abs(distance) / limits.spreads, ownScore(subject, cell, since, limits));
    return score < 1 ? [] : [flagOf(subject, cell, since, score, limits)];
  });
}

/** A year before is a base if neither it nor any quarter since was flagged: a step that was flagged is no new flag. */
function baseLastYear(subject: Subject, cell: ComparedCell, limits: Limits): Base | null {
  const {earlier, sheet, doubtOf} = subject;
  const year = earlier.find(({against}) => against === sameQuarterLastYear(sheet.period));
  const before = year?.rows[cell.index]?.before?.[cell.column] ?? null;
  if (!year || before === null || year.against === cell.base?.against) return null;
  const isDoubted = earlier.some(({against, rows}) => {
    const row = rows[cell.index];
    return row && doubtIn(row, against, cell.column, doubtOf);
  });
  if (isDoubted) return null;
  const base = {against: year.against, before};
  const distance = distanceFrom(subject, cell.column, base, cell.value);
  const wider = {...limits, spreads: limits.spreads * limits.wideningYear};
  return isOutlying({...cell, base, distance, doubted: null}, wider) ? base : null;
}

/** The move in limits of the figure's own history; without enough history there is no such limit. */
function ownScore({history}: Subject, cell: ComparedCell, {before}: Base, {historyQuarters}: Limits): number {
  const values = history.flatMap(({byKey}) => byKey.get(cell.key)?.counts[cell.column] ?? []);
  const limit = values.length < historyQuarters ? 0 : movingRangeLimit(values);
  return limit === 0 ? Number.POSITIVE_INFINITY : Math.abs(cell.value - before) / limit;
}

function flagOf(subject: Subject, cell: ComparedCell, base: Base, score: number, limits: Limits): Flag {
  const {municipality, column, value, place} = cell;
  const {noiseSince, sheet} = subject;
  const noise = noiseSince(base.against);
  const fits = fittingSum(subject, cell, base, limits);
  return {
    kind: value === 0 ? "collapse-to-zero" : "spike",
    municipality,
    column,
    ...base,
    after: value,
    expected: noise.expected(column, base.before),
    score,
    parameters: {
      [noise.isNational ? "country" : "alone"]: noise.medianChange(column),
      ...(fits !== null && {fits}),
    },
    doubts: [place],
    explains: fits === null ? [] : sumFindings(sheet, municipality, [column]),
  };
}

/** The value with which the row adds up, if that is an ordinary one: then the failing sums are this figure's. */
function fittingSum(subject: Subject, cell: ComparedCell, base: Base, limits: Limits): number | null {
  const excess = sumsOf(subject.sheet).rowExcess.get(cell.key) ?? 0;
  const fits = cell.value - excess;
  if (excess === 0 || fits < 0) return null;
  return Math.abs(distanceFrom(subject, cell.column as Group, base, fits)) < limits.spreads ? fits : null;
}
