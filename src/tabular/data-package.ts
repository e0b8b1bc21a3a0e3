/** The data package: tables as CSV and Parquet, a workbook, and the descriptor that tells programs what they are. */
import {csvLine} from "../csv.js";
import {hash} from "../effects.js";
import type {Settings} from "../settings.js";
import type {DataField, DataTable} from "./data-tables.js";
import {writeParquet} from "./parquet.js";
import {type FigureWords, fillIn} from "./words.js";

/** https://datapackage.org/standard/data-package/ */
const profile = "https://datapackage.org/profiles/2.0/datapackage.json";

export interface NamedFile {
  readonly name: string;
  readonly data: string | Uint8Array;
}

/**
 * @param workbooks the same figures as XLSX, real and fictional apart
 * @returns every file of the package; datapackage.json last, with size and hash of the others
 */
export function dataPackage(
  tables: readonly DataTable[],
  workbooks: readonly (NamedFile & {readonly fictional: boolean})[],
  settings: Settings,
  words: FigureWords,
): NamedFile[] {
  const {data} = words;
  const files = tables.flatMap((table) => tableFiles(table, words));
  const books = workbooks.map((file) => ({file, resource: workbookResource(file, words)}));
  const named = {title: settings.title};
  const descriptor = {
    $schema: profile,
    name: data.name,
    title: fillIn(data.title, named),
    description: fillIn(data.description, named),
    keywords: words.workbook.keywords.split(/,\s*/),
    contributors: [{title: settings.publisher, roles: ["publisher"]}],
    sources: [{title: settings.source}],
    resources: [...files, ...books].map(({resource}) => resource),
  };
  return [
    ...[...files, ...books].map(({file}) => file),
    {name: "datapackage.json", data: `${JSON.stringify(descriptor, null, 1)}\n`},
  ];
}

function tableFiles(table: DataTable, words: FigureWords) {
  const names = table.fields.map((field) => field.name);
  const csv: NamedFile = {name: `${table.name}.csv`, data: [names, ...table.rows].map(csvLine).join("")};
  const parquet: NamedFile = {name: `${table.name}.parquet`, data: writeParquet(table)};
  const described = {type: "table", ...wordsOf(table, words)};
  const schema = schemaOf(table, words);
  return [
    {
      file: csv,
      resource: {
        name: table.name,
        ...described,
        ...sizeOf(csv),
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        dialect: {delimiter: ",", lineTerminator: "\r\n", header: true},
        schema,
      },
    },
    {
      file: parquet,
      resource: {
        name: `${table.name}-parquet`,
        ...described,
        ...sizeOf(parquet),
        format: "parquet",
        mediatype: "application/vnd.apache.parquet",
        schema: {...schema, foreignKeys: undefined},
      },
    },
  ];
}

function workbookResource(file: NamedFile & {readonly fictional: boolean}, words: FigureWords) {
  return {
    name: file.name.replace(/\.xlsx$/, "-workbook"),
    ...wordsOf({kind: "workbook", fictional: file.fictional}, words),
    ...sizeOf(file),
    format: "xlsx",
    mediatype: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  };
}

function wordsOf({kind, fictional}: Pick<DataTable, "kind" | "fictional">, {data}: FigureWords) {
  const {title, description} = data.tables[kind];
  return {title: fictional ? fillIn(data.fictional, {title}) : title, description};
}

function sizeOf({name, data}: NamedFile) {
  return {path: name, bytes: Buffer.byteLength(data), hash: `sha256:${hash(data)}`};
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
