/** The figures of an edition as CSV: one row for each municipality, then the total. */
import {type Edition, figureAt} from "../edition.js";
import {type Column, columns} from "../figure.js";

/**
 * Columns: region, region_code, period, municipality, municipality_code, the five columns with plain numbers, the
 * same five with `_symbol` for what is printed in the place of a number or behind it ("<5", "-", "*"),
 * register_persons, known_percent.
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
] as const;

/** @returns UTF-8 text without byte order mark; the editions below each other under one heading line */
export function formatCsv(editions: readonly Edition[]): string {
  const lines = [csvColumns, ...editions.flatMap(rowsOf)];
  return lines.map((fields) => `${fields.map(quote).join(",")}\r\n`).join("");
}

type Field = string | number | null;

function rowsOf(edition: Edition): Field[][] {
  const start = [edition.region?.name ?? null, edition.region?.code ?? null, edition.period];
  const municipalities = edition.municipalities.map((row) => [
    ...start,
    row.name,
    row.code,
    ...figureFields(edition, row.name, row.figures),
    null,
    null,
  ]);
  const {total, register} = edition;
  if (!total && !register) return municipalities;
  const figures = total
    ? figureFields(edition, total.label, total.figures)
    : columns.flatMap(() => [null, null]);
  const last = [...start, total?.label ?? null, null, ...figures];
  return [...municipalities, [...last, register?.persons ?? null, register?.knownPercent ?? null]];
}

/** Five numbers, then five symbols. */
function figureFields(
  edition: Edition,
  row: string,
  figures: Readonly<Record<Column, number | null>>,
): Field[] {
  const symbol = (column: Column) => {
    const printed = figureAt(edition, row, column, figures[column]);
    if (printed.kind !== "count") return printed.raw || null;
    return printed.provisional ? printed.raw.replace(/^[\d.\s]+/, "") || "*" : null;
  };
  return [...columns.map((column) => figures[column]), ...columns.map(symbol)];
}

function quote(field: Field): string {
  const text = field === null ? "" : String(field);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
