/** Whole columns that stand under each other's heading: `columns-exchanged`. */

import type {Settings} from "../../settings/settings.js";
import {type Group, groups} from "../../vocabulary/figure.js";
import {type ComparedCell, distanceFrom} from "../compared-cells.js";
import type {Flag} from "../flag.js";
import type {Limits} from "../noise.js";
import type {Subject} from "../subject.js";

/** Beyond this many squared spreads a cell is as far out as it can be: one wild figure does not decide for a region. */
const furthest = 25;
/** Fewer municipalities than this say nothing about a whole column. */
const fewestRows = 3;

/**
 * Where the region as a whole fits its earlier quarter clearly better with its columns in another order: sums cannot
 * tell, since met and zonder, or gemeente and UWV, add up to the same total.
 */
export function exchangedFlags(
  subject: Subject,
  cells: readonly ComparedCell[],
  limits: Limits,
  labels: Settings["columns"],
): Flag[] {
  const label = (column: number) => labels[groups[column] as Group].label;
  const known = cells.filter((cell) => cell.base);
  const rows = [...new Set(known.map((cell) => cell.key))]
    .map((key) => groups.map((group) => known.find((cell) => cell.key === key && cell.column === group)))
    .filter((row): row is ComparedCell[] => row.every((cell) => cell !== undefined));
  if (rows.length < fewestRows) return [];
  const misfit = (order: readonly number[]) =>
    rows.reduce((sum, row) => sum + rowMisfit(subject, row, order), 0);
  const printed = misfit(orders[0] as number[]);
  if (printed < rows.length * limits.swapEvidence) return [];
  const best = orders.map((order) => ({order, misfit: misfit(order)})).sort((a, b) => a.misfit - b.misfit)[0];
  if (!best || printed - best.misfit < rows.length * limits.swapEvidence) return [];
  const {order} = best;
  const places = rows.flat().map((cell) => cell.place);
  const moved = order.flatMap((from, to) => (from === to ? [] : [to]));
  return [
    {
      kind: "columns-exchanged",
      against: rows[0]?.[0]?.base?.against ?? null,
      score: (printed - best.misfit) / (rows.length * limits.swapEvidence),
      parameters: {
        exchanges: moved.map((to) => `onder «${label(to)}» staat «${label(order.indexOf(to))}»`),
      },
      doubts: places,
      meant: new Map(
        rows.flatMap((row) =>
          row.map((cell, to) => [cell.place, row[order[to] as number]?.value ?? 0] as const),
        ),
      ),
    },
  ];
}

/** @param order for each column the column whose figure would stand there */
function rowMisfit(subject: Subject, row: readonly ComparedCell[], order: readonly number[]): number {
  return row.reduce((sum, cell, to) => {
    const value = row[order[to] as number]?.value ?? 0;
    const distance = cell.base ? distanceFrom(subject, cell, cell.base, value) : 0;
    return sum + Math.min(furthest, distance * distance);
  }, 0);
}

/** All 24 orders of four columns, the printed one first. */
const orders: number[][] = permutations([0, 1, 2, 3]);

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}
