/** How a CSV file is laid out: what separates its fields, and on which line its headings stand. */
import {foldSpelling} from "../../vocabulary/spelling.js";
import type {Headings} from "./records.js";

export interface CsvLayout {
  readonly separator: string;
  /** of the headings, from 1; a title and notes may stand above */
  readonly line: number;
}

const separators = [",", ";", "\t", "|"];
/** Title and notes take a few lines; what stands so far down is no heading. */
const mostLines = 200;
const longestLine = 20_000;

/** The line and separator by which most headings are known; the first, and a comma, when none is. */
export function layoutOf(text: string, headings: Headings): CsvLayout {
  const lines = text
    .replace(/^\ufeff/, "")
    .slice(0, mostLines * longestLine)
    .split(/\r\n|\r|\n/, mostLines);
  let best = {separator: ",", line: 1, known: 0};
  lines.forEach((line, i) => {
    for (const separator of separators) {
      const fields = line.slice(0, longestLine).split(separator);
      const known = new Set(fields.map(foldSpelling).filter((heading) => headings.has(heading))).size;
      if (known > best.known) best = {separator, line: i + 1, known};
    }
  });
  return best.known > 1 ? best : {separator: separatorOf(lines[0] ?? ""), line: 1};
}

/** Where no heading is known, so that the message names what stands there field by field. */
function separatorOf(line: string): string {
  const outside = line.replace(/"[^"]*"/g, "");
  return separators.find((separator) => outside.includes(separator)) ?? ",";
}
