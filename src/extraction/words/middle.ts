/** The middle one of some numbers in their order, of two the larger; undefined when there is none. */
export function middleOf(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
