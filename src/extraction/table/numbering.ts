/** A line that numbers the columns under their headings: "(1) (2) (3) (4) (5)". */

import {rawOf} from "../../vocabulary/figure.js";
import {isMunicipalityName} from "../../vocabulary/municipality.js";
import type {NamedCells} from "./columns.js";
import {isTotalLabel} from "./row-names.js";

const fewest = 3;

/** Whether a row is no municipality's, and each cell has the number after that of the cell before. */
export function isNumbering({name, cells}: NamedCells): boolean {
  if (isMunicipalityName(name) || isTotalLabel(name)) return false;
  const numbers = cells.flatMap(({figure, words}) =>
    words.length > 0 ? Number(rawOf(figure).replace(/[()[\].:]/g, "")) : [],
  );
  return (
    numbers.length >= fewest &&
    numbers.every((n, i) => n >= 1 && (i === 0 || n === (numbers[i - 1] as number) + 1))
  );
}
