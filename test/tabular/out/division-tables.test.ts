// The division of the country in the data package: codes once, names and memberships with their days.
import {divisionTables} from "../../../src/tabular/out/division-tables.js";

const rowsOf = (kind: string) => [...(divisionTables().find((table) => table.kind === kind)?.rows ?? [])];

test("regions and municipalities stand there once, so that figures joined with them are not doubled", () => {
  for (const kind of ["regions", "municipalities"]) {
    const codes = rowsOf(kind).map(([code]) => code);
    expect(new Set(codes).size).toBe(codes.length);
  }
  expect(rowsOf("regions")).toContainEqual([
    "AM06",
    "Veluwe Stedendriehoek",
    "stedendriehoek-en-noordwest-veluwe",
    null,
    null,
  ]);
});

test("who belonged where, one after the other", () => {
  const of = (code: string) => rowsOf("memberships").filter(([municipality]) => municipality === code);
  expect(of("GM0230")).toEqual([
    ["GM0230", "AM06", null, "2022-01-01"],
    ["GM0230", "AM36", "2022-01-01", null],
  ]);
  expect(of("GM0457").at(-1)).toEqual(["GM0457", "AM18", "2022-01-01", "2022-03-24"]);
  expect(of("GM1992")).toEqual([["GM1992", "AM22", "2023-01-01", null]]);
});

test("what each was called", () => {
  expect(rowsOf("names").filter(([code]) => code === "AM06")).toEqual([
    ["AM06", "Stedendriehoek en Noordwest Veluwe", null, "2025-01-01"],
    ["AM06", "Veluwe Stedendriehoek", "2025-01-01", null],
  ]);
});
