/** The yearly table «Gebieden in Nederland» of Statistics Netherlands, as it is downloaded: who belongs where. */
import type {DivisionRow} from "../../settings/gazetteer-import.js";
import {InputError} from "../../vocabulary/error.js";
import {findMunicipalityByCode} from "../../vocabulary/municipality.js";
import {findRegion, regionIn} from "../../vocabulary/region.js";
import {parseCsv} from "../csv.js";

/** With fewer municipalities than this it is not the table of a whole country. */
const fewest = 300;

/**
 * Fields are padded with blanks, and the numbers behind the names of columns are others every year: a column is known
 * by what stands in it. Rows of provinces and the like are passed over.
 *
 * @throws InputError `invalid` for what is not that table, with the line where it is one row
 */
export function readDivision(text: string, file: string): DivisionRow[] {
  const [header, ...lines] = parseCsv(text, file, {separator: separatorOf(text)});
  const all = lines.map(({line, fields}) => ({line, fields: fields.map((field) => field.trim())}));
  const columns = (header?.fields ?? []).map((_, i) => i);
  const own = columns.find((i) => all.filter(({fields}) => isMunicipality(fields[i])).length >= fewest);
  const rows = own === undefined ? [] : all.filter(({fields}) => isMunicipality(fields[own]));
  const home = columns.find((i) => share(rows, ({fields}) => /^AM\d\d$/.test(fields[i] ?? "")) > 0.9);
  if (own === undefined || home === undefined) {
    const missing = own === undefined ? "of municipalities (GM0344)" : "of arbeidsmarktregio's (AM13)";
    throw new InputError("invalid", `no column has codes ${missing}`, {
      place: file,
      next: "download the table «Gebieden in Nederland» of that year from opendata.cbs.nl as CSV",
    });
  }
  const nameOfRow = best(columns, rows, ({fields}, i) => isNameOf(fields[own] as string, fields[i] ?? ""));
  const nameOfHome = best(columns, rows, ({fields}, i) =>
    isRegionNameOf(fields[home] as string, fields[i] ?? ""),
  );
  const read = rows.map(({line, fields}) => {
    const at = (i: number) => fields[i] ?? "";
    if (!/^AM\d\d$/.test(at(home))) throw slip(file, line, `${at(own)} has no arbeidsmarktregio`);
    if (at(nameOfRow) === "") throw slip(file, line, `${at(own)} has no name`);
    return {code: at(own), name: at(nameOfRow), region: {code: at(home), name: at(nameOfHome)}};
  });
  const twice = read.findIndex(({code}, i) => read.findIndex((other) => other.code === code) < i);
  if (twice >= 0) throw slip(file, rows[twice]?.line ?? 0, `${read[twice]?.code} stands there a second time`);
  return read;
}

/** The one that parts the headings most often. */
function separatorOf(text: string): string {
  const headings = text.split(/[\r\n]/, 1)[0] ?? "";
  const counted = [";", ",", "\t"].map((mark) => ({mark, count: headings.split(mark).length}));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ";";
}

type Row = {readonly line: number; readonly fields: readonly string[]};

function isMunicipality(field: string | undefined): boolean {
  return /^GM\d{4}$/.test(field ?? "");
}

function share(rows: readonly Row[], is: (row: Row) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(is).length / rows.length;
}

/** The column in which most names are those that are known for the code, the first of equals. */
function best(
  columns: readonly number[],
  rows: readonly Row[],
  fits: (row: Row, i: number) => boolean,
): number {
  const scored = columns.map((i) => ({i, score: share(rows, (row) => fits(row, i))}));
  return scored.toSorted((a, b) => b.score - a.score || a.i - b.i)[0]?.i ?? 0;
}

function isNameOf(code: string, field: string): boolean {
  const known = findMunicipalityByCode(code);
  return known !== undefined && field.startsWith(known.name.replace(/ \(.*/, ""));
}

function isRegionNameOf(code: string, field: string): boolean {
  const known = regionIn(code, null);
  return known !== undefined && field !== code && findRegion(field)?.code === code;
}

function slip(file: string, line: number, message: string): InputError {
  return new InputError("invalid", message, {
    place: `${file}:${line}`,
    next: "mend that line, or download it again",
  });
}
