/** What stands above a table and tells it from another one with the same rows: "Stand 31 maart 2024", "waarvan vrouwen". */
import type {Grid} from "./grid.js";
import type {TokenLine} from "./tokens.js";

/** em above the first row: headings of several lines, and a caption above them */
const highest = 14;

/** The lines over the first row of a grid, from below the grid before it: of each the words between two edges. */
export function captionOf(
  lines: readonly TokenLine[],
  grids: readonly Grid[],
  {top, size}: Grid,
  [left, right]: readonly [number, number],
): string[] {
  const before = Math.max(
    top - highest * size,
    ...grids.filter((other) => other.bottom < top).map(({bottom}) => bottom + 0.5 * size),
  );
  const above = lines.filter(({y}) => y > before && y < top - 0.5 * size);
  return above.map(({line}) =>
    line.words
      .filter(({x0, x1}) => (x0 + x1) / 2 > left - size && (x0 + x1) / 2 < right + 2 * size)
      .map(({text}) => text)
      .join(" "),
  );
}
