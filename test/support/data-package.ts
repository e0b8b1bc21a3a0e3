/** The editions that a data package states, read from its files alone. */
import {parquetReadObjects} from "hyparquet";
import {archiveOf} from "../../src/edition/archive.js";
import type {Edition, PlacedEdition} from "../../src/edition/edition.js";
import {parseCsv} from "../../src/tabular/csv.js";
import {editionsFromRows, type FormRow, figureFrom} from "../../src/tabular/form.js";
import {type DataWorkbook, writeDataPackage} from "../../src/tabular/out/data-package.js";
import {dataTables} from "../../src/tabular/out/data-tables.js";
import {byColumn, type Column} from "../../src/vocabulary/figure.js";
import {hash} from "../../src/vocabulary/hash.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings, words} from "./words.js";

export interface NamedFile {
  readonly name: string;
  readonly data: Uint8Array;
}

/** The files of a data package, in memory. */
export async function packageOf(
  editions: readonly PlacedEdition[],
  workbooks: readonly DataWorkbook[] = [],
): Promise<NamedFile[]> {
  const files: NamedFile[] = [];
  await writeDataPackage(
    dataTables(archiveOf(editions)),
    workbooks,
    settings,
    words,
    async (name, pieces) => {
      const data = Buffer.concat([...pieces].map((piece) => Buffer.from(piece as Uint8Array)));
      files.push({name, data});
      return {bytes: data.length, sha256: hash(data)};
    },
  );
  return files;
}

type Entry = Record<string, string | number | boolean | null>;

export async function editionsFromPackage(
  files: readonly NamedFile[],
  format: "csv" | "parquet",
): Promise<Edition[]> {
  const table = async (name: string) => {
    const file = files.find((file) => file.name === `${name}.${format}`);
    if (!file) return [];
    return format === "csv" ? csvRecords(String(file.data)) : parquetRecords(file.data);
  };
  const editions: Edition[] = [];
  for (const kind of ["", "-fictional"]) {
    const figures = await table(`figures${kind}`);
    for (const edition of await table(`editions${kind}`)) {
      const own = figures.filter((f) => f.period === edition.period && f.region === edition.region);
      editions.push(...editionsFromRows(rowsOf(edition, own), {file: "", sha256: ""}));
    }
  }
  return editions;
}

function rowsOf(edition: Entry, figures: readonly Entry[]): FormRow[] {
  const start = {
    region: edition.region as string,
    regionCode: edition.region_code as string,
    period: parsePeriod(edition.period as string),
    fictional: edition.fictional as boolean,
    registerPersons: null,
    knownPercent: null,
  };
  const rowAt = (i: number, name: string | null): FormRow => {
    const cell = (column: Column) => figures.slice(5 * i, 5 * i + 5).find((f) => f.column === column);
    return {
      ...start,
      name,
      code: (figures[5 * i]?.municipality_code ?? null) as string | null,
      isTotal: false,
      figures: byColumn((column) => {
        const {persons = null, symbol = null} = cell(column) ?? {};
        return figureFrom(persons as number | null, symbol as string | null);
      }),
    };
  };
  const count = figures.length / 5;
  const isTotal = (i: number) => figures[5 * i]?.row === "total";
  const rows = Array.from({length: count}, (_, i) => i).filter((i) => !isTotal(i));
  const total = Array.from({length: count}, (_, i) => i).find(isTotal);
  return [
    ...rows.map((i) => rowAt(i, figures[5 * i]?.municipality as string)),
    {
      ...rowAt(total ?? count, edition.total_label as string | null),
      isTotal: true,
      registerPersons: edition.register_persons as number | null,
      knownPercent: edition.known_percent as number | null,
    },
  ];
}

const numbers = ["persons", "register_persons", "known_percent"];

function csvRecords(text: string): Entry[] {
  const [head, ...lines] = parseCsv(text, "").map((line) => line.fields);
  const fieldOf = (field: string, value: string) => {
    if (value === "") return null;
    if (numbers.includes(field)) return Number(value);
    return field === "fictional" ? value === "true" : value;
  };
  return lines.map((fields) =>
    Object.fromEntries(head!.map((field, i) => [field, fieldOf(field, fields[i] as string)])),
  );
}

async function parquetRecords(data: Uint8Array): Promise<Entry[]> {
  const file = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer;
  return (await parquetReadObjects({file})) as Entry[];
}
