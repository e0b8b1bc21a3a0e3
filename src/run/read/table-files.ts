/** Figures in input/ that are not in a PDF yet: CSV files and workbooks, read as the PDFs are. */

import type {ReadResult} from "../../extraction/threads/reader.js";
import type {Settings} from "../../settings/settings.js";
import {readBytes} from "../../system/effects.js";
import type {FigureWords} from "../../tabular/words.js";
import {type FileErrorCode, isInputError} from "../../vocabulary/error.js";
import {hash} from "../../vocabulary/hash.js";

const code: FileErrorCode = "invalid-table";

export function isTableFile(file: string): boolean {
  return /\.(?:csv|xlsx)$/i.test(file);
}

/**
 * @param path of the file
 * @param name what its editions and errors call it
 */
export async function readTableFile(
  path: string,
  name: string,
  {settings, words}: {settings: Settings; words: FigureWords},
): Promise<ReadResult> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(path);
  } catch (error) {
    if (!isInputError(error)) throw error;
    return {file: name, sha256: "", editions: [], errors: [{code: error.code, message: error.message}]};
  }
  const sha256 = hash(bytes);
  // most runs have no tables to read
  const [{readTable}, {withKnownPercent}, {slipMessages}, {revalidate}] = await Promise.all([
    import("../../tabular/in/read-table.js"),
    import("../../tabular/in/known-percent.js"),
    import("../../tabular/in/slip.js"),
    import("../../edition/validation.js"),
  ]);
  const {editions, slips} = await readTable(bytes, {file: name, sha256}, settings, words);
  return {
    file: name,
    sha256,
    editions: editions.map((edition) => revalidate(withKnownPercent(edition), settings.checks)),
    errors: slipMessages(slips).map((message) => ({code, message})),
  };
}

/** How tables are read depends on what their headings are called, besides the program. */
export function tableKey(readerKey: string, settings: Settings, {headings, yes, no}: FigureWords): string {
  return hash(JSON.stringify([readerKey, settings.columns, headings, yes, no]));
}
