/** Whether columns in an assumed order have the usual proportions: UWV's clients mostly have a klantprofiel, those of municipalities do not. */
import {addend} from "../../vocabulary/addends.js";
import {type Column, type Group, groups} from "../../vocabulary/figure.js";
import type {Table} from "./table.js";

/** The order with UWV's columns first: the other one in which sheets are printed. */
const uwvFirst: readonly Group[] = ["uwv_met", "uwv_zonder", "gemeente_met", "gemeente_zonder"];
/** with fewer persons a share tells nothing */
const fewest = 30;

/**
 * Of all 396 sheets of the corpus, in every one the share with a klantprofiel is larger among UWV's clients, by more
 * than 20 points.
 *
 * What the headings name first counts too, though they did not decide.
 *
 * @returns the order in which the groups would have the usual proportions, where the assumed one has not; null
 *   otherwise, or where there are too few persons to tell
 */
export function unusualOrder(tables: readonly Table[]): readonly Group[] | null {
  const sums = groups.map((group) => sumOf(tables, group));
  const [gemeenteMet = 0, gemeenteZonder = 0, uwvMet = 0, uwvZonder = 0] = sums;
  if (tables.some((table) => table.namesUwvFirst)) return uwvFirst;
  const [gemeente, uwv] = [gemeenteMet + gemeenteZonder, uwvMet + uwvZonder];
  if (gemeente < fewest || uwv < fewest) return null;
  return uwvMet / uwv < gemeenteMet / gemeente ? uwvFirst : null;
}

function sumOf(tables: readonly Table[], column: Column): number {
  const figures = tables.flatMap(({rows}) => rows.flatMap(({cells}) => cells[column]?.figure ?? []));
  return figures.reduce((sum, figure) => sum + (addend(figure) ?? 0), 0);
}
