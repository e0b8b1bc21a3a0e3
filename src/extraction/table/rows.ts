/** The rows of a grid: which figure stands in which column, and where the names are. */
import {type Figure, parseFigure} from "../../vocabulary/figure.js";
import type {Word} from "../words/words.js";
import {assignTokens, type Band} from "./bands.js";
import type {Grid} from "./grid.js";
import type {Token, TokenLine} from "./tokens.js";

/** What is printed in one cell; an empty one has no words. */
export interface Cell {
  readonly figure: Figure;
  readonly kind: Token["kind"];
  readonly words: readonly Word[];
  /** where it is another page than that of its row */
  readonly page?: number;
}

export interface Row {
  readonly line: TokenLine;
  readonly y: number;
  /** one for each band */
  readonly cells: readonly Cell[];
}

export const emptyCell: Cell = {figure: {kind: "none", raw: ""}, kind: "none", words: []};

/** Every line of the grid that has a figure in one of its bands, in the type of the table: a watermark is no row. */
export function rowsOf({bands, top, bottom, size}: Grid, lines: readonly TokenLine[]): Row[] {
  return lines
    .filter(({y}) => y > top - 0.5 * size && y < bottom + 0.5 * size)
    .map((line) => ({line, y: line.y, cells: cellsOf(line, bands)}))
    .filter(({cells}) =>
      cells.some(({words}) => words.some((word) => Math.abs(word.size - size) < 0.3 * size)),
    );
}

/** The cells of a line, one for each band. */
export function cellsOf(line: TokenLine, bands: readonly Band[]): Cell[] {
  return assignTokens(line, bands).byBand.map(cellOf);
}

/** a note mark as large as the figure: "1)" or "a)" */
const note = /^(\d{1,2}|[a-z])\)$/;

/** Two figures in one cell are not one figure: such a cell cannot be read. */
function cellOf(tokens: readonly Token[]): Cell {
  const printed = tokens.filter((token) => !note.test(token.text));
  const [only] = printed;
  if (!only) return emptyCell;
  const words = printed.flatMap((token) => token.words);
  const counted = printed.filter(({kind}) => kind !== "percent");
  // its own share stands behind it: "93 (12%)"
  if (counted.length === 1 && counted[0]?.kind === "count")
    return {figure: counted[0].figure, kind: "count", words};
  if (printed.length === 1) return {figure: only.figure, kind: only.kind, words};
  const raw = printed.map((token) => token.text).join(" ");
  const isOneNumber = /^\d{1,3}( \d{3})+\*?$|^\d[\d.]* [*pr]$/.test(raw);
  return isOneNumber
    ? {figure: parseFigure(raw), kind: "count", words}
    : {figure: {kind: "unreadable", raw}, kind: "text", words};
}
