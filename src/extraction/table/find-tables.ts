/** The tables of a page: where figures stand under one another, beside names. */
import {noPageTrace, type PageTrace} from "../trace/trace.js";
import type {PageText} from "../words/page-text.js";
import {arrangementsOf} from "./arrangement/arrange.js";
import {isPlainSheet, moreTelling} from "./explained.js";
import type {MarkFinder} from "./heading-phrases.js";
import {withLegend} from "./legend.js";
import type {Table} from "./table.js";
import {tablesIn, tablesOf} from "./tables-in.js";

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
      const first = tablesIn(layout.lines, open, {text, layout, findMarks, trace});
      if (isPlainSheet(first)) return first;
      const legend = withLegend(findMarks, layout.lines);
      const context = {text, layout, findMarks: legend ?? findMarks, trace};
      const plain = legend ? tablesIn(layout.lines, open, context) : first;
      const arrangements = arrangementsOf(layout.lines, context.findMarks);
      if (!arrangements) return plain;
      const arranged = tablesOf(arrangements, open, context);
      return moreTelling(plain, arranged, trace);
    });
}
