/** The register of a region at its limits: what is a jump, what is the way back, and what cannot be told. */
import {registerFlags} from "../../src/change/kinds/register-jump.js";
import {registerNoiseOf} from "../../src/change/register-noise.js";
import type {Subject} from "../../src/change/subject.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings} from "../support/compared.js";

const limits = {...settings.changes, registerSpreads: 6, smallestRegisterMove: 0.02};
const [first, then, now] = [parsePeriod("2022-Q4"), parsePeriod("2023-Q1"), parsePeriod("2023-Q2")];
const doubtful = new Set([then]);

interface Case {
  readonly persons: number | null;
  readonly before?: number | null;
  readonly first?: number | null;
  /** of one spread, as a share of the register */
  readonly spread?: number;
  readonly doubted?: ReadonlySet<string>;
}

/** Registers that stood still in the country; those before in the quarter before and, if given, in the one before that. */
function flagsOf({persons, before = 1000, first: long, spread = 0.001, doubted = new Set()}: Case) {
  const alignment = (against: string, count: number | null) => ({
    against,
    totalBefore: null,
    earlier: {edition: {register: count === null ? null : {persons: count}}, total: null},
  });
  const subject = {
    sheet: {period: now, edition: {register: persons === null ? null : {persons}}},
    earlier: [alignment(then, before), ...(long === undefined ? [] : [alignment(first, long)])],
    doubtOf: (period: string) => (doubted.has(period) ? {kind: "register-jump"} : undefined),
    registerNoiseSince: () => ({
      distance: (pair: {before: number; after: number}) => (pair.after / pair.before - 1) / spread,
      medianChange: 0,
      peers: "country",
    }),
  } as unknown as Subject;
  return registerFlags(subject, limits).map(({kind, against}) => [kind, against]);
}

test("a jump is further than six spreads, and than two percent", () => {
  expect(flagsOf({persons: 1021})).toEqual([["register-jump", then]]);
  expect(flagsOf({persons: 979})).toEqual([["register-jump", then]]);
  expect(flagsOf({persons: 1019})).toEqual([]);
  expect(flagsOf({persons: 1050, spread: 0.01})).toEqual([]);
  expect(flagsOf({persons: 1061, spread: 0.01})).toEqual([["register-jump", then]]);
});

test("after a quarter that is not there it may have moved twice as far", () => {
  expect(flagsOf({persons: 1030, before: null, first: 1000})).toEqual([]);
  expect(flagsOf({persons: 1041, before: null, first: 1000})).toEqual([["register-jump", first]]);
});

test("a register that is not printed did not jump; one of nobody did", () => {
  expect(flagsOf({persons: null})).toEqual([]);
  expect(flagsOf({persons: 1000, before: null})).toEqual([]);
  expect(flagsOf({persons: 0})).toEqual([["register-jump", then]]);
});

test("after a jump, back at the level before is a return, staying is nothing new, going on is a jump again", () => {
  const flagged = {before: 1200, first: 1000, doubted: doubtful};
  expect(flagsOf({...flagged, persons: 1001})).toEqual([["return", then]]);
  expect(flagsOf({...flagged, persons: 1201})).toEqual([]);
  expect(flagsOf({...flagged, persons: 1400})).toEqual([["register-jump", first]]);
  expect(flagsOf({before: 1200, doubted: doubtful, persons: 1001})).toEqual([]);
});

test("a level that was left without a flag is one to go back to, if it is that level", () => {
  expect(flagsOf({persons: 1001, before: 1200, first: 1000})).toEqual([["return", then]]);
  expect(flagsOf({persons: 1100, before: 1200, first: 1000})).toEqual([["register-jump", then]]);
});

describe("how far registers usually move", () => {
  const moves = (...percents: number[]) =>
    percents.map((percent) => ({before: 1000, after: 1000 + 10 * percent}));
  const distance = (some: ReturnType<typeof moves>, past: readonly number[] = []) =>
    registerNoiseOf(some, past, 1, limits).distance({before: 1000, after: 1100});

  test("is 1.48 times their median deviation, which half of them cannot move", () => {
    // half of them lie within 0.7 percent of their median
    const spread = 1.4826 * Math.log(1.007);
    expect(
      distance(moves(-2.2, -1.3, -0.7, -0.3, 0, 0.3, 0.7, 1.3, 2.2)) / (Math.log(1.1) / spread),
    ).toBeCloseTo(1, 1);
    expect(distance(moves(-9, -4, -0.7, -0.3, 0, 0.3, 0.7, 7, 60)) / (Math.log(1.1) / spread)).toBeCloseTo(
      1,
      1,
    );
  });

  test("a quarter in which all lie apart is its own measure", () => {
    const past = Array.from({length: 70}, (_, i) => 0.003 * (i % 2 ? 1 : -1));
    const quiet = distance(moves(0, 0, 0, 0, 0, 0, 0, 0), past);
    expect(distance(moves(-9, -7, -5, -3, 3, 5, 7, 9), past)).toBeLessThan(quiet / 4);
  });

  test("with few registers none is assumed to be usual, and limits are wider", () => {
    const few = registerNoiseOf(moves(1, 1, 1, 1), [], 1, limits);
    expect(few.medianChange).toBeNull();
    expect(few.distance({before: 1000, after: 1100})).toBeCloseTo(
      Math.log(1.1) / (0.002 * limits.wideningAlone),
      9,
    );
  });
});
