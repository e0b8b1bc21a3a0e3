/** The archive after reading: what was read takes the place of what was there, and both are written. */

import {join} from "node:path";
import {type Archive, archiveEntries} from "../../edition/archive.js";
import {concerns} from "../../edition/correction.js";
import type {PlacedEdition} from "../../edition/edition.js";
import {editionToJson} from "../../edition/edition-json.js";
import {finishArchive} from "../../edition/finish-archive.js";
import type {Config} from "../../settings/config.js";
import {writeAtomically} from "../../system/atomic-write.js";
import {forFiles, removeFile} from "../../system/effects.js";
import {hash} from "../../vocabulary/hash.js";
import {lastDayOf} from "../../vocabulary/period.js";
import {isSameFile} from "../../vocabulary/same-file.js";
import {shownName} from "../../vocabulary/shown.js";
import type {Inputs} from "../plan/inputs.js";
import type {InputRecord, OutputRecord} from "../plan/manifest.js";
import {archiveFolder, readerName, type StoredArchive} from "../plan/stored-archive.js";
import type {Problem} from "../problem.js";
import {firstOfBytes} from "./read-plan.js";

/** What a run has when all is read. */
export interface Reading {
  readonly archive: Archive;
  readonly records: readonly InputRecord[];
  readonly problems: readonly Problem[];
  readonly files: readonly OutputRecord[];
  /** files of the archive whose PDF is no longer in input/: kept, and used as before */
  readonly gone: readonly string[];
}

/**
 * Puts what was read and what was in the archive in their places, and writes the archive.
 *
 * @param read editions in the order of their files, and the hashes of the files: earlier editions of these are replaced
 */
export async function settle(
  config: Config,
  inputs: Inputs,
  {
    archived,
    records,
    read,
  }: {
    archived: StoredArchive;
    records: InputRecord[];
    read: {editions: readonly PlacedEdition[]; sources: readonly string[]};
  },
  options: {prune: boolean},
): Promise<Reading> {
  const reread = new Set(read.sources);
  const present = new Set(inputs.sources.map((source) => source.sha256));
  const stay = editionsToKeep(archived.editions, inputs, options.prune);
  const earlier = stay.filter(({source}) => !reread.has(source.sha256));
  const archive = finishArchive(inOrderOf(inputs, [...read.editions, ...earlier]), inputs, present);
  const files = await writeArchive(config.output, archive, archived.texts, inputs);
  await removeLeftOvers(config.output, archived.files, files);
  const order = new Map(inputs.sources.map(({file}, i) => [file, i]));
  records.sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0));
  const failed = records.flatMap(({file, errors}) => errors.map((error) => ({file, ...error})));
  const mended = new Set(files.map((record) => record.file));
  const damaged = archived.problems.filter((problem) => !mended.has(problem.file));
  const gone = archiveEntries(archive)
    .filter(([, edition]) => !present.has(edition.source.sha256))
    .map(([name]) => `${archiveFolder}/${name}`);
  const unused = [...unusedCorrections(inputs, archive), ...unusedChoices(inputs, archive, records)];
  return {archive, records, files, gone, problems: [...damaged, ...failed, ...unused]};
}

/**
 * Of equal editions the first is kept: the one whose file comes first in input/, whichever run read it. Of files
 * with the same bytes, too, the first gives its name.
 */
function inOrderOf({sources}: Inputs, editions: readonly PlacedEdition[]): PlacedEdition[] {
  const place = new Map(sources.map(({file}, i) => [file, i]));
  const first = firstOfBytes(sources);
  const named = editions.map((edition) => {
    const file = first.get(edition.source.sha256) ?? edition.source.file;
    return file === edition.source.file ? edition : {...edition, source: {...edition.source, file}};
  });
  const placeOf = ({source}: PlacedEdition) => place.get(source.file) ?? sources.length;
  return named.sort((a, b) => placeOf(a) - placeOf(b));
}

/** A correction with a slip in its file, region or quarter would be lost without a word. */
function unusedCorrections({corrections}: Inputs, archive: Archive): Problem[] {
  const editions = archiveEntries(archive).map(([, edition]) => edition);
  return corrections
    .filter((correction) => !editions.some((edition) => concerns(correction, edition)))
    .map(({file, region, period, municipality, column}) => ({
      file: "corrections.yaml",
      code: "unused-correction",
      message: `no edition was read of ${file ?? `${region}, ${period}`}, so ${municipality}, ${column} is not corrected`,
    }));
}

/** A choice with a slip in its place or file would leave the wrong edition current without a word. */
function unusedChoices({choices}: Inputs, archive: Archive, records: readonly InputRecord[]): Problem[] {
  const isRead = (key: string, file: string) =>
    records.some((record) => isSameFile(record.file, file) && record.editions.includes(key));
  return [...choices].flatMap(([key, file]) => {
    const entry = archive.get(key);
    const isThere = [entry?.current, ...(entry?.versions ?? [])].some((e) =>
      isSameFile(e?.source.file, file),
    );
    if (isThere || isRead(key, file)) return [];
    const message = entry
      ? `no edition of ${key} was read from ${shownName(file)}, so the choice is not followed`
      : `there is no edition of ${key}, so its choice of ${shownName(file)} is not followed`;
    const next = "name the place as 2023-Q2/midden-utrecht, and the file as it lies in the input folder";
    return [{file: "editions.yaml", code: "unused-choice", message: `${message}\n  try    ${next}`}];
  });
}

/** Of what earlier runs read: all whose file is there, and unless they are pruned those whose file is gone. */
export function editionsToKeep(
  editions: readonly PlacedEdition[],
  inputs: Inputs,
  prune: boolean,
): PlacedEdition[] {
  const present = new Set(inputs.sources.map(({sha256}) => sha256));
  return editions.filter(
    (edition) => present.has(edition.source.sha256) || !(prune || isOverwritten(edition, inputs)),
  );
}

/** A table is filled in bit by bit, in the same file: what it said before is no earlier version. */
function isOverwritten({source}: PlacedEdition, {sources}: Inputs): boolean {
  return source.method === "table" && sources.some(({file}) => file === source.file);
}

/** @param there what its files hold already */
async function writeArchive(
  output: string,
  archive: Archive,
  there: StoredArchive["texts"],
  {readerKey}: Inputs,
): Promise<OutputRecord[]> {
  const key = {reader: readerName(readerKey)};
  return forFiles(archiveEntries(archive), async ([name, edition]) => {
    const file = `${archiveFolder}/${name}`;
    const text = editionToJson(edition);
    if (there.get(name) !== text) await writeAtomically(join(output, file), text);
    const {source, period} = edition;
    return {file, sha256: hash(text), key, sources: [source.sha256], figuresOf: lastDayOf(period)};
  });
}

/** A PDF that is now read otherwise may have left an edition under another name. */
async function removeLeftOvers(
  output: string,
  before: readonly string[],
  now: readonly OutputRecord[],
): Promise<void> {
  const kept = new Set(now.map((record) => record.file));
  const gone = before.map((name) => `${archiveFolder}/${name}`).filter((file) => !kept.has(file));
  await forFiles(gone, (file) => removeFile(join(output, file)));
}
