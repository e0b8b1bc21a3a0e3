/** A document as drafts of editions: tables joined over pages, each with the text that goes with it. */

import {columns} from "../vocabulary/figure.js";
import {foldSpelling} from "../vocabulary/spelling.js";
import {partsOf} from "./parts.js";
import {chooseStand} from "./stands.js";
import {bestTables} from "./table/best-tables.js";
import {findTables} from "./table/find-tables.js";
import {findTablesOver} from "./table/find-tables-over.js";
import type {MarkFinder} from "./table/heading-phrases.js";
import {withPaintedCells} from "./table/painted-cells.js";
import {isTotalLabel} from "./table/row-names.js";
import type {Table} from "./table/table.js";
import type {PlacedParagraph} from "./text/paragraphs.js";
import {periodsIn} from "./text/period-text.js";
import {isTitle, regionInTitle} from "./text/region-text.js";
import {type OnFault, throwFault} from "./trace/page-fault.js";
import {noTrace, type PageTrace, type Trace} from "./trace/trace.js";
import {sheetsOn} from "./two-up.js";
import type {Page} from "./words/glyph.js";
import {type PageText, pageTextOf} from "./words/page-text.js";
import type {Word} from "./words/words.js";

/** One table, over one or more pages, and the text around it. */
export interface Draft {
  readonly tables: readonly Table[];
  readonly paragraphs: readonly PlacedParagraph[];
  readonly isOcrLayer: boolean;
  /** tables that may as well be meant, the one that was taken among them; none when the choice is proven */
  readonly doubtful: readonly (readonly Table[])[];
}

/** A draft on the way: all tables with its rows, each over one or more pages. */
interface Growing {
  readonly stands: readonly (readonly Table[])[];
  /** how many of the last of these are printed beside each other, and go on together */
  readonly beside: number;
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
  onFault: OnFault = throwFault,
): DocumentText {
  let read: PagesRead = {drafts: [], paragraphs: [], preface: [], taken: new Set()};
  const attempt = (page: number, act: () => void) => {
    try {
      act();
    } catch (fault) {
      onFault(fault, page);
      // it may have held the table that this belongs to: the next one must not get its title
      read = {...read, preface: []};
    }
  };
  const texts: PageText[] = [];
  for (const page of pages) {
    attempt(page.number, () => texts.push(...textsOf(page, trace.onPage(page.number))));
  }
  for (const [i, text] of texts.entries()) {
    const {number} = text.page;
    attempt(number, () => {
      read = withPage(read, text, texts[i + 1], findMarks, trace.onPage(number));
    });
  }
  return {drafts: read.drafts.map(chosen), paragraphs: read.paragraphs};
}

interface PagesRead {
  readonly drafts: readonly Growing[];
  readonly paragraphs: readonly PlacedParagraph[];
  /** what was written before the first table */
  readonly preface: readonly PlacedParagraph[];
  /** of the page to come: columns of the table before */
  readonly taken: ReadonlySet<Word>;
}

function withPage(
  before: PagesRead,
  text: PageText,
  next: PageText | undefined,
  findMarks: MarkFinder,
  trace: PageTrace,
): PagesRead {
  const found = findTables(text, findMarks, openTable(before.drafts.at(-1)), trace);
  const over = next && !found.some(isWhole) ? findTablesOver(text, next, findMarks, trace) : null;
  const tables = over?.tables ?? found.filter((stands) => !isTaken(stands, before.taken));
  const best = bestTables(tables, trace).map((stands) =>
    over ? stands : stands.map((table) => withPaintedCells(table, text)),
  );
  const parts = partsOf(text, best, before.taken);
  const start = {...before, taken: over?.words ?? new Set<Word>()};
  return parts.reduce((read, {stands, paragraphs}) => {
    trace.paragraphs(paragraphs);
    const all = [...read.paragraphs, ...paragraphs];
    return {...withPart(read, stands, paragraphs, text.isOcrLayer), paragraphs: all};
  }, start);
}

function withPart(
  read: PagesRead,
  stands: readonly Table[],
  paragraphs: readonly PlacedParagraph[],
  isOcrLayer: boolean,
): PagesRead {
  const [last, before] = [read.drafts.at(-1), read.drafts.slice(0, -1)];
  if (stands.length === 0) {
    if (!last) return {...read, preface: [...read.preface, ...paragraphs]};
    return {...read, drafts: [...before, {...last, paragraphs: [...last.paragraphs, ...paragraphs]}]};
  }
  const own = stands.map((table) => [table]);
  const beside = own.length;
  if (last && isAnotherStand(last, stands, paragraphs)) {
    const both = {stands: [...last.stands, ...own], paragraphs: [...last.paragraphs, ...paragraphs]};
    return {...read, drafts: [...before, {...last, ...both, beside}]};
  }
  if (last && continues(last, stands, paragraphs)) {
    return {...read, drafts: [...before, extend(last, stands, paragraphs)]};
  }
  const draft = {stands: own, beside, paragraphs: [...read.preface, ...paragraphs], isOcrLayer};
  return {...read, drafts: [...read.drafts, draft], preface: []};
}

/** The text of a page; of two sheets on it, that of each. */
function textsOf(page: Page, trace: PageTrace): PageText[] {
  const whole = pageTextOf(page, trace);
  const sheets = sheetsOn(whole);
  const texts = sheets.length > 1 ? sheets.map((sheet) => pageTextOf(sheet, trace)) : [whole];
  for (const text of texts) trace.written(text);
  return texts;
}

/** Whether a table has all columns, so that none can be on the next page. */
function isWhole([table]: readonly Table[]): boolean {
  return table?.columns.length === columns.length;
}

function isTaken(stands: readonly Table[], taken: ReadonlySet<Word>): boolean {
  return taken.size > 0 && stands.some(({words}) => [...words].some((word) => taken.has(word)));
}

function chosen({stands, paragraphs, isOcrLayer}: Growing): Draft {
  const {tables, doubtful} = chooseStand(stands, paragraphs);
  return {tables, paragraphs, isOcrLayer, doubtful};
}

/** The last tables go on with those of the next page, each with the one in its place. */
function extend(draft: Growing, stands: readonly Table[], paragraphs: readonly PlacedParagraph[]): Growing {
  const from = draft.stands.length - draft.beside;
  const grown = draft.stands.map((tables, i) => {
    const next = stands[i - from];
    return i >= from && next ? [...tables, next] : tables;
  });
  return {...draft, stands: grown, paragraphs: [...draft.paragraphs, ...paragraphs]};
}

/** The last table of a draft as long as its total has not been printed. */
function openTable(draft: Growing | undefined): Table | null {
  const last = draft?.stands.at(-1)?.at(-1);
  return last && !hasTotal(last) ? last : null;
}

function hasTotal({rows}: Table): boolean {
  return rows.some((row) => isTotalLabel(row.name));
}

/** A table goes on over the page until its total, unless the page names another region or quarter. */
function continues(
  draft: Growing,
  stands: readonly Table[],
  paragraphs: readonly PlacedParagraph[],
): boolean {
  if (!openTable(draft)) return false;
  return (
    isOfSame(draft, paragraphs) && stands[0]?.columns.length === draft.stands.at(-1)?.[0]?.columns.length
  );
}

/** Whether a page speaks of the region and the quarter of the draft, or of none. */
function isOfSame(draft: Growing, paragraphs: readonly PlacedParagraph[]): boolean {
  const before = namesIn(draft.paragraphs);
  const here = namesIn(paragraphs);
  const agrees = (a: readonly string[], b: readonly string[]) =>
    a.length === 0 || b.length === 0 || a.some((name) => b.includes(name));
  return agrees(before.regions, here.regions) && agrees(before.periods, here.periods);
}

/** of the rows of the longer of two tables */
const sameRows = 0.6;

/** The same municipalities once more: another stand, or a part of the persons. */
function isAnotherStand(
  draft: Growing,
  stands: readonly Table[],
  paragraphs: readonly PlacedParagraph[],
): boolean {
  const namesOf = (tables: readonly Table[]) =>
    new Set(
      tables.flatMap(({rows}) => rows.map(({name}) => foldSpelling(name))).filter((name) => name !== ""),
    );
  const before = namesOf(draft.stands[0] ?? []);
  const here = namesOf(stands.slice(0, 1));
  const shared = [...here].filter((name) => before.has(name)).length;
  return shared > 1 && shared >= sameRows * Math.max(before.size, here.size) && isOfSame(draft, paragraphs);
}

function namesIn(paragraphs: readonly PlacedParagraph[]) {
  const titles = paragraphs.filter(({text}) => isTitle(text));
  return {
    regions: titles.flatMap(({text}) => regionInTitle(text)?.region?.code ?? []),
    periods: titles.flatMap(({text}) => periodsIn(text)),
  };
}
