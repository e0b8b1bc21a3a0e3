/** What OCR read of a page image, as the glyphs of a page: from there on, a scan is read like any PDF. */
import type {Glyph, Page} from "./glyph.js";
import type {OcrWord} from "./ocr-engine.js";

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
  const glyphs = lines
    .filter((words) => !isClutter(words))
    .flatMap((words, line) => glyphsOfLine(words.map(withDigitsInCode), line, placement));
  return {number, width, height, glyphs, rules: [], images: []};
}

/** What OCR makes of headings that are turned, of a logo or of dirt: characters on their own, and none of them sure. */
function isClutter(words: readonly OcrWord[]): boolean {
  const mean = words.reduce((sum, {confidence}) => sum + confidence, 0) / words.length;
  const holdsWord = words.some(({symbols, confidence}) => symbols.length >= 3 && confidence >= 80);
  return mean < 75 && !holdsWord;
}

/** The code of a municipality is GM and four digits: "GMO358," is GM0358. */
function withDigitsInCode(word: OcrWord): OcrWord {
  if (!/^GM[\dO]{4}\W?$/.test(word.text)) return word;
  const symbols = word.symbols
    .slice(0, 6)
    .map((symbol) => ({...symbol, text: symbol.text.replace("O", "0")}));
  return {...word, text: symbols.map(({text}) => text).join(""), symbols};
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
    const edges = edgesOf(word);
    return [
      ...word.symbols.map(({text}, j) => glyph(text, edges[j] as number, edges[j + 1] as number, baseline)),
      ...space,
    ];
  });
}

/**
 * Where its glyphs begin, from left to right, and where the last one ends: what OCR sees as one word has no gaps.
 * Tesseract knows the order of the characters well, and their places less so.
 */
function edgesOf({symbols, box: [left, , right]}: OcrWord): number[] {
  const edges: number[] = [];
  for (const {box} of symbols) edges.push(Math.min(right, Math.max(box[0], (edges.at(-1) ?? left) + 1)));
  return [...edges, Math.max(right, (edges.at(-1) ?? left) + 1)];
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
