/** What stands above a table and tells it from another one with the same rows: "Stand 31 maart 2024", "waarvan vrouwen". */
import type {Word} from "../words/words.js";
import type {Grid} from "./grid.js";
import type {TokenLine} from "./tokens.js";

/** em above the first row: headings of several lines, and a caption above them */
const highest = 14;

/** What a line over a table says: between the edges of the table's own columns, and from end to end. */
export interface CaptionLine {
  readonly text: string;
  readonly whole: string;
}

/** The lines over the first row of a grid, from below the grid before it: of each the words between two edges. */
export function captionOf(
  lines: readonly TokenLine[],
  grids: readonly Grid[],
  {top, size}: Grid,
  [left, right]: readonly [number, number],
): CaptionLine[] {
  const before = Math.max(
    top - highest * size,
    ...grids.filter((other) => other.bottom < top).map(({bottom}) => bottom + 0.5 * size),
  );
  const above = lines.filter(({y}) => y > before && y < top - 0.5 * size);
  const textOf = (words: readonly Word[]) => words.map(({text}) => text).join(" ");
  const isWithin = ({x0, x1}: Word) => (x0 + x1) / 2 > left - size && (x0 + x1) / 2 < right + 2 * size;
  return above.map(({line: {words}}) => ({text: textOf(words.filter(isWithin)), whole: textOf(words)}));
}
