/** Figures that are not in a PDF yet: CSV and workbooks in the form that this program writes, as editions. */

import type {Edition} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {decodeText} from "../../vocabulary/encoding.js";
import {InputError, isInputError} from "../../vocabulary/error.js";
import {columns} from "../../vocabulary/figure.js";
import {type Finding, findingOf} from "../../vocabulary/finding.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import {parseCsv} from "../csv.js";
import type {FigureWords} from "../words.js";
import {layoutOf} from "./csv-layout.js";
import {editionsFromRecords} from "./edition-records.js";
import {
  type Field,
  findTable,
  type Grid,
  type GridRow,
  type Headings,
  headingsOf,
  type Table,
} from "./records.js";
import type {Slip} from "./slip.js";
import {kindOf} from "./workbook/file-kind.js";
import {readWorkbook} from "./workbook/read-workbook.js";
import {cellName, longestText, mostColumns, mostRows, type Sheet} from "./workbook/sheet.js";

export interface TableReading {
  /** those whose rows are all in order */
  readonly editions: readonly Edition[];
  readonly slips: readonly Slip[];
}

/**
 * Reads the editions of a CSV file or workbook in the form of `factsheet extract --format csv` or of the XLSX that
 * comes with a factsheet.
 *
 * Of a workbook every sheet that can be seen is read. A slip in a heading makes the whole file unread, a slip in a row
 * the edition that the row is of. What disagrees between cells that are each in order (sums, names) is a finding, as in
 * a PDF; so is what a cell shows otherwise than it stands in it.
 *
 * @param bytes of a file whose name ends in .csv, or of a workbook
 * @param file its name, which becomes the source of the editions
 */
export async function readTable(
  bytes: Uint8Array,
  {file, sha256}: {file: string; sha256: string},
  settings: Settings,
  words: FigureWords,
): Promise<TableReading> {
  const headings = headingsOf(settings, words);
  try {
    const isCsv = file.toLowerCase().endsWith(".csv");
    const {grids, notes, hidden} = isCsv ? csvGrids(bytes, file, headings) : await workbookGrids(bytes);
    const tables = grids.map((grid) => ({grid, table: findTable(grid, headings)}));
    const {editions, slips} = editionsOf(tables, {file, sha256}, settings, words);
    const passedBy = [
      ...hidden.filter((grid) => findTable(grid, headings)).map(({name}) => sheetNotRead(name, "hidden")),
      ...tables
        .filter(({grid, table}) => !table && holdsNumbers(grid))
        .map(({grid}) => sheetNotRead(grid.name, "unknown")),
    ];
    const found = [...notes, ...passedBy];
    if (editions.length === 0 && slips.length === 0) {
      return {
        editions,
        slips: [{place: file, message: "there are no rows below its headings; fill them in"}],
      };
    }
    return {editions: editions.map((each) => ({...each, findings: [...each.findings, ...found]})), slips};
  } catch (error) {
    if (!isInputError(error)) throw error;
    const {place, next} = error.details;
    return {
      editions: [],
      slips: [{place: place ?? null, message: next ? `${error.message}; ${next}` : error.message}],
    };
  }
}

interface FoundTable {
  readonly grid: Grid;
  readonly table: Table | null;
}

function editionsOf(
  found: readonly FoundTable[],
  source: {file: string; sha256: string},
  settings: Settings,
  words: FigureWords,
): {editions: Edition[]; slips: Slip[]} {
  const tables = found.flatMap(({grid, table}) => (table ? [{name: grid.name, table}] : []));
  const figures = tables.filter(({table}) => hasFigures(table));
  if (figures.length === 0) return {editions: [], slips: [noTable(source.file, settings, words)]};
  const registers = tables.filter(({table}) => !hasFigures(table) && table.fields.has("register_persons"));
  const slips = [
    ...figures.flatMap(({name, table}) => [
      ...table.slips,
      ...missingFields(name, table.fields, registers.length > 0),
    ]),
    ...registers.flatMap(({table}) => table.slips),
  ];
  if (slips.length > 0) return {editions: [], slips};
  // in our own form the register stands on a sheet of its own, in CSV in the table itself
  const [withRegister, without] = [true, false].map((isThere) =>
    figures.filter(({table}) => table.fields.has("register_persons") === isThere),
  ) as [typeof figures, typeof figures];
  const saysSo = found.some(({grid}) => saysEmptyIsNobody(grid, words));
  const readings = [
    {tables: withRegister, registers: null},
    {tables: without, registers: registers.flatMap(({table}) => table.records)},
  ].map(({tables, registers}) => {
    const records = tables.flatMap(({table}) => table.records);
    const emptyIsNobody =
      saysSo || tables.every(({table}) => columns.every((column) => table.fields.has(`${column}_symbol`)));
    return editionsFromRecords(records, registers, source, {words, settings, emptyIsNobody});
  });
  const editions = readings.flatMap((reading) => reading.editions);
  const keys = editions.map(({region, period}) => `${region?.name} ${period}`);
  const twice = keys.filter((key, i) => keys.indexOf(key) < i);
  return {
    editions: editions.filter((_, i) => !twice.includes(keys[i] as string)),
    slips: [
      ...readings.flatMap((reading) => reading.slips),
      ...twice.map((key) => ({
        place: null,
        message: `${key} stands on two sheets; leave one of them in the workbook`,
      })),
    ],
  };
}

/** Our own workbooks explain it on their sheet of symbols; those to be filled in do not. */
function saysEmptyIsNobody({rows}: Grid, {emptyCell}: FigureWords): boolean {
  const wanted = foldSpelling(emptyCell);
  return rows.some(({cells}) => foldSpelling(String(cells[0]?.value ?? "")) === wanted);
}

interface Grids {
  readonly grids: readonly Grid[];
  /** findings of the whole file */
  readonly notes: readonly Finding[];
  readonly hidden: readonly Grid[];
}

const csvLimits = {lines: mostRows, fields: mostColumns, length: longestText};

function csvGrids(bytes: Uint8Array, file: string, headings: Headings): Grids {
  const decoded = decodeText(bytes);
  if (!decoded) throw new InputError("invalid", notText(bytes));
  const {text, encoding} = decoded;
  const {separator, line: from} = layoutOf(text, headings);
  const rows = parseCsv(text, file, {separator, from, limits: csvLimits}).map(({line, fields}) => ({
    cells: fields.map((value) => ({value})),
    isHidden: false,
    place: `line ${line}`,
    placeOf: (column: number, heading: string) => `line ${line}, ${heading || `column ${column + 1}`}`,
  }));
  const notes = encoding === "UTF-8" ? [] : [findingOf("read-as-encoding", {encoding})];
  return {grids: [{name: file, rows, hiddenColumns: new Set()}], notes, hidden: []};
}

/** What stands in a file that is named as a text and is none: the way out differs. */
function notText(bytes: Uint8Array): string {
  const kind = kindOf(bytes);
  if (kind === "zip" || kind === "old")
    return "this is a workbook, not CSV; give it the name .xlsx, or save it as CSV UTF-8";
  if (kind === "pdf") return "this is a PDF, not CSV; give it the name .pdf";
  return bytes.includes(0)
    ? "there are characters without a meaning in it (zero bytes); save it as CSV UTF-8"
    : "this is no text; save it as CSV UTF-8";
}

async function workbookGrids(bytes: Uint8Array): Promise<Grids> {
  const sheets = await readWorkbook(bytes);
  const [hidden, seen] = [true, false].map((isHidden) =>
    sheets.filter((sheet) => sheet.isHidden === isHidden).map(gridOf),
  ) as [Grid[], Grid[]];
  return {grids: seen, notes: [], hidden};
}

function gridOf({name, rows, hiddenColumns}: Sheet): Grid {
  return {
    name,
    hiddenColumns,
    rows: rows.map(({index, isHidden, cells}) => ({
      cells,
      isHidden,
      place: `${name}!${index + 1}`,
      placeOf: (column) => `${name}!${cellName(index, Math.max(0, column))}`,
    })),
  };
}

/** Some rows with several numbers: it may be a table of figures whose headings are not known. */
function holdsNumbers({rows}: Grid): boolean {
  const numbers = ({cells}: GridRow) => cells.filter((cell) => typeof cell?.value === "number").length;
  return rows.filter((row) => numbers(row) >= fewestNumbers).length >= fewestNumbers;
}

const fewestNumbers = 3;

function sheetNotRead(sheet: string, why: "hidden" | "unknown"): Finding {
  return findingOf("sheet-not-read", {[why]: sheet});
}

function hasFigures({fields}: Table): boolean {
  return fields.has("municipality") || columns.some((column) => fields.has(column));
}

function noTable(place: string, settings: Settings, {headings}: FigureWords): Slip {
  const expected = [
    ...[headings.period, headings.region, headings.municipality],
    ...columns.map((column) => settings.columns[column].label),
  ];
  return {place, message: `there is no table with the headings that were expected: ${expected.join(" | ")}`};
}

/** The register stands in the table itself, as in CSV, or in one of its own, as in a workbook. */
function missingFields(place: string, present: ReadonlySet<Field>, hasRegister: boolean): Slip[] {
  const required: Field[] = [
    "period",
    "municipality",
    ...columns,
    ...(hasRegister ? [] : (["register_persons"] as const)),
  ];
  const missing = required.filter((field) => !present.has(field));
  const region = present.has("region") || present.has("region_code") ? [] : (["region"] as const);
  return [...missing, ...region].map((field) => ({
    place,
    message: `the column "${field}" is missing; make one from factsheet template, or from an export`,
  }));
}
