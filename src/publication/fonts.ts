/** Source Sans 3, parsed once per process; one memory of shaped words for charts, layout and every document. */
import * as fontkit from "fontkit";
import {readLibraryFile} from "../system/libraries.js";
import type {Weight} from "./templates/theme.js";

/** A shaped word in the form that pdfkit's embedded fonts keep: positions in thousandths of the size. */
export interface ShapedWord {
  readonly glyphs: fontkit.Glyph[];
  readonly positions: {
    xAdvance: number;
    yAdvance: number;
    xOffset: number;
    yOffset: number;
    advanceWidth: number;
  }[];
  readonly advanceWidth: number;
}

function fontOf(file: string): fontkit.Font {
  const bytes = readLibraryFile(`@expo-google-fonts/source-sans-3/${file}.ttf`);
  const font = fontkit.create(bytes) as fontkit.Font;
  // fontkit remembers a glyph with the character that it was first asked for. As a part of "ë", "e" would be
  // remembered with none, and every later PDF would have an "e" that cannot be copied or read aloud.
  for (let ascii = 0x20; ascii < 0x7f; ascii++) font.glyphForCodePoint(ascii);
  return font;
}

export const fonts: Readonly<Record<Weight, fontkit.Font>> = {
  regular: fontOf("400Regular/SourceSans3_400Regular"),
  semibold: fontOf("600SemiBold/SourceSans3_600SemiBold"),
  bold: fontOf("700Bold/SourceSans3_700Bold"),
};
export const weights = Object.keys(fonts) as Weight[];

/** The letters reach so far above and below the baseline, in sizes: for placing a line in its leading. */
export const capHeight = fonts.regular.capHeight / fonts.regular.unitsPerEm;

const memoryLimit = 20_000;
const shaped = memories<ShapedWord>();
const widths = memories<number>();

export function shapeWord(weight: Weight, word: string): ShapedWord {
  return remember(shaped[weight], word, () => {
    // Figures have no ligatures or kerning to look for.
    return /^[\d.]+ ?$/.test(word) ? shapeDigits(fonts[weight], word) : shapeFully(fonts[weight], word);
  });
}

/** Width of a text set at size 1, word by word as pdfkit sets it. */
export function textWidth(weight: Weight, text: string): number {
  return remember(widths[weight], text, () => {
    const words = text.match(/[^ \t]*[ \t]|[^ \t]+/g) ?? [];
    return words.reduce((sum, word) => sum + shapeWord(weight, word).advanceWidth, 0) / 1000;
  });
}

const printable = new Set<string>();

/** The first character that the font cannot print, if there is one. */
export function findMissingGlyph(text: string): string | undefined {
  for (const character of text) {
    if (printable.has(character)) continue;
    if (!fonts.regular.hasGlyphForCodePoint(character.codePointAt(0) as number)) return character;
    printable.add(character);
  }
  return undefined;
}

function shapeDigits(font: fontkit.Font, text: string): ShapedWord {
  const scale = 1000 / font.unitsPerEm;
  const glyphs = [...text].map((c) => font.glyphForCodePoint(c.codePointAt(0) as number));
  const positions = glyphs.map((glyph) => {
    const advance = glyph.advanceWidth * scale;
    return {xAdvance: advance, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth: advance};
  });
  return {glyphs, positions, advanceWidth: positions.reduce((sum, p) => sum + p.xAdvance, 0)};
}

function shapeFully(font: fontkit.Font, text: string): ShapedWord {
  const scale = 1000 / font.unitsPerEm;
  const run = font.layout(text);
  const positions = run.positions.map((p, i) => ({
    xAdvance: p.xAdvance * scale,
    yAdvance: p.yAdvance * scale,
    xOffset: p.xOffset * scale,
    yOffset: p.yOffset * scale,
    advanceWidth: (run.glyphs[i] as fontkit.Glyph).advanceWidth * scale,
  }));
  return {glyphs: run.glyphs, positions, advanceWidth: positions.reduce((sum, p) => sum + p.xAdvance, 0)};
}

function memories<T>(): Readonly<Record<Weight, Map<string, T>>> {
  return {regular: new Map(), semibold: new Map(), bold: new Map()};
}

function remember<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size > memoryLimit) memory.clear();
  const value = make();
  memory.set(key, value);
  return value;
}
