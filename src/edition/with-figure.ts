/** One cell of an edition put otherwise. */
import type {Column, Figure, Figures} from "../vocabulary/figure.js";
import type {Edition} from "./edition.js";

/** The edition with this figure in the first row of that name, or else in the total, by its label. */
export function withFigure<E extends Edition>(edition: E, name: string, column: Column, figure: Figure): E {
  const put = <T extends {readonly figures: Figures}>(row: T): T => ({
    ...row,
    figures: {...row.figures, [column]: figure},
  });
  const {municipalities, total} = edition;
  const index = municipalities.findIndex((row) => row.name === name);
  return {
    ...edition,
    municipalities: municipalities.map((row, i) => (i === index ? put(row) : row)),
    total: total && index < 0 && total.label === name ? put(total) : total,
  };
}
