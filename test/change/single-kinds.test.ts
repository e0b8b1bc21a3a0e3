/** Kinds of changes at their limits, each with figures made for it. */
import type {ComparedCell} from "../../src/change/compared-cells.js";
import type {Flag} from "../../src/change/flag.js";
import {returnFlags} from "../../src/change/kinds/return.js";
import {staleCopyFlags} from "../../src/change/kinds/stale-copy.js";
import {swapFlags} from "../../src/change/kinds/swapped-columns.js";
import {normalCumulative} from "../../src/change/statistics/normal.js";
import type {Subject} from "../../src/change/subject.js";
import type {Group} from "../../src/vocabulary/figure.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings} from "../support/compared.js";

const limits = {...settings.changes, spreads: 6, swapEvidence: 40, staleChance: 1e-6};
const [before, flagged] = ["2023-Q1", "2023-Q2"].map(parsePeriod) as [Flag["against"], Flag["against"]];

function cell(made: Partial<ComparedCell>): ComparedCell {
  return {
    place: "gm0642/uwv_met",
    key: "gm0642",
    index: 0,
    municipality: "Zwijndrecht",
    column: "uwv_met",
    value: 103,
    base: {against: before as never, before: 100},
    distance: 1,
    doubted: null,
    former: null,
    ...made,
  };
}

describe("the way back", () => {
  const flag: Flag = {kind: "spike", municipality: "Zwijndrecht", column: "uwv_met", against: before};
  const doubted = (distance: number, of = flag) => ({
    flag: of,
    base: {against: flagged as never, before: 400},
    distance,
  });
  const kindsOf = (...cells: ComparedCell[]) => returnFlags(cells, limits).map(({kind}) => kind);

  test("is one when the figure is ordinary again, and nearer to the level before than to the flagged one", () => {
    expect(kindsOf(cell({distance: 1, doubted: doubted(-30)}))).toEqual(["return"]);
    expect(kindsOf(cell({distance: -5.9, doubted: doubted(-6.1)}))).toEqual(["return"]);
  });

  test("is none at the limit, nor as near to the flagged figure", () => {
    for (const distance of [6, -6, 8]) expect(kindsOf(cell({distance, doubted: doubted(30)}))).toEqual([]);
    for (const distance of [3, -3]) {
      expect(kindsOf(cell({distance, doubted: doubted(3)}))).toEqual([]);
      expect(kindsOf(cell({distance, doubted: doubted(-2)}))).toEqual([]);
    }
  });

  test("wants a flag of a step, a level before it, and every figure of that flag", () => {
    expect(kindsOf(cell({}))).toEqual([]);
    expect(kindsOf(cell({base: null, distance: 0, doubted: doubted(30)}))).toEqual([]);
    expect(kindsOf(cell({doubted: doubted(30, {...flag, kind: "stale-copy"})}))).toEqual([]);
    const swap: Flag = {...flag, kind: "swapped-columns", column: "uwv"};
    const back = cell({doubted: doubted(30, swap)});
    expect(kindsOf(back, cell({column: "uwv_zonder", doubted: doubted(30, swap)}))).toEqual(["return"]);
    expect(kindsOf(back, cell({column: "uwv_zonder", distance: 9, doubted: doubted(30, swap)}))).toEqual([]);
  });

  test("tells what was meant, or since when the level holds", () => {
    const [meant] = returnFlags(
      [cell({doubted: {...doubted(30), base: {against: before as never, before: 400}}})],
      limits,
    );
    expect(meant).toMatchObject({against: before, before: 400, after: 103, parameters: {meant: 100}});
    const [since] = returnFlags([cell({doubted: doubted(30)})], limits);
    expect(since).toMatchObject({against: flagged, parameters: {level: 100, since: before}});
  });
});

describe("met and zonder exchanged", () => {
  const noise = {distance: ({before, after}: {before: number; after: number}) => (after - before) / 10};
  const subject = {
    sheet: {edition: {findings: []}, rows: [], total: null, byKey: new Map(), ofRows: []},
    noiseSince: () => noise,
  } as unknown as Subject;
  const pair = (met: number, zonder: number, doubted: ComparedCell["doubted"] = null) => {
    const made = (column: Group, value: number, level: number) =>
      cell({
        column,
        place: `gm0642/${column}`,
        value,
        base: {against: before as never, before: level},
        distance: (value - level) / 10,
        doubted,
      });
    return [made("uwv_met", met, 100), made("uwv_zonder", zonder, 300)];
  };
  const swap: Flag = {kind: "swapped-columns", municipality: "Zwijndrecht", column: "uwv", against: before};
  const doubtedBy = (flag: Flag, distance: number) => ({
    flag,
    base: {against: flagged as never, before: 300},
    distance,
  });
  const kindsOf = (cells: ComparedCell[]) => swapFlags(subject, cells, limits).map(({kind}) => kind);

  test("are told once, not again where they stay so", () => {
    expect(kindsOf(pair(305, 98))).toEqual(["swapped-columns"]);
    expect(kindsOf(pair(305, 98, doubtedBy(swap, 0.5)))).toEqual([]);
    expect(kindsOf(pair(305, 98, doubtedBy(swap, -30)))).toEqual(["swapped-columns"]);
    expect(kindsOf(pair(305, 98, doubtedBy({...swap, kind: "spike"}, 0.5)))).toEqual(["swapped-columns"]);
  });

  test("fit the quarter before clearly better the other way round, both of them", () => {
    expect(kindsOf(pair(100, 300))).toEqual([]);
    expect(kindsOf(pair(200, 200))).toEqual([]);
    expect(kindsOf(pair(305, 300))).toEqual([]);
    expect(kindsOf(pair(370, 98))).toEqual([]);
  });
});

describe("a table of an earlier quarter", () => {
  /** As many rows as that, of which the first ones differ; one figure in five is the same by chance. */
  const subjectOf = (rows: number, differing: number) => {
    const counts = (n: number) => ({
      gemeente_met: n,
      gemeente_zonder: null,
      uwv_met: null,
      uwv_zonder: null,
      totaal: null,
    });
    const sheet = (period: string, more: number) => {
      const all = Array.from({length: rows}, (_, i) => ({
        key: `gm${i}`,
        name: `gm${i}`,
        counts: counts(100 + (i < differing ? more : 0)),
      }));
      return {period, rows: all, byKey: new Map(all.map((row) => [row.key, row])), edition: {findings: []}};
    };
    return {
      sheet: sheet("2023-Q2", 1),
      history: [sheet("2023-Q1", 0)],
      earlier: [{against: before}],
      noiseSince: () => ({chanceOfEqual: () => 2 * normalCumulative(0.5 / 2) - 1}),
    } as unknown as Subject;
  };
  const found = (rows: number, differing: number) =>
    staleCopyFlags(subjectOf(rows, differing), limits).map(({parameters}) => parameters);

  test("is told when chance does not explain it", () => {
    // 0,197 each: nine are 4e-7, eight 2e-6
    expect(found(9, 0)).toEqual([{equal: 9}]);
    expect(found(8, 0)).toEqual([]);
  });

  test("may differ in one of ten, and then needs more: any of them could be the one that differs", () => {
    // ten equal ones are 9e-8, but there are eleven ways to leave one out
    expect(found(10, 0)).toEqual([{equal: 10}]);
    expect(found(10, 1)).toEqual([]);
    expect(found(11, 1)).toEqual([{differs: 1, of: 11}]);
    expect(found(12, 2)).toEqual([]);
  });
});
