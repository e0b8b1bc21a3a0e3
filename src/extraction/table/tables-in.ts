/** The tables in some lines of a page, as they are printed or rearranged. */
import {foldSpelling} from "../../vocabulary/spelling.js";
import type {PageTrace} from "../trace/trace.js";
import type {Layout, PageText} from "../words/page-text.js";
import type {Line, Word} from "../words/words.js";
import type {Arrangement} from "./arrangement/arrange.js";
import {originOf} from "./arrangement/moved.js";
import {findGrids} from "./grid.js";
import type {MarkFinder} from "./heading-phrases.js";
import {readTable} from "./read-table.js";
import type {Table} from "./table.js";
import {tokensOf} from "./tokens.js";

export interface PageContext {
  readonly text: PageText;
  /** that the words are printed in */
  readonly layout: Layout;
  readonly findMarks: MarkFinder;
  readonly trace: PageTrace;
}

export function tablesIn(
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

/** The tables of each arrangement; with the same rows they are stands of one. */
export function tablesOf(
  arrangements: readonly Arrangement[],
  open: Table | null,
  context: PageContext,
): Table[][] {
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
  return {...table, layout, words: new Set(words), extent: extentOf(words)};
}

/** Around words on one page. */
export function extentOf(words: readonly Word[]): Table["extent"] {
  const size = words[0]?.size ?? 0;
  return [
    Math.min(...words.map(({x0}) => x0)) - size,
    Math.min(...words.map(({y}) => y)) - 1.5 * size,
    Math.max(...words.map(({x1}) => x1)) + size,
    Math.max(...words.map(({y}) => y)) + 0.5 * size,
  ];
}

function haveSameRows(a: Table, b: Table): boolean {
  const [first, second] = [a, b].map(({rows}) => rows.map(({name}) => foldSpelling(name)).join("|"));
  return first === second;
}
