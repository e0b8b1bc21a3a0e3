/** The text of a sheet and the names in its table, set as a printer would: what quarter, region and register are chosen from. */

import type {SheetText} from "../../src/extraction/facts/whereabouts.js";
import type {Table} from "../../src/extraction/table/table.js";
import {type PlacedParagraph, paragraphsOf} from "../../src/extraction/text/paragraphs.js";
import {linesOf, type Word} from "../../src/extraction/words/words.js";
import {widthOf, write} from "./drawn-page.js";

/** Lines from top to bottom; those after `table` stand below it. */
export interface Told {
  /** very small, at the upper edge */
  readonly header?: string;
  readonly title: readonly string[];
  /** above the table, in the size of sentences */
  readonly above?: readonly string[];
  readonly municipalities?: readonly string[];
  readonly total?: string;
  readonly below?: readonly string[];
  /** small, below all else */
  readonly notes?: readonly string[];
  readonly footer?: string;
}

const [width, height] = [595, 842];
const left = 50;
const sizes = {edge: 7, title: 12, body: 9, note: 7};

/** The sheet as one page of paragraphs around a table without figures. */
export function toldSheet(told: Told, page = 1): SheetText {
  let y = 70;
  let operation = 0;
  const glyphs: ReturnType<typeof write> = [];
  const put = (text: string, size: number, at = y) => {
    for (const line of brokenInto(text, size)) {
      glyphs.push(...write(line, left, at, {size, font: size > sizes.body ? "Bold" : "Roman"}, operation++));
      at += 1.25 * size;
    }
    y = at + 0.9 * size;
  };
  put("Transparantie van klantprofielen", 16);
  for (const text of told.title) put(text, sizes.title);
  for (const text of told.above ?? []) put(text, sizes.body);
  const names = told.municipalities ?? [];
  const top = y;
  const rows = [...names, ...(told.total ? [told.total] : [])].map((name) => {
    const words = wordsOf(name, y);
    y += 13;
    return {name, nameWords: words, y, cells: {}};
  });
  const table = {page, rows, columns: [], headings: null, extent: [left, top, 545, y]} as unknown as Table;
  y += 20;
  for (const text of told.below ?? []) put(text, sizes.body);
  for (const text of told.notes ?? []) put(text, sizes.note);
  if (told.header) put(told.header, sizes.edge, 28);
  if (told.footer) put(told.footer, sizes.edge, height - 24);
  const paragraphs = paragraphsOf(linesOf(glyphs), () => false).map(
    (paragraph): PlacedParagraph => ({...paragraph, page, height: paragraph.top / height}),
  );
  return {tables: [table], paragraphs};
}

function brokenInto(text: string, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, {size}) <= width - 2 * left) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function wordsOf(text: string, y: number): readonly Word[] {
  return linesOf(write(text, left, y, {size: sizes.body}, 9999)).flatMap(({words}) => words);
}
