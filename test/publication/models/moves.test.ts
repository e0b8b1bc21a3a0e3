// How municipalities moved: in a quarter and in a year, in one chart, in its numbers and in words.
import {createModel} from "../../../src/publication/models/sheet-model.js";
import {drawSheet, type SheetInput} from "../../../src/publication/sheet.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {settings} from "../../support/compared.js";
import {readDrawnPdf, tagsOf} from "../../support/drawn-pdf.js";
import {persons} from "../../support/figures.js";
import {sheetOf, without} from "../../support/sheets.js";

const templates = await loadTemplates("templates");
const sheet = sheetOf("gorinchem");
const movesOf = (input: SheetInput) => createModel(input, settings).moves;
const withProfile = ({municipalities}: SheetInput["edition"], name: string) => {
  const figures = municipalities.find((row) => row.name === name)?.figures;
  return persons(figures?.gemeente_met) + persons(figures?.uwv_met);
};
const at = (period: string) =>
  sheet.history.find((edition) => edition.period === period) as SheetInput["edition"];

/** Headings and numbers of the drawn chart, as they stand on the web page. */
async function chartOf(input: SheetInput) {
  const {html, pdf} = await drawSheet(input, templates);
  const figure =
    html.split("<figure>").find((part) => part.includes("Meer of minder personen met klantprofiel")) ?? "";
  const texts = [...figure.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) =>
    match[1]?.replace("&#x2212;", "−"),
  );
  const {tags} = await readDrawnPdf(pdf);
  const alt = tagsOf(tags, "Figure").find((tag) => tag.alt?.includes("verschil"))?.alt ?? "";
  return {figure, texts, alt, dots: figure.match(/stroke-width="1.2"/g)?.length ?? 0};
}

test("every municipality has both differences, in the order of the quarter", () => {
  const moves = movesOf(sheet);
  expect(moves).toMatchObject({period: "2023-Q1", yearPeriod: "2022-Q2", incomplete: false});
  for (const {name, difference, sinceLastYear} of moves?.rows ?? []) {
    expect(difference).toBe(withProfile(sheet.edition, name) - withProfile(at("2023-Q1"), name));
    expect(sinceLastYear).toBe(withProfile(sheet.edition, name) - withProfile(at("2022-Q2"), name));
  }
  const order = moves?.rows.map(({difference}) => difference as number) ?? [];
  expect(order).toEqual(order.toSorted((a, b) => b - a));
});

test("the chart prints both beside each other, and its alternative text says them", async () => {
  const {texts, alt, dots, figure} = await chartOf(sheet);
  expect(texts).toEqual(expect.arrayContaining(["kwartaal", "jaar", "+5", "+8", "+10", "−9", "−15"]));
  expect(dots).toBe(3);
  expect(alt).toContain(
    "In een kwartaal en in een jaar: Gorinchem +5 en +8; Vijfheerenlanden +5 en +10; Molenlanden −9 en −15.",
  );
  expect(figure).toContain("Balk: sinds 1e kw. 2023. Open stip: sinds 2e kw. 2022.");
});

test("without a year earlier the quarter stands alone", async () => {
  const {texts, alt, dots} = await chartOf(without(sheet, ["2022-Q2"]));
  expect(texts).not.toContain("jaar");
  expect(dots).toBe(0);
  expect(alt).toContain("In een kwartaal: Gorinchem +5; Vijfheerenlanden +5; Molenlanden −9.");
});

test("without the quarter before the year stands alone, and the message is about it", async () => {
  const {texts, alt, dots, figure} = await chartOf(without(sheet, ["2023-Q1"]));
  expect(texts).not.toContain("kwartaal");
  expect(dots).toBe(3);
  expect(alt).toContain("In een jaar: Vijfheerenlanden +10; Gorinchem +8; Molenlanden −15.");
  expect(figure).toContain("In een jaar: van −15 in Molenlanden");
});

test("without both there is no such chart", async () => {
  const first = without(sheet, ["2023-Q1", "2022-Q2"]);
  expect(movesOf(first)).toBeNull();
  expect((await chartOf(first)).figure).toBe("");
});
