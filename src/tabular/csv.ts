/** CSV as RFC 4180 says: commas, CRLF, quotes where they are needed. Numbers plain, with a decimal point. */
import {InputError} from "../vocabulary/error.js";

export type CsvField = string | number | boolean | null;

/** One line with its end; null is an empty field. */
export function csvLine(fields: readonly CsvField[]): string {
  return `${fields.map(csvField).join(",")}\r\n`;
}

/**
 * Text that a spreadsheet would take for a formula (OWASP, CSV injection), however many apostrophes stand before
 * it already. Symbols such as a lone "-" are none.
 */
const formula = /^'*(?:[=+@\t\r\n]|-.)/s;

/** Text that could be a formula gets an apostrophe, which plainText takes off again. */
function csvField(field: CsvField): string {
  if (field === null) return "";
  if (typeof field !== "string") return String(field);
  const text = formula.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text of a field without the apostrophe that kept it from being a formula. */
export function plainText(field: string): string {
  return field.startsWith("'") && formula.test(field.slice(1)) ? field.slice(1) : field;
}

export interface CsvLine {
  /** where it begins in the file, from 1 */
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Reads CSV as it comes out of this program or a spreadsheet: commas, or the semicolons of a Dutch Excel, or tabs;
 * any end of line; with or without byte order mark. Lines without any text are left out.
 *
 * @param file its name, for errors
 * @throws InputError `invalid` for a quote that is never closed, and for text after a closing quote
 */
export function parseCsv(text: string, file: string): CsvLine[] {
  const source = text.replace(/^\ufeff/, "");
  const separator = separatorOf(source);
  const field = new RegExp(`"((?:[^"]|"")*)"|([^${separator}\\r\\n"]*)`, "y");
  const lines: CsvLine[] = [];
  let fields: string[] = [];
  let [line, begin, at] = [1, 1, 0];
  while (at < source.length || fields.length > 0) {
    field.lastIndex = at;
    const match = field.exec(source) as RegExpExecArray;
    fields.push(plainText(match[1]?.replaceAll('""', '"') ?? match[2] ?? ""));
    line += (match[0].match(/\r\n|\r|\n/g) ?? []).length;
    at += match[0].length;
    const end = /^(?:\r\n|\r|\n|$)/.exec(source.slice(at, at + 2));
    if (source[at] === separator) {
      at += 1;
      if (at < source.length) continue;
      fields.push("");
    } else if (!end) {
      throw new InputError("invalid", 'a quote stands in the middle of a field, or is never closed with "', {
        place: `${file}:${line}`,
        next: 'write the whole field between quotes, and a quote within it twice: ""',
      });
    }
    if (fields.some((text) => text.trim() !== "")) lines.push({line: begin, fields});
    fields = [];
    at += end?.[0].length ?? 0;
    line += end?.[0] ? 1 : 0;
    begin = line;
  }
  return lines;
}

/** What separates the fields of the first line. */
function separatorOf(text: string): string {
  const [first = ""] = text.split(/\r|\n/, 1);
  const outside = first.replace(/"(?:[^"]|"")*"/g, "");
  return ["\t", ";"].find((mark) => outside.includes(mark) && !outside.includes(",")) ?? ",";
}
