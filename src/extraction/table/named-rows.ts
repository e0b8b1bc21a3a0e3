/** Rows of figures with the names that stand beside them. */
import {foldSpelling} from "../../vocabulary/spelling.js";
import type {Word} from "../words/words.js";
import type {Band} from "./bands.js";

import {joinPieces, knownNamesAmong, type NamePiece, nameRows} from "./row-names.js";
import {type Cell, cellsOf, type Row} from "./rows.js";

export interface NamedRow {
  readonly name: string;
  readonly words: readonly Word[];
  readonly y: number;
  /** one for each band of counts */
  readonly cells: readonly Cell[];
}

/** Rows with the names beside them, and those that have a name only, from top to bottom. */
export function nameFigures(
  rows: readonly Row[],
  pieces: readonly NamePiece[],
  bands: readonly Band[],
  size: number,
): NamedRow[] {
  const {names, unused} = nameRows(rows, pieces, size);
  const figured = rows.map((row, i) => ({...(names[i] ?? nameless), y: row.y, cells: row.cells}));
  return [...figured, ...rowsWithoutFigures(figured, unused, bands)].sort((a, b) => a.y - b.y);
}

const nameless = {name: "", words: []};

/** A municipality beside which the cells are empty, or all but one; section headings repeat a name that is there. */
function rowsWithoutFigures(
  rows: readonly NamedRow[],
  pieces: readonly NamePiece[],
  bands: readonly Band[],
): NamedRow[] {
  const present = new Set(rows.map(({name}) => foldSpelling(name)));
  return knownNamesAmong(pieces)
    .filter((run) => !present.has(foldSpelling(joinPieces(run))))
    .map((run) => ({
      name: joinPieces(run),
      words: run.flatMap(({words}) => words),
      y: (run[0] as NamePiece).y,
      cells: bands.map((_, band) => run.map(({line}) => cellsOf(line, bands)[band] as Cell).reduce(fuller)),
    }));
}

/** Of the cells beside the lines of a name, the one in which something is printed. */
function fuller(a: Cell, b: Cell): Cell {
  return b.words.length > 0 ? b : a;
}
