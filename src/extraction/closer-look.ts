/** Text that paint may hide: where the list of drawing operators does not tell, a picture of the page does. */
import type {OpenPdf} from "./pdf/pdf.js";
import type {Page} from "./words/glyph.js";
import {doubtfulGlyphs} from "./words/visible.js";

/** The pages, with what their pictures show of text that is in doubt. */
export async function lookClosely(pages: readonly Page[], document: OpenPdf): Promise<Page[]> {
  const doubtful = pages.map(doubtfulGlyphs);
  if (doubtful.every((glyphs) => glyphs.length === 0) || !pages.some(isOfThisKind)) return [...pages];
  const looked: Page[] = [];
  for (const [i, page] of pages.entries()) {
    const glyphs = doubtful[i] ?? [];
    looked.push(glyphs.length > 0 ? await document.lookAt(page, glyphs) : page);
  }
  return looked;
}

/** Whether it may be a factsheet; anything else need not be drawn. */
function isOfThisKind({glyphs}: Page): boolean {
  const text = glyphs.map((glyph) => glyph.text).join("");
  return /klantprofiel|doelgroep|banenafspraak|arbeidsmarkt|gemeente|uwv/i.test(text);
}
