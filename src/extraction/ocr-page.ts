/** What OCR read of a page image, as the glyphs of a page: from there on, a scan is read like any PDF. */
import type {Glyph, Page} from "./glyph.js";
import type {OcrSymbol, OcrWord} from "./ocr-engine.js";

/** Where a page image lies on its page. */
export interface Placement {
  readonly number: number;
  /** of the page, in points */
  readonly width: number;
  readonly height: number;
  /** of its lines of text on the page, in radians */
  readonly direction: number;
  /** points per pixel */
  readonly scale: number;
  /** from pixels of the image that was read to points of the page */
  readonly toPage: (x: number, y: number) => readonly [number, number];
}

/** @param lines words of a line together */
export function pageOfWords(lines: readonly (readonly OcrWord[])[], placement: Placement): Page {
  const {number, width, height} = placement;
  const glyphs = lines.flatMap((words, line) => glyphsOfLine(words, line, placement));
  return {number, width, height, glyphs, rules: [], images: []};
}

function glyphsOfLine(words: readonly OcrWord[], operation: number, placement: Placement): Glyph[] {
  const size = emOf(words);
  if (size === null) return [];
  const glyph = (text: string, left: number, right: number, baseline: number): Glyph => {
    const [x0, y0] = placement.toPage(left, baseline);
    const [x1, y1] = placement.toPage(right, baseline);
    return {
      text,
      x0,
      y0,
      x1,
      y1,
      size: size * placement.scale,
      angle: placement.direction,
      font: "ocr",
      fill: "#000000",
      alpha: 1,
      mode: 0,
      operation,
    };
  };
  return words.flatMap((word, i) => {
    const baseline = baselineOf(word);
    const next = words[i + 1];
    const space = next ? [glyph(" ", word.box[2], next.box[0], baseline)] : [];
    return [...word.symbols.map(({text, box}, j) => glyph(text, box[0], endOf(word, j), baseline)), ...space];
  });
}

/** A glyph ends where the next begins: what OCR sees as one word has no gaps. */
function endOf({symbols}: OcrWord, i: number): number {
  const [here, next] = [symbols[i] as OcrSymbol, symbols[i + 1]];
  return next && next.box[0] > here.box[0] ? next.box[0] : here.box[2];
}

/** Height of a character as a part of the em, of the kind that common typefaces share. */
const heights: readonly (readonly [RegExp, number])[] = [
  [/^[A-Z0-9bdfhkl]$/, 0.72],
  [/^[acemnorsuvwxz]$/, 0.53],
];

/** The em of a line in pixels, from characters whose height is known; null where there is none. */
function emOf(words: readonly OcrWord[]): number | null {
  const ems = words
    .flatMap(({symbols}) => symbols)
    .flatMap(({text, box}) =>
      heights.filter(([characters]) => characters.test(text)).map(([, height]) => (box[3] - box[1]) / height),
    );
  return medianOf(ems);
}

/** Where the word stands, by characters that do not reach below the line. */
function baselineOf(word: OcrWord): number {
  const standing = word.symbols.filter(({text}) => /^[A-IK-PR-Za-fhiklmnor-xz0-9]$/.test(text));
  return medianOf(standing.map(({box}) => box[3])) ?? word.box[3];
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? null;
}
