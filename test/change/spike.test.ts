/** A figure that did not move far since the quarter before is held against the same quarter a year before, more widely. */
import type {ComparedCell} from "../../src/change/compared-cells.js";
import {placeOf} from "../../src/change/flag.js";
import {spikeFlags} from "../../src/change/kinds/spike.js";
import type {Subject} from "../../src/change/subject.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings} from "../support/compared.js";

const limits = {...settings.changes, spreads: 6, wideningYear: 1.25, smallestMove: 5, collapseFrom: 10};
const key = "GM0642";
const column = "uwv_met";
const [now, then, yearAgo] = [parsePeriod("2023-Q2"), parsePeriod("2023-Q1"), parsePeriod("2022-Q2")];

interface Case {
  readonly yearBefore: number;
  readonly value?: number;
  readonly before?: number;
  readonly doubtedIn?: string;
  readonly sheet?: {rows: unknown[]; total: unknown};
}

const flagsOf = (options: Case) => spikesOf(options).map(({kind, against}) => [kind, against]);

/** One spread is ten persons, and nobody moves in the country. */
function spikesOf({yearBefore, value = 200, before = 198, doubtedIn, sheet = {rows: [], total: null}}: Case) {
  const alignment = (against: string, count: number) => ({
    against,
    rows: [{parts: [key], before: {[column]: count}}],
  });
  const subject = {
    sheet: {period: now, edition: {findings: []}, ...sheet},
    earlier: [alignment(then, before), alignment(yearAgo, yearBefore)],
    noiseSince: () => ({
      distance: (move: {before: number; after: number}) => (move.after - move.before) / 10,
      expected: () => [0, 1],
      medianChange: () => 0,
      peers: "country",
    }),
    doubtOf: (period: string, place: string) =>
      period === doubtedIn && place === placeOf(key, column) ? {kind: "spike"} : undefined,
  } as unknown as Subject;
  const cell: ComparedCell = {
    place: placeOf(key, column),
    ...{key, index: 0, municipality: "Zwijndrecht", column, value},
    base: {against: then, before},
    distance: (value - before) / 10,
    doubted: null,
    former: null,
  };
  return spikeFlags(subject, [cell], limits);
}

test("a figure as far from the quarter before as the limit is a spike, nearer is none", () => {
  expect(flagsOf({yearBefore: 200, before: 140})).toEqual([["spike", then]]);
  expect(flagsOf({yearBefore: 200, before: 260})).toEqual([["spike", then]]);
  expect(flagsOf({yearBefore: 200, before: 141})).toEqual([]);
});

test("from a year before the limit is wider", () => {
  expect(flagsOf({yearBefore: 126})).toEqual([]);
  expect(flagsOf({yearBefore: 125})).toEqual([["spike", yearAgo]]);
  expect(flagsOf({yearBefore: 275})).toEqual([["spike", yearAgo]]);
});

test("a year before is no base where it, or a quarter since, was flagged", () => {
  for (const doubtedIn of [then, yearAgo]) expect(flagsOf({yearBefore: 100, doubtedIn})).toEqual([]);
});

test("a figure that became nobody collapsed, unless it was small", () => {
  expect(flagsOf({yearBefore: 0, before: 200, value: 0})).toEqual([["collapse-to-zero", then]]);
  expect(flagsOf({yearBefore: 100, before: 3, value: 0})).toEqual([["collapse-to-zero", yearAgo]]);
});

test("the value is named with which row and column add up, if there is one", () => {
  const named = (totaal: number, total: Record<string, number> | null, neighbour: number | null = 50) => {
    const counts = {gemeente_met: 10, gemeente_zonder: 20, uwv_met: 300, uwv_zonder: 70, totaal};
    const rows = [
      {key, counts},
      {key: "GM0505", counts: {...counts, uwv_met: neighbour, totaal: null}},
    ];
    const [flag] = spikesOf({yearBefore: 200, value: 300, sheet: {rows, total}});
    return flag?.parameters?.fits;
  };
  expect(named(305, {uwv_met: 255})).toBe(205);
  // another figure of the row is wrong too
  expect(named(290, {uwv_met: 255})).toBeUndefined();
  // the column follows what is printed
  expect(named(305, {uwv_met: 350})).toBeUndefined();
  // the column cannot be added up
  expect(named(305, null)).toBe(205);
  expect(named(305, {uwv_met: 255}, null)).toBe(205);
});
