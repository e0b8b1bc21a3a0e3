// Whatever the figures: nothing overlaps, nothing leaves the page, and the table prints each figure exactly once.
import fc from "fast-check";
import type {Edition, PlacedEdition} from "../../src/edition/edition.js";
import {printFigure} from "../../src/publication/models/printed-figure.js";
import {drawSheet, type SheetInput} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import {byColumn, columns} from "../../src/vocabulary/figure.js";
import {addQuarters, parsePeriod} from "../../src/vocabulary/period.js";
import {readDrawnPdf, type TextBox, tagsOf, textsOf} from "../support/drawn-pdf.js";
import {figure} from "../support/figures.js";
import {sheetOf} from "../support/sheets.js";

const templates = await loadTemplates("templates");
const {margin} = templates.theme.page;
const [pageWidth, pageHeight] = [595.28, 841.89];

const letters = fc.constantFrom(..."abcdefghijklmnoprstuvwzëéâ");
const word = fc
  .string({unit: letters, minLength: 2, maxLength: 13})
  .map((w) => w[0]?.toUpperCase() + w.slice(1));
const name = fc
  .array(word, {minLength: 1, maxLength: 3})
  .chain((words) => fc.constantFrom(" ", "-", " en ").map((glue) => words.join(glue).slice(0, 29).trim()))
  .filter((text) => text.length >= 2);
const count = fc.oneof({weight: 5, arbitrary: fc.nat(3_000)}, fc.nat(20), fc.constant(0));
const cell = fc.oneof({weight: 12, arbitrary: count}, fc.constantFrom("<5", "x", "-", "."));

interface Row {
  readonly name: string;
  readonly cells: readonly (number | string)[];
}
const rows = fc.uniqueArray(fc.record({name, cells: fc.tuple(cell, cell, cell, cell)}), {
  selector: (row) => row.name,
  minLength: 3,
  maxLength: 25,
});

const sheet = fc
  .record({
    rows,
    regionName: name,
    ages: fc.uniqueArray(fc.integer({min: 1, max: 8}), {maxLength: 8}),
    factor: fc.double({min: 0.7, max: 1.4, noNaN: true}),
    flags: fc.record({
      fictional: fc.boolean(),
      concept: fc.boolean(),
      register: fc.boolean(),
      total: fc.boolean(),
    }),
    sections: fc.array(fc.nat(3), {maxLength: 5}),
  })
  .map(({rows: generated, regionName, ages, factor, flags, sections}): SheetInput => {
    const period = parsePeriod("2023-Q2");
    const base = {...sheetOf("gorinchem").edition, fictional: flags.fictional};
    const region = {...base.region, name: regionName};
    const now = {...editionOf(base, generated, flags), region, period};
    const narrative = sections.map(
      (i) => sheetOf("gorinchem").edition.narrative[i] as Edition["narrative"][number],
    );
    const history = ages
      .sort((a, b) => b - a)
      .map((age) => ({
        ...editionOf(
          base,
          generated.map((row) => scaled(row, factor)),
          flags,
        ),
        region,
        period: addQuarters(period, -age),
      }));
    return {edition: {...now, narrative}, history, changes: null};
  });

test("no text overlaps another, leaves the page or misses from the table", async () => {
  await fc.assert(
    fc.asyncProperty(sheet, async (input) => {
      const {boxes, tags, pages} = await readDrawnPdf((await drawSheet(input, templates)).pdf);
      expect(boxes.filter(isOutside)).toEqual([]);
      expect(overlaps(boxes)).toEqual([]);
      expect(pages).toBeLessThanOrEqual(3);
      const [table] = tagsOf(tags, "Table");
      const printed = tagsOf(table as never, "TR").map((row) => [
        ...textsOf(row, "TH"),
        ...textsOf(row, "TD"),
      ]);
      expect(printed.slice(1)).toEqual(printedRows(input.edition));
    }),
    // A sheet is large: to shrink one takes minutes, and the message names the texts anyway.
    {numRuns: 40, seed: 20230630, endOnFailure: true},
  );
}, 120_000);

function editionOf(
  base: PlacedEdition,
  generated: readonly Row[],
  flags: {concept: boolean; register: boolean; total: boolean},
): PlacedEdition {
  const numbers = generated.map(({cells}) => {
    const groups = cells.map((c) => (typeof c === "number" ? c : 0));
    return [...groups, groups.reduce((sum, c) => sum + c, 0)];
  });
  const totals = columns.map((_, i) => numbers.reduce((sum, row) => sum + (row[i] as number), 0));
  const figuresOf = (cells: readonly (number | string)[]) =>
    byColumn((column) => figure(cells[columns.indexOf(column)] as number | string));
  return {
    ...base,
    municipalities: generated.map(({name, cells}, i) => ({
      name,
      code: null,
      figures: figuresOf([...cells, numbers[i]?.[4] as number]),
    })),
    total: flags.total ? {label: "TOTAAL AMR", figures: figuresOf(totals)} : null,
    register: flags.register ? {persons: 12_345, knownPercent: 74.5} : null,
    findings: flags.concept ? [{code: "row-sum-mismatch", severity: "error", message: "…"}] : [],
  };
}

function scaled(row: Row, factor: number): Row {
  return {...row, cells: row.cells.map((c) => (typeof c === "number" ? Math.round(c * factor) : c))};
}

function printedRows(edition: PlacedEdition): string[][] {
  const all = [
    ...edition.municipalities,
    ...(edition.total ? [{...edition.total, name: "Totaal regio"}] : []),
  ];
  return all.map(({name: row, figures}) => [row, ...columns.map((column) => printFigure(figures[column]))]);
}

function isOutside({left, top, right, bottom}: TextBox): boolean {
  const slack = 0.5;
  return left < margin - slack || right > pageWidth - margin + slack || top < 0 || bottom > pageHeight;
}

function overlaps(boxes: readonly TextBox[]): string[] {
  const slack = 0.6;
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) =>
          a.page === b.page &&
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack,
      )
      .map((b) => `page ${a.page}: «${a.text}» and «${b.text}»`),
  );
}
