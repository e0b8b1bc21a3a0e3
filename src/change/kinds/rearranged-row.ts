/** The figures of one municipality under each other's columns: `columns-exchanged`, or `row-slip` where all moved along by one. */
import type {Settings} from "../../settings/settings.js";
import {type Group, groups} from "../../vocabulary/figure.js";
import {byRow, type ComparedCell, distanceFrom, isOutlying} from "../compared-cells.js";
import type {Flag} from "../flag.js";
import type {Limits} from "../noise.js";
import type {Subject} from "../subject.js";
import {sumFindings, sumsOf} from "../sums.js";

/** For each printed column the one that its figure belongs to; null for one that fell off and left nobody. */
interface Arrangement {
  readonly order: readonly (number | null)[];
  readonly shifted?: string;
}

/** Met and zonder of one organisation are swapped-columns. */
const arrangements: readonly Arrangement[] = [
  {order: [2, 3, 0, 1]},
  {order: [2, 1, 0, 3]},
  {order: [0, 3, 2, 1]},
  {order: [3, 1, 2, 0]},
  {order: [0, 2, 1, 3]},
  {order: [1, 2, 3, null], shifted: "links"},
  {order: [null, 0, 1, 2], shifted: "rechts"},
];

/** Beyond this many squared distances a figure is as far out as it can be. */
const furthest = 100;
const fewestOutlying = 2;

/** Where the row as a whole fits the earlier quarter clearly better in another arrangement, and in that one only. */
export function rearrangedRowFlags(
  subject: Subject,
  cells: readonly ComparedCell[],
  limits: Limits,
  labels: Settings["columns"],
): Flag[] {
  return [...byRow(cells).values()].flatMap((row) => {
    const inOrder = groups.flatMap((group) => row.find(({column}) => column === group) ?? []);
    if (inOrder.length < groups.length || inOrder.some(({base}) => !base)) return [];
    if (inOrder.filter((cell) => isOutlying(cell, limits)).length < fewestOutlying) return [];
    const fits = arrangements
      .map((arrangement) => ({arrangement, misfit: misfitOf(subject, inOrder, arrangement, limits)}))
      .sort((a, b) => a.misfit - b.misfit);
    const printed = inOrder.reduce((sum, {distance}) => sum + Math.min(furthest, distance ** 2), 0);
    const [best, next] = fits;
    if (!best || printed - best.misfit < limits.swapEvidence) return [];
    if (next && next.misfit - best.misfit < limits.swapEvidence / 2) return [];
    return [flagOf(subject, inOrder, best.arrangement, labels)];
  });
}

/** Infinity where a figure would not be an ordinary one there. */
function misfitOf(
  subject: Subject,
  row: readonly ComparedCell[],
  {order}: Arrangement,
  {spreads}: Limits,
): number {
  return row.reduce((sum, {value}, i) => {
    const home = order[i];
    if (home === null || home === undefined) return value === 0 ? sum : Number.POSITIVE_INFINITY;
    const cell = row[home] as ComparedCell;
    const distance = cell.base ? distanceFrom(subject, cell, cell.base, value) : Number.POSITIVE_INFINITY;
    return Math.abs(distance) < spreads ? sum + distance ** 2 : Number.POSITIVE_INFINITY;
  }, 0);
}

function flagOf(
  {sheet}: Subject,
  row: readonly ComparedCell[],
  {order, shifted}: Arrangement,
  labels: Settings["columns"],
): Flag {
  const [first] = row as [ComparedCell];
  const label = (column: number) => labels[groups[column] as Group].label;
  const meant = new Map(
    order.flatMap((home, i) =>
      home === null ? [] : [[(row[home] as ComparedCell).place, (row[i] as ComparedCell).value] as const],
    ),
  );
  const {columnExcess} = sumsOf(sheet);
  const failing = row.filter(
    ({column, place, value}) =>
      columnExcess[column] !== 0 && columnExcess[column] === value - (meant.get(place) ?? value),
  );
  const moved = order.flatMap((home, i) => (home === null || home === i ? [] : [[i, home] as const]));
  return {
    kind: shifted ? "row-slip" : "columns-exchanged",
    municipality: first.municipality,
    against: first.base?.against ?? null,
    parameters: shifted
      ? {shifted}
      : {exchanges: moved.map(([to, home]) => `onder «${label(to)}» staat «${label(home)}»`)},
    doubts: row.map(({place}) => place),
    meant,
    explains: sumFindings(
      sheet,
      null,
      failing.map(({column}) => column),
    ),
  };
}
