// Fonts that name wrong widths, or none: the glyphs were placed one by one, and their places tell.
import fc from "fast-check";
import {mendWidths} from "../../../src/extraction/pdf/glyph-widths.js";
import {linesOf} from "../../../src/extraction/words/words.js";
import {write} from "../../support/drawn-page.js";

const rows = ["Nieuwegein 1.030 114 33 1.311", "Montfoort 66 34 21 11", "IJsselstein 711 133 5 14"];
const pencil = {size: 9};

function wordsIn(named: (width: number, text: string) => number): string[] {
  const glyphs = rows.flatMap((row, i) =>
    row.split(" ").flatMap((word, j) => write(word, 40 + 80 * j, 100 + 20 * i, pencil, i)),
  );
  const placed = glyphs.map((glyph) => ({...glyph, x1: glyph.x0 + named(glyph.x1 - glyph.x0, glyph.text)}));
  mendWidths(placed);
  return linesOf(placed).map(({words}) => words.map(({text}) => text).join(" "));
}

test.each([
  ["none", () => 0],
  ["one em for all", () => 9],
  ["a third of an em for all", () => 3],
  ["the true ones", (width: number) => width],
])("with widths that are %s, words are whole and apart", (_, named) => {
  expect(wordsIn(named)).toEqual(rows);
});

test("letter-spacing is no fault of the font", () => {
  const spaced = write("Nieuwegein", 40, 100, {...pencil, spacing: 0.2}, 1);
  const before = spaced.map(({x1}) => x1);
  mendWidths(spaced as never);
  expect(spaced.map(({x1}) => x1)).toEqual(before);
});

test("whatever the widths are said to be, a number keeps its digits", () => {
  const width = fc.double({min: 0.6, max: 2, noNaN: true});
  fc.assert(fc.property(width, (em) => expect(wordsIn(() => em * 9)).toEqual(rows)));
});
