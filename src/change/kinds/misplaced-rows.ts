/** Whole rows that stand at another municipality: `row-slip` without a column. */
import {columns, groups} from "../../vocabulary/figure.js";
import {byRow, type ComparedCell, distanceFrom, isOutlying} from "../compared-cells.js";
import type {Flag} from "../flag.js";
import type {Limits} from "../noise.js";
import type {Subject} from "../subject.js";
import {sumFindings, sumsOf} from "../sums.js";

/** A row may belong elsewhere from this many figures that moved too far; one is enough where it repeats its neighbour. */
const fewestOutlying = 2;

/**
 * Rows whose figures all fit the history of another row that is in doubt as well (exchanged, or shifted by a row), and
 * rows that repeat the figures of the row beside them.
 */
export function misplacedRowFlags(subject: Subject, cells: readonly ComparedCell[], limits: Limits): Flag[] {
  const outlyingIn = (row: readonly ComparedCell[]) => row.filter((cell) => isOutlying(cell, limits)).length;
  const rows = [...byRow(cells).values()].filter((row) => outlyingIn(row) > 0);
  const doubtful = rows.filter((row) => outlyingIn(row) >= fewestOutlying);
  return rows.flatMap((row) => {
    const others = doubtful.includes(row) ? doubtful.filter((other) => other !== row) : [];
    const owner = others.find((other) => fitsHistory(subject, row, other, limits));
    if (owner) return [flagOf(subject, row, {owner: nameOf(owner)}, limits)];
    const copied = neighbourWithSameFigures(subject, row);
    return copied === undefined ? [] : [flagOf(subject, row, {copied}, limits)];
  });
}

function nameOf(row: readonly ComparedCell[]): string {
  return row[0]?.municipality ?? "";
}

/** Whether the figures of a row are ordinary ones for the other municipality. */
function fitsHistory(
  subject: Subject,
  row: readonly ComparedCell[],
  other: readonly ComparedCell[],
  {spreads}: Limits,
): boolean {
  return row.every((cell) => {
    const own = other.find(({column}) => column === cell.column);
    return own?.base ? Math.abs(distanceFrom(subject, own, own.base, cell.value)) < spreads : false;
  });
}

function neighbourWithSameFigures(
  {sheet: {rows}}: Subject,
  row: readonly ComparedCell[],
): string | undefined {
  const index = row[0]?.index ?? -1;
  const neighbours = [rows[index - 1], rows[index + 1]];
  if (row.length < groups.length) return undefined;
  return neighbours.find((other) => row.every(({column, value}) => other?.counts[column] === value))?.name;
}

function flagOf(
  subject: Subject,
  row: readonly ComparedCell[],
  parameters: Flag["parameters"],
  limits: Limits,
): Flag {
  const {columnExcess} = sumsOf(subject.sheet);
  // columns that fail by what this row has too much or too little
  const explained = columns.filter((column) => {
    const cell = row.find((c) => c.column === column);
    if (!cell?.base || columnExcess[column] === 0) return false;
    const meant = cell.value - columnExcess[column];
    return meant >= 0 && Math.abs(distanceFrom(subject, cell, cell.base, meant)) < limits.spreads;
  });
  const isAlone = explained.length > 0;
  return {
    kind: "row-slip",
    municipality: nameOf(row),
    // a single figure may have none, as where <5 was printed before
    against: row.find(({base}) => base)?.base?.against ?? null,
    ...(parameters && {parameters}),
    doubts: row.map((cell) => cell.place),
    explains: sumFindings(subject.sheet, null, isAlone ? [...explained, "totaal"] : []),
  };
}
