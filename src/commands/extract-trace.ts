/** What `extract --trace` writes: for every file a JSON, for every page a picture of how it was read, and a way in. */
import {basename, join} from "node:path";
import {editionData} from "../edition/edition-json.js";
import type {TraceRecord} from "../extraction/trace/record.js";
import {isTableFile} from "../run/read/table-files.js";
import type {Reader} from "../run/read/threads/reader.js";
import {writeAtomically} from "../system/atomic-write.js";
import {drawTrace, type Picture} from "../tracing/draw-trace.js";
import {drawTraceIndex, type TracedFile} from "../tracing/trace-index.js";
import {isInputError} from "../vocabulary/error.js";
import {fileNameFrom} from "../vocabulary/file-name.js";

/** Pages are named after their files; the second one of a name has a number. Tables of figures have none. */
export async function writeTraces(folder: string, files: readonly string[], reader: Reader): Promise<void> {
  const traced: TracedFile[] = [];
  const taken = new Set<string>();
  for (const file of files.filter((each) => !isTableFile(each))) {
    const record = await recordOf(file, reader);
    const name = freeName(fileNameFrom(basename(file).replace(/\.pdf$/i, "")), taken);
    const pictures = await picturesOf(record, reader);
    const pages = drawTrace(record, pictures, name);
    const json = `${name}.trace.json`;
    await writeAtomically(
      join(folder, json),
      `${JSON.stringify({...record, editions: record.editions.map(editionData)})}\n`,
    );
    for (const page of pages) await writeAtomically(join(folder, page.file), page.html);
    traced.push({record, pages: pages.map(({html: _, ...page}) => page), json});
  }
  await writeAtomically(join(folder, "index.html"), drawTraceIndex(traced));
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}-${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** A file that ends its thread is told of as well. */
async function recordOf(file: string, reader: Reader): Promise<TraceRecord> {
  const nothing = {file, sha256: "", attempts: [], editions: []};
  try {
    return (await reader.trace(file, file)) ?? {...nothing, error: null};
  } catch (error) {
    if (!isInputError(error)) throw error;
    return {...nothing, error: {code: error.code, message: error.message}};
  }
}

/** What cannot be drawn is shown without a picture. */
async function picturesOf({file, attempts}: TraceRecord, reader: Reader): Promise<readonly Picture[]> {
  const pages = [...new Set(attempts.flatMap((attempt) => attempt.pages.map(({number}) => number)))];
  if (pages.length === 0) return [];
  try {
    return await reader.draw(file, pages);
  } catch (error) {
    if (!isInputError(error)) throw error;
    return [];
  }
}
