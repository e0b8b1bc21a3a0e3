/** A document as drafts of editions: tables joined over pages, each with the text that goes with it. */

import {bestTables} from "./table/best-tables.js";
import type {MarkFinder} from "./table/heading-phrases.js";
import {isTotalLabel} from "./table/row-names.js";
import {findTables, type Table} from "./table/table.js";
import {type PlacedParagraph, paragraphsOf} from "./text/paragraphs.js";
import {periodsIn} from "./text/period-text.js";
import {isTitle, regionInTitle} from "./text/region-text.js";
import {noTrace, type Trace} from "./trace/trace.js";
import type {Page} from "./words/glyph.js";
import {type PageText, pageTextOf} from "./words/page-text.js";
import type {Word} from "./words/words.js";

/** One table, over one or more pages, and the text around it. */
export interface Draft {
  readonly tables: readonly Table[];
  readonly paragraphs: readonly PlacedParagraph[];
  readonly isOcrLayer: boolean;
}

export interface DocumentText {
  readonly drafts: readonly Draft[];
  /** all running text, also of a document without tables */
  readonly paragraphs: readonly PlacedParagraph[];
}

/** The tables and the text of a document: a draft for each region and quarter. Text before the first belongs to it. */
export function draftsOf(
  pages: readonly Page[],
  findMarks: MarkFinder,
  trace: Trace = noTrace,
): DocumentText {
  const drafts: Draft[] = [];
  const all: PlacedParagraph[] = [];
  let preface: readonly PlacedParagraph[] = [];
  for (const page of pages) {
    const onPage = trace.onPage(page.number);
    const text = pageTextOf(page, onPage);
    onPage.written(text);
    const tables = bestTables(findTables(text, findMarks, openTable(drafts.at(-1)), onPage), onPage);
    for (const {table, paragraphs} of partsOf(text, tables)) {
      onPage.paragraphs(paragraphs);
      all.push(...paragraphs);
      const before = drafts.pop();
      if (!table) {
        if (before) drafts.push(extend(before, [], paragraphs));
        else preface = [...preface, ...paragraphs];
      } else if (before && continues(before, table, paragraphs)) {
        drafts.push(extend(before, [table], paragraphs));
      } else {
        if (before) drafts.push(before);
        drafts.push({tables: [table], paragraphs: [...preface, ...paragraphs], isOcrLayer: text.isOcrLayer});
        preface = [];
      }
    }
  }
  return {drafts, paragraphs: all};
}

function extend(draft: Draft, tables: readonly Table[], paragraphs: readonly PlacedParagraph[]): Draft {
  return {
    ...draft,
    tables: [...draft.tables, ...tables],
    paragraphs: [...draft.paragraphs, ...paragraphs],
  };
}

/** The table of a draft as long as its total has not been printed. */
function openTable(draft: Draft | undefined): Table | null {
  const last = draft?.tables.at(-1);
  return last && !hasTotal(last) ? last : null;
}

function hasTotal({rows}: Table): boolean {
  return rows.some((row) => isTotalLabel(row.name));
}

/** A table goes on over the page until its total, unless the page names another region or quarter. */
function continues(draft: Draft, table: Table, paragraphs: readonly PlacedParagraph[]): boolean {
  if (!openTable(draft)) return false;
  const before = namesIn(draft.paragraphs);
  const here = namesIn(paragraphs);
  const agrees = (a: readonly string[], b: readonly string[]) =>
    a.length === 0 || b.length === 0 || a.some((name) => b.includes(name));
  return (
    agrees(before.regions, here.regions) &&
    agrees(before.periods, here.periods) &&
    table.columns.length === draft.tables[0]?.columns.length
  );
}

function namesIn(paragraphs: readonly PlacedParagraph[]) {
  const titles = paragraphs.filter(({text}) => isTitle(text));
  return {
    regions: titles.flatMap(({text}) => regionInTitle(text)?.region?.code ?? []),
    periods: titles.flatMap(({text}) => periodsIn(text)),
  };
}

interface Part {
  readonly table: Table | null;
  readonly paragraphs: readonly PlacedParagraph[];
}

/** A page's text goes with its table; with several tables, from the title that names the next region onwards. */
function partsOf(text: PageText, tables: readonly Table[]): Part[] {
  const paragraphs = paragraphsOfPage(text, tables);
  if (tables.length < 2) return [{table: tables[0] ?? null, paragraphs}];
  const parts: {table: Table; paragraphs: PlacedParagraph[]}[] = tables.map((table) => ({
    table,
    paragraphs: [],
  }));
  let current = 0;
  for (const paragraph of [...paragraphs].sort((a, b) => a.top - b.top)) {
    const end = tables[current]?.extent[3] ?? 0;
    const isNext = paragraph.top > end && isTitle(paragraph.text) && regionInTitle(paragraph.text) !== null;
    if (isNext && current < tables.length - 1) current++;
    parts[current]?.paragraphs.push(paragraph);
  }
  return parts;
}

function paragraphsOfPage({page, layouts}: PageText, tables: readonly Table[]): PlacedParagraph[] {
  return layouts
    .filter((layout) => layout.isUpright)
    .flatMap((layout) => {
      const own = tables.filter((table) => table.layout === layout);
      const isElsewhere = (word: Word) =>
        tables.some((table) => table.words.has(word)) || own.some(({extent}) => liesIn(word, extent));
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
