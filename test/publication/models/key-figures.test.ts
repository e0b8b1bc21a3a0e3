import {differenceOf, extremes, keyFigure} from "../../../src/publication/models/key-figures.js";
import {printFigure} from "../../../src/publication/models/printed-figure.js";
import {parsePeriod, previousPeriod} from "../../../src/vocabulary/period.js";
import {persons} from "../../support/figures.js";
import {sheetOf} from "../../support/sheets.js";

const before = parsePeriod("2023-Q1");

test.each([
  [100, 110, {absolute: 10, relative: 0.1, rose: true, fell: false}],
  [100, 90, {absolute: -10, relative: -0.1, rose: false, fell: true}],
  [100, 100, {absolute: 0, relative: 0, rose: false, fell: false}],
  [0, 5, {absolute: 5, relative: null, rose: true, fell: false}],
  [0, 0, {absolute: 0, relative: null, rose: false, fell: false}],
])("from %d to %d", (then, now, expected) => {
  const difference = differenceOf(before, then, now);
  expect(difference).toMatchObject({
    ...expected,
    relative: expected.relative && expect.closeTo(expected.relative),
  });
});

test("a share that is printed the same neither rose nor fell", () => {
  expect(differenceOf(before, 0.69912, 0.69918, 1000)).toMatchObject({rose: false, fell: false});
  expect(differenceOf(before, 0.6994, 0.6996, 1000)).toMatchObject({rose: true, fell: false});
});

test("a difference is that of the numbers as they are printed", () => {
  expect(differenceOf(before, 0.66651, 0.66549, 1000).absolute).toBeCloseTo(-0.002, 9);
  expect(differenceOf(before, 460, 484).absolute).toBe(24);
});

test("extremes are only named where there are two different ones, and a tie names all", () => {
  const rows = (...values: (number | null)[]) => values.map((value, i) => ({name: `${i}`, value}));
  const of = (...values: (number | null)[]) => extremes(rows(...values), ({value}) => value);
  expect(of(3, 9, 5)).toEqual({highest: {value: 9, names: ["1"]}, lowest: {value: 3, names: ["0"]}});
  expect(of(3, 9, 9)?.highest).toEqual({value: 9, names: ["1", "2"]});
  for (const none of [of(4, 4), of(4), of(4, null)]) expect(none).toBeNull();
});

test("a key figure is compared with the quarter before and with the year before, where they are", () => {
  const {edition, history} = sheetOf("gorinchem");
  const previous = history.find(({period}) => period === previousPeriod(edition.period)) ?? null;
  const followed = keyFigure(edition, {previous, lastYear: null}, (e) => persons(e.total?.figures.totaal));
  expect(followed).toMatchObject({
    value: 1527,
    sincePrevious: {period: "2023-Q1", before: 1522, absolute: 5},
    sinceLastYear: null,
  });
});

test.each([
  [{kind: "count", persons: 1030}, "1.030"],
  [{kind: "count", persons: 12, mark: {meaning: "provisional", raw: "12*"}}, "12*"],
  [{kind: "count", persons: 1400, mark: {meaning: "provisional", raw: "1400p"}}, "1.400*"],
  [{kind: "count", persons: 114, mark: {meaning: "revised", raw: "114 r"}}, "114r"],
  [{kind: "withheld", raw: "█"}, "■"],
  [{kind: "suppressed", raw: "<5"}, "<5"],
  [{kind: "none", raw: "-"}, "-"],
  [{kind: "none", raw: ""}, "–"],
  [{kind: "unreadable", raw: "1O3"}, "1O3"],
  [{kind: "unreadable", raw: ""}, "?"],
] as const)("the cell %j prints %s", (figure, printed) => {
  expect(printFigure(figure)).toBe(printed);
});
