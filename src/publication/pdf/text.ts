/** A paragraph: inline elements broken into lines, drawn with its tag. */
import {type Element, Text} from "domhandler";
import {elementsIn, textOf} from "../document.js";
import {capHeight, textWidth} from "../fonts.js";
import type {TextStyle, Weight} from "../theme.js";
import type {Structure} from "./pdfkit.js";
import type {Pen} from "./pen.js";

export interface TextBlock {
  readonly height: number;
  readonly lineCount: number;
  /** width of the longest line */
  readonly width: number;
  /** @param parent the element that the words belong to; null: decoration, for inside an artifact */
  readonly draw: (pen: Pen, x: number, y: number, parent: Structure | null) => void;
}

interface Word {
  readonly text: string;
  readonly weight: Weight;
  readonly address: string | undefined;
  readonly spaceBefore: boolean;
}
interface Run {
  text: string;
  readonly weight: Weight;
  readonly address: string | undefined;
  readonly x: number;
  width: number;
}
interface Line {
  readonly runs: Run[];
  width: number;
}

/** Lays out the text of an element. Space before and after is not part of its height. */
export function layText(
  element: Element,
  style: TextStyle,
  width: number,
  align: "left" | "right" = "left",
): TextBlock {
  const lines = breakLines(wordsOf(element, style.weight), style.size, width);
  return {
    height: lines.length * style.leading,
    lineCount: lines.length,
    width: Math.max(0, ...lines.map((line) => line.width)),
    draw: (pen, x, y, parent) => {
      lines.forEach((line, i) => {
        const left = align === "right" ? x + width - line.width : x;
        const baseline = y + i * style.leading + (style.leading + capHeight * style.size) / 2;
        drawLine(pen, line, left, baseline, style, parent, i === lines.length - 1);
      });
    },
  };
}

/** Width that the text needs to stand on one line. */
export function naturalWidth(element: Element, style: TextStyle): number {
  return breakLines(wordsOf(element, style.weight), style.size, Number.POSITIVE_INFINITY)[0]?.width ?? 0;
}

/** Width of the longest word: narrower than this it cannot be set. */
export function longestWord(element: Element, style: TextStyle): number {
  return Math.max(
    0,
    ...wordsOf(element, style.weight).map((word) => textWidth(word.weight, word.text) * style.size),
  );
}

function drawLine(
  pen: Pen,
  line: Line,
  x: number,
  baseline: number,
  style: TextStyle,
  parent: Structure | null,
  isLast: boolean,
): void {
  line.runs.forEach((run, i) => {
    // A space between the last word of a line and the first of the next, for those who listen or copy.
    const text = run.text + (i === line.runs.length - 1 && !isLast ? " " : "");
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

/** Words as they follow each other; white space of the source counts as one space. */
function wordsOf(element: Element, weight: Weight, address?: string): Word[] {
  const words: Word[] = [];
  let space = false;
  for (const child of element.children) {
    if (child instanceof Text) {
      // No-break spaces are part of a word.
      for (const part of child.data.match(/[ \t\r\n]+|[^ \t\r\n]+/g) ?? []) {
        if (/^[ \t\r\n]/.test(part)) space = true;
        else {
          words.push({text: part, weight, address, spaceBefore: space && words.length > 0});
          space = false;
        }
      }
    } else if (elementsIn([child])[0]) {
      const inner = child as Element;
      const heavier = inner.name === "strong" ? (weight === "regular" ? "semibold" : "bold") : weight;
      const nested = wordsOf(inner, heavier, inner.name === "a" ? inner.attribs.href : address);
      words.push(
        ...nested.map((word, i) => (i === 0 ? {...word, spaceBefore: space && words.length > 0} : word)),
      );
      space = /[ \t\r\n]$/.test(textOf(inner));
    }
  }
  return words;
}

/** Greedy: as many words on a line as fit. Words without a space between them stay together. */
function breakLines(words: readonly Word[], size: number, width: number): Line[] {
  const lines: Line[] = [];
  let line: Line = {runs: [], width: 0};
  for (const word of words) {
    const wordWidth = textWidth(word.weight, word.text) * size;
    const space = word.spaceBefore ? textWidth(word.weight, " ") * size : 0;
    if (line.runs.length > 0 && word.spaceBefore && line.width + space + wordWidth > width + 0.01) {
      lines.push(line);
      line = {runs: [], width: 0};
    }
    const isFirst = line.runs.length === 0;
    const gap = isFirst ? 0 : space;
    const text = gap > 0 ? ` ${word.text}` : word.text;
    const last = line.runs.at(-1);
    if (last && last.weight === word.weight && last.address === word.address) {
      last.text += text;
      last.width += gap + wordWidth;
    } else {
      line.runs.push({
        text,
        weight: word.weight,
        address: word.address,
        x: line.width,
        width: gap + wordWidth,
      });
    }
    line.width += gap + wordWidth;
  }
  if (line.runs.length > 0) lines.push(line);
  return lines;
}
