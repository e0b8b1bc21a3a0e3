/** The middle of values that do not all weigh the same. */

/** The value with half of the weight on either side; NaN for none. The first of two that halve it exactly. */
export function weightedMedian(values: readonly {readonly value: number; readonly weight: number}[]): number {
  const sorted = values.toSorted((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, {weight}) => sum + weight, 0) / 2;
  let sum = 0;
  for (const {value, weight} of sorted) {
    sum += weight;
    if (sum >= half) return value;
  }
  return Number.NaN;
}
