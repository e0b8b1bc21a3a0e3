import type {Mark, Phrase} from "../../../src/extraction/table/heading-phrases.js";
import {readHeadings} from "../../../src/extraction/table/headings.js";
import {namesUwvFirst} from "../../../src/extraction/table/named-order.js";

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

const groupsOver = (left: string, right: string) => [phrase(left, 225, 72), phrase(right, 325, 72)];
const under = (texts: readonly string[]) => texts.map((text, i) => phrase(text, at(i)));

test.each([
  [
    ["ja", "nee", "ja", "nee", "Totaal"],
    ["uwv_met", "uwv_zonder", "gemeente_met", "gemeente_zonder", "totaal"],
  ],
  [
    ["zonder", "profiel", "zonder", "profiel", "Totaal"],
    ["uwv_zonder", "uwv_met", "gemeente_zonder", "gemeente_met", "totaal"],
  ],
])("%j say which column is with a profile, and which is not", (texts, order) => {
  expect(orderOf([...groupsOver("UWV", "Gemeente"), ...under(texts)])).toEqual(order);
});

test("a yes too few says nothing", () => {
  expect(orderOf([...groupsOver("UWV", "Gemeente"), ...under(["ja", "nee", "ja", "", "Totaal"])])).toBeNull();
});

test("a label over met and zonder may stand far above them, tiles with other words do not count", () => {
  const lower = under(["met", "zonder", "met", "zonder", "Totaal"]);
  expect(orderOf([phrase("UWV", 225, 30), phrase("Gemeente", 325, 30), ...lower])).toEqual([
    "uwv_met",
    "uwv_zonder",
    "gemeente_met",
    "gemeente_zonder",
    "totaal",
  ]);
  expect(orderOf([phrase("met klantprofiel", 225, 50), ...groupsOver("Gemeente", "UWV"), ...lower])).toEqual(
    usual,
  );
});

test("headings that do not decide still name one organisation first", () => {
  expect(namesUwvFirst(groupsOver("UWV", "Gemeente"))).toBe(true);
  expect(namesUwvFirst(groupsOver("Gemeente", "UWV"))).toBe(false);
  expect(namesUwvFirst([phrase("UWV", 225, 72)])).toBe(false);
  const inOneRun = groupsOver("UWV", "Gemeente").map((one) => ({...one, run: [205, 345] as const}));
  expect(namesUwvFirst(inOneRun)).toBe(false);
});
