/** Cells without words in which something stands all the same: nobody is meant only where nothing is to be seen. */
import {blackedOut, type Column, type Figure} from "../../vocabulary/figure.js";
import {type Box, boxOf, type Glyph} from "../words/glyph.js";
import {turnPoint} from "../words/orientation.js";
import {baselineIn, type PageText} from "../words/page-text.js";
import type {Word} from "../words/words.js";
import {createPaintFinder, type EmptyPlace} from "./paint-in-cells.js";
import type {Cell} from "./rows.js";
import type {Table, TableRow} from "./table.js";

/**
 * The table, in which a blacked-out cell is withheld, and one with a picture, a drawing, a word that ran into it, or
 * a figure that was covered cannot be read.
 */
export function withPaintedCells(table: Table, text: PageText): Table {
  const isWorthLooking = (cell: Cell | undefined) => isEmpty(cell) || text.covered.length > 0;
  if (!table.rows.some((row) => table.columns.some((column) => isWorthLooking(row.cells[column]))))
    return table;
  const look = createLook(table, text);
  const rows = table.rows.map((row, i) => {
    const seen = table.columns.flatMap((column) => {
      const cell = row.cells[column];
      if (cell && isCutOff(cell, text)) return [[column, {...cell, figure: unreadable(cell), kind: "text"}]];
      const figure = isEmpty(cell) ? look(i, column) : null;
      return figure
        ? [[column, {figure, kind: figure.kind === "withheld" ? figure.kind : "text", words: []}]]
        : [];
    });
    return seen.length > 0 ? {...row, cells: {...row.cells, ...Object.fromEntries(seen)}} : row;
  });
  return rows.every((row, i) => row === table.rows[i]) ? table : {...table, rows};
}

/** Of a figure that was set as one, digits lie under paint: what is left of it is another figure. */
function isCutOff({words}: Cell, {covered}: PageText): boolean {
  const glyphs = words.flatMap((word) => word.glyphs.map((glyph) => glyph.source ?? glyph));
  return covered.some((hidden) => /\d/.test(hidden.text) && glyphs.some((glyph) => isNextTo(glyph, hidden)));
}

function isNextTo(glyph: Glyph, hidden: Glyph): boolean {
  if (glyph.operation !== hidden.operation) return false;
  const gap = Math.min(
    Math.hypot(glyph.x0 - hidden.x1, glyph.y0 - hidden.y1),
    Math.hypot(hidden.x0 - glyph.x1, hidden.y0 - glyph.y1),
  );
  return gap < 0.15 * glyph.size;
}

function unreadable({words}: Cell): Figure {
  return {kind: "unreadable", raw: words.map((word) => word.text).join(" ")};
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.words.length === 0 && cell.figure.kind === "none";
}

/** A function that says what stands in a cell without words; null where nothing does. */
function createLook(table: Table, text: PageText): (row: number, column: Column) => Figure | null {
  const {rows, layout} = table;
  const printed = rows.flatMap((row) => wordsOf(row).map((word) => boxIn(layout, word)));
  const [, top, , bottom] = around(printed);
  const paintIn = createPaintFinder(text, layout, top, bottom);
  const words = text.layouts
    .filter(({angle}) => angle === layout.angle)
    .flatMap(({lines}) => lines.flatMap((line) => line.words));
  return (row, column) => {
    const place = placeOf(table, row, column);
    if (!place) return null;
    const paint = paintIn(place);
    if (paint === "blackout") return blackedOut;
    const intruder = words.find((word) => runsInto(boxIn(layout, word), place.core));
    if (intruder) return {kind: "unreadable", raw: intruder.text};
    const isCovered = text.covered.some(
      (glyph) => /\d/.test(glyph.text) && holds(place.core, middleIn(layout, glyph)),
    );
    return paint === "something" || isCovered ? {kind: "unreadable", raw: ""} : null;
  };
}

/** rows: so far off, figures of a column may stand elsewhere (a table in two halves) */
const nearRows = 4;

/** Where a figure would stand: in its row, below and above those of its column. */
function placeOf({rows, columns, layout}: Table, index: number, column: Column): EmptyPlace | null {
  const row = rows[index] as TableRow;
  const own = wordsOf(row);
  const cells = own.filter((word) => !row.nameWords.includes(word));
  const level = around((cells.length > 0 ? cells : own).map((word) => boxIn(layout, word)));
  const size = Math.max(...own.map((word) => word.size));
  const names = around(row.nameWords.map((word) => boxIn(layout, word)));
  const near = rows.filter((other, i) => {
    const isBeside = other.nameWords.length === 0 || row.nameWords.length === 0;
    const isNear = Math.abs(i - index) <= nearRows && other.cells[column]?.words.length;
    return (
      isNear && (isBeside || overlaps(names, around(other.nameWords.map((word) => boxIn(layout, word)))))
    );
  });
  const spanIn = (name: Column | undefined) =>
    around(
      near
        .flatMap(({cells: all}) => (name ? (all[name]?.words ?? []) : []))
        .map((word) => boxIn(layout, word)),
    );
  const [x0, , x1] = spanIn(column);
  if (own.length === 0 || !(x1 > x0) || !(level[3] > level[1])) return null;
  const at = columns.indexOf(column);
  const ends = [...columns.filter((_, i) => i !== at).map(spanIn), names].filter((box) => box[2] > box[0]);
  const left = Math.max(x0 - farthest * size, ...ends.map((box) => box[2]).filter((x) => x <= x0));
  const right = Math.min(x1 + farthest * size, ...ends.map((box) => box[0]).filter((x) => x >= x1));
  const [, y0, , y1] = level;
  const whole: Box = [(left + x0) / 2, y0 - 0.2 * size, (x1 + right) / 2, y1 + 0.2 * size];
  return {core: [x0, y0, x1, y1], whole, size};
}

/** em: cells at the edge of a table go no further beyond their figures */
const farthest = 5;

function wordsOf({nameWords, cells}: TableRow): Word[] {
  return [...nameWords, ...Object.values(cells).flatMap((cell) => cell.words)];
}

/** of the place of the figure: a word that takes so much of it is seen as what stands there */
const mostIntrusion = 0.6;

function runsInto(word: Box, core: Box): boolean {
  const height = Math.min(word[3], core[3]) - Math.max(word[1], core[1]);
  if (height < 0.5 * (word[3] - word[1])) return false;
  return Math.min(word[2], core[2]) - Math.max(word[0], core[0]) > mostIntrusion * (core[2] - core[0]);
}

/** A word as it is printed, in the frame of the table. */
function boxIn(layout: Table["layout"], word: Word): Box {
  const [[x0, y0], [x1]] = baselineIn(layout, word);
  return [x0, y0 - 0.76 * word.size, x1, y0 + 0.2 * word.size];
}

function middleIn({angle}: Table["layout"], glyph: Glyph): readonly [number, number] {
  const [x0, y0, x1, y1] = boxOf(glyph);
  return turnPoint((x0 + x1) / 2, (y0 + y1) / 2, -angle);
}

function holds([x0, y0, x1, y1]: Box, [x, y]: readonly [number, number]): boolean {
  return x > x0 && x < x1 && y > y0 && y < y1;
}

function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2];
}

/** Turned inside out where there are no boxes. */
function around(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}
