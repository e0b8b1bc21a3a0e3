/**
 * Which figures of a scan can be trusted. Those that sums confirm can; the others are read a second time, and what is
 * still in doubt then becomes null. Nothing is ever filled in from the sums: they only choose between two readings.
 */
import {
  addend,
  addendsOf,
  type Edition,
  type Figures,
  figureAt,
  type Place,
  type RowBoxes,
} from "../edition.js";
import {type Column, columns, type Figure, groups, parseFigure} from "../figure.js";
import type {Settings} from "../settings.js";
import {revalidate} from "../validation.js";

/** What the page image has to say. */
export interface Evidence {
  /** how surely, 0 to 100, what stands at this place was read; null when nothing was read there */
  confidenceAt(place: Place): number | null;
  /** reads the place again, on its own, expecting a figure; null when nothing is there to read */
  readAgain(place: Place): SecondReading | null;
  hasInk(place: Place): boolean;
}

export interface SecondReading {
  readonly raw: string;
  readonly confidence: number;
}

/** Two readings that agree are believed when both are at least this sure. */
const sure = 75;

interface Cell {
  /** index of its municipality; -1 for the total row */
  readonly row: number;
  readonly column: Column;
}

/** The edition with its doubtful figures read again; findings are made anew. */
export function settleDoubts(edition: Edition, evidence: Evidence, checks: Settings["checks"]): Edition {
  const doubtful = cellsOf(edition).filter((cell) => !isConfirmed(edition, cell));
  const readings = new Map(doubtful.map((cell) => [cell, secondReading(edition, cell, evidence)]));
  const chosen = chooseBySums(edition, readings);
  const settled = doubtful
    .filter(
      (cell) => !isConfirmed(chosen, cell) && !isBelieved(chosen, cell, readings.get(cell) ?? null, evidence),
    )
    .reduce((current, cell) => withRaw(current, cell, rawAt(current, cell), "unreadable"), chosen);
  return revalidate(settled, checks);
}

function cellsOf({municipalities, total, columns: printed}: Edition): Cell[] {
  const rows = [...municipalities.keys(), ...(total ? [-1] : [])];
  return rows.flatMap((row) => printed.map((column) => ({row, column})));
}

/** Whether the sum along its row, or the one down its column, holds. */
function isConfirmed(edition: Edition, {row, column}: Cell): boolean {
  return rowHolds(edition, row) || columnHolds(edition, column);
}

function rowHolds(edition: Edition, row: number): boolean {
  const {totaal, ...parts} = addendsAt(edition, row);
  return holds(
    totaal,
    groups.map((group) => parts[group]),
  );
}

function columnHolds(edition: Edition, column: Column): boolean {
  if (!edition.total) return false;
  const parts = [...edition.municipalities.keys()].map((row) => addendsAt(edition, row)[column]);
  return holds(addendsAt(edition, -1)[column], parts);
}

/** Nothing but zeros confirms nothing: cells that were overlooked look like that. */
function holds(total: number | null, parts: readonly (number | null)[]): boolean {
  const sum = parts.reduce((s, part) => (s === null || part === null ? null : s + part), 0);
  return total !== null && total > 0 && sum === total;
}

function secondReading(edition: Edition, cell: Cell, evidence: Evidence): SecondReading | null {
  const place = placeOf(edition, cell);
  return place && evidence.hasInk(place) ? evidence.readAgain(place) : null;
}

/** Takes the second reading of a cell where it makes a sum hold, until no more do. */
function chooseBySums(edition: Edition, readings: ReadonlyMap<Cell, SecondReading | null>): Edition {
  for (const [cell, reading] of readings) {
    if (!reading || isConfirmed(edition, cell)) continue;
    const figure = parseFigure(reading.raw);
    if (figure.kind !== "count") continue;
    const other = withRaw(edition, cell, reading.raw);
    if (isConfirmed(other, cell)) return chooseBySums(other, readings);
  }
  return edition;
}

/** Whether both readings say the same, and are sure; or nothing was read, and there is nothing. */
function isBelieved(edition: Edition, cell: Cell, second: SecondReading | null, evidence: Evidence): boolean {
  const place = placeOf(edition, cell);
  const figure = figureOf(edition, cell);
  if (!place || figure.kind === "unreadable") return false;
  if (figure.kind === "none" && figure.raw === "") return !evidence.hasInk(place);
  const confidence = evidence.confidenceAt(place);
  if (!second || confidence === null || Math.min(confidence, second.confidence) < sure) return false;
  return isSame(figure, parseFigure(second.raw));
}

function isSame(a: Figure, b: Figure): boolean {
  return a.kind === b.kind && addend(a) === addend(b) && (a.kind !== "suppressed" || a.raw === b.raw);
}

function figureOf(edition: Edition, {row, column}: Cell): Figure {
  const {name, figures} = rowAt(edition, row);
  return figureAt(edition, name, column, figures[column]);
}

function rawAt(edition: Edition, cell: Cell): string {
  return figureOf(edition, cell).raw;
}

function addendsAt(edition: Edition, row: number): Record<Column, number | null> {
  const {name, figures} = rowAt(edition, row);
  return addendsOf(edition, name, figures);
}

function rowAt(
  {municipalities, total}: Edition,
  row: number,
): {readonly name: string; readonly figures: Figures} {
  const municipality = municipalities[row];
  if (municipality) return municipality;
  return {
    name: total?.label ?? "",
    figures: total?.figures ?? (Object.fromEntries(columns.map((c) => [c, null])) as Figures),
  };
}

/** The edition with this in the cell, read as a figure unless it is said to be unreadable. */
function withRaw(edition: Edition, cell: Cell, raw: string, meaning?: "unreadable"): Edition {
  const {name} = rowAt(edition, cell.row);
  const figure = parseFigure(raw);
  const value = meaning === undefined && figure.kind === "count" ? figure.persons : null;
  const others = edition.symbols.filter((s) => s.municipality !== name || s.column !== cell.column);
  const kind = meaning ?? (figure.kind === "count" ? null : figure.kind);
  const symbol = kind && {municipality: name, column: cell.column, raw, meaning: kind};
  const put = <R extends {readonly figures: Figures}>(row: R): R => ({
    ...row,
    figures: {...row.figures, [cell.column]: value},
  });
  return {
    ...edition,
    municipalities: edition.municipalities.map((row, i) => (i === cell.row ? put(row) : row)),
    total: edition.total && cell.row < 0 ? put(edition.total) : edition.total,
    symbols: symbol ? [...others, symbol] : others,
  };
}

/** Where a cell is; for one in which nothing was read, where its row and column meet. */
function placeOf({boxes, columns: printed}: Edition, {row, column}: Cell): Place | null {
  const rows = [...boxes.municipalities, ...(boxes.total ? [boxes.total] : [])];
  const index = row < 0 ? boxes.municipalities.length : row;
  const own = rows[index];
  if (!own) return null;
  if (own.figures[column]) return own.figures[column];
  const beside = nearest(printed, printed.indexOf(column), (other) => own.figures[other]) ?? own.name;
  const above = nearest(rows, index, (other) => other.figures[column]);
  return beside && above && betweenNeighbours(beside, above, own);
}

/** As wide as its column and half as much to either side, for a longer number, but short of its neighbours. */
function betweenNeighbours({page, box: [, top, , bottom]}: Place, above: Place, row: RowBoxes): Place {
  const [left, , right] = above.box;
  const margin = (right - left) / 2 + 2;
  const neighbours = [...(row.name ? [row.name] : []), ...Object.values(row.figures)].map(({box}) => box);
  const before = neighbours.filter((box) => box[0] + box[2] < left + right).map((box) => box[2] + 1);
  const after = neighbours.filter((box) => box[0] + box[2] > left + right).map((box) => box[0] - 1);
  return {page, box: [Math.max(left - margin, ...before), top, Math.min(right + margin, ...after), bottom]};
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
