// What stands with names and figures and is no part of them: arrows, units, upright dots, "Gem." and "w.v.", crossed with one another.
import fc from "fast-check";
import {readPages} from "../../../src/extraction/extract.js";
import type {Page} from "../../../src/extraction/words/glyph.js";
import {type Column, columns, personsIn} from "../../../src/vocabulary/figure.js";
import {pageOf, widthOf, write} from "../../support/drawn-page.js";
import {settings} from "../../support/words.js";

const facts = {producer: null, created: null, fictional: false};
const source = {file: "drawn.pdf", sha256: "0".repeat(64)};
const pencil = {size: 9};
const names = ["Borsele", "Goes", "Hulst", "Kapelle", "Schouwen-Duiveland", "Veere"];

const look = fc.record({
  before: fc.constantFrom("", "Gem. ", "gemeente ", "w.v. ", "⊞ "),
  icon: fc.constantFrom("", "▲ ", "▼ ", "● ", "→ "),
  behind: fc.constantFrom("", ",-", ",–", " pers.", " personen"),
  bar: fc.constantFrom("", "⋮", "|"),
  none: fc.constantFrom("0", "nul", "geen", "niemand", "nihil"),
  label: fc.constantFrom("TOTAAL AMR", "Arbeidsmarktregio totaal", "Totaal regio", "Hele regio totaal"),
  order: fc.constantFrom<readonly Column[]>(columns, [
    "uwv_met",
    "uwv_zonder",
    "gemeente_met",
    "gemeente_zonder",
    "totaal",
  ]),
});
const four = fc.tuple(
  fc.nat(60),
  fc.integer({min: 1, max: 300}),
  fc.integer({min: 1, max: 2500}),
  fc.nat(200),
);
const figures = fc.array(four, {minLength: names.length, maxLength: names.length});

type Look = typeof look extends fc.Arbitrary<infer T> ? T : never;

const headings: Readonly<Record<Column, string>> = {
  gemeente_met: "Gemeente met",
  gemeente_zonder: "Gemeente zonder",
  uwv_met: "UWV met",
  uwv_zonder: "UWV zonder",
  totaal: "Totaal",
};

function drawn(
  {before, icon, behind, bar, none, label, order}: Look,
  rows: readonly (readonly number[])[],
): Page {
  const right = (i: number) => 270 + 85 * i;
  const put = (text: string, i: number, y: number) =>
    write(text, right(i) - widthOf(text, pencil), y, pencil, 100 * y + i);
  const cell = (value: number) => (value === 0 ? none : `${icon}${grouped(value)}${behind}`);
  const line = (name: string, values: readonly number[], y: number) => [
    ...write(name, 50, y, pencil, 100 * y + 20),
    ...order.flatMap((column, i) => [
      ...put(cell(values[columns.indexOf(column)] as number), i, y),
      ...(bar === "" ? [] : write(bar, right(i) + 8, y, pencil, 100 * y + 30 + i)),
    ]),
  ];
  const total = columns.map((_, i) => rows.reduce((sum, row) => sum + (row[i] as number), 0));
  return pageOf(
    [
      ...write("Tweede kwartaal 2025 Zeeland", 50, 60, {size: 14}, 1),
      ...order.flatMap((column, i) => put(headings[column], i, 100)),
      ...rows.flatMap((row, i) => line(before + names[i], row, 120 + 14 * i)),
      ...line(label, total, 120 + 14 * rows.length),
    ],
    720,
  );
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ".");
}

test("names and figures are read without what stands with them", () => {
  fc.assert(
    fc.property(look, figures, (some, drawnFigures) => {
      const rows = drawnFigures.map((row) => [...row, row.reduce((a, b) => a + b, 0)]);
      const [edition] = readPages([drawn(some, rows)], {facts, source, settings, method: "text"});
      expect(edition?.municipalities.map(({name}) => name)).toEqual(names);
      const read = edition?.municipalities.map((row) =>
        columns.map((column) => personsIn(row.figures[column]) ?? 0),
      );
      expect(read).toEqual(rows);
      expect(edition?.total?.label).toBe(some.label);
      const codes = edition?.findings.map(({code}) => code) ?? [];
      expect(codes.filter((code) => /misspelt|unknown|unreadable|sum/.test(code))).toEqual([]);
    }),
    {numRuns: 150},
  );
});
