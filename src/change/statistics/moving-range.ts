/** How much a figure usually moves from quarter to quarter by itself. */
import {median} from "./quantile.js";

/** Upper limit of moving ranges as a multiple of their median (D4 * 1.128 / 0.954 for ranges of two). */
const limitOfMedianRange = 3.865;

/**
 * The largest move that a figure's own history explains: 3.865 times the median of its moves. The median, so that
 * an earlier slip does not widen the limit.
 *
 * Source: D. J. Wheeler and D. S. Chambers, "Understanding Statistical Process Control" (2nd ed. 1992), XmR chart
 * with the median moving range.
 *
 * @param values the figure in successive quarters, at least two
 */
export function movingRangeLimit(values: readonly number[]): number {
  const ranges = values.slice(1).map((value, i) => Math.abs(value - (values[i] as number)));
  return limitOfMedianRange * median(ranges);
}
