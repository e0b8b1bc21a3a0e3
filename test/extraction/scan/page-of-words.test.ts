import type {OcrWord} from "../../../src/extraction/scan/engine.js";
import {pageOfWords} from "../../../src/extraction/scan/page-of-words.js";

/** A word whose characters are 20 pixels wide and 30 high, and stand on y = 130. */
function word(text: string, left: number, confidence = 95): OcrWord {
  const symbols = [...text].map((character, i) => ({
    text: character,
    confidence,
    box: [left + 20 * i, 100, left + 20 * i + 16, 130] as const,
  }));
  return {text, confidence, symbols, box: [left, 100, left + 20 * symbols.length - 4, 130]};
}

function read(...lines: OcrWord[][]) {
  const toPage = (x: number, y: number) => [x / 4, y / 4] as const;
  return pageOfWords(lines, {number: 1, width: 600, height: 800, direction: 0, scale: 1 / 4, toPage}).glyphs;
}

const textOf = (glyphs: readonly {text: string}[]) => glyphs.map(({text}) => text).join("");

test("glyphs lie side by side on the line, in points, with a space between words", () => {
  const glyphs = read([word("ab", 100), word("12", 200)]);
  expect(textOf(glyphs)).toBe("ab 12");
  expect(glyphs.map(({x0, x1}) => [x0, x1])).toEqual([
    [25, 30],
    [30, 34],
    [34, 50],
    [50, 55],
    [55, 59],
  ]);
  expect(new Set(glyphs.map(({y0}) => y0))).toEqual(new Set([32.5]));
});

test("characters that seem to lie over each other are shared out evenly: 44 is not 4", () => {
  const doubled = word("44", 100);
  const [first] = doubled.symbols;
  const glyphs = read([{...doubled, symbols: [first, first] as never}]);
  expect(glyphs.map(({x0, x1}) => [x0, x1])).toEqual([
    [25, 29.5],
    [29.5, 34],
  ]);
});

test("a small character above the line is a note mark, and keeps its size and height", () => {
  const noted = word("163", 100);
  const mark = {text: "1", confidence: 90, box: [162, 98, 170, 114] as const};
  const glyphs = read([{...noted, text: "1631", symbols: [...noted.symbols, mark]}]);
  expect(glyphs.map(({size}) => Math.round(size))).toEqual([10, 10, 10, 6]);
  expect(glyphs.at(-1)?.y0).toBe(28.5);
});

test.each([
  ["GMO358,", "GM0358"],
  ["GMO148Dalfsen", "GM0148Dalfsen"],
  ["GMB", "GMB"],
])("the code %s is %s", (seen, code) => {
  expect(textOf(read([word(seen, 100)]))).toBe(code);
});

test("single characters that are unsure, as turned headings give them, are left out; a figure on its own is not", () => {
  expect(read([word("5", 100, 55), word("£", 200, 40)])).toEqual([]);
  expect(textOf(read([word("5", 100, 96)]))).toBe("5");
});

test.each([
  ["|Bernheze", "Bernheze"],
  ["[Oss", "Oss"],
  ["|'s-Hertogenbosch", "'s-Hertogenbosch"],
  ["|", ""],
])("what is left of a rule falls away: %s is «%s»", (seen, is) => {
  expect(textOf(read([word(seen, 100)]))).toBe(is);
});

test("a long word on its own is no clutter for a single letter that is unsure", () => {
  expect(textOf(read([word("Hendrik-1do-Ambacht", 100, 36)]))).toBe("Hendrik-1do-Ambacht");
});
