/** Whether two editions state the same, whatever file they came from. */

import {columns} from "../vocabulary/figure.js";
import {type Edition, isFromTable} from "./edition.js";

/** Figures, symbols, register and wording; beside a table, which has no wording, the figures alone. */
export function sameFigures(a: Edition, b: Edition): boolean {
  if (!isFromTable(a) && !isFromTable(b)) return essenceOf(a) === essenceOf(b);
  const percent = !isComputed(a) && !isComputed(b);
  return figuresOf(a, percent) === figuresOf(b, percent);
}

function essenceOf(edition: Edition): string {
  const {fictional, columns, municipalities, total, register, symbols, narrative} = edition;
  return JSON.stringify({fictional, columns, municipalities, total, register, symbols, narrative});
}

/**
 * What a table has room for, as text: rows in any order, no wording, no order of columns, one sign for nobody.
 *
 * @param percent whether the percentage known in Sonar counts
 */
export function figuresOf(edition: Edition, percent: boolean): string {
  const {fictional, municipalities, total, register, symbols} = edition;
  const rows = municipalities.map(({name, figures}) => [name, ...columns.map((column) => figures[column])]);
  const marks = symbols
    .filter(({meaning}) => meaning !== "none")
    .map(({municipality, column, meaning}) => [
      municipality === total?.label ? "" : municipality,
      column,
      meaning,
    ]);
  return JSON.stringify([
    fictional,
    rows.map((row) => JSON.stringify(row)).sort(),
    total && columns.map((column) => total.figures[column]),
    [register?.persons ?? null, percent ? (register?.knownPercent ?? null) : null],
    marks.map((mark) => JSON.stringify(mark)).sort(),
  ]);
}

/** The percentage was worked out, not given: a printed one does not disagree with it. */
function isComputed({findings}: Edition): boolean {
  return findings.some(({code}) => code === "percentage-computed");
}
