import fc from "fast-check";
import {addend, shareWithProfile, sumOf} from "../../src/vocabulary/addends.js";
import {
  byColumn,
  columns,
  countOf,
  type Figure,
  formatCount,
  formatDifference,
  formatRelativeChange,
  formatShare,
  isColumn,
  markIn,
  parseFigure,
  personsIn,
  rawOf,
} from "../../src/vocabulary/figure.js";

test.each([
  ["0", 0],
  ["1030", 1030],
  ["1.030", 1030],
  ["1 030", 1030],
  ["1\u202f030", 1030],
  ["1’030", 1030],
  ["12.345.678", 12_345_678],
])("«%s» is a count", (printed, persons) => {
  expect(parseFigure(printed)).toEqual(countOf(persons));
});

test.each([
  ["12*", 12, "provisional"],
  ["1.030 *", 1030, "provisional"],
  ["367p", 367, "provisional"],
  ["114 r", 114, "revised"],
  ["1.400r", 1400, "revised"],
])("«%s» is a count with a mark", (printed, persons, meaning) => {
  expect(parseFigure(printed)).toEqual({kind: "count", persons, mark: {meaning, raw: printed}});
});

test.each([
  ["none", ["", " ", "-", "–", "−", "nihil", "Nihil"]],
  [
    "suppressed",
    ["<5", "< 5", "≤4", "1-4", "5 – 9", "0-10", "x", "X", "*", ".", "...", "geheim", "n.b.", "N.B."],
  ],
  ["withheld", ["█", "■", "███"]],
  [
    "unreadable",
    [
      "1O3",
      "1,03",
      "1.0300",
      "1030,0",
      ".103",
      "1.030x",
      "a1030",
      "12,",
      "1.03",
      "4-1",
      "12-34",
      "1-40",
      "-5",
      "12**",
      "r",
      "p",
      "nb",
      "75%",
      "?",
      "2023r-1",
    ],
  ],
])("%s: %j", (kind, printed) => {
  for (const text of printed) expect(parseFigure(text)).toEqual({kind, raw: text.trim()});
});

test("marks that nobody sees are no part of a figure", () => {
  for (const mark of ["\u00ad", "\u200b", "\u200d", "\u200e", "\u202a", "\u2060", "\u2066", "\ufeff"]) {
    expect(parseFigure(`${mark}1${mark}.030${mark}`)).toEqual({kind: "count", persons: 1030});
    expect(parseFigure(`<${mark}5`)).toEqual({kind: "suppressed", raw: "<5"});
    expect(parseFigure(mark)).toEqual({kind: "none", raw: ""});
  }
});

test("a count is read back as it is printed, whatever it is", () => {
  fc.assert(
    fc.property(fc.nat(9_999_999), (persons) => {
      expect(parseFigure(formatCount(persons))).toEqual(countOf(persons));
      expect(rawOf(countOf(persons))).toBe(String(persons));
    }),
  );
});

test("only nobody counts as 0; a sum with a part that nobody may see, or can read, is unknown", () => {
  expect(["-", "nihil", "3*", "114 r"].map((text) => addend(parseFigure(text)))).toEqual([0, 0, 3, 114]);
  for (const text of ["<5", "█", "1O3"]) expect(addend(parseFigure(text))).toBeNull();
  expect(sumOf([1, 2, 3])).toBe(6);
  expect(sumOf([])).toBe(0);
  expect(sumOf([1, null, 3])).toBeNull();
});

test.each([
  [1030, "1.030", "+1.030"],
  [-1030, "−1.030", "−1.030"],
  [0, "0", "0"],
  [1, "1", "+1"],
])("%i is printed as %s, as a difference as %s", (count, printed, difference) => {
  expect(formatCount(count)).toBe(printed);
  expect(formatDifference(count)).toBe(difference);
});

test.each([
  [0.623, 0, "62%", "+62%"],
  [0.623, 1, "62,3%", "+62,3%"],
  [-0.031, 0, "−3%", "−3%"],
  [0, 0, "0%", "0%"],
  [0.001, 0, "0%", "0%"],
  [-0.001, 0, "−0%", "0%"],
  [-0.0001, 1, "−0,0%", "0,0%"],
  [-0.101, 0, "−10%", "−10%"],
  [null, 0, "–", "–"],
  [Number.NaN, 0, "–", "–"],
])("a share of %d with %i decimals is %s, as a change %s", (share, decimals, printed, change) => {
  expect(formatShare(share, decimals)).toBe(printed);
  expect(formatRelativeChange(share, decimals)).toBe(change);
});

test("a mark is told and printed apart from its count; other cells are printed as they are", () => {
  const [revised, provisional, few] = ["1.400 r", "12*", "<5"].map(parseFigure) as [Figure, Figure, Figure];
  expect([revised, provisional, few, countOf(3)].map(markIn)).toEqual(["revised", "provisional", null, null]);
  expect([revised, provisional, few, countOf(3)].map(rawOf)).toEqual(["1.400 r", "12*", "<5", "3"]);
  expect([revised, few].map(personsIn)).toEqual([1400, null]);
});

test("the share with a profile is that of known groups in a row of somebody", () => {
  const row = (...cells: (number | null)[]) => byColumn((column) => cells[columns.indexOf(column)] ?? null);
  expect(shareWithProfile(row(1, 2, 3, 4, 10))).toBe(0.4);
  expect(shareWithProfile(row(0, 0, 0, 0, 0))).toBeNull();
  expect(shareWithProfile(row(1, null, 3, 4, 10))).toBeNull();
  expect(shareWithProfile(row(1, 2, null, 4, 10))).toBeNull();
  expect(shareWithProfile(row(1, 2, 3, 4, null))).toBeNull();
});

test("a column is known by its name", () => {
  expect(columns.every(isColumn)).toBe(true);
  expect(["", "Totaal", null].some(isColumn)).toBe(false);
});
