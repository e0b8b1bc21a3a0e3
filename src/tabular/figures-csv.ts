/** The figures of editions as CSV: one row for each municipality, then the total. */

import type {Edition} from "../edition/edition.js";
import {columns, personsIn} from "../vocabulary/figure.js";
import {csvLine} from "./csv.js";
import {formRows, symbolIn} from "./form.js";

/**
 * Columns: region, region_code, period, municipality, municipality_code, the five columns with plain numbers, the
 * same five with `_symbol` for what is printed in the place of a number or behind it ("<5", "-", "█", "*", "r"; "?" for what
 * could not be read), register_persons, known_percent, fictional.
 *
 * The total row has the printed label as municipality and no code; only it carries the register's numbers. A
 * number that is not printed is an empty field, never 0. Written as RFC 4180 says: commas, CRLF, a heading line;
 * decimals with a point.
 */
export const csvColumns = [
  "region",
  "region_code",
  "period",
  "municipality",
  "municipality_code",
  ...columns,
  ...columns.map((column) => `${column}_symbol` as const),
  "register_persons",
  "known_percent",
  "fictional",
] as const;

/** @returns UTF-8 text without byte order mark; the editions below each other under one heading line */
export function formatCsv(editions: readonly Edition[]): string {
  const lines = editions.flatMap(formRows).map((row) => {
    const {region, regionCode, period, name, code, figures} = row;
    const persons = columns.map((column) => personsIn(figures[column]));
    const symbols = columns.map((column) => symbolIn(figures[column]));
    const register = [row.registerPersons, row.knownPercent];
    return [region, regionCode, period, name, code, ...persons, ...symbols, ...register, row.fictional];
  });
  return [csvColumns, ...lines].map(csvLine).join("");
}
