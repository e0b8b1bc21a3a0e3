/** Workbooks (XLSX) that go out: sheets with a title, notes and at most one table. The only file that knows hucre. */
import type {Cell, CellStyle, CellValue, WriteSheet} from "hucre/xlsx";
import {rangeRef, writeXlsx} from "hucre/xlsx";
import {withLanguage} from "./workbook-language.js";

/** A text with a link leads to the top of another sheet. */
export type BookCell = string | number | null | {readonly text: string; readonly sheet: string};

export interface BookColumn {
  readonly heading: string;
  /** in characters */
  readonly width: number;
  /** a count is shown with thousands dots; symbols between counts are text, set right like them */
  readonly kind: "text" | "count" | "number";
}

export interface BookTable {
  /** of the table object: letters, digits and underscores, its own in the workbook */
  readonly name: string;
  readonly columns: readonly BookColumn[];
  readonly rows: readonly (readonly BookCell[])[];
  /** rows, counted from 0, that are set apart as totals */
  readonly totals: ReadonlySet<number>;
  /** filter buttons in the heading row */
  readonly filters: boolean;
}

export interface BookSheet {
  /** on the tab, at most 31 characters */
  readonly name: string;
  /** in the first cell, large */
  readonly title: string;
  /** a row each, between title and table */
  readonly notes: readonly string[];
  readonly table: BookTable | null;
}

export interface Book {
  readonly title: string;
  readonly subject: string;
  readonly creator: string;
  readonly keywords: string;
  readonly description: string;
  /** "nl-NL" */
  readonly language: string;
  /** creation and last change, YYYY-MM-DD */
  readonly date: string;
  readonly sheets: readonly BookSheet[];
}

const font = {name: "Arial", size: 11} as const;
const ink = {rgb: "1A1A1A"};
const linkColor = {rgb: "0B5394"};
/** Dutch whatever the language of the program that shows it: 413 is the code of nl-NL. */
const countFormat = "[$-413]#,##0";
const titleStyle: CellStyle = {font: {...font, size: 16, bold: true, color: ink}};
const noteStyle: CellStyle = {font: {...font, color: ink}, alignment: {vertical: "top", wrapText: true}};
const line = {style: "thin", color: ink} as const;
const linkStyle: CellStyle = {
  font: {...font, underline: true, color: linkColor},
  alignment: {horizontal: "left", vertical: "top"},
};
/** in points */
const lineHeight = 15;
const titleHeight = 24;
/** Width of a sheet without table, in characters: about as much as reads well on one line. */
const proseWidth = 76;

/**
 * Writes a workbook: real table objects, no merged cells, no colour that means anything by itself.
 *
 * @returns bytes that depend on the book alone: no clock time inside
 */
export async function writeWorkbook(book: Book): Promise<Uint8Array> {
  const {title, subject, creator, keywords, description, language} = book;
  const date = new Date(`${book.date}T00:00:00Z`);
  const written = await writeXlsx({
    sheets: book.sheets.map(sheetOf),
    properties: {title, subject, creator, keywords, description, created: date, modified: date},
    defaultFont: {...font, color: ink},
  });
  return withLanguage(written, language);
}

function sheetOf({name, title, notes, table}: BookSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const rows: CellValue[][] = [];
  const put = (row: number, column: number, value: CellValue, cell: Partial<Cell>) => {
    rows[row] = rows[row] ?? [];
    (rows[row] as CellValue[])[column] = value;
    cells.set(`${row},${column}`, {value, ...cell});
  };
  const columns = table?.columns ?? [{heading: "", width: proseWidth, kind: "text"} as const];
  put(0, 0, title, {style: titleStyle});
  // beside a table a note runs on over the empty cells to its right; alone it is wrapped
  const prose = table ? {font: {...font, color: ink}} : noteStyle;
  notes.forEach((note, i) => {
    put(i + 1, 0, note, {style: prose});
  });
  const head = notes.length + 1;
  table?.columns.forEach((column, j) => {
    put(head, j, column.heading, {style: headingStyle(columns, j)});
  });
  // most cells look as their column does: a style for each would make a large table slow
  const styles = {
    plain: columns.map((_, j) => cellStyle(columns, j, false)),
    total: columns.map((_, j) => cellStyle(columns, j, true)),
  };
  table?.rows.forEach((row, i) => {
    rows[head + 1 + i] = row.map((cell) => (isLink(cell) ? cell.text : cell));
    row.forEach((cell, j) => {
      if (isLink(cell)) {
        const hyperlink = {target: "", location: `'${cell.sheet}'!A1`};
        put(head + 1 + i, j, cell.text, {style: linkStyle, hyperlink});
      } else if (table.totals.has(i)) {
        put(head + 1 + i, j, cell, {style: styles.total[j] as CellStyle});
      }
    });
  });
  const wrapped = rows.map((row, i) => (table && i > 0 && i < head ? 1 : linesOf(row, columns)));
  return {
    name,
    rows,
    cells,
    columns: columns.map(({width}, j) => ({width, ...(table && {style: styles.plain[j] as CellStyle})})),
    rowDefs: new Map(wrapped.map((lines, i) => [i, {height: i === 0 ? titleHeight : lines * lineHeight}])),
    view: {showGridLines: false},
    ...(table && {
      tables: [tableObject(table, head)],
      freezePane: {rows: head + 1},
    }),
    pageSetup: {
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      paperSize: "a4",
      orientation: columns.length > 6 ? "landscape" : "portrait",
      ...(table && {printTitlesRow: `$${head + 1}:$${head + 1}`}),
    },
    a11y: {summary: title, ...(table && {headerRow: head})},
  };
}

/** How many lines the longest text of a row takes: not every program measures that by itself. */
function linesOf(row: readonly CellValue[], columns: readonly BookColumn[]): number {
  const lines = row.map((value, j) => {
    const width = columns[j]?.width ?? proseWidth;
    return typeof value === "string" ? Math.ceil((value.length * 1.05) / width) : 1;
  });
  return Math.max(1, ...lines);
}

function tableObject({name, columns, rows, filters}: BookTable, head: number) {
  return {
    name,
    range: rangeRef(head, 0, head + rows.length, columns.length - 1),
    columns: columns.map(({heading}) => ({name: heading})),
    style: "TableStyleLight1",
    showAutoFilter: filters,
  };
}

function headingStyle(columns: readonly BookColumn[], column: number): CellStyle {
  return {
    font: {...font, bold: true, color: ink},
    alignment: {...sideOf(columns, column), vertical: "bottom", wrapText: true},
    border: {bottom: line},
  };
}

function cellStyle(columns: readonly BookColumn[], column: number, isTotal: boolean): CellStyle {
  const kind = columns[column]?.kind;
  return {
    // the others have the font of the workbook: naming it for every cell takes a sixth of the time
    ...(isTotal && {font: {...font, bold: true, color: ink}}),
    alignment: {...sideOf(columns, column), vertical: "top", wrapText: kind === "text"},
    ...(kind === "count" && {numFmt: countFormat}),
    ...(isTotal && {border: {top: line}}),
  };
}

/** Numbers right, text left, with some air where it follows a number. */
function sideOf(columns: readonly BookColumn[], column: number) {
  if (columns[column]?.kind !== "text") return {horizontal: "right"} as const;
  const follows = column > 0 && columns[column - 1]?.kind !== "text";
  return {horizontal: "left", ...(follows && {indent: 1})} as const;
}

function isLink(cell: BookCell): cell is {readonly text: string; readonly sheet: string} {
  return typeof cell === "object" && cell !== null;
}
