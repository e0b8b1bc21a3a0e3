/** The text of a page by reading direction, in lines of words: what tables and sentences are found in. */
import {noPageTrace, type PageTrace} from "../trace/trace.js";
import type {Glyph, Page} from "./glyph.js";
import {type Direction, directionsOf, turnPoint} from "./orientation.js";
import {withoutStruck} from "./struck.js";
import {visibleText} from "./visible.js";
import {type Line, linesOf, type Word} from "./words.js";

/** The lines of one reading direction, in a frame in which they read to the right. */
export interface Layout {
  readonly angle: number;
  readonly isUpright: boolean;
  readonly lines: readonly Line[];
}

export interface PageText {
  readonly page: Page;
  readonly isOcrLayer: boolean;
  readonly layouts: readonly Layout[];
  /** glyphs that lie under paint */
  readonly covered: readonly Glyph[];
}

export function pageTextOf(page: Page, trace: PageTrace = noPageTrace): PageText {
  const {glyphs, isOcrLayer, covered} = visibleText(page, trace);
  const read = isOcrLayer ? glyphs : withoutStruck(glyphs, page.rules, trace);
  const layouts = directionsOf(read).map((direction) => layoutOf(direction, trace));
  return {page, isOcrLayer, layouts: layouts.filter(hasLines), covered};
}

function layoutOf({angle, isUpright, glyphs}: Direction, trace: PageTrace): Layout {
  return {angle, isUpright, lines: linesOf(glyphs, trace)};
}

function hasLines({lines}: Layout): boolean {
  return lines.length > 0;
}

/** Start and end of a word's baseline, as they lie in the frame of another layout. */
export function baselineIn(
  {angle}: Layout,
  word: Word,
): readonly [readonly [number, number], readonly [number, number]] {
  const [first, last] = [word.glyphs[0], word.glyphs.at(-1)].map((glyph) => glyph?.source ?? glyph);
  return [turnPoint(first?.x0 ?? 0, first?.y0 ?? 0, -angle), turnPoint(last?.x1 ?? 0, last?.y1 ?? 0, -angle)];
}
