import type {Mark, Phrase} from "../../../src/extraction/table/heading-phrases.js";
import {readHeadings} from "../../../src/extraction/table/headings.js";

/** Bands of figures 50 points apart, their centres at 200, 250, 300, 350 and 400. */
const bands = [200, 250, 300, 350, 400].map((x) => ({x0: x - 15, x1: x + 15}));
const zone = {top: 100, nameStart: 40, nameEnd: 120, size: 10};

function phrase(text: string, centre: number, y = 85): Phrase {
  const marks = (["gemeente", "uwv", "met", "zonder", "totaal"] as Mark[]).filter((mark) =>
    text.toLowerCase().split(" ").includes(mark),
  );
  const [x0, x1] = [centre - 20, centre + 20];
  return {text, words: [], marks, x0, x1, y0: y - 10, y1: y, size: 10, run: [x0, x1], order: [0, y, x0]};
}

const orderOf = (phrases: Phrase[]) => readHeadings(phrases, bands, zone).order;
const usual = ["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder", "totaal"];
const full = ["Gemeente met", "Gemeente zonder", "UWV met", "UWV zonder", "Totaal"];
const at = (i: number) => 200 + 50 * i;

test("a heading above each column decides", () => {
  expect(orderOf(full.map((text, i) => phrase(text, at(i))))).toEqual(usual);
});

test("headings in another order give that order", () => {
  const uwvFirst = [2, 3, 0, 1, 4];
  expect(orderOf(uwvFirst.map((from, i) => phrase(full[from] as string, at(i))))).toEqual(
    uwvFirst.map((from) => usual[from]),
  );
});

test("an organisation over two columns counts for both", () => {
  const lower = ["met", "zonder", "met", "zonder", "Totaal"].map((text, i) => phrase(text, at(i)));
  expect(orderOf([phrase("Gemeente", 225, 72), phrase("UWV", 325, 72), ...lower])).toEqual(usual);
});

test.each(full.slice(0, 4))("without the heading «%s» the others do not decide", (lost) => {
  const left = full.flatMap((text, i) => (text === lost ? [] : [phrase(text, at(i))]));
  expect(orderOf(left)).toBeNull();
});

test("headings far from their figures do not decide", () => {
  expect(orderOf(full.map((text, i) => phrase(text, 200 + 12 * i)))).toBeNull();
});
