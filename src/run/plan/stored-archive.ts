/** The archive as earlier runs left it on disk: output/editions. */
import {join} from "node:path";
import type {Archive} from "../../edition/archive.js";
import {compactEdition} from "../../edition/compact.js";
import {isPlaced, type PlacedEdition} from "../../edition/edition.js";
import {editionFromJson, editionOf} from "../../edition/edition-json.js";
import type {EditionData} from "../../edition/edition-schema.js";
import {type ArchiveWords, finishArchive} from "../../edition/finish-archive.js";
import {forFiles, listFiles, readText} from "../../system/effects.js";
import {isLarge} from "../../system/memory-thrift.js";
import {adviceOf, InputError, isInputError} from "../../vocabulary/error.js";
import {hash} from "../../vocabulary/hash.js";
import {readManifestText} from "./inventory.js";
import {emptyManifest, type Manifest, type OutputRecord, parseManifest} from "./manifest.js";

export const archiveFolder = "editions";

export interface StoredArchive {
  /** names of the files that hold an edition, below output/editions */
  readonly files: readonly string[];
  /** current ones and earlier versions */
  readonly editions: readonly PlacedEdition[];
  /** what the files hold, by name; of a large archive nothing, since memory must not grow with it */
  readonly texts: ReadonlyMap<string, string>;
  /** files that cannot be read: left alone, unless an edition is written over them */
  readonly problems: readonly {readonly file: string; readonly code: string; readonly message: string}[];
}

/**
 * @param output the output folder; one without an archive gives an empty archive
 * @param previous what the last run wrote: a file that was altered since is a problem, not an edition, so that it is
 *   read anew from its PDF
 * @param reader hash of what reads now: a file that the same reader wrote need not be validated, which takes longest
 */
export async function loadArchive(
  output: string,
  previous: Manifest = emptyManifest,
  reader = "",
): Promise<StoredArchive> {
  const names = await listFiles(join(output, archiveFolder), ".json");
  const written = new Map(previous.files.map((record) => [record.file, record]));
  const large = isLarge(names.length);
  const read = await forFiles(names, async (name) => {
    const record = written.get(`${archiveFolder}/${name}`);
    const result = await readEdition(output, name, record, record?.key.reader === readerName(reader));
    if (!large) return result;
    return {...result, text: null, edition: result.edition && compactEdition(result.edition)};
  });
  const placed = read.filter((result) => result.edition !== null);
  return {
    files: placed.map((result) => result.name),
    editions: placed.map((result) => result.edition as PlacedEdition),
    texts: new Map(placed.flatMap(({name, text}) => (text === null ? [] : [[name, text]]))),
    problems: read.flatMap((result) => (result.problem ? [result.problem] : [])),
  };
}

/** What earlier runs read, as people and templates have it now: for commands that read no PDF themselves. */
export async function loadFinishedArchive(output: string, words: ArchiveWords): Promise<Archive> {
  const [{editions}, present] = await Promise.all([loadArchive(output), presentThen(output)]);
  return finishArchive(editions, words, present);
}

/** The hashes of what lay in input/ when the last run read it; null when it is not known. */
export async function presentThen(output: string): Promise<ReadonlySet<string> | null> {
  const {inputs} = parseManifest(await readManifestText(output), output);
  return inputs.length === 0 ? null : hashesOf(inputs);
}

/** What lies in input/, to tell from what is gone. */
export function hashesOf(files: readonly {readonly sha256: string}[]): ReadonlySet<string> {
  return new Set(files.map(({sha256}) => sha256));
}

/** How the manifest names a reader. */
export function readerName(hash: string): string {
  return hash.slice(0, 16);
}

async function readEdition(
  output: string,
  name: string,
  written: Pick<OutputRecord, "sha256"> | undefined,
  isOwn: boolean,
) {
  const path = join(output, archiveFolder, name);
  try {
    const text = await readText(path);
    if (written !== undefined && hash(text) !== written.sha256) throw altered();
    const edition = isOwn ? editionOf(JSON.parse(text) as EditionData) : editionFromJson(text, path);
    return {name, text, edition: isPlaced(edition) ? edition : null, problem: null};
  } catch (error) {
    const problem = {
      file: `${archiveFolder}/${name}`,
      code: "invalid",
      message: isInputError(error) ? adviceOf(error) : notAnEdition,
    };
    return {name, text: null, edition: null, problem};
  }
}

const notAnEdition =
  "this is not an edition as the program writes it\n  try    delete it, and put its PDF back in the input folder";

function altered(): InputError {
  const next = "delete it, and put its PDF back in the input folder";
  return new InputError("invalid", "it was altered since it was written, and is left out", {next});
}
