/** The tables of a page: where figures stand under one another, beside names. */
import {noPageTrace, type PageTrace} from "../trace/trace.js";
import type {PageText} from "../words/page-text.js";
import {findGrids} from "./grid.js";
import type {MarkFinder} from "./heading-phrases.js";
import {readTable} from "./read-table.js";
import type {Table} from "./table.js";
import {tokensOf} from "./tokens.js";

/**
 * The tables of a page, from top to bottom in each reading direction. Where two stands of the same rows are printed
 * beside each other there is one table for each.
 *
 * @param open a table that the page before left without a total: its last rows may stand here alone
 */
export function findTables(
  {page, layouts}: PageText,
  findMarks: MarkFinder,
  open: Table | null,
  trace: PageTrace = noPageTrace,
): Table[][] {
  return layouts
    .filter((layout) => layout.isUpright)
    .flatMap((layout) => {
      const lines = layout.lines.map(tokensOf);
      const own = findGrids(lines, [], trace);
      const grids = own.length === 0 && open ? findGrids(lines, open.bands, trace) : own;
      trace.figures(layout, lines, grids);
      if (grids.length === 0) return [];
      const context = {page: page.number, layout, layouts, lines, findMarks, open, grids, trace};
      return grids.map((grid) => readTable(grid, context)).filter((stands) => stands.length > 0);
    });
}
