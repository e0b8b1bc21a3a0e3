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

/** What a table of figures may hold: beyond it, reading stops at once. */
export interface CsvLimits {
  /** lines with something in them */
  readonly lines: number;
  readonly fields: number;
  /** characters of a field */
  readonly length: number;
}

const noLimits: CsvLimits = {
  lines: Number.POSITIVE_INFINITY,
  fields: Number.POSITIVE_INFINITY,
  length: Number.POSITIVE_INFINITY,
};

/**
 * Reads CSV as it comes out of this program or a spreadsheet: any end of line, with or without byte order mark. Lines
 * without any text are left out. It takes time in proportion to the text.
 *
 * @param file its name, for errors
 * @param from the line that it begins with, from 1: what stands above is no part of the table
 * @throws InputError `invalid` for a quote that is never closed, and for text after a closing quote, and for more than the limits
 */
export function parseCsv(
  text: string,
  file: string,
  {
    separator = ",",
    from = 1,
    limits = noLimits,
  }: {separator?: string; from?: number; limits?: CsvLimits} = {},
): CsvLine[] {
  const source = text.replace(/^\ufeff/, "");
  const lines: CsvLine[] = [];
  let at = startOfLine(source, from);
  let line = from;
  while (at < source.length) {
    const begin = line;
    const fields: string[] = [];
    let isLast = false;
    for (let count = 1; !isLast; count++) {
      const field = fieldAt(source, at, separator);
      if (field === null) throw brokenQuote(file, line);
      if (field.text.length > limits.length) throw tooLong(file, line, limits);
      if (count <= limits.fields) fields.push(plainText(field.text));
      else if (field.text.trim() !== "") throw tooWide(file, line, limits);
      line += field.lines;
      at = field.end;
      isLast = source[at] !== separator;
      if (!isLast) at += 1;
    }
    if (fields.some((text) => text.trim() !== "") && lines.push({line: begin, fields}) > limits.lines) {
      throw tooMany(file, line, limits);
    }
    at += source.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
  }
  return lines;
}

interface FieldText {
  readonly text: string;
  /** where the separator, the end of the line or that of the text comes */
  readonly end: number;
  /** line ends within it */
  readonly lines: number;
}

/** null where a quote is never closed, or stands in the middle */
function fieldAt(source: string, start: number, separator: string): FieldText | null {
  if (source[start] !== '"') {
    let end = start;
    while (end < source.length && !isEnd(source[end], separator)) {
      if (source[end] === '"') return null;
      end += 1;
    }
    return {text: source.slice(start, end), end, lines: 0};
  }
  let close = source.indexOf('"', start + 1);
  let isDoubled = false;
  while (source[close + 1] === '"' && close !== -1) {
    isDoubled = true;
    close = source.indexOf('"', close + 2);
  }
  const end = close + 1;
  if (close === -1 || (end < source.length && !isEnd(source[end], separator))) return null;
  const written = source.slice(start + 1, close);
  return {
    text: isDoubled ? written.replaceAll('""', '"') : written,
    end,
    lines: (written.match(/\r\n|\r|\n/g) ?? []).length,
  };
}

function isEnd(mark: string | undefined, separator: string): boolean {
  return mark === separator || mark === "\r" || mark === "\n";
}

function startOfLine(source: string, line: number): number {
  const end = /\r\n|\r|\n/g;
  for (let at = 1; at < line; at++) if (!end.exec(source)) return source.length;
  return end.lastIndex;
}

function brokenQuote(file: string, line: number): InputError {
  return new InputError("invalid", 'a quote stands in the middle of a field, or is never closed with "', {
    place: `${file}:${line}`,
    next: 'write the whole field between quotes, and a quote within it twice: ""',
  });
}

function tooLong(file: string, line: number, {length}: CsvLimits): InputError {
  return new InputError("invalid", `a field is longer than ${length} characters`, {
    place: `${file}:${line}`,
    next: "look whether a quote is missing",
  });
}

function tooWide(file: string, line: number, {fields}: CsvLimits): InputError {
  return new InputError("invalid", `there are more than ${fields} columns`, {
    place: `${file}:${line}`,
    next: nextForBig,
  });
}

function tooMany(file: string, line: number, {lines}: CsvLimits): InputError {
  const message = `there are more than ${lines} rows, and a region has some dozens of municipalities`;
  return new InputError("invalid", message, {place: `${file}:${line}`, next: nextForBig});
}

const nextForBig = "leave the figures of one quarter in it, or look whether this is the right file";
