// The measure of what is far: wider where far moves are common, never narrower, and with whole limits around the middle.
import {measureOfCountry} from "../../src/change/measure.js";
import {noiseOf} from "../../src/change/noise.js";
import {normalQuantile} from "../../src/change/statistics/normal.js";
import {columns} from "../../src/vocabulary/figure.js";
import {settings} from "../support/compared.js";

const limits = settings.changes;

/** Figures of about 400 that move as a normal distribution has it, the outer tenth this many times as far. */
function moves(tails: number) {
  return columns.flatMap((column) =>
    Array.from({length: 200}, (_, i) => {
      const z = normalQuantile((i + 0.5) / 200);
      const before = 400 + ((i * 37) % 11);
      return {column, before, after: before + Math.round(6 * z * (Math.abs(z) > 1.645 ? tails : 1))};
    }),
  );
}
const move = {column: "uwv_met", before: 400, after: 460} as const;

test("where far moves are no commoner than by chance, limits are as measured", () => {
  const some = moves(0.8);
  expect(noiseOf(some, limits).distance(move)).toBeCloseTo(measureOfCountry(some, limits).distance(move), 9);
});

test("where they are, limits are wider", () => {
  const some = moves(2);
  const [noise, measure] = [noiseOf(some, limits), measureOfCountry(some, limits)];
  expect(noise.distance(move)).toBeLessThan(0.7 * measure.distance(move));
  expect(noise.spreadOf("uwv_met", 400)).toBeGreaterThan(1.4 * measure.spreadOf("uwv_met", 400));
});

test("the limits that are told are the last counts that are not flagged", () => {
  for (const some of [moves(1), moves(2), moves(1).slice(0, 50)]) {
    const {distance, expected} = noiseOf(some, limits);
    for (const before of [0, 3, 20, 400, 5000]) {
      const [least, most] = expected("uwv_met", before);
      const isFlagged = (after: number) =>
        Math.abs(distance({column: "uwv_met", before, after})) >= limits.spreads;
      expect([least, most].map(isFlagged)).toEqual([false, false]);
      expect(isFlagged(most + 1)).toBe(true);
      if (least > 0) expect(isFlagged(least - 1)).toBe(true);
    }
  }
});

test("nobody who stays nobody did not move, and few figures are no country", () => {
  const noise = noiseOf(moves(1), limits);
  expect(noise.distance({column: "uwv_met", before: 0, after: 0})).toBe(0);
  expect(noise.isNational).toBe(true);
  expect(noiseOf(moves(1).slice(0, limits.smallestPool), limits).isNational).toBe(true);
  expect(noiseOf(moves(1).slice(1, limits.smallestPool), limits).isNational).toBe(false);
});
