import fc from "fast-check";
import {addend, sumOf} from "../../src/vocabulary/addends.js";
import {countOf, formatCount, parseFigure, rawOf} from "../../src/vocabulary/figure.js";

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
