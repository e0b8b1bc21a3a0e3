/** The tables of a page: where figures stand under one another, beside names. */
import {isMunicipalityName} from "../../vocabulary/municipality.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import {noPageTrace, type PageTrace} from "../trace/trace.js";
import type {Layout, PageText} from "../words/page-text.js";
import type {Line, Word} from "../words/words.js";
import {type Arrangement, arrangementsOf} from "./arrangement/arrange.js";
import {originOf} from "./arrangement/moved.js";
import {findGrids} from "./grid.js";
import type {MarkFinder} from "./heading-phrases.js";
import {readTable} from "./read-table.js";
import {isTotalLabel} from "./row-names.js";
import type {Table} from "./table.js";
import {tokensOf} from "./tokens.js";

/**
 * The tables of a page, from top to bottom in each reading direction. Where two stands of the same rows are printed
 * beside each other they are alternatives. A page that is not plainly one table is looked at in other ways too; what
 * explains more of its figures is taken.
 *
 * @param open a table that the page before left without a total: its last rows may stand here alone
 */
export function findTables(
  text: PageText,
  findMarks: MarkFinder,
  open: Table | null,
  trace: PageTrace = noPageTrace,
): Table[][] {
  return text.layouts
    .filter((layout) => layout.isUpright)
    .flatMap((layout) => {
      const context = {text, layout, findMarks, trace};
      const plain = tablesIn(layout.lines, open, context);
      if (isPlainSheet(plain)) return plain;
      const arrangements = arrangementsOf(layout.lines);
      if (!arrangements) return plain;
      const arranged = tablesOf(arrangements, open, context);
      return moreTelling(plain, arranged, trace);
    });
}

interface PageContext {
  readonly text: PageText;
  /** that the words are printed in */
  readonly layout: Layout;
  readonly findMarks: MarkFinder;
  readonly trace: PageTrace;
}

function tablesIn(
  lines: readonly Line[],
  open: Table | null,
  {text, layout, findMarks, trace}: PageContext,
): Table[][] {
  const tokenLines = lines.map(tokensOf);
  const own = findGrids(tokenLines, [], trace);
  const grids = own.length === 0 && open ? findGrids(tokenLines, open.bands, trace) : own;
  trace.figures(layout, tokenLines, grids);
  if (grids.length === 0) return [];
  const inFrame = lines === layout.lines ? layout : {...layout, lines};
  const layouts = text.layouts.map((other) => (other === layout ? inFrame : other));
  const context = {
    page: text.page.number,
    layout: inFrame,
    layouts,
    lines: tokenLines,
    findMarks,
    open,
    grids,
    trace,
  };
  return grids.map((grid) => readTable(grid, context)).filter((stands) => stands.length > 0);
}

/** One table with headings of which every row has a name and adds up, the last one the total. */
function isPlainSheet(tables: readonly (readonly Table[])[]): boolean {
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

/** The tables of each arrangement; with the same rows they are stands of one. */
function tablesOf(arrangements: readonly Arrangement[], open: Table | null, context: PageContext): Table[][] {
  const found: Table[][] = [];
  let last = open;
  for (const {lines, origins} of arrangements) {
    const here = tablesIn(lines, last, context).map((stands) =>
      stands.map((table) => inPlace(table, context.layout, (word) => originOf(word, origins))),
    );
    for (const stands of here) {
      const before = found.at(-1);
      if (before?.[0] && stands[0] && haveSameRows(before[0], stands[0])) before.push(...stands);
      else found.push([...stands]);
    }
    last = found.at(-1)?.[0] ?? last;
  }
  return found;
}

/** The table with its words and its extent where they are printed. */
function inPlace(table: Table, layout: Layout, printed: (word: Word) => Word): Table {
  const words = [...table.words].map(printed);
  const size = words[0]?.size ?? 0;
  return {
    ...table,
    layout,
    words: new Set(words),
    extent: [
      Math.min(...words.map(({x0}) => x0)) - size,
      Math.min(...words.map(({y}) => y)) - 1.5 * size,
      Math.max(...words.map(({x1}) => x1)) + size,
      Math.max(...words.map(({y}) => y)) + 0.5 * size,
    ],
  };
}

function haveSameRows(a: Table, b: Table): boolean {
  const [first, second] = [a, b].map(({rows}) => rows.map(({name}) => foldSpelling(name)).join("|"));
  return first === second;
}

/** What explains more of the page; as printed if there is no difference. */
function moreTelling(plain: Table[][], arranged: Table[][], trace: PageTrace): Table[][] {
  const [asPrinted, rearranged] = [explained(plain), explained(arranged)];
  const [best, others] = rearranged > asPrinted ? [arranged, plain] : [plain, arranged];
  const rule = `the page explains more otherwise: as printed ${asPrinted}, rearranged ${rearranged} (a known name counts 1, headings and a total ½)`;
  for (const table of others.flat()) trace.gaveUp(table, rule);
  return best;
}

/** How much of a page is understood: rows that have a municipality's name, once, and add up; and what they stand under. */
function explained(tables: readonly (readonly Table[])[]): number {
  const names = new Set<string>();
  let score = 0;
  for (const [table] of tables) {
    if (!table) continue;
    const known = table.rows.map(({name}) => foldSpelling(name)).filter((name) => isMunicipalityName(name));
    for (const name of known) names.add(name);
    score += (table.headings ? 0.5 : 0) + (table.rows.some(({name}) => isTotalLabel(name)) ? 0.5 : 0);
  }
  const agreement = Math.min(1, ...tables.map(([table]) => table?.agreement ?? 0.5));
  return score + names.size * agreement;
}
