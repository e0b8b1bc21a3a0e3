/** How much of a page its tables explain: whether they are plainly right, and which of two readings tells more. */
import {isMunicipalityName} from "../../vocabulary/municipality.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import type {PageTrace} from "../trace/trace.js";
import {isKnownName, isTotalLabel} from "./row-names.js";
import type {Table} from "./table.js";

/** One table with headings of which every row has a name and adds up, the last one the total. */
export function isPlainSheet(tables: readonly (readonly Table[])[]): boolean {
  const [[table, ...stands] = [], ...others] = tables;
  if (!table || stands.length > 0 || others.length > 0) return false;
  const {rows, headings, agreement} = table;
  return (
    headings !== null &&
    agreement === 1 &&
    isTotalLabel(rows.at(-1)?.name ?? "") &&
    rows.every(({name}) => isMunicipalityName(name) || isTotalLabel(name))
  );
}

/** What explains more of the page; as printed if there is no difference. */
export function moreTelling(plain: Table[][], arranged: Table[][], trace: PageTrace): Table[][] {
  const [asPrinted, rearranged] = [explained(plain), explained(arranged)];
  const [best, others] = rearranged > asPrinted ? [arranged, plain] : [plain, arranged];
  const rule = `the page explains more otherwise: as printed ${asPrinted}, rearranged ${rearranged} (a known name counts 1, headings and a total ½, a row under no known name −¼)`;
  for (const table of others.flat()) trace.gaveUp(table, rule);
  return best;
}

/** what a row under no known name costs, in rows that have one */
const strangeRow = 0.25;

/** How much of a page is understood: rows that have a municipality's name, once, and add up; and what they stand under. */
function explained(tables: readonly (readonly Table[])[]): number {
  const names = new Set<string>();
  let score = 0;
  for (const [table] of tables) {
    if (!table) continue;
    const known = table.rows.map(({name}) => foldSpelling(name)).filter((name) => isMunicipalityName(name));
    for (const name of known) names.add(name);
    score -= strangeRow * table.rows.filter(({name}) => !isKnownName(name)).length;
    score += (table.headings ? 0.5 : 0) + (table.rows.some(({name}) => isTotalLabel(name)) ? 0.5 : 0);
  }
  const agreement = Math.min(1, ...tables.map(([table]) => table?.agreement ?? 0.5));
  return score + names.size * agreement;
}
