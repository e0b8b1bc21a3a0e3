/** The read phase: PDFs that are new or changed are read in workers, tables beside them; everything else comes from the archive. */
import {join} from "node:path";
import {type Archive, archiveEntries, archiveKey} from "../../edition/archive.js";
import {keptSmall} from "../../edition/compact.js";
import {concerns} from "../../edition/correction.js";
import {isPlaced, type PlacedEdition} from "../../edition/edition.js";
import {asArchived, editionToJson} from "../../edition/edition-json.js";
import {finishArchive} from "../../edition/finish-archive.js";
import type {Reader, ReadResult} from "../../extraction/threads/reader.js";
import type {Config} from "../../settings/config.js";
import {forFiles, removeFile, writeAtomically} from "../../system/effects.js";
import {isLarge} from "../../system/memory-thrift.js";
import {hash} from "../../vocabulary/hash.js";
import {lastDayOf} from "../../vocabulary/period.js";
import type {InputFile, Inputs} from "../plan/inputs.js";
import type {InputRecord, OutputRecord} from "../plan/manifest.js";
import {archiveFolder, readerName, type StoredArchive} from "../plan/stored-archive.js";
import type {Progress} from "../progress.js";
import type {Begun} from "./early-reading.js";
import {readFile} from "./read-file.js";
import {isTableFile} from "./table-files.js";

export interface Problem {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

export interface Reading {
  readonly archive: Archive;
  readonly records: readonly InputRecord[];
  readonly problems: readonly Problem[];
  readonly files: readonly OutputRecord[];
  /** files of the archive whose PDF is no longer in input/: kept, and used as before */
  readonly gone: readonly string[];
}

/** Which PDFs have to be read, and why. */
export interface ReadPlan {
  readonly tasks: readonly (InputFile & {readonly reason: string})[];
  readonly kept: readonly InputRecord[];
}

export interface ReadOptions {
  readonly force: boolean;
  readonly prune: boolean;
  readonly progress: Progress;
  readonly reader: Reader;
  /** what is being read already */
  readonly begun?: Begun;
}

/**
 * Reads what the plan says, puts all editions in their places, and writes the archive.
 *
 * @param archived the archive as earlier runs left it
 */
export async function readEditions(
  config: Config,
  inputs: Inputs,
  archived: StoredArchive,
  options: ReadOptions,
): Promise<Reading> {
  const plan = planReading(inputs, archived, options.force ? "all" : "due");
  const results = await readAll(plan, config, inputs, options);
  const records = [...plan.kept, ...results.map((result) => recordOf(result, keyFor(result.file, inputs)))];
  const read = {
    editions: results.flatMap((result) => result.editions).filter(isPlaced),
    sources: results.filter((result) => !isGivenUp(result)).map((result) => result.sha256),
  };
  return settle(config, inputs, {archived, records, read}, options);
}

/** Another time it may be read: what was read of it earlier is kept. */
function isGivenUp({errors}: Pick<ReadResult, "errors">): boolean {
  return errors.some(({code}) => code === "timed-out" || code === "too-large" || code === "unreadable");
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
  const archive = finishArchive(inOrderOf(inputs, [...read.editions, ...earlier]), inputs);
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
  const first = new Map(sources.toReversed().map(({sha256, file}) => [sha256, file]));
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
    records.some((record) => record.file === file && record.editions.includes(key));
  return [...choices].flatMap(([key, file]) => {
    const entry = archive.get(key);
    const isThere = [entry?.current, ...(entry?.versions ?? [])].some((e) => e?.source.file === file);
    if (isThere || isRead(key, file)) return [];
    const message = entry
      ? `no edition of ${key} was read from ${file}, so the choice is not followed`
      : `there is no edition of ${key}, so its choice of ${file} is not followed`;
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

/** Hash of everything besides its bytes that decides how a file is read. */
export function keyFor(file: string, {readerKey, tableKey}: Inputs): string {
  return isTableFile(file) ? tableKey : readerKey;
}

/**
 * A PDF or table is read when it is new, when its bytes or the reader changed, or when its editions are not in the archive.
 *
 * @param which due: also what could not be read in time, or at all, and may be now; all: whatever there is
 */
export function planReading(
  inputs: Inputs,
  archived: Pick<StoredArchive, "files">,
  which: "all" | "due" | "changed",
): ReadPlan {
  const previous = new Map(inputs.previous.inputs.map((record) => [record.file, record]));
  const present = new Set(archived.files);
  const reasonFor = ({file, sha256}: InputFile): string | null => {
    const record = previous.get(file);
    if (!record) return "it is new";
    if (record.sha256 !== sha256) return "it changed";
    if (record.reader !== keyFor(file, inputs)) return "the reader or its settings changed";
    if (record.editions.some((key) => !present.has(`${key}.json`)))
      return "its edition is not in the archive";
    if (which === "all") return "--force was given";
    return which === "due" ? reasonToTryAgain(record) : null;
  };
  const reasons = inputs.sources.map((source) => ({...source, reason: reasonFor(source)}));
  return {
    tasks: reasons.flatMap(({reason, ...source}) => (reason ? [{...source, reason}] : [])),
    kept: reasons.flatMap(({file, reason}) => (reason ? [] : [previous.get(file) as InputRecord])),
  };
}

function reasonToTryAgain({errors}: InputRecord): string | null {
  if (errors.some(({code}) => code === "timed-out")) return "reading it took too long";
  return errors.some(({code}) => code === "unreadable") ? "it could not be read" : null;
}

async function readAll(
  plan: ReadPlan,
  config: Config,
  inputs: Inputs,
  {progress, reader, begun}: Pick<ReadOptions, "progress" | "reader" | "begun">,
): Promise<ReadResult[]> {
  const large = isLarge(inputs.sources.length);
  progress.report({event: "phase", phase: "read", total: plan.tasks.length});
  if (plan.tasks.length === 0) return [];
  try {
    return await Promise.all(
      plan.tasks.map(async ({file}) => {
        const path = join(config.input, file);
        const read = await readFile({path, name: file, begun: begun?.(file)}, reader, inputs);
        const editions = read.editions.map(asArchived);
        const result = {...read, editions: large ? editions.map(keptSmall) : editions};
        const failed = result.errors[0]?.message;
        progress.report({event: "done", phase: "read", item: file, ...(failed && {failed})});
        return result;
      }),
    );
  } finally {
    progress.report({event: "phase-end", phase: "read"});
  }
}

/** Editions without a region or quarter are not archived: their error findings are the file's errors. */
function recordOf(result: ReadResult, reader: string): InputRecord {
  const lost = result.editions
    .filter((edition) => !isPlaced(edition))
    .flatMap((edition) =>
      edition.findings.filter((f) => f.code === "period-missing" || f.code === "region-missing"),
    );
  return {
    file: result.file,
    sha256: result.sha256,
    reader,
    editions: result.editions.filter(isPlaced).map(archiveKey),
    errors: [...result.errors, ...lost].map(({code, message}) => ({code, message})),
  };
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
