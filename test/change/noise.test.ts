// The measure of what is far: by size, column and own past; wider where far moves are common or the quarter is restless.
import {placeOf} from "../../src/change/flag.js";
import {type Move, noiseOf, ratiosOf} from "../../src/change/noise.js";
import {type Residual, residualOf, restlessnessOf} from "../../src/change/restlessness.js";
import {normalQuantile} from "../../src/change/statistics/normal.js";
import {groups} from "../../src/vocabulary/figure.js";
import {settings} from "../support/compared.js";

const limits = settings.changes;

interface Country {
  readonly spread?: number;
  /** what the outer tenth moves further */
  readonly tails?: number;
  readonly each?: number;
  readonly turn?: number;
}

/** Figures of about 400 that move as a normal distribution has it; `turn` says which of them does what. */
function moves({spread = 6, tails = 1, each = 200, turn = 0}: Country = {}): Move[] {
  return groups.flatMap((column) =>
    Array.from({length: each}, (_, i) => {
      const z = normalQuantile((((i + turn) % each) + 0.5) / each);
      const before = 400 + ((i * 37) % 11);
      const far = Math.abs(z) > 1.645 ? tails : 1;
      return {place: placeOf(`GM${i}`, column), column, before, after: before + Math.round(spread * z * far)};
    }),
  );
}

const residuals = (some: readonly Move[]): Residual[] =>
  some.map((move) => ({...move, expected: move.before, residual: residualOf(move.before, move.after)}));
const noise = (some: readonly Move[], past: readonly Residual[] = []) =>
  noiseOf(some, restlessnessOf(past, residuals(some), limits), "country", limits);
const move = {place: "GM0/uwv_met", column: "uwv_met", before: 400, after: 460} as const;

test("where moves are normal, a distance is a normal one", () => {
  expect(noise(moves()).distance(move)).toBeCloseTo(10, 0);
  expect(noise(moves()).distance({...move, after: 340})).toBeCloseTo(-10, 0);
  expect(noise(moves({spread: 12})).distance(move)).toBeCloseTo(5, 0);
});

test("where far moves are common, limits are wider, and those of near ones are not", () => {
  const [normal, heavy] = [noise(moves()), noise(moves({tails: 2}))];
  expect(heavy.distance(move)).toBeLessThan(0.7 * normal.distance(move));
  expect(heavy.spreadOf(move)).toBeCloseTo(normal.spreadOf(move), 0);
});

test("a quarter more restless than those before is its own measure; a quieter one is not", () => {
  const past = [0, 50, 100].flatMap((turn) => residuals(moves({turn})));
  expect(noise(moves({spread: 24}), past).distance(move)).toBeLessThan(4);
  const quiet = noise(moves({spread: 1}), past);
  expect(quiet.distance(move)).toBeLessThan(12);
  expect(quiet.distance(move)).toBeGreaterThan(9);
});

test("from four quarters on a figure's own past counts, shrunk towards that of its peers", () => {
  const withOwn = (spread: number, quarters: number) => {
    const quiet = Array.from({length: quarters}, (_, quarter) =>
      residuals(moves({turn: 41 * quarter})).map((one, i) =>
        i % 3 === 0 ? {...one, residual: one.residual * 4} : one,
      ),
    );
    const own = quiet.flat().map((one) => {
      return one.place === move.place ? {...one, residual: spread / Math.sqrt(one.expected + 1)} : one;
    });
    return noise(moves(), own).distance(move);
  };
  expect(withOwn(1, 6)).toBeGreaterThan(1.2 * withOwn(40, 6));
  expect(withOwn(1, 2)).toBeCloseTo(withOwn(40, 2), 1);
});

test("what is far beyond all others, and rows that are, say nothing about the others", () => {
  const usual = noise(moves()).distance(move);
  const wild = moves().map((one, i) => (i % 40 === 0 ? {...one, after: one.before * 3} : one));
  expect(noise(wild).distance(move)).toBeGreaterThan(0.9 * usual);
});

test("the limits that are told are the last counts that are not flagged", () => {
  for (const some of [moves(), moves({tails: 2}), moves({each: 14})]) {
    const {distance, expected} = noise(some);
    for (const before of [0, 3, 20, 400, 5000]) {
      const spot = {place: "GM0/uwv_met", column: "uwv_met", before} as const;
      const [least, most] = expected(spot);
      const isFlagged = (after: number) => Math.abs(distance({...spot, after})) >= limits.spreads;
      expect([least, most].map(isFlagged)).toEqual([false, false]);
      expect(isFlagged(most + 1)).toBe(true);
      if (least > 0) expect(isFlagged(least - 1)).toBe(true);
    }
  }
});

test("nobody who stays nobody did not move; few figures are held against wider limits", () => {
  expect(noise(moves()).distance({...move, before: 0, after: 0})).toBe(0);
  const few = moves({each: 49});
  const one = {...(few[0] as Move), after: 460};
  const many = noiseOf(few, restlessnessOf([], residuals(few), limits), "country", {
    ...limits,
    smallestPool: 196,
  });
  expect(noise(few).distance(one) * limits.wideningAlone).toBeCloseTo(many.distance(one), 9);
});

test("the middle ratio is that of the column, of all columns, or none: then none is told", () => {
  const grown = moves().map((one) => ({
    ...one,
    after: one.column === "uwv_met" ? 1.1 * one.before : one.before,
  }));
  expect(ratiosOf(grown).get("uwv_met")).toBeCloseTo(1.1, 9);
  expect(ratiosOf(grown).get("uwv_zonder")).toBe(1);
  const few = grown.filter(({column}, i) => column === "uwv_met" && i % 200 < 14);
  expect(noise(few).medianChange("uwv_met")).toBeNull();
  const together = [...few, ...moves().filter((_, i) => i < 4)];
  expect(noise(together).medianChange("gemeente_zonder")).toBeCloseTo(0.1, 9);
});
