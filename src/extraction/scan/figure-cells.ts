/** The cells of an edition one by one: what stands in them, where they are, and whether sums bear them out. */
import type {Edition, Place, RowBoxes} from "../../edition/edition.js";
import {type Addends, addendsOf, sumOf, sumOfGroups} from "../../vocabulary/addends.js";
import {byColumn, type Column, type Figure, type Figures, parseFigure} from "../../vocabulary/figure.js";

export interface CellPlace {
  /** index of its municipality; -1 for the total row */
  readonly row: number;
  readonly column: Column;
}

/** Row by row, the total row last. */
export function cellsOf({municipalities, total, columns: printed}: Edition): CellPlace[] {
  const rows = [...municipalities.keys(), ...(total ? [-1] : [])];
  return rows.flatMap((row) => printed.map((column) => ({row, column})));
}

export function figureOf(edition: Edition, {row, column}: CellPlace): Figure {
  return figuresAt(edition, row)[column];
}

/** The edition with this printed in the cell, read as a figure unless it is said to be unreadable. */
export function withRaw(edition: Edition, cell: CellPlace, raw: string, isUnreadable = false): Edition {
  const figure: Figure = isUnreadable ? {kind: "unreadable", raw} : parseFigure(raw);
  const put = <R extends {readonly figures: Figures}>(row: R): R => ({
    ...row,
    figures: {...row.figures, [cell.column]: figure},
  });
  return {
    ...edition,
    municipalities: edition.municipalities.map((row, i) => (i === cell.row ? put(row) : row)),
    total: edition.total && cell.row < 0 ? put(edition.total) : edition.total,
  };
}

/** Whether the sum along its row, or the one down its column, holds. */
export function isConfirmed(edition: Edition, {row, column}: CellPlace): boolean {
  return rowHolds(edition, row) || columnHolds(edition, column);
}

function rowHolds(edition: Edition, row: number): boolean {
  const addends = addendsAt(edition, row);
  return holds(addends.totaal, sumOfGroups(addends));
}

function columnHolds(edition: Edition, column: Column): boolean {
  if (!edition.total) return false;
  const parts = [...edition.municipalities.keys()].map((row) => addendsAt(edition, row)[column]);
  return holds(addendsAt(edition, -1)[column], sumOf(parts));
}

/** Nothing but zeros confirms nothing: cells that were overlooked look like that. */
function holds(total: number | null, sum: number | null): boolean {
  return total !== null && total > 0 && sum === total;
}

function addendsAt(edition: Edition, row: number): Addends {
  return addendsOf(figuresAt(edition, row));
}

const noFigures = byColumn((): Figure => ({kind: "unreadable", raw: ""}));

function figuresAt({municipalities, total}: Edition, row: number): Figures {
  return (municipalities[row] ?? total)?.figures ?? noFigures;
}

/** Where the rows of an edition are, the total row last if there is one. */
export function rowBoxesOf({boxes}: Edition, locate: (place: Place) => Place): RowBoxes[] {
  return [...boxes.municipalities, ...(boxes.total ? [boxes.total] : [])].map(({name, figures}) => ({
    name: name && locate(name),
    figures: Object.fromEntries(
      Object.entries(figures).map(([column, place]) => [column, locate(place as Place)]),
    ),
  }));
}

/**
 * Where a cell is; for one in which nothing was read, where its row and column meet.
 *
 * @param rows in a frame in which lines run to the right
 */
export function placeOf(edition: Edition, rows: readonly RowBoxes[], {row, column}: CellPlace): Place | null {
  const index = row < 0 ? edition.boxes.municipalities.length : row;
  const own = rows[index];
  if (!own) return null;
  if (own.figures[column]) return own.figures[column];
  const printed = edition.columns;
  const beside = nearest(printed, printed.indexOf(column), (other) => own.figures[other]) ?? own.name;
  const above = nearest(rows, index, (other) => other.figures[column]);
  return beside && above && betweenNeighbours(beside, above, own);
}

/** As wide as its column and half as much to either side, for a longer number, but short of its neighbours. */
function betweenNeighbours({page, box: [, top, , bottom]}: Place, above: Place, row: RowBoxes): Place | null {
  const [left, , right] = above.box;
  const reach = (right - left) / 2 + (bottom - top) / 4;
  const neighbours = [...(row.name ? [row.name] : []), ...Object.values(row.figures)].map(({box}) => box);
  const before = neighbours.filter((box) => box[0] + box[2] < left + right).map((box) => box[2] + 1);
  const after = neighbours.filter((box) => box[0] + box[2] > left + right).map((box) => box[0] - 1);
  const [from, to] = [Math.max(left - reach, ...before), Math.min(right + reach, ...after)];
  return from < to ? {page, box: [from, top, to, bottom]} : null;
}

/** What is found at the index nearest to this one, but not there. */
function nearest<T, R>(items: readonly T[], index: number, find: (item: T) => R | undefined): R | null {
  const near = [...items.keys()]
    .filter((i) => i !== index)
    .sort((a, b) => Math.abs(a - index) - Math.abs(b - index));
  for (const i of near) {
    const found = find(items[i] as T);
    if (found !== undefined) return found;
  }
  return null;
}
