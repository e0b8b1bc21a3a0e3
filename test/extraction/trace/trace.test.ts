// What the stages of reading tell of their decisions: why a glyph is dropped, and by which rule a table is given up.
import fc from "fast-check";
import {readPages} from "../../../src/extraction/extract.js";
import {openPdf} from "../../../src/extraction/pdf/pdf.js";
import {createCollector} from "../../../src/extraction/trace/collector.js";
import type {PageRecord, TraceRecord} from "../../../src/extraction/trace/record.js";
import type {DropReason} from "../../../src/extraction/trace/trace.js";
import {traceRecordOf} from "../../../src/extraction/trace/trace-record.js";
import type {Glyph, Page, Rule} from "../../../src/extraction/words/glyph.js";
import {pageTextOf} from "../../../src/extraction/words/page-text.js";
import {settings} from "../../support/compared.js";
import {pageOf, turnPage, write} from "../../support/drawn-page.js";
import {drawnSheet, drawSheet} from "../../support/drawn-sheet.js";
import {pdfOf} from "../../support/pdf.js";

const source = {file: "sheet.pdf", sha256: "0"};
const facts = {producer: null, created: null, fictional: false};
const pencil = {size: 10};

/** How some pages are read. */
function traceOf(pages: readonly Page[]): TraceRecord {
  const collector = createCollector();
  try {
    const editions = readPages(pages, {facts, source, settings, method: "text", trace: collector.trace});
    return traceRecordOf(collector, source, editions, null);
  } catch (error) {
    return traceRecordOf(collector, source, [], error);
  }
}

function firstPage(record: TraceRecord): PageRecord {
  const page = record.attempts[0]?.pages[0];
  if (!page) throw new Error("no page was told of");
  return page;
}

function byReason(dropped: readonly {readonly text: string; readonly why: string}[]): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const {text, why} of dropped) texts[why] = (texts[why] ?? "") + text;
  return texts;
}

const rule = (operation: number, colour: string): Rule => ({
  x0: 40,
  y0: 80,
  x1: 120,
  y1: 110,
  cover: 1,
  colour,
  alpha: 1,
  operation,
});

/** One figure, and what hides it. */
const hidden: readonly (readonly [DropReason, Partial<Glyph>, readonly Rule[]])[] = [
  ["invisible", {mode: 3}, []],
  ["transparent", {alpha: 0}, []],
  ["colour of its ground", {fill: "#ffffff"}, []],
  ["colour of its ground", {fill: "#003366"}, [rule(1, "#003366")]],
  ["covered", {}, [rule(9, "#ffff00")]],
  ["tiny", {size: 0.8}, []],
  ["off page", {y0: -50, y1: -50}, []],
];

test.each(hidden)("a glyph that is dropped says why: %s", (why, change, rules) => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 99_999}), fc.nat(3), (figure, quarters) => {
      const glyphs = write(String(figure), 50, 100, pencil, 5).map((glyph) => ({...glyph, ...change}));
      const seen = write("Bunnik", 50, 300, pencil, 6);
      const page = turnPage({...pageOf([...glyphs, ...seen]), rules}, rules.length > 0 ? 0 : quarters);
      const {dropped, glyphs: kept} = firstPage(traceOf([page]));
      expect(dropped.map((glyph) => [glyph.text, glyph.why])).toEqual(glyphs.map(({text}) => [text, why]));
      expect(kept.map(({text}) => text).join("")).toBe("Bunnik");
    }),
    {numRuns: 20},
  );
});

test("so does one that is printed twice, and a row of dots", () => {
  const glyphs = [
    ...write("94", 50, 100, pencil, 1),
    ...write("94", 50.3, 100, pencil, 2),
    ...write("Zeist ..........", 50, 130, pencil, 3),
  ];
  const {dropped} = firstPage(traceOf([pageOf(glyphs)]));
  expect(byReason(dropped)).toEqual({"printed twice": "94", "dot leader": ".........."});
});

test("what the PDF itself keeps from being drawn is told too: clipped, off the page, in a layer that is off", async () => {
  const draw = [
    "BT /F 10 Tf 50 700 Td (seen) Tj ET",
    "q 0 0 20 20 re W n BT /F 10 Tf 50 600 Td (cut) Tj ET Q",
    "BT /F 10 Tf -200 600 Td (away) Tj ET",
    "/OC /Layer BDC BT /F 10 Tf 50 500 Td (layer) Tj ET EMC",
  ].join("\n");
  const pdf = layeredPdf(draw);
  const collector = createCollector();
  await openPdf(pdf, async (document) => {
    pageTextOf(await document.readPage(1, collector.trace.onPage(1)));
  });
  const dropped = collector.attempts[0]?.pages.get(1)?.dropped ?? new Map<Glyph, DropReason>();
  expect(byReason([...dropped].map(([{text}, why]) => ({text, why})))).toEqual({
    clipped: "cut",
    "off page": "away",
    "layer off": "layer",
  });
});

/** A page with these operators, and a layer named Layer that is off. */
function layeredPdf(draw: string): Uint8Array {
  return pdfOf([
    "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >> >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 6 0 R >> /Properties << /Layer 5 0 R >> >> >>",
    {data: draw},
    "<< /Type /OCG /Name (Layer) >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ]);
}

test("what covers a glyph is among the drawings, and was drawn later", () => {
  const page = {...pageOf(write("94", 50, 100, pencil, 5)), rules: [rule(9, "#ffff00")]};
  const {dropped, drawings} = firstPage(traceOf([page]));
  expect(dropped.map(({why, operation}) => [why, operation])).toEqual([
    ["covered", 5],
    ["covered", 5],
  ]);
  expect(drawings).toEqual([
    {kind: "shape", box: [40, 80, 120, 110], operation: 9, colour: "#ffff00", alpha: 1, cover: 1},
  ]);
});

test("of several attempts each says what came of it, and one counts", () => {
  const collector = createCollector();
  const {trace} = collector;
  trace.outcome("no-text: its pages are images");
  trace.attempt("ocr block");
  trace.onPage(1).ocrLines([], (x, y) => [x, y]);
  trace.attempt("ocr scattered");
  trace.chosen("ocr block");
  const {attempts} = traceRecordOf(collector, source, [], null);
  expect(attempts.map(({name, outcome, isChosen}) => [name, outcome, isChosen])).toEqual([
    ["text", "no-text: its pages are images", false],
    ["ocr block", null, true],
    ["ocr scattered", null, false],
  ]);
});

test("every row of a sheet is in its trace, with the figures as printed and where they stand", () => {
  fc.assert(
    fc.property(drawnSheet, (sheet) => {
      const record = traceOf(drawSheet(sheet));
      fc.pre(record.error === null);
      const tables = record.attempts[0]?.pages.flatMap((page) =>
        page.tables.filter((t) => t.gaveUp === null),
      );
      const rows = tables?.flatMap((table) => table.rows) ?? [];
      for (const {figures, name, printedName} of record.editions.flatMap(
        (edition) => edition.municipalities,
      )) {
        const row = rows.find((each) => each.name === (printedName ?? name));
        const counts = Object.values(figures).filter(({kind}) => kind === "count").length;
        expect(row?.cells.filter(({kind, box}) => kind === "count" && box !== null)).toHaveLength(counts);
      }
    }),
    {numRuns: 25},
  );
});

const row = (name: string, y: number, figures: readonly string[]) => [
  ...write(name, 50, y, pencil, y),
  ...figures.flatMap((figure, i) => write(figure, 200 + 60 * i, y, pencil, y + 1)),
];

test("a grid that became no table says by which rule, with its numbers", () => {
  const page = pageOf(
    ["Bunnik", "Zeist", "Houten", "Lopik"].flatMap((name, i) => row(name, 100 + 14 * i, ["12", "34", "56"])),
  );
  const {grids, gaveUp} = firstPage(traceOf([page]));
  expect(gaveUp).toEqual([]);
  expect(grids.map((grid) => [grid.bands.length, grid.gaveUp])).toEqual([
    [
      3,
      "3 columns of counts, at least 4 are needed: of 3 bands 0 are codes or percentages, and 0 stand before the names",
    ],
  ]);
});

test("a page that is read in another arrangement says why, and shows every figure where it is printed", () => {
  const names = ["Baarn", "Bunschoten", "Leusden", "Soest", "TOTAAL AMR"];
  const figures = [1, 2, 3, 4, 10].map((n) => [n, 2 * n, 3 * n, 4 * n, 10 * n].map(String));
  const page = pageOf(
    names.flatMap((name, i) => [
      ...(figures[i] ?? []).flatMap((figure, j) => write(figure, 50 + 60 * j, 100 + 14 * i, pencil, i)),
      ...write(name, 400, 100 + 14 * i, pencil, i),
    ]),
  );
  const {tables} = firstPage(traceOf([page]));
  expect(tables.map(({gaveUp}) => gaveUp)).toEqual([
    expect.stringMatching(/^the page explains more otherwise: as printed -1.25, rearranged 4/),
    null,
  ]);
  const [, taken] = tables;
  expect(taken?.rows.map((each) => each.name)).toEqual(names);
  for (const {nameBox, cells} of taken?.rows ?? []) {
    expect(nameBox?.[0]).toBeCloseTo(400);
    for (const [j, {box}] of cells.entries()) expect(box?.[0]).toBeCloseTo(50 + 60 * j);
  }
});

test("a page without a grid says what there was, and what was wanted", () => {
  const page = pageOf([...row("Bunnik", 100, ["1", "2"]), ...write("geen cijfers", 50, 200, pencil, 3)]);
  expect(firstPage(traceOf([page])).gaveUp).toEqual([
    "no grid: of 2 lines 1 have a figure and 1 have two or more; in none of these two or more stand within 0.35 em under those of two other lines",
  ]);
});
