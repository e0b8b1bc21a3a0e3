/** The tables of a page some of whose columns are printed on the next one. */
import {noPageTrace, type PageTrace} from "../trace/trace.js";
import type {PageText} from "../words/page-text.js";
import type {Word} from "../words/words.js";
import {arrangementsOf} from "./arrangement/arrange.js";
import {withColumnsBeyond} from "./arrangement/columns-beyond.js";
import {type Origins, originOf} from "./arrangement/moved.js";
import type {MarkFinder} from "./heading-phrases.js";
import {withLegend} from "./legend.js";
import type {Table} from "./table.js";
import {extentOf, tablesOf} from "./tables-in.js";

/**
 * Reads two pages as one.
 *
 * @returns the tables, and the words of the next page that are in them; null where that page has no such columns
 */
export function findTablesOver(
  text: PageText,
  next: PageText,
  findMarks: MarkFinder,
  trace: PageTrace = noPageTrace,
): {tables: Table[][]; words: ReadonlySet<Word>} | null {
  const [layout, there] = [text, next].map(({layouts}) => layouts.find(({isUpright}) => isUpright));
  if (!layout || !there) return null;
  const origins: Origins = new Map();
  const lines = withColumnsBeyond(layout.lines, there.lines, text.page.width, origins);
  if (!lines) return null;
  const legend = withLegend(findMarks, [...layout.lines, ...there.lines]) ?? findMarks;
  const context = {text, layout, findMarks: legend, trace};
  const pieces = arrangementsOf(lines, legend)?.map((piece) => ({
    ...piece,
    origins: new Map([
      ...origins,
      ...[...piece.origins].map(([to, from]) => [to, originOf(from, origins)] as const),
    ]),
  }));
  const tables = tablesOf(pieces ?? [{lines, origins}], null, context);
  const beyond = new Set(there.lines.flatMap(({words}) => words));
  const pageOf = (words: readonly Word[]) =>
    words.some((word) => beyond.has(originOf(word, origins))) ? next.page.number : text.page.number;
  const placed = tables.map((stands) => stands.map((table) => onPages(table, pageOf, beyond)));
  return {tables: placed, words: new Set(placed.flat().flatMap((table) => [...table.words]))};
}

/** What stands higher on the next page is no part of this one: the title above the table is not its own. */
function onPages(table: Table, pageOf: (words: readonly Word[]) => number, beyond: ReadonlySet<Word>): Table {
  const rows = table.rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(
      Object.entries(row.cells).map(([column, cell]) => [column, {...cell, page: pageOf(cell.words)}]),
    ),
  }));
  const here = [...table.words].filter((word) => !beyond.has(word));
  return {...table, rows, extent: here.length > 0 ? extentOf(here) : table.extent};
}
