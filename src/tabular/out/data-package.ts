/** The data package: tables as CSV and Parquet, a workbook, and the descriptor that tells programs what they are. */

import type {Settings} from "../../settings/settings.js";
import {csvLine} from "../csv.js";
import {type FigureWords, fillIn} from "../words.js";
import type {DataField, DataTable} from "./data-table.js";
import {parquetPieces} from "./parquet.js";

/** https://datapackage.org/standard/data-package/ */
const profile = "https://datapackage.org/profiles/2.0/datapackage.json";

/** Puts a file of the package in its place. */
/** What was written of a file. */
interface WrittenFile {
  readonly bytes: number;
  /** in hexadecimal */
  readonly sha256: string;
}

export type WriteFile = (name: string, pieces: Iterable<string | Uint8Array>) => Promise<WrittenFile>;

/** The same figures as XLSX, real and fictional apart. */
export interface DataWorkbook {
  /** of the file, without extension */
  readonly name: string;
  readonly fictional: boolean;
  readonly make: () => Promise<Uint8Array>;
}

/** Writes every file of the package, one after the other; datapackage.json last, with size and hash of the others. */
export async function writeDataPackage(
  tables: readonly DataTable[],
  workbooks: readonly DataWorkbook[],
  settings: Settings,
  words: FigureWords,
  write: WriteFile,
): Promise<void> {
  const {data} = words;
  const resources: object[] = [];
  for (const table of tables) resources.push(...(await writeTable(table, words, write)));
  for (const workbook of workbooks) resources.push(await writeBook(workbook, words, write));
  const named = {title: settings.title};
  const descriptor = {
    $schema: profile,
    name: data.name,
    title: fillIn(data.title, named),
    description: fillIn(data.description, named),
    keywords: words.workbook.keywords.split(/,\s*/),
    contributors: [{title: settings.publisher, roles: ["publisher"]}],
    sources: [{title: settings.source}],
    resources,
  };
  await write("datapackage.json", [`${JSON.stringify(descriptor, null, 1)}\n`]);
}

async function writeTable(table: DataTable, words: FigureWords, write: WriteFile): Promise<object[]> {
  const described = {type: "table", ...wordsOf(table, words)};
  const schema = schemaOf(table, words);
  const [csv, parquet] = [`${table.name}.csv`, `${table.name}.parquet`];
  return [
    {
      name: table.name,
      ...described,
      ...sizeOf(csv, await write(csv, csvPieces(table))),
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      dialect: {delimiter: ",", lineTerminator: "\r\n", header: true},
      schema,
    },
    {
      name: `${table.name}-parquet`,
      ...described,
      ...sizeOf(parquet, await write(parquet, parquetPieces(table))),
      format: "parquet",
      mediatype: "application/vnd.apache.parquet",
      schema: {...schema, foreignKeys: undefined},
    },
  ];
}

/** So many lines are written at once. */
const linesPerPiece = 2000;

function* csvPieces({fields, rows}: DataTable): Generator<string> {
  let lines = [csvLine(fields.map((field) => field.name))];
  for (const row of rows) {
    lines.push(csvLine(row));
    if (lines.length < linesPerPiece) continue;
    yield lines.join("");
    lines = [];
  }
  yield lines.join("");
}

async function writeBook({name, fictional, make}: DataWorkbook, words: FigureWords, write: WriteFile) {
  const file = `${name}.xlsx`;
  return {
    name: `${name}-workbook`,
    ...wordsOf({kind: "workbook", fictional}, words),
    ...sizeOf(file, await write(file, [await make()])),
    format: "xlsx",
    mediatype: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  };
}

function wordsOf({kind, fictional}: Pick<DataTable, "kind" | "fictional">, {data}: FigureWords) {
  const {title, description} = data.tables[kind];
  return {title: fictional ? fillIn(data.fictional, {title}) : title, description};
}

function sizeOf(path: string, {bytes, sha256}: WrittenFile) {
  return {path, bytes, hash: `sha256:${sha256}`};
}

/** https://datapackage.org/standard/table-schema/ */
function schemaOf({fields, primaryKey, foreignKeys}: DataTable, words: FigureWords) {
  return {
    fields: fields.map((field) => fieldOf(field, words)),
    missingValues: [""],
    ...(primaryKey && {primaryKey}),
    ...(foreignKeys.length > 0 && {
      foreignKeys: foreignKeys.map(({field, table}) => ({
        fields: [field],
        reference: {resource: table, fields: ["code"]},
      })),
    }),
  };
}

function fieldOf({name, type, required, unique, values}: DataField, {data}: FigureWords) {
  const constraints = {
    ...(required && {required}),
    ...(unique && {unique}),
    ...(values && {enum: values}),
  };
  return {
    name,
    type,
    description: data.fields[name],
    ...(Object.keys(constraints).length > 0 && {constraints}),
  };
}
