/** Figures as tests write and ask for them: a number is a count, a text what a cell prints. */
import type {Edition} from "../../src/edition/edition.js";
import {type Column, countOf, type Figure, type Figures, parseFigure} from "../../src/vocabulary/figure.js";

export function figure(printed: number | string): Figure {
  return typeof printed === "number" ? countOf(printed) : parseFigure(printed);
}

/** @throws where no number is printed */
export function persons(found: Figure | undefined): number {
  if (found?.kind !== "count") throw new Error(`a number was expected, not ${JSON.stringify(found)}`);
  return found.persons;
}

/** The edition with one cell otherwise, in the first row of that name, or in the total by its label. */
export function withCell<E extends Edition>(
  edition: E,
  name: string,
  column: Column,
  printed: number | string | Figure,
): E {
  const found = typeof printed === "object" ? printed : figure(printed);
  const put = <R extends {readonly figures: Figures}>(row: R): R => ({
    ...row,
    figures: {...row.figures, [column]: found},
  });
  const {municipalities, total} = edition;
  const index = municipalities.findIndex((row) => row.name === name);
  return {
    ...edition,
    municipalities: municipalities.map((row, i) => (i === index ? put(row) : row)),
    total: total && index < 0 && total.label === name ? put(total) : total,
  };
}
