/** A box over the picture of the source. */

/** A box in points of its page, a little wider than the letters. */
export function placeOf(
  id: string,
  {page, box: [left, top, right, bottom]}: {page: number; box: readonly [number, number, number, number]},
  label: string,
  isDoubted: boolean,
) {
  const margin = 1.5;
  return {
    id,
    page,
    label,
    isDoubted,
    x: tenth(left - margin),
    y: tenth(top - margin),
    width: tenth(right - left + 2 * margin),
    height: tenth(bottom - top + 2 * margin),
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
