/** Figures as tests write and ask for them: a number is a count, a text what a cell prints. */
import type {Edition} from "../../src/edition/edition.js";
import {withFigure} from "../../src/edition/with-figure.js";
import {type Column, countOf, type Figure, parseFigure} from "../../src/vocabulary/figure.js";

export function figure(printed: number | string): Figure {
  return typeof printed === "number" ? countOf(printed) : parseFigure(printed);
}

/** @throws where no number is printed */
export function persons(found: Figure | undefined): number {
  if (found?.kind !== "count") throw new Error(`a number was expected, not ${JSON.stringify(found)}`);
  return found.persons;
}

/** withFigure, for what a test writes. */
export function withCell<E extends Edition>(
  edition: E,
  name: string,
  column: Column,
  printed: number | string | Figure,
): E {
  return withFigure(edition, name, column, typeof printed === "object" ? printed : figure(printed));
}
