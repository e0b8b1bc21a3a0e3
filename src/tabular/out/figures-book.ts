/** Editions as a workbook: cover, contents, figures, register, terms and symbols, as the guidance for statistical spreadsheets asks. */
import {archiveKey} from "../../edition/archive.js";
import {type AnswersByEdition, isConcept} from "../../edition/concept.js";
import type {Edition, PlacedEdition} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {type Column, columns, type Figure, type Mark, markIn, personsIn} from "../../vocabulary/figure.js";
import {comparePeriods, formatDay, formatPeriod, lastDayOf, type Period} from "../../vocabulary/period.js";
import {type FormRow, formRows, symbolIn, unreadMark} from "../form.js";
import {type FigureWords, fillIn} from "../words.js";
import type {Book, BookCell, BookColumn, BookSheet, BookTable} from "../workbook.js";

export interface FiguresBookOptions {
  readonly answers?: AnswersByEdition;
  readonly hints?: readonly string[];
  readonly part?: readonly [Period, Period] | null;
}

/**
 * The workbook of some editions: one region and quarter, or all there are.
 *
 * Every row carries quarter, region and municipality by name and code, so that it can be filtered, pivoted and read
 * back. A symbol stands in the cell itself; a provisional or revised figure stays a number and is named in a column of its own.
 *
 * @param editions at least one; all fictional or none
 * @param options answers: which findings somebody answered; hints: sentences for those who fill it in, on the cover and
 *   above the figures; part: first and last quarter of a workbook that is one of several
 */
export function figuresBook(
  editions: readonly [PlacedEdition, ...PlacedEdition[]],
  settings: Settings,
  words: FigureWords,
  {answers = new Map(), hints = [], part = null}: FiguresBookOptions = {},
): Book {
  const [first] = editions;
  const {workbook: w, sheets: names} = words;
  const [from, to] = (part ?? []).map((period) => formatPeriod(period));
  const what =
    from !== undefined && to !== undefined
      ? fillIn(w.part, {from, to})
      : editions.length === 1
        ? `${first.region.name}, ${formatPeriod(first.period)}`
        : w.all;
  const title = fillIn(w.title, {title: settings.title, what});
  const latest = editions
    .map((edition) => edition.period)
    .sort(comparePeriods)
    .at(-1) as Period;
  const notice = first.fictional ? [`${settings.fictional}.`] : [];
  const isOpen = (edition: PlacedEdition) => isConcept(edition, answers.get(archiveKey(edition)));
  const contents: [string, string][] = [
    [names.figures, w.figuresContent],
    [names.register, w.registerContent],
    [names.terms, w.termsContent],
    [names.symbols, w.symbolsContent],
  ];
  const cover = [
    ...notice,
    ...hints,
    ...(editions.some(isOpen) ? [`${w.concept}.`] : []),
    settings.subtitle,
    settings.method,
    fillIn(w.dateOfFigures, {day: formatDay(lastDayOf(latest))}),
    w.howToRead,
    fillIn(w.sourceOf, {source: settings.source}),
    fillIn(w.publishedBy, {publisher: settings.publisher, contact: settings.contact}),
  ];
  const filters = editions.length > 1;
  return {
    title,
    subject: settings.subtitle,
    creator: settings.publisher,
    keywords: w.keywords,
    description: [...notice, settings.method].join(" "),
    language: words.language,
    date: lastDayOf(latest),
    sheets: [
      {name: names.cover, title, notes: cover, table: null},
      contentsSheet(contents, words),
      {
        name: names.figures,
        title: fillIn(w.figuresTitle, {what}),
        notes: [...notice, ...hints],
        table: figuresTable(editions, settings, words, filters),
      },
      {
        name: names.register,
        title: fillIn(w.registerTitle, {what}),
        notes: notice,
        table: registerTable(editions, words, filters),
      },
      termsSheet(settings, words),
      symbolsSheet(words, hints.length > 0),
    ],
  };
}

function figuresTable(
  editions: readonly PlacedEdition[],
  settings: Settings,
  {headings}: FigureWords,
  filters: boolean,
): BookTable {
  const rows = editions.flatMap(formRows).filter((row) => row.name !== null);
  const marks = (["provisional", "revised"] as const).filter((mark) =>
    rows.some((row) => marked(row, mark).length > 0),
  );
  return {
    name: "tabel_cijfers",
    columns: [
      {heading: headings.period, width: 11, kind: "text"},
      {heading: headings.region, width: 28, kind: "text"},
      {heading: headings.regionCode, width: 11, kind: "text"},
      {heading: headings.municipality, width: 28, kind: "text"},
      {heading: headings.municipalityCode, width: 15, kind: "text"},
      ...columns.map(
        (column): BookColumn => ({heading: settings.columns[column].label, width: 17, kind: "count"}),
      ),
      ...marks.map((mark): BookColumn => ({heading: headings[mark], width: 40, kind: "text"})),
    ],
    rows: rows.map((row) => [
      row.period,
      row.region,
      row.regionCode,
      row.name,
      row.code,
      ...columns.map((column) => personsIn(row.figures[column]) ?? markFor(row.figures[column])),
      ...marks.map((mark) =>
        marked(row, mark)
          .map((column) => settings.columns[column].label)
          .join("; "),
      ),
    ]),
    totals: new Set(rows.flatMap((row, i) => (row.isTotal ? [i] : []))),
    filters,
  };
}

/** What could not be read begins with its mark, so that it is told from a slip of somebody who fills in. */
function markFor(figure: Figure): string | null {
  return figure.kind === "unreadable" && figure.raw ? `${unreadMark} ${figure.raw}` : symbolIn(figure);
}

/** The columns whose figures in a row carry this mark. */
function marked({figures}: FormRow, meaning: Mark["meaning"]): Column[] {
  return columns.filter((column) => markIn(figures[column]) === meaning);
}

/** A row for each edition, also for one without a register: it says whether the figures are fictional. */
function registerTable(editions: readonly PlacedEdition[], words: FigureWords, filters: boolean): BookTable {
  const {headings} = words;
  return {
    name: "tabel_doelgroepregister",
    columns: [
      {heading: headings.period, width: 11, kind: "text"},
      {heading: headings.region, width: 28, kind: "text"},
      {heading: headings.regionCode, width: 11, kind: "text"},
      {heading: headings.fictional, width: 10, kind: "text"},
      {heading: headings.registerPersons, width: 22, kind: "count"},
      {heading: headings.knownPercent, width: 18, kind: "number"},
    ],
    rows: editions.map(({period, region, register, fictional}: Edition) => [
      period,
      region?.name ?? null,
      region?.code ?? null,
      fictional ? words.yes : words.no,
      register?.persons ?? null,
      register?.knownPercent ?? null,
    ]),
    totals: new Set(),
    filters,
  };
}

function contentsSheet(contents: readonly [string, string][], words: FigureWords): BookSheet {
  const {headings} = words;
  const rows = contents.map(([sheet, content]): BookCell[] => [{text: sheet, sheet}, content]);
  return plainSheet(words.sheets.contents, words.workbook.contentsTitle, "tabel_inhoud", {
    columns: [headings.sheet, headings.content],
    rows,
  });
}

function termsSheet({definitions, columns: labels}: Settings, words: FigureWords): BookSheet {
  const {headings} = words;
  return plainSheet(words.sheets.terms, words.workbook.termsTitle, "tabel_begrippen", {
    columns: [headings.term, headings.meaning],
    rows: [
      ...definitions.map(({term, meaning}) => [term, meaning]),
      ...columns.map((column) => [labels[column].label, words.columns[column]]),
    ],
  });
}

/** Where somebody fills in, an empty cell is a question: it is not explained as nobody. */
function symbolsSheet(words: FigureWords, isToFillIn: boolean): BookSheet {
  const symbols = words.symbols.filter(({symbol}) => !isToFillIn || symbol !== words.emptyCell);
  const {headings} = words;
  return plainSheet(words.sheets.symbols, words.workbook.symbolsTitle, "tabel_symbolen", {
    columns: [headings.symbol, headings.meaning],
    rows: symbols.map(({symbol, meaning}) => [symbol, meaning]),
  });
}

/** Two columns of text. */
function plainSheet(
  name: string,
  title: string,
  table: string,
  {columns, rows}: {columns: readonly [string, string]; rows: readonly (readonly BookCell[])[]},
): BookSheet {
  const [left, right] = columns;
  return {
    name,
    title,
    notes: [],
    table: {
      name: table,
      columns: [
        {heading: left, width: 34, kind: "text"},
        {heading: right, width: 80, kind: "text"},
      ],
      rows,
      totals: new Set(),
      filters: false,
    },
  };
}
