/** Whether two editions state the same, whatever file they came from. */

import {columns, type Figure, markIn, personsIn} from "../vocabulary/figure.js";
import {type Edition, isFromTable, rowsOf} from "./edition.js";

/** Figures, symbols, register and wording; beside a table, which has no wording, the figures alone. */
export function sameFigures(a: Edition, b: Edition): boolean {
  if (!isFromTable(a) && !isFromTable(b)) return essenceOf(a) === essenceOf(b);
  const percent = !isComputed(a) && !isComputed(b);
  return figuresOf(a, percent) === figuresOf(b, percent);
}

function essenceOf(edition: Edition): string {
  const {fictional, columns, municipalities, total, register, narrative} = edition;
  return JSON.stringify({fictional, columns, municipalities, total, register, narrative});
}

/**
 * What a table has room for, as text: rows in any order, no wording, no order of columns, one sign for nobody.
 *
 * @param percent whether the percentage known in Sonar counts
 */
export function figuresOf(edition: Edition, percent: boolean): string {
  const {fictional, municipalities, total, register} = edition;
  const rows = municipalities.map(({name, figures}) => [name, ...columns.map((c) => personsIn(figures[c]))]);
  const marks = rowsOf(edition).flatMap(({name, figures}) =>
    columns.flatMap((column) => {
      const meaning = meaningOf(figures[column]);
      return meaning === null ? [] : [[name === total?.label ? "" : name, column, meaning]];
    }),
  );
  return JSON.stringify([
    fictional,
    rows.map((row) => JSON.stringify(row)).sort(),
    total && columns.map((column) => personsIn(total.figures[column])),
    [register?.persons ?? null, percent ? (register?.knownPercent ?? null) : null],
    marks.map((mark) => JSON.stringify(mark)).sort(),
  ]);
}

/** null for what a number, or its absence, says by itself */
function meaningOf(figure: Figure): string | null {
  if (figure.kind === "count") return markIn(figure);
  return figure.kind === "none" ? null : figure.kind;
}

/** The percentage was worked out, not given: a printed one does not disagree with it. */
function isComputed({findings}: Edition): boolean {
  return findings.some(({code}) => code === "percentage-computed");
}
