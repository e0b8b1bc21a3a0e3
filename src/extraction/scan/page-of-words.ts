/** What OCR read of a page image, as the glyphs of a page: from there on, a scan is read like any PDF. */

import type {Glyph, Page} from "../words/glyph.js";
import {middleOf} from "../words/middle.js";
import type {OcrWord} from "./engine.js";
import type {PixelBox} from "./grey-image.js";

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
    .map((words) => words.flatMap(withoutRests).map(withDigitsInCode))
    .flatMap((words, line) => (words.length > 0 ? glyphsOfLine(words, line, placement) : []));
  return {number, width, height, glyphs, rules: [], images: []};
}

/**
 * What OCR makes of headings that are turned, of a logo or of dirt: characters on their own, and none of them sure. Of a
 * long word it can be unsure for a single letter.
 */
export function isClutter(
  words: readonly {
    readonly text: string;
    readonly symbols: readonly unknown[];
    readonly confidence: number;
  }[],
): boolean {
  const mean = words.reduce((sum, {confidence}) => sum + confidence, 0) / words.length;
  const holdsWord = words.some(
    ({text, symbols, confidence}) =>
      (symbols.length >= 3 && confidence >= 80) || (confidence >= 20 && longWord.test(text)),
  );
  return mean < 75 && !holdsWord;
}

const longWord = /^\p{Lu}(?=(?:\P{L}?\p{L}){5})[\p{L}\d'’-]{5,}$/u;

/** What is left of a rule is read as a bar, on its own or before the first letter of a name: "|Bernheze". */
function withoutRests(word: OcrWord): OcrWord[] {
  const first = word.symbols.findIndex(({text}) => !/^[|[\]{}\\_‚]$/.test(text));
  if (first === 0) return [word];
  const symbols = first < 0 ? [] : word.symbols.slice(first);
  const [start] = symbols;
  if (!start) return [];
  const [, top, right, bottom] = word.box;
  return [
    {...word, text: symbols.map(({text}) => text).join(""), symbols, box: [start.box[0], top, right, bottom]},
  ];
}

/** The code of a municipality is GM and four digits: "GMO358," is GM0358, and "GMO148Dalfsen" GM0148Dalfsen. */
function withDigitsInCode(word: OcrWord): OcrWord {
  if (!/^GM[\dO]{4}(?:\W?|\p{Lu}.*)$/u.test(word.text)) return word;
  const digits = word.symbols.slice(2, 6).map((symbol) => ({...symbol, text: symbol.text.replace("O", "0")}));
  const name = word.symbols.slice(6).filter((_, i, rest) => i > 0 || /\p{L}/u.test(rest[0]?.text ?? ""));
  const symbols = [...word.symbols.slice(0, 2), ...digits, ...name];
  return {...word, text: symbols.map(({text}) => text).join(""), symbols};
}

function glyphsOfLine(words: readonly OcrWord[], operation: number, placement: Placement): Glyph[] {
  const em = emOf(words);
  return words.flatMap((word, i) => {
    const baseline = baselineOf(word);
    const edges = edgesOf(word);
    const glyphs = word.symbols.map(({text, box}, j) => {
      const [size, y] = isRaised(box, em, baseline)
        ? [(box[3] - box[1]) / digitHeight, box[3]]
        : [em, baseline];
      return glyph(text, edges[j] as number, edges[j + 1] as number, y, size);
    });
    const next = words[i + 1];
    return next ? [...glyphs, glyph(" ", word.box[2], next.box[0], baseline, em)] : glyphs;
  });

  function glyph(text: string, left: number, right: number, baseline: number, size: number): Glyph {
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
  }
}

/** Whether a character is a note mark: small, and its foot well above the line. */
function isRaised([, top, , bottom]: PixelBox, em: number, baseline: number): boolean {
  const height = bottom - top;
  return height > 0.3 * em && height < 0.8 * digitHeight * em && baseline - bottom > 0.15 * em;
}

/**
 * Where its glyphs begin, from left to right, and where the last one ends: what OCR sees as one word has no gaps.
 *
 * Tesseract knows the order of the characters better than their places. Where those cannot be, as when two
 * characters lie over each other, the word is shared out evenly.
 */
function edgesOf({symbols, box: [left, , right]}: OcrWord): number[] {
  const share = (right - left) / symbols.length;
  const seen = [left, ...symbols.slice(1).map(({box}) => box[0]), right];
  const isLikely = seen.every((edge, i) => i === 0 || edge - (seen[i - 1] as number) > narrowest * share);
  return isLikely ? seen : seen.map((_, i) => left + i * share);
}

/** as a part of the mean width of the word's characters */
const narrowest = 0.2;

/** Height of digits, and of other characters, as a part of the em: what common typefaces share. */
const digitHeight = 0.72;
const heights: readonly (readonly [RegExp, number])[] = [
  [/^[A-Z0-9bdfhkl]$/, digitHeight],
  [/^[acemnorsuvwxz]$/, 0.53],
];

/** The em of a line in pixels, from characters whose height is known, or else from what there is. */
function emOf(words: readonly OcrWord[]): number {
  const ems = words
    .flatMap(({symbols}) => symbols)
    .flatMap(({text, box}) =>
      heights.filter(([characters]) => characters.test(text)).map(([, height]) => (box[3] - box[1]) / height),
    );
  return middleOf(ems) ?? Math.max(...words.map(({box}) => box[3] - box[1])) / digitHeight;
}

/** Where the word stands, by characters that do not reach below the line. */
function baselineOf(word: OcrWord): number {
  const standing = word.symbols.filter(({text}) => /^[A-IK-PR-Za-fhiklmnor-xz0-9]$/.test(text));
  return middleOf(standing.map(({box}) => box[3])) ?? word.box[3];
}
