/** A line that numbers the columns: "(1) (2) (3) (4) (5)" or "A B C D E" under their headings. */
import {rawOf} from "../../vocabulary/figure.js";
import type {NamedCells} from "./columns.js";

const label = /^(kolom(nummer|men)?|nr\.?|nummer)?$/i;

/** Whether a row has no name, and in each cell the number after that of the cell before. */
export function isNumbering({name, cells}: NamedCells): boolean {
  if (!label.test(name.trim())) return false;
  const numbers = cells.flatMap(({figure, words}) =>
    words.length > 0 ? Number(rawOf(figure).replace(/[()[\].:]/g, "")) : [],
  );
  return (
    numbers.length >= 4 &&
    numbers.every((n, i) => n >= 1 && (i === 0 || n === (numbers[i - 1] as number) + 1))
  );
}
