/** The rows of a grid: which figure stands in which column, and where the names are. */
import {type Figure, parseFigure} from "../figure.js";
import type {Band, Grid} from "./grid.js";
import {isFigure, type Token, type TokenLine} from "./tokens.js";
import type {Word} from "./words.js";

/** What is printed in one cell; an empty one has no words. */
export interface Cell {
  readonly figure: Figure;
  readonly kind: Token["kind"];
  readonly words: readonly Word[];
}

export interface Row {
  readonly line: TokenLine;
  readonly y: number;
  /** one for each band */
  readonly cells: readonly Cell[];
}

const emptyCell: Cell = {figure: {kind: "none", raw: ""}, kind: "none", words: []};

/** Every line of the grid that has a figure in one of its bands. An empty cell does not shift its neighbours. */
export function rowsOf(grid: Grid, lines: readonly TokenLine[]): Row[] {
  return lines
    .filter(({y}) => y > grid.top - 0.5 * grid.size && y < grid.bottom + 0.5 * grid.size)
    .map((line) => ({line, y: line.y, cells: cellsOf(line, grid.bands)}))
    .filter(({cells}) => cells.some((cell) => cell.words.length > 0));
}

/**
 * The cells of a line. A figure belongs to the band that it overlaps or is nearest to; a word that is no figure
 * stands in a cell only where it lies within a band, beside figures in others.
 */
export function cellsOf(line: TokenLine, bands: readonly Band[]): Cell[] {
  const byBand: Token[][] = bands.map(() => []);
  for (const token of line.tokens) {
    const band = isFigure(token) ? bandOfFigure(token, bands) : bandOfText(token, bands);
    byBand[band]?.push(token);
  }
  const hasFigure = byBand.some((tokens) => tokens.some(isFigure));
  return byBand.map((tokens) => (hasFigure ? cellOf(tokens) : emptyCell));
}

function bandOfFigure(token: Token, bands: readonly Band[]): number {
  const distances = bands.map(({x0, x1}) => Math.max(x0 - token.x1, token.x0 - x1, 0));
  const least = Math.min(...distances);
  if (least > 0.8 * token.size) return -1;
  if (least > 0) return distances.indexOf(least);
  const shared = bands.map(({x0, x1}) => Math.min(x1, token.x1) - Math.max(x0, token.x0));
  return shared.indexOf(Math.max(...shared));
}

function bandOfText(token: Token, bands: readonly Band[]): number {
  const margin = 0.3 * token.size;
  return bands.findIndex(({x0, x1}) => {
    const shared = Math.min(x1 + margin, token.x1) - Math.max(x0 - margin, token.x0);
    return shared > 0.6 * (token.x1 - token.x0);
  });
}

/** a note mark as large as the figure: "1)" or "a)" */
const note = /^(\d{1,2}|[a-z])\)$/;

/** Two figures in one cell are not one figure: such a cell cannot be read. */
function cellOf(tokens: readonly Token[]): Cell {
  const printed = tokens.filter((token) => !note.test(token.text));
  const [only] = printed;
  if (!only) return emptyCell;
  const words = printed.flatMap((token) => token.words);
  if (printed.length === 1) return {figure: only.figure, kind: only.kind, words};
  const raw = printed.map((token) => token.text).join(" ");
  const isOneNumber = /^\d{1,3}( \d{3})+\*?$/.test(raw);
  return isOneNumber
    ? {figure: parseFigure(raw), kind: "count", words}
    : {figure: {kind: "unreadable", raw}, kind: "text", words};
}
