/** Joins what several runs did apart: their archives, and then their factsheets. */
import {join} from "node:path";
import {archiveKey} from "../../edition/archive.js";
import type {PlacedEdition} from "../../edition/edition.js";
import {editionToJson} from "../../edition/edition-json.js";
import type {Config} from "../../settings/config.js";
import {writeAtomically} from "../../system/atomic-write.js";
import {readBytes} from "../../system/effects.js";
import {withOutputFolder} from "../../system/output-folder.js";
import {InputError} from "../../vocabulary/error.js";
import {hash} from "../../vocabulary/hash.js";
import {byCodePoint} from "../../vocabulary/spelling.js";
import type {DrawPlan} from "../draw/draw-plan.js";
import {gatherInputs, type Inputs, readManifest} from "../plan/inputs.js";
import {readManifestText} from "../plan/inventory.js";
import {type InputRecord, type Manifest, type OutputRecord, parseManifest} from "../plan/manifest.js";
import {loadArchive} from "../plan/stored-archive.js";
import {type BuildResult, produceOutput} from "../produce-output.js";
import {keyFor, planReading} from "../read/read-plan.js";
import {type Reading, settle} from "../read/settle-archive.js";

/** A folder that `factsheet build --only` wrote. */
interface ShardFolder {
  readonly folder: string;
  readonly manifest: Manifest & {readonly part: NonNullable<Manifest["part"]>};
}

/**
 * Joins all shards of a round. After reading: the archive, compared and with index and change report, without
 * factsheets. After drawing: everything, the same bytes as one run without shards.
 *
 * @param folders one of each shard, in any order
 * @param signal ends it where nothing is half done
 * @throws InputError for a shard, edition or factsheet that is missing, doubled or disagrees; nothing is written then
 */
export async function merge(
  config: Config,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<BuildResult> {
  const before = await gatherInputs(config);
  const shards = await Promise.all(folders.map(openShard));
  const only = checkShards(shards, before);
  return withOutputFolder(config.output, async () => {
    const inputs = {...before, previous: await readManifest(config.output)};
    if (only === "read") {
      const joined = await joinArchives(shards, inputs);
      signal.throwIfAborted();
      const archived = await loadArchive(config.output);
      const reading = await settle(config, inputs, {archived, ...joined}, {prune: false});
      return produceOutput(config, inputs, reading, {force: false, prune: false, signal, draw: null});
    }
    const reading = await readAgain(config, inputs);
    return produceOutput(config, inputs, reading, {
      force: false,
      prune: false,
      signal,
      draw: (plan) => collectSheets(config, plan, shards, signal),
    });
  });
}

async function openShard(folder: string): Promise<ShardFolder> {
  const manifest = parseManifest(await readManifestText(folder), folder);
  const {part} = manifest;
  if (part) return {folder, manifest: {...manifest, part}};
  throw new InputError("usage", "this is not the output of a shard", {
    place: folder,
    next: "name folders that factsheet build --only read --shard or --only draw --shard wrote",
  });
}

/** @returns the round that all shards are of */
function checkShards(shards: readonly ShardFolder[], {tool}: Inputs): "read" | "draw" {
  const [first] = shards as [ShardFolder];
  const {only, count} = first.manifest.part;
  const seen = new Map<number, ShardFolder>();
  for (const shard of shards) {
    const {manifest, folder} = shard;
    const other = seen.get(manifest.part.index);
    if (manifest.part.only !== only || manifest.part.count !== count) {
      throw disagreement(folder, `this is ${describe(shard)}, but ${first.folder} is ${describe(first)}`);
    }
    if (other) throw disagreement(folder, `this is ${describe(shard)}, and so is ${other.folder}`);
    if (manifest.tool !== tool.name) {
      throw disagreement(folder, `this was made by ${manifest.tool}, and now runs ${tool.name}`);
    }
    seen.set(manifest.part.index, shard);
  }
  const missing = Array.from({length: count}, (_, i) => i).filter((i) => !seen.has(i));
  if (missing.length > 0) {
    throw new InputError("usage", `of ${count} shards these are missing: ${missing.join(", ")}`, {
      next: "run factsheet build --only with these, and name their folders too",
    });
  }
  return only;
}

function describe({manifest: {part}}: ShardFolder): string {
  return `shard ${part.index} of ${part.count} (${part.only})`;
}

function disagreement(place: string, message: string): InputError {
  const next = "empty that folder and run its shard again, with the same input, templates and program";
  return new InputError("invalid", message, {place, next});
}

async function joinArchives(shards: readonly ShardFolder[], inputs: Inputs) {
  const records = joinRecords(shards, inputs);
  const editions = new Map<string, {edition: PlacedEdition; folder: string}>();
  for (const {folder, manifest} of shards) {
    const archive = await loadArchive(folder);
    const [problem] = archive.problems;
    if (problem) throw disagreement(`${folder}/${problem.file}`, problem.message);
    const keys = new Set(archive.editions.map(archiveKey));
    const lost = manifest.inputs.flatMap((record) => record.editions).find((key) => !keys.has(key));
    if (lost) throw disagreement(folder, `the edition ${lost} was read, but is missing in its archive`);
    for (const edition of archive.editions) {
      const key = `${archiveKey(edition)} ${edition.source.file}`;
      const other = editions.get(key);
      if (other && editionToJson(other.edition) !== editionToJson(edition)) {
        throw disagreement(folder, `the edition ${archiveKey(edition)} is another than in ${other.folder}`);
      }
      editions.set(key, other ?? {edition, folder});
    }
  }
  const order = new Map(records.map(({file}, i) => [file, i]));
  const place = ({source}: PlacedEdition) => order.get(source.file) ?? 0;
  const sorted = [...editions.values()].map(({edition}) => edition).sort((a, b) => place(a) - place(b));
  const sources = records.map(({sha256}) => sha256);
  return {records, read: {editions: sorted, sources}};
}

/** Every file of input/ once, as it is now. */
function joinRecords(shards: readonly ShardFolder[], inputs: Inputs): InputRecord[] {
  const byFile = new Map<string, {record: InputRecord; folder: string}>();
  for (const {folder, manifest} of shards) {
    for (const record of manifest.inputs) {
      const other = byFile.get(record.file);
      if (other) throw disagreement(folder, `${record.file} was read here and in ${other.folder}`);
      byFile.set(record.file, {record, folder});
    }
  }
  return inputs.sources.map(({file, sha256}) => {
    const found = byFile.get(file);
    if (!found) {
      throw new InputError("invalid", "no shard has read this file", {
        place: file,
        next: "give every shard the same input folder, and run them again",
      });
    }
    const {record, folder} = found;
    if (record.sha256 !== sha256) throw disagreement(folder, `${file} has changed since it was read`);
    if (record.reader !== keyFor(file, inputs)) {
      throw disagreement(folder, `${file} was read by another program or with other settings`);
    }
    return record;
  });
}

/** The archive that the round of reading left, complete. */
async function readAgain(config: Config, inputs: Inputs): Promise<Reading> {
  const archived = await loadArchive(config.output);
  const {tasks, kept} = planReading(inputs, archived, "changed");
  const [missing] = tasks;
  if (missing) {
    throw new InputError("usage", `${missing.file} is not in this archive as it is now: ${missing.reason}`, {
      place: config.output,
      next: "merge the shards of factsheet build --only read into it first",
    });
  }
  const read = {editions: [], sources: []};
  return settle(config, inputs, {archived, records: [...kept], read}, {prune: false});
}

/** Copies the sheets of the plan from the shards, each from the one that has it. */
async function collectSheets(
  config: Config,
  plan: DrawPlan,
  shards: readonly ShardFolder[],
  signal: AbortSignal,
) {
  const drawn = new Map<string, {record: OutputRecord; folder: string}>();
  for (const {folder, manifest} of shards) {
    for (const record of manifest.files) {
      const other = drawn.get(record.file);
      if (other) throw disagreement(folder, `${record.file} was drawn here and in ${other.folder}`);
      drawn.set(record.file, {record, folder});
    }
  }
  // a review page that could not be drawn is a problem of its shard only
  const wanted = plan.tasks.flatMap(({key, files}) =>
    files.filter((file) => drawn.has(file) || !file.includes("/review/")).map((file) => ({file, key})),
  );
  const files = await Promise.all(
    wanted.map(async ({file, key}) => {
      const found = drawn.get(file);
      if (!found) {
        throw new InputError("invalid", "no shard has drawn this factsheet", {
          place: file,
          next: "run factsheet build --only draw again, with the same --period, --region and --format as here",
        });
      }
      const {record, folder} = found;
      const differing = Object.keys(key).find((part) => record.key[part] !== key[part]);
      if (differing) {
        throw disagreement(folder, `${file} was drawn from others (${differing}) than the archive has now`);
      }
      const bytes = await readBytes(join(folder, file));
      if (hash(bytes) !== record.sha256) throw disagreement(folder, `${file} is not as it was drawn`);
      return {record, bytes};
    }),
  );
  signal.throwIfAborted();
  await Promise.all(files.map(({record, bytes}) => writeAtomically(join(config.output, record.file), bytes)));
  const records = files.map(({record}) => record);
  return {
    files: [...plan.kept, ...records].sort((a, b) => byCodePoint(a.file, b.file)),
    problems: [],
    failed: 0,
    failures: [],
  };
}
