// What a sheet is taken for as a whole or row by row, and what is named only where it is plain.

import type {Change} from "../../src/change/change.js";
import {compareQuarters} from "../../src/change/compare.js";
import {parsePeriod, periodsUpTo} from "../../src/vocabulary/period.js";
import {settings, wording} from "../support/compared.js";
import {withCell} from "../support/figures.js";
import {generateCountry, type Sheet} from "./generated/country.js";
import {editionOf, tableOf} from "./generated/printed.js";

const periods = periodsUpTo(parsePeriod("2022-Q4"), 3);
const last = periods.at(-1);
type Row = Sheet["rows"][number];

/** What is told of Zeeland in a quiet country, when its last sheet was altered. */
function told(
  alter: (zeeland: Sheet, all: readonly Sheet[]) => void,
  hide: readonly string[] = [],
): readonly Change[] {
  const sheets = generateCountry({seed: 91, noise: 1, periods, size: 900});
  const now = sheets.filter(({period}) => period === last);
  alter(now.find(({region}) => region === "Zeeland") as Sheet, now);
  const editions = sheets.map((sheet) => {
    const edition = editionOf(tableOf(sheet));
    const isHidden = hide.includes(sheet.period) && sheet.region === "Zeeland";
    return isHidden ? withCell(edition, "Goes", "gemeente_met", "<5") : edition;
  });
  const [quarter] = compareQuarters([parsePeriod(last ?? "")], editions, {settings, wording, notes: []});
  const region = quarter?.regions.find((one) => one.region === "Zeeland");
  return (region?.changes ?? []).filter(({severity}) => severity !== "info");
}
const row = ({rows}: Sheet, name: string) => rows.find(({municipality}) => municipality === name) as Row;
const put = (sheet: Sheet, counts: readonly number[], name = "Goes") => {
  row(sheet, name).counts = [...counts] as Row["counts"];
};

test("gemeente and UWV exchanged in one row are one flag", () => {
  const changes = told((sheet) => {
    const [a, b, c, d] = row(sheet, "Goes").counts;
    put(sheet, [c, d, a, b]);
  });
  expect(changes).toMatchObject([{kind: "columns-exchanged", municipality: "Goes"}]);
  expect(changes[0]?.message).toContain("onder «Gemeente, met klantprofiel» staat «UWV, met klantprofiel»");
});

test.each([
  ["links", ([, b, c, d]: readonly number[]) => [b, c, d, 0]],
  ["rechts", ([a, b, c]: readonly number[]) => [0, a, b, c]],
] as const)("a row that moved a cell to the %s is one flag", (shifted, moved) => {
  const changes = told((sheet) => put(sheet, moved(row(sheet, "Goes").counts) as number[]));
  expect(changes).toMatchObject([{kind: "row-slip", municipality: "Goes", shifted}]);
});

test("the table of another region under the names of this one is one flag", () => {
  const changes = told((sheet, all) => {
    const other = all.find(({region}) => region === "Groningen") as Sheet;
    sheet.rows.forEach((one, i) => {
      one.counts = [...((other.rows[i % other.rows.length] as Row).counts as Row["counts"])];
    });
  });
  expect(changes).toMatchObject([{kind: "row-slip", table: "Groningen"}]);
});

test("and with its own names too: no municipality is told as missing or new", () => {
  const changes = told((sheet, all) => {
    const other = all.find(({region}) => region === "Groningen") as Sheet;
    sheet.rows = other.rows.map((one) => ({...one, counts: [...one.counts] as Row["counts"]}));
  });
  expect(changes.filter(({kind}) => kind.startsWith("municipality"))).toEqual([]);
  expect(changes.filter(({kind}) => kind === "row-slip")).toMatchObject([{table: "Groningen"}]);
});

test("of a digit that was dropped none is named where several would do", () => {
  const changes = told((sheet) => {
    const counts = row(sheet, "Terneuzen").counts;
    put(sheet, [counts[0], counts[1], Math.floor(counts[2] / 10), counts[3]], "Terneuzen");
  });
  expect(changes).toMatchObject([
    {kind: "digit-slip", municipality: "Terneuzen", expected: [expect.any(Number), expect.any(Number)]},
  ]);
  expect(changes[0]).not.toHaveProperty("fits");
  expect(changes[0]?.message).toContain("een getal met een cijfer te veel of te weinig; verwacht");
});

test("a figure that is kept back is compared by its bounds", () => {
  const many = (sheet: Sheet) => put(sheet, [80, ...row(sheet, "Goes").counts.slice(1)]);
  expect(told(many, [periods[0] as string, periods[1] as string])).toMatchObject([
    {kind: "spike", municipality: "Goes", before: null, after: 80, hiddenBefore: "<5"},
  ]);
  expect(told(() => {}, [last as string])).toMatchObject([
    {kind: "spike", municipality: "Goes", column: "gemeente_met", after: null, hiddenAfter: "<5"},
  ]);
  // 0 to 4 and six persons: not far
  expect(
    told(
      (sheet) => put(sheet, [6, ...row(sheet, "Goes").counts.slice(1)]),
      [periods[0] as string, periods[1] as string],
    ),
  ).toEqual([]);
});
