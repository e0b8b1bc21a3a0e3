/** Figures that moved further than the quarter explains: `collapse-to-zero` and `spike`. */
import type {Group} from "../../vocabulary/figure.js";
import {sameQuarterLastYear} from "../../vocabulary/period.js";
import {
  type Base,
  type ComparedCell,
  distanceFrom,
  doubtIn,
  hiddenWords,
  isOutlying,
  shownMove,
} from "../compared-cells.js";
import type {Sheet} from "../counted-sheet.js";
import type {Flag} from "../flag.js";
import type {Limits, Noise} from "../noise.js";
import type {Subject} from "../subject.js";
import {sumFindings, sumsOf} from "../sums.js";

/** Against the nearest quarter that can be relied on; a figure that did not move far since then, against a year before. */
export function spikeFlags(subject: Subject, cells: readonly ComparedCell[], limits: Limits): Flag[] {
  return cells.flatMap((cell) => {
    const since = isOutlying(cell, limits) ? cell.base : baseLastYear(subject, cell, limits);
    if (!since || (cell.value === 0 && since.before < limits.collapseFrom)) return [];
    const distance = distanceFrom(subject, cell, since, cell.value);
    return [flagOf(subject, cell, since, Math.abs(distance) / limits.spreads, limits)];
  });
}

/** A year before is a base if neither it nor any quarter since was flagged: a step that was flagged is no new flag. */
function baseLastYear(subject: Subject, cell: ComparedCell, limits: Limits): Base | null {
  const {earlier, sheet, doubtOf} = subject;
  const year = earlier.find(({against}) => against === sameQuarterLastYear(sheet.period));
  const before = year?.rows[cell.index]?.before?.[cell.column] ?? null;
  if (cell.hidden || cell.former || !year || before === null || year.against === cell.base?.against)
    return null;
  const isDoubted = earlier.some(({against, rows}) => {
    const row = rows[cell.index];
    return row && doubtIn(row, against, cell.column, doubtOf);
  });
  if (isDoubted) return null;
  const base = {against: year.against, before};
  const distance = distanceFrom(subject, cell, base, cell.value);
  const wider = {...limits, spreads: limits.spreads * limits.wideningYear};
  return isOutlying({...cell, base, distance, doubted: null, former: null}, wider) ? base : null;
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
    ...shownMove(base, value, cell.hidden),
    expected: noise.expected({place, column, before: base.before * (base.moved ?? 1)}),
    score,
    parameters: {
      ...medianParameter(noise, column),
      ...hiddenWords(base, cell.hidden),
      ...(fits !== null && {fits}),
    },
    doubts: [place],
    explains: fits === null ? [] : sumFindings(sheet, municipality, [column]),
  };
}

/**
 * The value with which the row adds up, and the column where that can be added up, if it is an ordinary one: then the
 * failing sums are this figure's. Of two figures that are wrong in one row the sums say neither.
 */
function fittingSum(subject: Subject, cell: ComparedCell, base: Base, limits: Limits): number | null {
  const {rowExcess, columnExcess} = sumsOf(subject.sheet);
  const excess = rowExcess.get(cell.key) ?? 0;
  const fits = cell.value - excess;
  if (excess === 0 || fits < 0) return null;
  if (isAddable(subject.sheet, cell.column) && columnExcess[cell.column] !== excess) return null;
  return Math.abs(distanceFrom(subject, cell, base, fits)) < limits.spreads ? fits : null;
}

function isAddable({rows, total}: Sheet, column: Group): boolean {
  return (total?.[column] ?? null) !== null && rows.every(({counts}) => counts[column] !== null);
}

/** What the peers did, under the name that says who they are; an assumed change is not told. */
function medianParameter({peers, medianChange}: Noise, column: Group): Record<string, number> {
  const change = medianChange(column);
  return change === null ? {} : {[peers]: change};
}
