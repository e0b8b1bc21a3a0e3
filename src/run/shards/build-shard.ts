/** A shard of a build, for those who outgrow one machine: some of the reading, or some of the drawing. */

import {resolve} from "node:path";
import type {Archive} from "../../edition/archive.js";
import {finishArchive} from "../../edition/finish-archive.js";
import type {Config} from "../../settings/config.js";
import {withOutputFolder} from "../../system/output-folder.js";
import {InputError} from "../../vocabulary/error.js";
import type {BuildOptions} from "../build-options.js";
import {planDrawing, sheetName} from "../draw/draw-plan.js";
import {drawSheets} from "../draw/draw-sheets.js";
import {sheetsOfRun} from "../draw/sheet-inputs.js";
import {isSettled} from "../outcome.js";
import {gatherInputs, type Inputs, readManifest} from "../plan/inputs.js";
import {readManifestText} from "../plan/inventory.js";
import {emptyManifest, type Manifest, parseManifest, type ShardTask} from "../plan/manifest.js";
import {hashesOf, loadArchive} from "../plan/stored-archive.js";
import type {Problem} from "../problem.js";
import {writeManifest} from "../produce-output.js";
import {readEditions} from "../read/read-editions.js";
import {planReading} from "../read/read-plan.js";
import {withDrawer, withReader} from "../threads.js";
import {isOwn} from "./shard.js";

export interface ShardResult {
  readonly task: ShardTask;
  /** files read or factsheets drawn, now or earlier */
  readonly done: number;
  /** what will be said again when the shards are merged */
  readonly problems: readonly Problem[];
  /** whether the same run again would go no better */
  readonly settled: boolean;
}

/**
 * Does one shard and leaves it in --output, to be joined with the others by `factsheet merge`.
 *
 * @param from folder of the merged archive, which drawing starts from; the output folder itself when not given
 */
export async function buildShard(
  config: Config,
  task: ShardTask,
  options: Omit<BuildOptions, "prune">,
  from: string = config.output,
): Promise<ShardResult> {
  const before = await gatherInputs(config);
  return withOutputFolder(config.output, async () => {
    const inputs = {...before, previous: await readManifest(config.output)};
    return task.only === "read"
      ? readShard(config, task, inputs, options)
      : drawShard(config, task, inputs, options, from);
  });
}

async function readShard(
  config: Config,
  task: ShardTask,
  all: Inputs,
  options: Omit<BuildOptions, "prune">,
): Promise<ShardResult> {
  const inputs = {...all, sources: all.sources.filter(({file}) => isOwn(file, task))};
  const {records, files, problems} = await withReader(config, inputs, options.signal, async (reader) => {
    const archived = await loadArchive(config.output, inputs.previous, inputs.readerKey);
    return readEditions(config, inputs, archived, {...options, prune: false, reader});
  });
  await writeShard(config, all, task, {inputs: [...records], files: [...files]});
  return {task, done: records.length, problems, settled: isSettled(problems)};
}

async function drawShard(
  config: Config,
  task: ShardTask,
  inputs: Inputs,
  options: Omit<BuildOptions, "prune">,
  from: string,
): Promise<ShardResult> {
  const {archive, records} = await completeArchive(from, inputs);
  const {sheets: ofRegions, nationals} = sheetsOfRun(config, inputs, archive);
  const sheets = [...ofRegions, ...nationals].filter((sheet) => isOwn(sheetName(sheet), task));
  const plan = await planDrawing(config, inputs, sheets, {force: options.force});
  const {files, problems, failed} = await withReader(config, inputs, options.signal, (reader) =>
    withDrawer(config, (drawer) => drawSheets(config, plan, inputs, {...options, reader, drawer})),
  );
  await writeShard(config, inputs, task, {inputs: records, files: [...files]});
  return {task, done: sheets.length - failed, problems, settled: isSettled(problems)};
}

/** @throws InputError when not every file of input/ is in the archive as it is now */
async function completeArchive(
  from: string,
  inputs: Inputs,
): Promise<{archive: Archive; records: Manifest["inputs"]}> {
  const manifest = parseManifest(await readManifestText(from), from);
  const archived = await loadArchive(from, manifest);
  const {editions} = archived;
  const [missing] = planReading({...inputs, previous: manifest}, archived, "changed").tasks;
  if (missing) {
    throw new InputError("usage", `${missing.file} is not in this archive as it is now: ${missing.reason}`, {
      place: resolve(from) === resolve(".") ? "." : from,
      next: "read it in a shard and merge the shards first: factsheet build --only read, factsheet merge",
    });
  }
  return {archive: finishArchive(editions, inputs, hashesOf(inputs.sources)), records: manifest.inputs};
}

async function writeShard(
  config: Config,
  {tool, templates}: Inputs,
  task: ShardTask,
  {inputs, files}: Pick<Manifest, "inputs" | "files">,
): Promise<void> {
  const {outcome} = emptyManifest;
  await writeManifest(config, {tool: tool.name, part: task, key: "", outcome, templates, inputs, files});
}
