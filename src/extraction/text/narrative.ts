/** The running text of a sheet: headings and paragraphs as printed, without what every sheet says about itself. */

import type {Edition} from "../../edition/edition.js";
import {middleOf} from "../words/middle.js";
import {joinLines, type PlacedParagraph} from "./paragraphs.js";
import {periodsIn} from "./period-text.js";
import {regionInTitle} from "./region-text.js";
import {isRegisterText} from "./register-text.js";

type Narrative = Edition["narrative"];

/** Sections in the order of reading; text before the first heading has none. */
export function narrativeOf(paragraphs: readonly PlacedParagraph[]): Narrative {
  const size = bodySize(paragraphs);
  const told = paragraphs.filter((paragraph) => !isApparatus(paragraph, size));
  const body = bodyStyle(told);
  const sections: {heading: string | null; paragraphs: string[]}[] = [];
  told.forEach((paragraph, i) => {
    const {text} = paragraph;
    const next = told[i + 1];
    if (next && isHeading(paragraph, next, body)) sections.push({heading: text, paragraphs: []});
    else if (isProse(paragraph)) {
      if (sections.length === 0) sections.push({heading: null, paragraphs: []});
      const section = sections.at(-1) as (typeof sections)[number];
      const before = section.paragraphs.at(-1);
      if (before && goesOn(before, text))
        section.paragraphs[section.paragraphs.length - 1] = joinLines(before, text);
      else section.paragraphs.push(text);
    }
  });
  return sections.filter((section) => section.paragraphs.length > 0);
}

/** A sentence that the end of a column or page breaks off. */
function goesOn(before: string, after: string): boolean {
  return /[\p{L},-]$/u.test(before) && /^\p{Ll}/u.test(after);
}

/** Titles, the register sentence, page numbers, headers, footers, notes and the line on the source. */
function isApparatus({text, height, size}: PlacedParagraph, body: number): boolean {
  if (/^transparantie van (de )?klantprofielen$/i.test(text) || isRegisterText(text)) return true;
  if (/^(bron|noot|toelichting op de tabel)\b|^[*†‡¹²³]|^\d\)|^pagina \d+/iu.test(text)) return true;
  if (text.replace(/[^\p{L}]/gu, "").length < 0.5 * text.length) return true;
  const isShort = text.length < 120 && !/[.?!]$/.test(text);
  if (isShort && (periodsIn(text).length > 0 || regionInTitle(text) !== null)) return true;
  return isShort && (height < 0.05 || height > 0.94 || (size < 0.9 * body && height > 0.85));
}

/** The size that most letters have. */
function bodySize(paragraphs: readonly PlacedParagraph[]): number {
  const sizes = paragraphs.flatMap(({size, text}) =>
    Array.from({length: Math.ceil(text.length / 20)}, () => size),
  );
  return middleOf(sizes) ?? 0;
}

/** The type that most letters are set in. */
function bodyStyle(paragraphs: readonly PlacedParagraph[]): string {
  const letters = new Map<string, number>();
  for (const paragraph of paragraphs) {
    const style = styleOf(paragraph);
    letters.set(style, (letters.get(style) ?? 0) + paragraph.text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

function styleOf({style, size}: PlacedParagraph): string {
  return `${style} ${Math.round(size * 4) / 4}`;
}

/** A short line in a type of its own, or alone on its line, that a paragraph of prose follows. */
function isHeading(paragraph: PlacedParagraph, next: PlacedParagraph, body: string): boolean {
  const {text, pieces} = paragraph;
  if (pieces.length > 2 || text.length > 90 || /[.;,]$/.test(text) || !isProse(next)) return false;
  return styleOf(paragraph) !== body || text.split(" ").length <= 6;
}

/** At least a sentence; or a line of it that goes on in another column. */
function isProse({text}: PlacedParagraph): boolean {
  return text.split(" ").length >= 4 && /\p{Ll}{2}/u.test(text);
}
