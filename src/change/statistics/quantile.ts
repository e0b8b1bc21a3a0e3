/** Quantiles and the spread that they show: what a few wild figures cannot move. */

/**
 * The value below which a share of the values lies, interpolated between neighbours (type 7 of Hyndman and Fan 1996,
 * the default of R and of spreadsheets). NaN for no values.
 *
 * @param sorted ascending
 * @param share 0 to 1
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const position = (sorted.length - 1) * share;
  const lower = Math.floor(position);
  const [a, b] = [sorted[lower], sorted[Math.min(lower + 1, sorted.length - 1)]];
  return a === undefined || b === undefined ? Number.NaN : a + (position - lower) * (b - a);
}

/** Typed: several times as fast as an array sorted with a function that compares. */
export function sortedNumbers(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}

export function median(values: readonly number[]): number {
  return quantile(sortedNumbers(values), 0.5);
}
