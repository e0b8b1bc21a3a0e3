/** The whole run: input/ to output/. What cannot be done is reported; everything else still is. */
import {join} from "node:path";
import {archiveKey, archiveOf} from "../archive.js";
import type {Config} from "../config.js";
import {hashFile, sweepUnfinished} from "../effects.js";
import {InputError} from "../error.js";
import {loadArchive} from "./archived.js";
import {drawSheets, planDrawing} from "./drawing.js";
import {gatherInputs, type Inputs} from "./inputs.js";
import {withLock} from "./lock.js";
import type {Progress} from "./progress.js";
import {type BuildResult, chosenNationals, chosenSheets, publish, quartersOf} from "./publish.js";
import {planReading, readEditions} from "./reading.js";

export interface BuildOptions {
  /** read and draw everything, whatever the manifest says */
  readonly force: boolean;
  /** remove editions and sheets whose PDF is no longer in input/ */
  readonly prune: boolean;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** @throws InputError when nothing can be done: no input folder, a slip in a template or a note */
export async function build(config: Config, options: BuildOptions): Promise<BuildResult> {
  const inputs = await gatherInputs(config);
  if (options.prune) refuseEmptyInput(config, inputs);
  const nothingToPrune = !options.prune || inputs.previous.outcome.gone.length === 0;
  if (!options.force && nothingToPrune && (await isUpToDate(config, inputs))) {
    const {outcome} = inputs.previous;
    return {outcome, drawn: 0, unchanged: outcome.regions};
  }
  return withLock(config.output, () => buildFrom(config, inputs, options));
}

async function buildFrom(config: Config, inputs: Inputs, options: BuildOptions): Promise<BuildResult> {
  await sweepUnfinished(config.output);
  const reading = await readEditions(config, inputs, options, options.progress);
  return publish(config, inputs, reading, {
    ...options,
    draw: (plan) => drawSheets(config, plan, inputs, options),
  });
}

/**
 * What a run would do, and why: a line for every PDF to read and every factsheet to draw. Writes nothing.
 * Factsheets of PDFs that are still to be read cannot be planned before they are read.
 *
 * @param only slugs to speak of; none means all
 */
export async function explainBuild(
  config: Config,
  force: boolean,
  only: readonly string[] = [],
): Promise<string[]> {
  const inputs = await gatherInputs(config);
  if (!force && (await isUpToDate(config, inputs))) return ["nothing to do: output is up to date"];
  const {editions} = await loadArchive(config.output);
  const reads = planReading(inputs, editions, force).tasks;
  const present = new Set(inputs.sources.map((source) => source.sha256));
  const gone = editions.filter(({source}) => !present.has(source.sha256)).map(archiveKey);
  const archive = archiveOf(editions, inputs.choices);
  const quarters = quartersOf(config, inputs, archive);
  const sheets = chosenSheets(config, inputs, archive, quarters);
  const nationals = chosenNationals(config, archive, quarters);
  const draws = (await planDrawing(config, inputs, [...sheets, ...nationals], force)).tasks;
  const about = (name: string) => only.length === 0 || only.some((slug) => name.includes(slug));
  return [
    ...reads.filter(({file}) => about(file)).map(({file, reason}) => `read ${file}: ${reason}`),
    ...draws.filter(({name}) => about(name)).map(({name, reason}) => `draw ${name}: ${reason}`),
    ...(reads.length > 0
      ? ["draw every factsheet whose figures, history or changes differ after reading"]
      : []),
    ...gone.filter(about).map((name) => `keep ${name}: its PDF is gone (--prune removes it)`),
    "compare, and write the change report and the index",
  ];
}

/** An input folder that was named wrongly must not empty the archive. */
function refuseEmptyInput(config: Config, {sources}: Inputs): void {
  if (sources.length > 0) return;
  throw new InputError("usage", "there are no PDFs here, so --prune would remove everything", {
    place: config.input,
    next: "name the folder that holds the PDFs with --input, or delete the output folder by hand",
  });
}

/** Whether the same run was done before and all its files are still as they were written. */
async function isUpToDate(config: Config, {key, previous}: Inputs): Promise<boolean> {
  if (previous.key !== key) return false;
  const hashes = await Promise.all(previous.files.map(({file}) => hashFile(join(config.output, file))));
  return previous.files.every(({sha256}, i) => hashes[i] === sha256);
}
