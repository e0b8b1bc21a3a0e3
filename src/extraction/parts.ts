/** A page in parts: each table, with the text that goes with it. */
import type {Table} from "./table/table.js";
import {type PlacedParagraph, paragraphsOf} from "./text/paragraphs.js";
import {isTitle, regionInTitle} from "./text/region-text.js";
import type {Page} from "./words/glyph.js";
import type {PageText} from "./words/page-text.js";
import type {Word} from "./words/words.js";

export interface Part {
  /** the table, and others that are printed beside it in the same rows; none on a page without */
  readonly stands: readonly Table[];
  readonly paragraphs: readonly PlacedParagraph[];
}

/** A page's text goes with its table; with several tables, from the title that names the next region onwards. */
export function partsOf(
  text: PageText,
  tables: readonly (readonly Table[])[],
  taken: ReadonlySet<Word>,
): Part[] {
  const paragraphs = paragraphsOfPage(text, tables.flat(), taken);
  if (tables.length < 2) return [{stands: tables[0] ?? [], paragraphs}];
  const parts = tables.map((stands) => ({stands, paragraphs: [] as PlacedParagraph[]}));
  let current = 0;
  for (const paragraph of [...paragraphs].sort((a, b) => a.top - b.top)) {
    const end = tables[current]?.[0]?.extent[3] ?? 0;
    const isNext = paragraph.top > end && isTitle(paragraph.text) && regionInTitle(paragraph.text) !== null;
    if (isNext && current < tables.length - 1) current++;
    parts[current]?.paragraphs.push(paragraph);
  }
  return parts;
}

function paragraphsOfPage(
  {page, layouts}: PageText,
  tables: readonly Table[],
  taken: ReadonlySet<Word>,
): PlacedParagraph[] {
  return layouts
    .filter((layout) => layout.isUpright)
    .flatMap((layout) => {
      const own = tables.filter((table) => table.layout === layout);
      const isElsewhere = (word: Word) =>
        taken.has(word) ||
        tables.some((table) => table.words.has(word)) ||
        own.some(({extent}) => liesIn(word, extent));
      const ys = layout.lines.map((line) => line.y);
      const [top, length] = frameOf(page, layout.angle, ys);
      return paragraphsOf(layout.lines, isElsewhere).map((paragraph) => ({
        ...paragraph,
        page: page.number,
        height: (paragraph.top - top) / length,
      }));
    });
}

function liesIn({x0, x1, y}: Word, [left, top, right, bottom]: Table["extent"]): boolean {
  const x = (x0 + x1) / 2;
  return x > left && x < right && y > top && y < bottom;
}

/** Where the page begins in a turned frame, and how long it is there. */
function frameOf({width, height}: Page, angle: number, ys: readonly number[]): readonly [number, number] {
  const quarter = Math.round(angle / (Math.PI / 2)) & 3;
  if (quarter === 0) return [0, height];
  if (quarter === 2) return [-height, height];
  return quarter === 1 ? [-width, width] : [0, Math.max(width, ...ys)];
}
