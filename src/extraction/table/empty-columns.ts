/** Columns in which nothing is printed: their headings alone say that they are there. */
import {columns} from "../../vocabulary/figure.js";
import type {Band} from "./bands.js";
import type {Mark, Phrase} from "./heading-phrases.js";

/** Each column has one heading of its own: by the kind of profile, or by organisation where that is the lower level. */
const ownMarks: readonly (readonly Mark[])[] = [
  ["met", "zonder", "totaal"],
  ["gemeente", "uwv", "totaal"],
];

/**
 * Bands for the columns that are empty in every row, in the places that their headings leave for them.
 *
 * @returns all bands from left to right, those that were added without width; or null when the headings
 *   do not show one for each column
 */
export function withEmptyColumns(bands: readonly Band[], phrases: readonly Phrase[]): Band[] | null {
  const missing = columns.length - bands.length;
  if (missing < 1 || bands.length < 2) return null;
  for (const marks of ownMarks) {
    const own = phrases.filter((phrase) => marks.some((mark) => phrase.marks.includes(mark)));
    if (own.length !== columns.length) continue;
    const middles = own.map(({x0, x1}) => (x0 + x1) / 2).sort((a, b) => a - b);
    return insertBands(bands, middles);
  }
  return null;
}

/** Leaves out the headings without which the others stand most evenly over the bands, and nearest to them. */
function insertBands(bands: readonly Band[], middles: readonly number[]): Band[] {
  const choices = subsets(middles.length, bands.length).map((kept) => {
    const offsets = kept.map((heading, i) => (middles[heading] as number) - middleOf(bands[i] as Band));
    const mean = offsets.reduce((sum, offset) => sum + offset, 0) / offsets.length;
    const uneven = offsets.reduce((sum, offset) => sum + Math.abs(offset - mean) + 0.5 * Math.abs(mean), 0);
    return {kept, mean, uneven};
  });
  const best = choices.sort((a, b) => a.uneven - b.uneven)[0];
  if (!best) return [...bands];
  return middles.map((middle, heading) => {
    const band = bands[best.kept.indexOf(heading)];
    return band ?? {x0: middle - best.mean, x1: middle - best.mean};
  });
}

function middleOf({x0, x1}: Band): number {
  return (x0 + x1) / 2;
}

/** Every choice of so many of the first numbers, in rising order. */
function subsets(count: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return Array.from({length: count - from - size + 1}, (_, i) => from + i).flatMap((first) =>
    subsets(count, size - 1, first + 1).map((rest) => [first, ...rest]),
  );
}
