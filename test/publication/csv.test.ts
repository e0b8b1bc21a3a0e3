import {csvLine} from "../../src/publication/csv.js";

test.each([
  ["a, b", '"a, b"'],
  ['5" plate', '"5"" plate"'],
  ["two\nlines", '"two\nlines"'],
  ["=1+1", "'=1+1"],
  ["@sum", "'@sum"],
  ["-2+3", "'-2+3"],
  ["-", "-"],
  ["'s-Hertogenbosch", "'s-Hertogenbosch"],
  [null, ""],
  [-12, "-12"],
  [0.5, "0.5"],
])("the field %j is written %s", (field, written) => {
  expect(csvLine([field, 1])).toBe(`${written},1\r\n`);
});
