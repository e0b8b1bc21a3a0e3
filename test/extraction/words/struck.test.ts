// Text that is struck through: the figure beside it counts; with none beside it, nothing can be read.
import {noPageTrace} from "../../../src/extraction/trace/trace.js";
import type {Rule} from "../../../src/extraction/words/glyph.js";
import {withoutStruck} from "../../../src/extraction/words/struck.js";
import {widthOf, write} from "../../support/drawn-page.js";

const pencil = {size: 10};
const rule = (x0: number, x1: number, y: number): Rule => ({
  x0,
  x1,
  y0: y,
  y1: y,
  cover: 0,
  colour: "#aa0000",
  alpha: 1,
  operation: 9,
});
const textOf = (glyphs: readonly {text: string}[]) => glyphs.map(({text}) => text || "?").join("");
const width = widthOf("715", pencil);

test("a struck figure gives way to the one beside it, however near", () => {
  const glyphs = [...write("715", 100, 50, pencil, 1), ...write("688", 100 + width, 50, pencil, 2)];
  expect(textOf(withoutStruck(glyphs, [rule(100, 100 + width, 47)], noPageTrace))).toBe("688");
});

test("a struck figure with none beside it cannot be read", () => {
  const glyphs = [...write("715", 100, 50, pencil, 1), ...write("688", 160, 50, pencil, 2)];
  expect(textOf(withoutStruck(glyphs, [rule(100, 100 + width, 47)], noPageTrace))).toBe("???688");
});

test("a rule of the table, an underline and a line over more than the figure strike nothing out", () => {
  const glyphs = write("715", 100, 50, pencil, 1);
  for (const line of [rule(60, 160, 47), rule(100, 100 + width, 51), rule(100, 100 + width, 41)]) {
    expect(textOf(withoutStruck(glyphs, [line], noPageTrace))).toBe("715");
  }
});
