import fc from "fast-check";
import {csvLine, parseCsv} from "../../src/tabular/csv.js";

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

test.each([
  [
    "commas",
    'a,"b ""x"", y",c\r\n1,,3\r\n',
    [
      ["a", 'b "x", y', "c"],
      ["1", "", "3"],
    ],
  ],
  [
    "semicolons of a Dutch Excel",
    "a;b\r\n1,5;2\r\n",
    [
      ["a", "b"],
      ["1,5", "2"],
    ],
  ],
  [
    "a byte order mark, no last line end",
    "\ufeffa,b\n1,2",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "an empty last field",
    "a,b\n1,",
    [
      ["a", "b"],
      ["1", ""],
    ],
  ],
  [
    "empty lines",
    "a,b\n\n,\n1,2\n",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
])("reads %s", (_, text, fields) => {
  expect(parseCsv(text, "in.csv").map((line) => line.fields)).toEqual(fields);
});

test("counts lines as a text editor does, also after a field of two lines", () => {
  const lines = parseCsv('a,b\r\n"one\r\ntwo",1\r\nlast,2\r\n', "in.csv");
  expect(lines.map(({line}) => line)).toEqual([1, 2, 4]);
});

test.each(['a,b\n1,"open', 'a,b\n1,"x"y'])("says where a quote goes wrong: %j", (text) => {
  expect(() => parseCsv(text, "in.csv")).toThrow(/quote/);
});

test("what was written is read back, whatever it is", () => {
  const text = fc.string({unit: fc.constantFrom(..."=+-@'\",;\t\r\n aé1")});
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), {minLength: 1}), (rows) => {
      const visible = rows.filter((fields) => fields.some((field) => field.trim() !== ""));
      const read = parseCsv(`h,i\r\n${rows.map(csvLine).join("")}`, "in.csv").slice(1);
      expect(read.map((line) => line.fields)).toEqual(visible);
    }),
  );
});
