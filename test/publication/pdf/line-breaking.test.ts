import fc from "fast-check";
import {breakIntoLines, type Unit} from "../../../src/publication/pdf/line-breaking.js";

const units = (widths: readonly number[]): Unit[] => widths.map((width) => ({width, space: 1}));

test("lines are even rather than full", () => {
  // Filled from the front, the first line would be full and the second half empty: 17, 9 and 9.
  expect(breakIntoLines(units([5, 5, 5, 9, 9]), 17)).toEqual([0, 2, 4]);
});

test("a last line is not a single short word", () => {
  const words = units([20, 20, 20, 20, 20, 4]);
  const lastStart = breakIntoLines(words, 63).at(-1) as number;
  expect(lastStart).toBeLessThan(5);
});

test("a word that is wider than the line has a line of its own", () => {
  expect(breakIntoLines(units([3, 30, 3]), 10)).toEqual([0, 1, 2]);
});

test("nothing has no lines", () => {
  expect(breakIntoLines([], 10)).toEqual([]);
});

test("no line is too wide, and none could be saved", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({min: 1, max: 30}), {minLength: 1, maxLength: 60}), (widths) => {
      const width = 40;
      const starts = breakIntoLines(units(widths), width);
      const lines = starts.map((start, i) => widths.slice(start, starts[i + 1]));
      for (const line of lines) expect(lengthOf(line)).toBeLessThanOrEqual(width);
      expect(lines.flat()).toEqual(widths);
      expect(lines).toHaveLength(fullLines(widths, width));
    }),
  );
});

function lengthOf(line: readonly number[]): number {
  return line.reduce((sum, width) => sum + width, line.length - 1);
}

/** How many lines it takes when each is filled as far as it goes. */
function fullLines(widths: readonly number[], width: number): number {
  let lines = 1;
  let length = -1;
  for (const word of widths) {
    if (length + 1 + word > width) {
      lines += 1;
      length = -1;
    }
    length += 1 + word;
  }
  return lines;
}
