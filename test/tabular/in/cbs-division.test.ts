// The yearly table of Statistics Netherlands, as it is downloaded: made here of the built-in division, with changes of a made-up year.
import {parseGazetteer} from "../../../src/settings/gazetteer-file.js";
import {compareDivision} from "../../../src/settings/gazetteer-import.js";
import {readDivision} from "../../../src/tabular/in/cbs-division.js";
import {createGazetteer} from "../../../src/vocabulary/gazetteer.js";
import {noEntries} from "../../../src/vocabulary/gazetteer-entries.js";
import {tableOf2027} from "../../support/cbs-table.js";

const changed = {
  gone: ["Wijdemeren"],
  moved: {Eemnes: "AM14"},
  renamed: {Zeist: "Zeist-Driebergen"},
  regions: {AM12: "Vecht en Gooi"},
};

test("columns are found by what stands in them, whatever their numbers", () => {
  for (const shift of [0, 7]) {
    const rows = readDivision(tableOf2027({shift}), "table.csv");
    expect(rows).toHaveLength(342);
    expect(rows.find(({code}) => code === "GM0344")).toEqual({
      code: "GM0344",
      name: "Utrecht (gemeente)",
      region: {code: "AM13", name: "Midden-Utrecht"},
    });
  }
});

test.each([",", "\t"])("columns may be parted by %j, and lines end otherwise", (separator) => {
  const usual = tableOf2027({});
  const text = usual.replaceAll('";"', `"${separator}"`).replace(/\r?\n/g, "\r\n");
  const other = text.replace(/^.*/, (headings) => headings.replaceAll(";", separator));
  expect(readDivision(other, "table.csv")).toEqual(readDivision(usual, "table.csv"));
});

test("a table that is as the list has it changes nothing", () => {
  const rows = readDivision(tableOf2027({}), "table.csv");
  expect(compareDivision(rows, 2027, createGazetteer())).toEqual({changes: [], unexplained: []});
});

test("what is gone as was planned, moved or renamed is told with its line, and the lines make it so", () => {
  const rows = readDivision(tableOf2027(changed), "table.csv");
  const {changes, unexplained} = compareDivision(rows, 2027, createGazetteer());
  expect(unexplained).toEqual([]);
  expect(changes.map(({what, line}) => `${what}: ${line}`)).toEqual([
    "region renamed: regions: [{code: AM12, name: Vecht en Gooi, since: 2027-01-01}]",
    "moved: moves: [{municipality: GM0317, to: AM14, date: 2027-01-01}]",
    "renamed: municipalities: [{code: GM0355, name: Zeist-Driebergen, since: 2027-01-01}]",
    "gone: herindelingen: [{date: 2027-01-01, from: [Hilversum, Wijdemeren], into: [Hilversum], confirmed: yes}]",
  ]);
  const additions = parseGazetteer(changes.map(({line}) => line).join("\n"), "gazetteer.yaml");
  expect(compareDivision(rows, 2027, createGazetteer(additions)).changes).toEqual([]);
});

test("a code that is gone without a herindeling is unexplained, until one is written", () => {
  const rows = readDivision(
    tableOf2027({gone: ["Blaricum", "Laren"], added: {GM2001: ["Erfgooi", "AM12"]}}),
    "table.csv",
  );
  const {changes, unexplained} = compareDivision(rows, 2027, createGazetteer());
  expect(unexplained.map(({code, name, region}) => [code, name, region])).toEqual([
    ["GM0376", "Blaricum", "AM12"],
    ["GM0417", "Laren", "AM12"],
  ]);
  expect(changes.map(({line}) => line)).toEqual([
    "municipalities: [{code: GM2001, name: Erfgooi, region: AM12, since: 2027-01-01}]",
  ]);
  const herindelingen = [
    {date: "2027-01-01", from: ["Blaricum", "Laren"], into: ["Erfgooi"], new: true, confirmed: true},
  ];
  const before = createGazetteer({...noEntries, herindelingen});
  const comparison = compareDivision(rows, 2027, before);
  expect([comparison.unexplained, comparison.changes.map(({what}) => what)]).toEqual([[], ["new"]]);
});

test.each([
  ["a table of something else", () => "a;b\n1;2\n", /no column has codes of municipalities/],
  [
    "one without regions",
    () => tableOf2027({}).replaceAll(/AM\d\d/g, "--"),
    /no column has codes of arbeidsmarktregio's/,
  ],
  ["a municipality twice", () => tableOf2027({}).replace('"GM0014    "', '"GM0037    "'), /a second time/],
  ["one without a region", () => tableOf2027({}).replace(/AM01/, "    "), /has no arbeidsmarktregio/],
])("%s is refused", (_, table, message) => {
  expect(() => readDivision(table(), "table.csv")).toThrow(message);
});
