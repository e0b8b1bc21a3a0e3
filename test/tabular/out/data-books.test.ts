// All quarters stand in one workbook as long as it can be opened with ease, and in several after that; no row is lost.
import type {PlacedEdition} from "../../../src/edition/edition.js";
import {dataWorkbooks} from "../../../src/tabular/out/data-books.js";
import {packageOf} from "../../support/data-package.js";
import {editionFromTruth, readSeriesTruth} from "../../support/truth.js";
import {settings, words} from "../../support/words.js";
import {valuesIn} from "../../support/workbooks.js";

const few = ["zeeland", "drenthe", "gorinchem"];
const editions = (readSeriesTruth().map(editionFromTruth) as PlacedEdition[])
  .filter(({region}) => few.includes(region.slug))
  .sort((a, b) => (a.period < b.period ? -1 : 1));
const periods = [...new Set(editions.map(({period}) => period))];

test("one workbook, with the plain name", () => {
  const books = dataWorkbooks(editions, settings, words);
  expect(books.map(({name, fictional}) => [name, fictional])).toEqual([["figures-fictional", true]]);
});

test("more rows than one takes: several, each of whole quarters, that say which", async () => {
  const rowsOf = (some: readonly PlacedEdition[]) =>
    some.reduce((sum, {municipalities}) => sum + municipalities.length + 1, 0);
  const perQuarter = rowsOf(editions.filter(({period}) => period === periods[0]));
  const books = dataWorkbooks(editions, settings, words, new Map(), 3 * perQuarter);
  const [first, third, fourth] = [periods[0], periods[2], periods[3]];
  expect(books[0]?.name).toBe(`figures-fictional-${first}-${third}`.toLowerCase());
  expect(books[1]?.name).toMatch(`figures-fictional-${fourth}`.toLowerCase());

  const sheets = await Promise.all(books.map(async ({make}) => valuesIn(await make())));
  const figures = sheets.map((book) => book.find(({name}) => name === words.sheets.figures)!.rows);
  expect(figures[0]?.[0]?.[0]).toContain("2021");
  const rows = figures.flatMap((sheet) => sheet.filter(([period]) => /^\d{4}-Q\d$/.test(String(period))));
  expect(rows).toHaveLength(rowsOf(editions));
  expect(new Set(rows.map(([period]) => period))).toEqual(new Set(periods));

  const names = (await packageOf(editions, books)).map(({name}) => name);
  expect(names.filter((name) => name.endsWith(".xlsx"))).toEqual(books.map(({name}) => `${name}.xlsx`));
});
