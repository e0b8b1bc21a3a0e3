/** output/data: all figures of all quarters for those who query, made anew only when a figure, a word or the program changed. */
import {join} from "node:path";
import {archiveKey, currentEditions} from "../edition/archive.js";
import {type AnswersByEdition, isConcept} from "../edition/concept.js";
import type {PlacedEdition} from "../edition/edition.js";
import {withRevisedOnly} from "../edition/published-version.js";
import type {Config} from "../settings/config.js";
import {writePieces} from "../system/atomic-write.js";
import {forFiles, hashFile, removeFile} from "../system/effects.js";
import {isLarge} from "../system/memory-thrift.js";
import {dataWorkbooks} from "../tabular/out/data-books.js";
import {writeDataPackage} from "../tabular/out/data-package.js";
import {dataTables} from "../tabular/out/data-tables.js";
import {figureWordsFile} from "../tabular/words.js";
import {hash} from "../vocabulary/hash.js";
import type {Inputs} from "./plan/inputs.js";
import type {OutputRecord} from "./plan/manifest.js";
import type {Reading} from "./read/settle-archive.js";

export const dataFolder = "data";

/**
 * @param reading the archive, and its files as they were just written: what the data are made from
 * @param answers which findings somebody answered: figures of a concept are provisional
 * @param signal ends it between two files
 */
export async function writeData(
  config: Config,
  inputs: Inputs,
  {archive, files: archived}: Pick<Reading, "archive" | "files">,
  answers: AnswersByEdition,
  signal?: AbortSignal,
): Promise<OutputRecord[]> {
  const isOpen = (edition: PlacedEdition) => isConcept(edition, answers.get(archiveKey(edition)));
  const key = {
    archive: hash(JSON.stringify(archived.map(({file, sha256}) => [file, sha256]))).slice(0, 16),
    publications: hash(JSON.stringify(inputs.publications)).slice(0, 16),
    concepts: hash(JSON.stringify(currentEditions(archive).filter(isOpen).map(archiveKey))).slice(0, 16),
    templates: hash(
      JSON.stringify(["publication.yaml", figureWordsFile].map((f) => inputs.templates[f])),
    ).slice(0, 16),
    tool: inputs.tool.codeHash.slice(0, 16),
  };
  const before = inputs.previous.files.filter(({file}) => file.startsWith(`${dataFolder}/`));
  if (await isAsItShouldBe(config.output, before, key)) return before;
  const {settings, words} = inputs;
  const written: OutputRecord[] = [];
  await writeDataPackage(
    dataTables(withRevisedOnly(archive, inputs.publications), answers, !isLarge(archive.size)),
    dataWorkbooks(currentEditions(archive), settings, words, answers),
    settings,
    words,
    async (name, pieces) => {
      signal?.throwIfAborted();
      const file = `${dataFolder}/${name}`;
      const done = await writePieces(join(config.output, file), pieces);
      written.push({file, sha256: done.sha256, key});
      return done;
    },
  );
  const kept = new Set(written.map(({file}) => file));
  const gone = before.filter(({file}) => !kept.has(file));
  await Promise.all(gone.map(({file}) => removeFile(join(config.output, file))));
  return written;
}

async function isAsItShouldBe(
  output: string,
  records: readonly OutputRecord[],
  key: OutputRecord["key"],
): Promise<boolean> {
  if (records.length === 0) return false;
  if (records.some((record) => JSON.stringify(record.key) !== JSON.stringify(key))) return false;
  const hashes = await forFiles(records, ({file}) => hashFile(join(output, file)));
  return records.every(({sha256}, i) => hashes[i] === sha256);
}
