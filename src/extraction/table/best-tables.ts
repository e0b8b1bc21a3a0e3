/** Which of the tables of a page can be the factsheet's, and why the others are not. */
import {meansMunicipality} from "../../vocabulary/municipality.js";
import {noPageTrace, type PageTrace} from "../trace/trace.js";
import {isTotalLabel} from "./row-names.js";
import type {Table} from "./table.js";

/**
 * The tables that can be the factsheet's: those that headings or sums bear out or, failing these, that list
 * municipalities. Stands of the same rows go together.
 */
export function bestTables(
  tables: readonly (readonly Table[])[],
  trace: PageTrace = noPageTrace,
): (readonly Table[])[] {
  const isProven = ({headings, agreement}: Table) => headings !== null || (agreement ?? 0) >= 0.5;
  const proven = tables.filter((stands) => stands.some(isProven));
  const best =
    proven.length > 0
      ? proven
      : tables.filter((stands) => stands.some((table) => namesKnownIn(table) >= 0.5));
  for (const stands of tables)
    if (!best.includes(stands))
      for (const table of stands) trace.gaveUp(table, whyNotBest(table, proven.length));
  return best;
}

/** Of the rows, the part that has the name of a municipality or the label of a total. */
function namesKnownIn({rows}: Table): number {
  const known = rows.filter(({name}) => meansMunicipality(name) || isTotalLabel(name));
  return known.length / rows.length;
}

function whyNotBest(table: Table, proven: number): string {
  const sums =
    table.agreement === null ? "no row can be added up" : `${share(table.agreement)} of its rows add up`;
  const unproven = `its headings do not decide, and ${sums} (at least 50% must)`;
  if (proven > 0) return `${unproven}, while ${proven} other on this page is borne out`;
  return `${unproven}; and ${share(namesKnownIn(table))} of its rows are municipalities or totals (at least 50% must be)`;
}

function share(part: number): string {
  return `${Math.round(100 * part)}%`;
}
