/** Figures of an earlier quarter printed again: `stale-copy`, of the whole table or of one column. */
import {type Group, groups} from "../../vocabulary/figure.js";
import type {Sheet, SheetRow} from "../counted-sheet.js";
import {type Flag, placeOf} from "../flag.js";
import type {Limits} from "../noise.js";
import type {Subject} from "../subject.js";

/** A figure beside its own of an earlier quarter. */
interface Comparison {
  readonly row: SheetRow;
  readonly column: Group;
  readonly isEqual: boolean;
}

/** A copied table may hold a few figures that were typed over since. */
const shareEqual = 0.9;

/**
 * A table, or else a column, that equals an earlier quarter where chance does not explain it: the product of the
 * probabilities of all equal figures is below the limit. The quarter before is tried first, then older ones.
 */
export function staleCopyFlags(subject: Subject, limits: Limits): Flag[] {
  const {sheet, history} = subject;
  const compared = history.map((earlier) => ({earlier, cells: comparisonsOf(sheet, earlier)}));
  const isCopied = (cells: readonly Comparison[]) => isCopy(subject, cells, limits);
  const table = compared.find(({cells}) => isCopied(cells));
  if (table) return [staleFlag(sheet, table.earlier, table.cells, null)];
  return groups.flatMap((column) => {
    const ofColumn = compared.map(({earlier, cells}) => ({
      earlier,
      cells: cells.filter((cell) => cell.column === column),
    }));
    const copy = ofColumn.find(({cells}) => isCopied(cells));
    return copy ? [staleFlag(sheet, copy.earlier, copy.cells, column)] : [];
  });
}

function comparisonsOf(sheet: Sheet, earlier: Sheet): Comparison[] {
  return sheet.rows.flatMap((row) => {
    const then = earlier.byKey.get(row.key)?.counts;
    if (!then) return [];
    return groups.flatMap((column): Comparison[] => {
      const [before, after] = [then[column], row.counts[column]];
      return before === null || after === null ? [] : [{row, column, isEqual: before === after}];
    });
  });
}

/** Chance is judged by the moves since the nearest quarter: over a longer time, equal figures are rarer still. */
function isCopy({earlier, noiseSince}: Subject, cells: readonly Comparison[], limits: Limits): boolean {
  const [nearest] = earlier;
  const equal = cells.filter((cell) => cell.isEqual);
  if (!nearest || equal.length === 0 || equal.length < shareEqual * cells.length) return false;
  const noise = noiseSince(nearest.against);
  const logarithm = equal.reduce(
    (sum, {row, column}) => {
      const spot = {
        place: placeOf(row.key, column),
        column,
        before: row.counts[column] ?? 0,
      };
      return sum + Math.log(noise.chanceOfEqual(spot));
    },
    waysToChoose(cells.length, equal.length),
  );
  return logarithm < Math.log(limits.staleChance);
}

/** Logarithm of the number of ways in which so many of all figures can be the equal ones. */
function waysToChoose(all: number, some: number): number {
  let sum = 0;
  for (let i = 1; i <= all - some; i++) sum += Math.log((some + i) / i);
  return sum;
}

function staleFlag(sheet: Sheet, earlier: Sheet, cells: readonly Comparison[], column: Group | null): Flag {
  const equal = cells.filter((cell) => cell.isEqual);
  const isWhole = equal.length === cells.length;
  return {
    kind: "stale-copy",
    ...(column && {column}),
    against: earlier.period,
    parameters: isWhole ? {equal: equal.length} : {differs: cells.length - equal.length, of: cells.length},
    doubts: equal.map(({row, column}) => placeOf(row.key, column)),
    explains: column ? sheet.edition.findings.filter((f) => f.code === "row-sum-mismatch") : [],
  };
}
