/** Counts that a report engine printed with decimals: "93,0" is 93 where nothing but zeros stands behind the comma. */
import {parseFigure, rawOf} from "../../vocabulary/figure.js";
import type {NamedCells} from "./columns.js";
import type {Cell} from "./rows.js";

/** of the figures of a band: with more that have decimals, it prints them everywhere */
const usual = 0.6;
/** of these: where more are zeros, the others are slips; where fewer, they are shares */
const zeroShare = 0.8;
const zeros = /[.,]0+(?=\s?[*pr]?$)/;

/** The rows with whole numbers for decimals in the bands in which all decimals are zeros; shares stay what they are. */
export function withWholeDecimals<Row extends NamedCells>(rows: readonly Row[]): Row[] {
  const bandCount = rows[0]?.cells.length ?? 0;
  const whole = Array.from({length: bandCount}, (_, band) => printsZeros(rows, band));
  if (!whole.includes(true)) return [...rows];
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, band) =>
      whole[band] && cell.kind === "decimal" && zeros.test(rawOf(cell.figure)) ? wholeOf(cell) : cell,
    ),
  }));
}

function printsZeros(rows: readonly NamedCells[], band: number): boolean {
  const cells = rows.flatMap(({cells: some}) => some[band] ?? []).filter(({words}) => words.length > 0);
  const decimals = cells.filter(({kind}) => kind === "decimal");
  return (
    decimals.length > 1 &&
    decimals.length > usual * cells.length &&
    decimals.filter(({figure}) => zeros.test(rawOf(figure))).length >= zeroShare * decimals.length
  );
}

function wholeOf(cell: Cell): Cell {
  const figure = parseFigure(rawOf(cell.figure).replace(zeros, ""));
  return figure.kind === "count" ? {...cell, kind: "count", figure} : cell;
}
