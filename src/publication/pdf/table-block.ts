/** Tables: drawn row by row, their headings repeated on every page that the table runs on to. */
import type {Element} from "domhandler";
import {elementsIn} from "../document.js";
import {type Block, bookmarked, paragraph, type Setting} from "./block.js";
import type {Structure} from "./pdfkit.js";
import type {Pen} from "./pen.js";
import {layRows, type Row, type TablePart, tags} from "./table-texts.js";

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
  group: {readonly part: TablePart; readonly element: Structure} | null;
}

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

function groupFor(pen: Pen, part: TablePart, tree: Tree): Structure {
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
