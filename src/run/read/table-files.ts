/** Figures in input/ that are not in a PDF yet: CSV files and workbooks. */
import type {Settings} from "../../settings/settings.js";
import type {FigureWords} from "../../tabular/words.js";
import {hash} from "../../vocabulary/hash.js";

export function isTableFile(file: string): boolean {
  return /\.(?:csv|xlsx|xlsm|ods)$/i.test(file);
}

/** How tables are read depends on what their headings are called, besides the program. */
export function tableKey(readerKey: string, settings: Settings, words: FigureWords): string {
  const {headings, yes, no, emptyCell} = words;
  return hash(JSON.stringify([readerKey, settings.columns, headings, yes, no, emptyCell]));
}
