// Whatever people write, and however much: it goes on on the next page, whole and in order, and nothing leaves the page.
import fc from "fast-check";
import type {Change} from "../../src/change/change.js";
import type {CorrectedFigure} from "../../src/edition/edition.js";
import {drawSheet, type SheetInput} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import {columns} from "../../src/vocabulary/figure.js";
import {readDrawnPdf, type Tag, type TextBox} from "../support/drawn-pdf.js";
import {figure} from "../support/figures.js";
import {sheetOf} from "../support/sheets.js";

const templates = await loadTemplates("templates");
const {margin} = templates.theme.page;
const [pageWidth, lastLine] = [595.28, 841.89 - 36];
const base = sheetOf("gorinchem");

interface Told {
  /** reasons of corrections */
  readonly reasons: readonly string[];
  /** answers to changes */
  readonly answers: readonly string[];
  /** what the explanation of the sheet says */
  readonly paragraphs: readonly string[];
}

function sheetWith({reasons, answers, paragraphs}: Told): SheetInput {
  const {edition, changes} = base;
  const corrections = reasons.map((onSheet, i): CorrectedFigure => {
    const municipality = edition.municipalities[i % edition.municipalities.length]?.name as string;
    const said = {source: "0a1b2c3d", reason: "r", name: "n", date: "2023-07-04", onSheet};
    return {
      municipality,
      column: columns[i % 4] as never,
      printed: figure(i),
      corrected: figure(i + 1),
      ...said,
    } as never;
  });
  const told = answers.map((onSheet) => ({
    ...({kind: "spike", severity: "warning", message: "m", against: null} as const),
    explanation: {explanation: "e", onSheet, name: "n", date: "2023-07-04"},
  }));
  return {
    ...base,
    edition: {...edition, corrections, narrative: [{heading: "Sonar", paragraphs}]},
    changes: {
      region: "Gorinchem",
      slug: "gorinchem",
      against: [],
      differences: [],
      ...changes,
      changes: told as unknown as Change[],
    },
  };
}

const plain = drawSheet(sheetWith({reasons: [], answers: [], paragraphs: []}), templates).then(({pdf}) =>
  readDrawnPdf(pdf),
);

/** Each with a word of its own, so that it is known whether all of them are there, in their order. */
const numbered = (texts: readonly string[], mark: string) => texts.map((text, i) => `${mark}${i}z ${text}`);

async function check(told: Told): Promise<number> {
  const marked = {
    reasons: numbered(told.reasons, "reden"),
    answers: numbered(told.answers, "antwoord"),
    paragraphs: numbered(told.paragraphs, "alinea"),
  };
  const {boxes, tags, pages} = await readDrawnPdf((await drawSheet(sheetWith(marked), templates)).pdf);
  expect(boxes.filter(isOutside)).toEqual([]);
  // a page is read column by column: a text that goes on stands in pieces, in their order
  const text = textOf(tags).replace(/\s+/g, "");
  for (const mark of ["reden", "antwoord", "alinea"]) {
    const wanted = Object.values(marked)
      .flat()
      .join("")
      .match(new RegExp(`${mark}\\d+z`, "g"));
    expect(text.match(new RegExp(`${mark}\\d+z`, "g"))).toEqual(wanted);
  }
  const letters = (all: string) => ["x", "kantoor."].map((part) => all.split(part).length - 1);
  const extra = letters(textOf((await plain).tags).replace(/\s+/g, ""));
  expect(letters(text).map((count, i) => count - (extra[i] ?? 0))).toEqual(
    letters(Object.values(told).flat().join("")),
  );
  return pages;
}

function isOutside({left, right, top, bottom, page, text}: TextBox): boolean {
  const isFooter = /^\d+ \/ \d+$/.test(text) || top > lastLine;
  return (
    left < margin - 0.5 ||
    right > pageWidth - margin + 0.5 ||
    top < 0 ||
    (bottom > lastLine && !isFooter) ||
    page < 1
  );
}

function textOf(tag: Tag | string): string {
  return typeof tag === "string" ? tag : tag.children.map(textOf).join("");
}

const sentence =
  "Op papier staat een ander getal dan in de tekstlaag van de scan; nagekeken met het regiokantoor.";

test("twelve corrections with a reason of a line each", async () => {
  expect(await check({reasons: Array(12).fill(sentence), answers: [], paragraphs: []})).toBeLessThanOrEqual(
    3,
  );
});

test("an answer of 8,800 characters, and a word that has no place to be broken", async () => {
  const long = sentence.repeat(92);
  const word = "x".repeat(2500);
  await check({reasons: [long], answers: [long], paragraphs: [long]});
  await check({reasons: [word], answers: [word], paragraphs: [word]});
});

const piece = fc.oneof(
  {weight: 6, arbitrary: fc.integer({min: 1, max: 12}).map((count) => sentence.repeat(count))},
  {weight: 2, arbitrary: fc.integer({min: 20, max: 90}).map((count) => sentence.repeat(count))},
  {weight: 1, arbitrary: fc.integer({min: 30, max: 4000}).map((length) => "x".repeat(length))},
);
const told = fc.record({
  reasons: fc.array(piece, {maxLength: 60}),
  answers: fc.array(piece, {maxLength: 6}),
  paragraphs: fc.array(piece, {maxLength: 12}),
});

test("whatever people write, it is all there, in its order, on the paper", async () => {
  await fc.assert(
    fc.asyncProperty(told, async (all) => void (await check(all))),
    {numRuns: 12, endOnFailure: true},
  );
}, 120_000);
