/** Where a stretch of a paragraph's text is printed. */
import type {Place} from "../../edition/edition.js";
import {placeOf, type Word} from "../words/words.js";
import type {PlacedParagraph} from "./paragraphs.js";

/** The box around the words that a stretch of the text touches; null for a paragraph without words. */
export function placeIn(paragraph: PlacedParagraph, start: number, end: number): Place | null {
  const {text, page, pieces} = paragraph;
  // hyphens at line ends are undone in the text, so letters are counted without hyphens and spaces
  const from = solid(text.slice(0, start)).length;
  const to = Math.max(from + 1, solid(text.slice(0, end)).length);
  const touched: Word[] = [];
  let at = 0;
  for (const word of pieces.flatMap((piece) => piece.words)) {
    const next = at + solid(word.text).length;
    if (next > from && at < to) touched.push(word);
    at = next;
  }
  return touched.length > 0 ? placeOn(page, touched) : null;
}

/** Where in the text of a paragraph its lines begin. */
export function lineStartsOf({text, pieces}: PlacedParagraph): number[] {
  const starts: number[] = [];
  let letters = 0;
  for (const piece of pieces) {
    starts.push(indexAfter(text, letters));
    letters += solid(piece.text).length;
  }
  return starts;
}

/** The place in a text behind so many letters, and the space that follows them. */
function indexAfter(text: string, letters: number): number {
  let index = 0;
  for (let seen = 0; index < text.length; index++) {
    const isLetter = solid(text[index] as string) !== "";
    if (isLetter && seen++ === letters) break;
  }
  return index;
}

/** The box around some words, in hundredths of a point. */
export function placeOn(page: number, words: readonly Word[]): Place {
  const [left, top, right, bottom] = placeOf(words).map((value) => Math.round(value * 100) / 100);
  return {page, box: [left as number, top as number, right as number, bottom as number]};
}

function solid(text: string): string {
  return text.replace(/[\s\u00ad‐-]/g, "");
}
