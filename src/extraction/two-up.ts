/** Two sheets on one page, side by side, as a printer driver puts them: each is a page of its own. */
import {isTitle, regionInTitle} from "./text/region-text.js";
import type {Page} from "./words/glyph.js";
import type {PageText} from "./words/page-text.js";
import type {Line, Word} from "./words/words.js";

/** of the width of the page: the white between two sheets lies between these */
const leftmost = 0.25;
const rightmost = 0.75;
/** of the height of the page: titles stand above this */
const titleHeight = 0.5;

/** The sheets on a page from left to right: parts of it with a title each that name different regions; else the page alone. */
export function sheetsOn({page, layouts}: PageText): Page[] {
  const upright = layouts.filter(({isUpright}) => isUpright);
  const [layout] = upright;
  if (!layout || upright.length > 1 || Math.abs(layout.angle) > 0.001) return [page];
  for (const x of gutters(layout.lines, page.width)) {
    const [left, right] = [(word: Word) => word.x1 <= x, (word: Word) => word.x0 >= x].map((isIn) =>
      regionTitled(layout.lines, isIn, titleHeight * page.height),
    );
    if (left && right && left !== right) {
      const part = (isIn: (centre: number) => boolean) => ({
        ...page,
        glyphs: page.glyphs.filter(({x0, x1}) => isIn((x0 + x1) / 2)),
      });
      return [part((centre) => centre < x), part((centre) => centre >= x)];
    }
  }
  return [page];
}

/** points: the white between two sheets is wider */
const narrowest = 4;

/** Where nothing is printed from top to bottom: the middle of each stretch. */
function gutters(lines: readonly Line[], width: number): number[] {
  const printed = new Uint8Array(Math.ceil(width) + 1);
  for (const {words} of lines)
    for (const {x0, x1} of words) printed.fill(1, Math.max(0, x0), Math.max(0, x1) + 1);
  const found: number[] = [];
  let start = Math.floor(leftmost * width);
  for (let x = start; x <= rightmost * width; x++) {
    if (printed[x] === 0) continue;
    if (x - start > narrowest) found.push((start + x) / 2);
    start = x + 1;
  }
  return found;
}

/** The code of the region that a title in a part of the page names. */
function regionTitled(
  lines: readonly Line[],
  isIn: (word: Word) => boolean,
  bottom: number,
): string | undefined {
  for (const line of lines) {
    if (line.y > bottom) break;
    const text = line.words
      .filter(isIn)
      .map((word) => word.text)
      .join(" ");
    const region = text !== "" && isTitle(text) ? regionInTitle(text)?.region : undefined;
    if (region) return region.code ?? region.name;
  }
  return undefined;
}
