/** Figures that are not in a PDF yet: CSV and workbooks in the form that this program writes, as editions. */

import type {Edition} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {InputError, isInputError} from "../../vocabulary/error.js";
import {columns} from "../../vocabulary/figure.js";
import {parseCsv} from "../csv.js";
import type {FigureWords} from "../words.js";
import {cellName, readWorkbook} from "../workbook.js";
import {editionsFromRecords} from "./edition-records.js";
import {type Field, findTable, type Grid, headingsOf, type Table} from "./records.js";
import type {Slip} from "./slip.js";

export interface TableReading {
  /** those whose rows are all in order */
  readonly editions: readonly Edition[];
  readonly slips: readonly Slip[];
}

/**
 * Reads the editions of a CSV file or workbook in the form of `factsheet extract --format csv` or of the XLSX that
 * comes with a factsheet.
 *
 * A slip in a heading makes the whole file unread, a slip in a row the edition that the row is of. What disagrees
 * between cells that are each in order (sums, names) is a finding, as in a PDF.
 *
 * @param bytes of a file whose name ends in .csv or .xlsx
 * @param file its name, which becomes the source of the editions
 */
export async function readTable(
  bytes: Uint8Array,
  {file, sha256}: {file: string; sha256: string},
  settings: Settings,
  words: FigureWords,
): Promise<TableReading> {
  try {
    const isCsv = file.toLowerCase().endsWith(".csv");
    const sheets = isCsv ? [csvSheet(bytes, file)] : await workbookSheets(bytes, file);
    const headings = headingsOf(settings, words);
    const tables = sheets.map((grid) => ({name: grid.name, table: findTable(grid, headings)}));
    const figures = tables.find(({table}) => table && hasFigures(table));
    if (!figures?.table) return {editions: [], slips: [noTable(file, settings, words)]};
    const {fields} = figures.table;
    const register = tables.find(
      ({table}) => table && !hasFigures(table) && table.fields.has("register_persons"),
    );
    const slips = [
      ...figures.table.slips,
      ...missingFields(figures.name, fields, Boolean(register)),
      ...(register?.table?.slips ?? []),
    ];
    if (slips.length > 0) return {editions: [], slips};
    return editionsFromRecords(
      figures.table.records,
      register?.table?.records ?? null,
      {file, sha256},
      words,
      settings,
    );
  } catch (error) {
    if (!isInputError(error)) throw error;
    const {place = file} = error.details;
    return {editions: [], slips: [{place, message: error.message}]};
  }
}

type NamedGrid = Grid & {readonly name: string};

function csvSheet(bytes: Uint8Array, file: string): NamedGrid {
  const text = new TextDecoder("utf-8").decode(bytes);
  if (text.includes("\ufffd")) {
    throw new InputError("invalid", "this is not UTF-8; save it as CSV UTF-8", {place: file});
  }
  return {
    name: file,
    rows: parseCsv(text, file).map(({line, fields}) => ({
      cells: fields,
      place: `line ${line}`,
      placeOf: (column, heading) => `line ${line}, ${heading || `column ${column + 1}`}`,
    })),
  };
}

async function workbookSheets(bytes: Uint8Array, file: string): Promise<NamedGrid[]> {
  const sheets = await readWorkbook(bytes, file);
  return sheets.map(({name, rows}) => ({
    name,
    rows: rows.map((cells, i) => ({
      cells,
      place: `${name}!${i + 1}`,
      placeOf: (column) => `${name}!${cellName(i, Math.max(0, column))}`,
    })),
  }));
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
