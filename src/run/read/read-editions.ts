/** The read phase: PDFs that are new or changed are read in workers, tables beside them; everything else comes from the archive. */

import {join} from "node:path";
import {archiveKey} from "../../edition/archive.js";
import {compactEdition} from "../../edition/compact.js";
import {isPlaced} from "../../edition/edition.js";
import {asArchived} from "../../edition/edition-json.js";
import type {Config} from "../../settings/config.js";
import {isLarge} from "../../system/memory-thrift.js";
import type {FindingCode} from "../../vocabulary/finding.js";
import type {Inputs} from "../plan/inputs.js";
import type {InputRecord} from "../plan/manifest.js";
import type {StoredArchive} from "../plan/stored-archive.js";
import type {Progress} from "../progress.js";
import type {EarlyReading} from "./early-reading.js";
import {readFile} from "./read-file.js";
import {firstOfBytes, keyFor, planReading, type ReadPlan} from "./read-plan.js";
import {type Reading, settle} from "./settle-archive.js";
import type {Reader, ReadResult} from "./threads/reader.js";

export interface ReadOptions {
  readonly force: boolean;
  readonly prune: boolean;
  readonly progress: Progress;
  readonly reader: Reader;
  /** what is being read already */
  readonly early?: EarlyReading;
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
  const counting = results.filter(isNoCopyOf(archived, inputs, results));
  const read = {
    editions: counting.flatMap((result) => result.editions).filter(isPlaced),
    sources: counting.filter((result) => !isGivenUp(result)).map((result) => result.sha256),
  };
  return settle(config, inputs, {archived, records, read}, options);
}

/** What was read of a file before counts, not what a copy of it has been called since. */
function isNoCopyOf({editions}: StoredArchive, {sources}: Inputs, results: readonly ReadResult[]) {
  const first = firstOfBytes(sources);
  const [known, read] = [
    new Set(editions.map(({source}) => source.sha256)),
    new Set(results.map(({file}) => file)),
  ];
  return ({file, sha256}: ReadResult): boolean => {
    const standing = first.get(sha256) ?? file;
    return standing === file || read.has(standing) || !known.has(sha256);
  };
}

/** Another time it may be read: what was read of it earlier is kept. */
function isGivenUp({editions, errors}: Pick<ReadResult, "editions" | "errors">): boolean {
  return editions.length === 0 && errors.some(({code}) => givenUp.includes(code));
}

const givenUp = ["timed-out", "too-large", "unreadable", "fault"];

async function readAll(
  plan: ReadPlan,
  config: Config,
  inputs: Inputs,
  {progress, reader, early}: Pick<ReadOptions, "progress" | "reader" | "early">,
): Promise<ReadResult[]> {
  const large = isLarge(inputs.sources.length);
  progress.report({event: "phase", phase: "read", total: plan.tasks.length});
  if (plan.tasks.length === 0) return [];
  try {
    return await Promise.all(
      plan.tasks.map(async ({file}) => {
        const path = join(config.input, file);
        const read = await readFile({path, name: file, started: early?.(file)}, reader, inputs);
        const editions = read.editions.map(asArchived);
        const result = {...read, editions: large ? editions.map(compactEdition) : editions};
        const failed = result.errors[0]?.message;
        progress.report({event: "done", phase: "read", item: file, ...(failed && {failed})});
        return result;
      }),
    );
  } finally {
    progress.report({event: "phase-end", phase: "read"});
  }
}

const keepsOut: readonly FindingCode[] = [
  "period-missing",
  "period-doubtful",
  "region-missing",
  "region-doubtful",
];

/** Editions without a region or quarter are not archived: their error findings are the file's errors. */
function recordOf(result: ReadResult, reader: string): InputRecord {
  const unplaced = result.editions.filter((edition) => !isPlaced(edition));
  const lost = unplaced.flatMap(({findings}) => findings.filter(({code}) => keepsOut.includes(code)));
  const [{region, period} = {region: null, period: null}] = unplaced;
  return {
    file: result.file,
    sha256: result.sha256,
    reader,
    editions: result.editions.filter(isPlaced).map(archiveKey),
    errors: [...result.errors, ...lost].map(({code, message}) => ({code, message})),
    ...((region || period) && {about: {...(region && {region: region.slug}), ...(period && {period})}}),
  };
}
