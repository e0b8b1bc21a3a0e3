/** The register of a region at its limits: what is a jump, what is the way back, and what cannot be told. */
import {registerFlags, registerNoiseOf} from "../../src/change/kinds/register-jump.js";
import {quartileOfNormal} from "../../src/change/statistics/normal.js";
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
  const quartile = spread * quartileOfNormal;
  const subject = {
    sheet: {period: now, edition: {register: persons === null ? null : {persons}}},
    earlier: [alignment(then, before), ...(long === undefined ? [] : [alignment(first, long)])],
    doubtOf: (period: string) => (doubted.has(period) ? {kind: "register-jump"} : undefined),
    registerNoiseSince: () => ({
      effectOf: (pair: {before: number; after: number}) => pair.after / pair.before - 1,
      medianEffect: 0,
      medianRatio: 1,
      ...{below: quartile, above: quartile},
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

test("after a jump, back at the level before is a return, staying or going on is nothing new", () => {
  const flagged = {before: 1200, first: 1000, doubted: doubtful};
  expect(flagsOf({...flagged, persons: 1001})).toEqual([["return", then]]);
  expect(flagsOf({...flagged, persons: 1203})).toEqual([]);
  expect(flagsOf({...flagged, persons: 1400})).toEqual([]);
  expect(flagsOf({before: 1200, doubted: doubtful, persons: 1001})).toEqual([]);
});

test("with fewer than eight registers standing still is the measure, and limits are wider", () => {
  const pairs = Array.from({length: 8}, () => ({before: 1000, after: 1010}));
  expect(registerNoiseOf(pairs, limits).medianRatio).toBeCloseTo(1.01);
  const few = registerNoiseOf(pairs.slice(1), limits);
  expect(few.medianRatio).toBe(1);
  expect(few.above).toBeCloseTo(0.002 * quartileOfNormal * limits.wideningAlone);
});
