/** What kind of text a paragraph is, by its type, its place on the page and its words: a title, a note, a sentence. */

import type {Table} from "../table/table.js";
import type {PlacedParagraph} from "../text/paragraphs.js";
import {isTitle} from "../text/region-text.js";
import type {Where} from "./candidates.js";

/** What belongs to one edition: its table, over one or more pages, and the text around it. */
export interface SheetText {
  readonly tables: readonly Table[];
  readonly paragraphs: readonly PlacedParagraph[];
}

/** Tells the paragraphs of one edition apart. */
export type Whereabouts = (paragraph: PlacedParagraph) => Where;

/** of the body: smaller type is that of notes and running headers */
const smaller = 0.92;
/** of the page: where running headers stand, from its edge */
const edge = 0.075;

export function whereaboutsIn({paragraphs, tables}: SheetText): Whereabouts {
  const body = bodySizeOf(paragraphs);
  const firstPage = Math.min(...tables.map(({page}) => page));
  const pages = new Set(tables.map(({page}) => page));
  const prose = paragraphs.filter((paragraph) => !isTitle(paragraph.text));
  return (paragraph) => {
    const {text, page, size, top, height} = paragraph;
    if (isSourceLine(text)) return "source line";
    const isSmall = size < smaller * body;
    if (!isTitle(text)) return isSmall ? "note" : "sentence";
    if (page < firstPage) return "cover";
    if (isSmall && (height < edge || height > 1 - edge)) return "running header";
    if (/^([*†‡¹²³]|\d\))/.test(text)) return "note";
    const above = (other: PlacedParagraph) => other.page === page && other.top < top;
    const isBelow =
      page > firstPage || !pages.has(page) || tables.some((t) => t.page === page && t.extent[1] < top);
    if (isBelow || prose.some(above)) return isSmall ? "note" : "heading";
    return "title";
  };
}

export function isSourceLine(text: string): boolean {
  return /^\W*bron(nen)?\b/iu.test(text);
}

/** The size that most letters of sentences have; of all text where there are none. */
function bodySizeOf(paragraphs: readonly PlacedParagraph[]): number {
  const prose = paragraphs.filter(({text}) => !isTitle(text));
  const some = prose.length > 0 ? prose : paragraphs;
  const sizes = some.flatMap(({size, text}) => Array.from({length: Math.ceil(text.length / 20)}, () => size));
  return sizes.sort((a, b) => a - b)[sizes.length >> 1] ?? 0;
}
