/** One PDF or table of figures as every command has it: read, and each of its findings in a sentence. */
import {wordFindings} from "../../edition/wording.js";
import type {TemplateWords} from "../plan/inputs.js";
import type {Reader, ReadResult} from "./threads/reader.js";

export interface FileToRead {
  readonly path: string;
  /** what its editions and errors call it */
  readonly name: string;
  /** its reading, when it was started before */
  readonly started?: Promise<ReadResult> | undefined;
}

export async function readFile(
  {path, name, started}: FileToRead,
  reader: Reader,
  words: Pick<TemplateWords, "wording">,
): Promise<ReadResult> {
  const result = await (started ?? reader.read(path, name));
  return {...result, editions: result.editions.map((edition) => wordFindings(edition, words.wording))};
}
