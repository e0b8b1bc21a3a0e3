/** Tables: columns as wide as their figures ask, headings repeated on every page that the table runs on to. */
import type {Element} from "domhandler";
import {classesOf, elementsIn} from "../document.js";
import {styleOf, type TextStyle} from "../templates/theme.js";
import {type Block, bookmarked, elementStyle, failToFit, paragraph, type Setting} from "./block.js";
import type {Structure} from "./pdfkit.js";
import type {Pen} from "./pen.js";
import {layText, longestWord, naturalWidth, type TextBlock} from "./text.js";

type Part = "thead" | "tbody" | "tfoot";
const tags = {thead: "THead", tbody: "TBody", tfoot: "TFoot"} as const;

interface Row {
  readonly part: Part;
  readonly cells: readonly {readonly element: Element; readonly text: TextBlock; readonly x: number}[];
  readonly height: number;
  /** space below the text */
  readonly under: number;
}

/** The rows that stand together on one page. */
interface Piece {
  readonly rows: readonly Row[];
  readonly caption: Block | null;
  /** headings on a later page are decoration: they were read on the first */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The elements of the structure tree that the pieces of one table share. */
interface Tree {
  table: Structure | null;
  group: {readonly part: Part; readonly element: Structure} | null;
}

/** Space in a cell, in points. */
const padding = {side: 2.5, row: 1.9, underHeading: 3.5};
const leastPadding = 0.4;
/** Between columns of figures, besides the space in their cells. */
const air = 4;
const leastAir = 1;
/** A longer name may be broken to give the figures room; where that is not enough, a shorter one too. In parts of the table's width. */
const mostForName = [0.32, 0.28];
const spaceAfter = 4;
/** A page with fewer rows of a table than these looks like a mistake. */
const leastRows = 3;
/** And so does a last page that is filled less than this part. */
const leastFilled = 0.35;

export function tableBlock(element: Element, width: number, setting: Setting): Block {
  const caption = elementsIn(element.children).find(({name}) => name === "caption");
  const heading = caption ? bookmarked(caption, paragraph(caption, "Caption", width, setting)) : null;
  const rows = layRows(element, width, setting);
  return pieceBlock({rows, caption: heading, isFirst: true, isLast: true}, width, {table: null, group: null});
}

function pieceBlock(piece: Piece, width: number, tree: Tree): Block {
  const height = piece.rows.reduce((sum, row) => sum + row.height, piece.caption?.height ?? 0);
  return {
    height: height + spaceAfter,
    draw: (pen, x, y, parent) => {
      tree.table ??= pen.pdf.structure("Table", parent);
      piece.caption?.draw(pen, x, y, tree.table);
      let top = y + (piece.caption?.height ?? 0);
      for (const row of piece.rows) {
        const isRepeated = row.part === "thead" && !piece.isFirst;
        drawBackground(pen, row, x, top, width, row === piece.rows.at(-1));
        if (isRepeated) pen.pdf.artifact(() => drawCells(pen, row, x, top, null), "Pagination");
        else drawCells(pen, row, x, top, groupFor(pen, row.part, tree));
        top += row.height;
      }
      if (!piece.isLast) return;
      tree.group?.element.end();
      tree.table.end();
    },
    split: (available, capacity) => splitPiece(piece, available, capacity, width, tree),
  };
}

function splitPiece(
  piece: Piece,
  available: number,
  capacity: number,
  width: number,
  tree: Tree,
): readonly [Block, Block] | null {
  const heads = piece.rows.filter(({part}) => part === "thead");
  const total = piece.rows.reduce((sum, row) => sum + row.height, piece.caption?.height ?? 0);
  // What would be left for a nearly empty page is better shared between the last two.
  const rest = total - available;
  const room =
    rest < leastFilled * capacity ? Math.min(available, (total + leastFilled * capacity) / 2) : available;
  let used = piece.caption?.height ?? 0;
  const count = piece.rows.findIndex((row) => {
    used += row.height;
    return used > room;
  });
  if (count < heads.length + leastRows) return null;
  const later = piece.rows.slice(Math.min(count, piece.rows.length - leastRows));
  const first = piece.rows.slice(0, piece.rows.length - later.length);
  return [
    pieceBlock({...piece, rows: first, isLast: false}, width, tree),
    pieceBlock({rows: [...heads, ...later], caption: null, isFirst: false, isLast: true}, width, tree),
  ];
}

function groupFor(pen: Pen, part: Part, tree: Tree): Structure {
  if (tree.group?.part !== part) {
    tree.group?.element.end();
    tree.group = {part, element: pen.pdf.structure(tags[part], tree.table)};
  }
  return tree.group.element;
}

function drawBackground(pen: Pen, row: Row, x: number, y: number, width: number, isLastRow: boolean): void {
  const bottom = y + row.height;
  if (row.part === "thead") pen.decorate(x, bottom - 1.4, width, 1.4, "accent");
  else if (row.part === "tfoot") {
    pen.decorate(x, y, width, row.height, "surface");
    pen.decorate(x, y - 0.4, width, 0.8, "accent");
  } else if (!isLastRow) pen.decorate(x, bottom - 0.4, width, 0.4, "rule");
}

/** @param group null: as decoration */
function drawCells(pen: Pen, row: Row, x: number, y: number, group: Structure | null): void {
  const tableRow = group && pen.pdf.structure("TR", group);
  for (const {element, text, x: left} of row.cells) {
    // All cells of a row stand on its last line.
    const top = y + row.height - text.height - row.under;
    const scope = element.attribs.scope === "row" ? "Row" : "Column";
    const cell =
      tableRow &&
      pen.pdf.structure(element.name === "th" ? "TH" : "TD", tableRow, element.name === "th" ? {scope} : {});
    text.draw(pen, x + left, top, cell);
    cell?.end();
  }
  tableRow?.end();
}

function layRows(table: Element, width: number, setting: Setting): Row[] {
  const {rows, isTight} = textsOf(table, width, setting);
  const inRow = isTight ? leastPadding : rowPadding(setting);
  return rows.map(({part, cells}) => {
    const under = part === "thead" ? padding.underHeading : inRow;
    const tallest = Math.max(0, ...cells.map(({text}) => text.height));
    return {part, cells, under, height: tallest + inRow + under};
  });
}

interface TableTexts {
  readonly rows: readonly Pick<Row, "part" | "cells">[];
  readonly isTight: boolean;
}

/** Whatever the density, a table has the same texts in the same columns. */
const known = new WeakMap<Element, Map<number, TableTexts>>();

function textsOf(table: Element, width: number, setting: Setting): TableTexts {
  const own = known.get(table) ?? new Map<number, TableTexts>();
  const texts = own.get(width) ?? layTexts(table, width, setting);
  known.set(table, own.set(width, texts));
  return texts;
}

function layTexts(table: Element, width: number, setting: Setting): TableTexts {
  const rows = elementsIn(table.children).flatMap((group) =>
    group.name in tags
      ? elementsIn(group.children).map((row) => ({part: group.name as Part, cells: elementsIn(row.children)}))
      : [],
  );
  const isTight = classesOf(table).includes("tight");
  const styles = rows.map(({part, cells}) =>
    cells.map((cell, i) => cellStyle(cell, part, {isLast: i === cells.length - 1, isTight}, setting)),
  );
  const widths = columnWidths(
    rows.map(({cells}) => cells),
    styles,
    width,
  );
  const needed = widths.reduce((sum, column) => sum + column, 0);
  if (needed > width + 0.5) failToFit(table, needed, width, "wide", setting);
  const laid = rows.map(({part, cells}, r) => {
    let left = 0;
    const texts = cells.map((element, i) => {
      const style = styles[r]?.[i] as TextStyle;
      const align = isWords(element, i) ? "left" : "right";
      return layText(element, style, (widths[i] as number) - 2 * padding.side, align);
    });
    const lines = Math.max(0, ...texts.map(({lineCount}) => lineCount));
    const inPlace = cells.map((element, i) => {
      const cellWidth = widths[i] as number;
      const text = part === "thead" ? (texts[i] as TextBlock).inLines(lines) : (texts[i] as TextBlock);
      const x = left + padding.side;
      left += cellWidth;
      return {element, text, x};
    });
    return {part, cells: inPlace};
  });
  return {rows: laid, isTight};
}

/** Above and below the text of a row: all of the row's height follows the density, but its text. */
function rowPadding({templates, density}: Setting): number {
  const {leading} = templates.theme.text.td as TextStyle;
  return Math.max(leastPadding, ((leading + 2 * padding.row) * density - leading) / 2);
}

/** The first column holds names, and so does one of class "text"; the others hold figures. */
function isWords(cell: Element | undefined, column: number): boolean {
  return column === 0 || (cell !== undefined && classesOf(cell).includes("text"));
}

/** Names are set like figures; the last column and the total stand out. */
function cellStyle(
  cell: Element,
  part: Part,
  {isLast, isTight}: {isLast: boolean; isTight: boolean},
  setting: Setting,
): TextStyle {
  const own = elementStyle(cell, setting);
  if (part === "thead") return own;
  const figures = styleOf(setting.templates.theme, "td", isTight ? ["tight"] : []);
  if (part === "tfoot") return {...figures, weight: "bold", colour: "accent"};
  return isLast ? {...figures, weight: "semibold"} : figures;
}

/** Names get what they need as far as the figures leave it; the columns of figures share the rest, equally where they can. */
function columnWidths(
  rows: readonly (readonly Element[])[],
  styles: readonly (readonly TextStyle[])[],
  width: number,
): number[] {
  const measure = (how: typeof naturalWidth, column: number) =>
    2 * padding.side +
    Math.max(0, ...rows.map((cells, r) => how(cells[column] as Element, styles[r]?.[column] as TextStyle)));
  const all = (rows[0] ?? []).map((cell, i) => ({
    i,
    words: isWords(cell, i),
    least: measure(longestWord, i),
  }));
  const names = all
    .filter(({words}) => words)
    .map(({i, least}) => ({i, least, natural: measure(naturalWidth, i)}));
  const besideNames = (most: number) =>
    width -
    names.reduce((sum, {least, natural: own}) => sum + Math.max(least, Math.min(own, most * width)), 0);
  const figures = spacedOut(
    all.filter(({words}) => !words),
    mostForName.map(besideNames),
  );
  const forNames = width - figures.reduce((sum, {least}) => sum + least, 0);
  const natural = names.reduce((sum, name) => sum + name.natural, 0);
  const scale = Math.min(1, forNames / natural);
  const widthOf = new Map(
    names.map(({i, least, natural: own}) => [i, Math.max(i === 0 ? width * 0.2 : 0, least, own * scale)]),
  );
  const taken = [...widthOf.values()].reduce((sum, own) => sum + own, 0);
  const shared = levelled(
    figures.map(({least}) => least),
    width - taken,
  );
  for (const [place, {i}] of figures.entries()) widthOf.set(i, shared[place] as number);
  return all.map(({i}) => widthOf.get(i) as number);
}

/**
 * Columns of figures all as wide as the widest of them, with some air.
 *
 * @param rooms the first in which that fits is used; where it fits in none, columns stay as they are
 */
function spacedOut<T extends {readonly least: number}>(
  figures: readonly T[],
  rooms: readonly number[],
): readonly T[] {
  const widest = Math.max(0, ...figures.map(({least}) => least));
  const room = rooms.find((one) => one / figures.length >= widest + leastAir);
  if (room === undefined) return figures;
  const comfortable = Math.min(widest + air, room / figures.length);
  return figures.map((one) => ({...one, least: comfortable}));
}

/** The widths that are needed, made as equal as the space allows. */
function levelled(needed: readonly number[], space: number): number[] {
  const wide = needed.map(() => false);
  for (;;) {
    const taken = needed.reduce((sum, width, i) => sum + (wide[i] ? width : 0), 0);
    const equal = (space - taken) / Math.max(1, wide.filter((isWide) => !isWide).length);
    const next = needed.findIndex((width, i) => !wide[i] && width > equal);
    if (next < 0) return needed.map((width, i) => (wide[i] ? width : equal));
    wide[next] = true;
  }
}
