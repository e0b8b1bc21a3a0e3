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

test.each([";", "\t", "|"])("fields are separated by what is told: %j", (separator) => {
  const text = ["a,b", '"1;5\t|"', "2"].join(separator);
  expect(parseCsv(text, "in.csv", {separator})).toEqual([{line: 1, fields: ["a,b", "1;5\t|", "2"]}]);
});

test("what stands above the first line that is told is no part of it, whatever quotes are in it", () => {
  const text = 'een "titel, en\r\n\r\na,b\r\n1,2';
  expect(parseCsv(text, "in.csv", {from: 3})).toEqual([
    {line: 3, fields: ["a", "b"]},
    {line: 4, fields: ["1", "2"]},
  ]);
});

describe("reading takes time in proportion to the text", () => {
  const long = 12_000_000;
  test.each([
    ["a quote that is never closed", `a,b\r\n"${"x,".repeat(long / 2)}`, "never closed"],
    ["quotes in a row", `a,b\r\n${'"'.repeat(long + 1)}`, "never closed"],
    ["a line without end", `a,b\r\n${"x,".repeat(long / 2)}`, "more than 256 columns"],
    ["lines without end", `a,b\r\n${"x,y\r\n".repeat(long / 5)}`, "some dozens of municipalities"],
    ["a field without end", `a,b\r\n${"x".repeat(long)}`, "longer than 32767 characters"],
  ])("%s", (_, text, message) => {
    const limits = {lines: 100_000, fields: 256, length: 32_767};
    const begin = process.cpuUsage();
    expect(() => parseCsv(text, "in.csv", {limits})).toThrow(message);
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(3);
  });
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
