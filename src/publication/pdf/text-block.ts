/** A paragraph: inline elements broken into lines, drawn with its tag. */
import type {Element} from "domhandler";
import {capHeight, textWidth} from "../fonts.js";
import type {TextStyle, Weight} from "../templates/theme.js";
import {breakIntoLines, type Unit} from "./line-breaking.js";
import type {Structure} from "./pdfkit.js";
import type {Pen} from "./pen.js";
import {partsOf, type SetWord, wordsOf} from "./set-words.js";

export interface TextBlock {
  readonly height: number;
  readonly lineCount: number;
  /** width of the longest line */
  readonly width: number;
  /** @param parent the element that the words belong to; null: decoration, for inside an artifact */
  readonly draw: (pen: Pen, x: number, y: number, parent: Structure | null) => void;
  /** Its first lines, as many as fit in so many points, and the rest; null when none or all do. */
  readonly divide: (available: number) => readonly [TextBlock, TextBlock] | null;
  /** The same text on as narrow lines as so many of them allow, in its own place: headings beside each other break alike. */
  readonly inLines: (count: number) => TextBlock;
}

interface Run {
  text: string;
  readonly weight: Weight;
  readonly address: string | undefined;
  readonly x: number;
  width: number;
}
interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
  /** whether the next line goes on within a word */
  readonly endsInWord: boolean;
}

/** Lays out the text of an element. Space before and after is not part of its height. */
export function layText(
  element: Element,
  style: TextStyle,
  width: number,
  align: "left" | "right" = "left",
): TextBlock {
  const {words, lines} = linesOf(element, style, width);
  return blockOf(words, lines, style, width, align);
}

interface Broken {
  readonly words: readonly SetWord[];
  readonly lines: readonly Line[];
}

/** While a density is chosen, the same text is laid out again and again in the same width. */
const broken = new WeakMap<Element, Map<string, Broken>>();

function linesOf(element: Element, {size, weight}: TextStyle, width: number): Broken {
  const own = broken.get(element) ?? new Map<string, Broken>();
  broken.set(element, own);
  const key = `${width} ${size} ${weight}`;
  const known = own.get(key);
  if (known) return known;
  const words = wordsOf(element, weight);
  const made = {words, lines: breakLines(words, size, width)};
  own.set(key, made);
  return made;
}

function blockOf(
  words: readonly SetWord[],
  lines: readonly Line[],
  style: TextStyle,
  width: number,
  align: "left" | "right",
  isEnd = true,
): TextBlock {
  return {
    height: lines.length * style.leading,
    lineCount: lines.length,
    width: Math.max(0, ...lines.map((line) => line.width)),
    draw: (pen, x, y, parent) => {
      lines.forEach((line, i) => {
        const left = align === "right" ? x + width - line.width : x;
        const baseline = y + i * style.leading + (style.leading + capHeight * style.size) / 2;
        const isWhole = (isEnd && i === lines.length - 1) || line.endsInWord;
        drawLine(pen, line, left, baseline, style, parent, isWhole);
      });
    },
    divide: (available) => {
      const count = Math.floor(available / style.leading);
      if (count < 1 || count >= lines.length) return null;
      const piece = (from: number, to?: number) =>
        blockOf(words, lines.slice(from, to), style, width, align, to === undefined && isEnd);
      return [piece(0, count), piece(count)];
    },
    inLines: (count) => blockOf(words, narrowest(words, lines, count, style.size), style, width, align),
  };
}

function narrowest(
  words: readonly SetWord[],
  lines: readonly Line[],
  count: number,
  size: number,
): readonly Line[] {
  const widest = Math.max(0, ...lines.map((line) => line.width));
  // whole words only: headings get narrower until the longest word of them does not
  const narrower = breakParts(words, size, widest - 0.1);
  const isNarrower = Math.max(0, ...narrower.map((line) => line.width)) < widest;
  return isNarrower && narrower.length <= count ? narrowest(words, narrower, count, size) : lines;
}

/** Width that the text needs to stand on one line. */
export function naturalWidth(element: Element, style: TextStyle): number {
  return linesOf(element, style, Number.POSITIVE_INFINITY).lines[0]?.width ?? 0;
}

/** Width of the longest word: narrower than this it cannot be set. */
export function longestWord(element: Element, style: TextStyle): number {
  const units = unitsOf(linesOf(element, style, Number.POSITIVE_INFINITY).words, style.size);
  return Math.max(0, ...units.map(({width}) => width));
}

function drawLine(
  pen: Pen,
  line: Line,
  x: number,
  baseline: number,
  style: TextStyle,
  parent: Structure | null,
  isWhole: boolean,
): void {
  line.runs.forEach((run, i) => {
    // A space between the last word of a line and the first of the next, for those who listen or copy.
    const text = run.text + (i === line.runs.length - 1 && !isWhole ? " " : "");
    const put = () =>
      pen.text(text, x + run.x, baseline, run.weight, style.size, run.address ? "link" : style.colour);
    if (!parent) put();
    else if (!run.address) parent.add(put);
    else {
      const link = pen.pdf.structure("Link", parent);
      link.add(put);
      const words = `Link: ${run.text.trim()}`;
      pen.pdf.link(x + run.x, baseline - style.size * 0.8, run.width, style.size, run.address, words, link);
      link.end();
    }
  });
}

/** Words on even lines; words without a space between them stay together. */
function breakLines(words: readonly SetWord[], size: number, width: number): Line[] {
  if (!Number.isFinite(width)) return words.length > 0 ? [lineOf(words, size)] : [];
  return breakParts(
    words.flatMap((word) => partsOf(word, size, width)),
    size,
    width,
  );
}

function breakParts(words: readonly SetWord[], size: number, width: number): Line[] {
  const units = unitsOf(words, size);
  const starts = breakIntoLines(units, width);
  return starts.map((start, i) => {
    const first = units[start]?.first as number;
    const next = units[starts[i + 1] ?? units.length]?.first ?? words.length;
    return {...lineOf(words.slice(first, next), size), endsInWord: words[next]?.spaceBefore === false};
  });
}

function unitsOf(words: readonly SetWord[], size: number): (Unit & {readonly first: number})[] {
  const units: {first: number; width: number; space: number}[] = [];
  words.forEach((word, first) => {
    const width = textWidth(word.weight, word.text) * size;
    const last = units.at(-1);
    if (last && !word.mayBreakBefore) last.width += width;
    else units.push({first, width, space: word.spaceBefore ? textWidth(word.weight, " ") * size : 0});
  });
  return units;
}

/** One line: words of one weight and address that follow each other are one run. */
function lineOf(words: readonly SetWord[], size: number): Line {
  const runs: Run[] = [];
  let width = 0;
  for (const word of words) {
    const gap = word.spaceBefore && runs.length > 0 ? textWidth(word.weight, " ") * size : 0;
    const text = gap > 0 ? ` ${word.text}` : word.text;
    const wordWidth = gap + textWidth(word.weight, word.text) * size;
    const last = runs.at(-1);
    if (last && last.weight === word.weight && last.address === word.address) {
      last.text += text;
      last.width += wordWidth;
    } else runs.push({text, weight: word.weight, address: word.address, x: width, width: wordWidth});
    width += wordWidth;
  }
  return {runs, width, endsInWord: false};
}
