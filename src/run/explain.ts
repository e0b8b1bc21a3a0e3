/** What a run would do, and why (--dry-run, --explain). Writes nothing. */

import {archiveKey} from "../edition/archive.js";
import type {PlacedEdition} from "../edition/edition.js";
import {finishArchive} from "../edition/finish-archive.js";
import type {Config} from "../settings/config.js";
import {shownName} from "../vocabulary/shown.js";
import {refuseEmptyInput} from "./build.js";
import type {BuildOptions} from "./build-options.js";
import {planDrawing} from "./draw/draw-plan.js";
import {drawsOthers, sheetsOfRun} from "./draw/sheet-inputs.js";
import {understand} from "./plan/inputs.js";
import {takeInventory, upToDate} from "./plan/inventory.js";
import {loadArchive} from "./plan/stored-archive.js";
import {planReading} from "./read/read-plan.js";
import {editionsToKeep} from "./read/settle-archive.js";

/**
 * A line for every PDF to read and every factsheet to draw, each with its reason.
 * Factsheets of PDFs that are still to be read cannot be planned before they are read.
 *
 * @param only slugs to speak of; none means all
 */
export async function explainBuild(
  config: Config,
  {force, prune}: Pick<BuildOptions, "force" | "prune">,
  only: readonly string[] = [],
): Promise<string[]> {
  const inventory = await takeInventory(config);
  if (prune) refuseEmptyInput(config, inventory);
  const about = (name: string) => only.length === 0 || only.some((slug) => name.includes(slug));
  const toKeep = (name: string) => `keep ${name}: its PDF is gone (--prune removes it)`;
  const done = await upToDate(config, inventory, {force, prune});
  const passedBy = inventory.notRead.map(
    ({file, reason, next}) => `not read ${shownName(file)}: ${reason}; ${next}`,
  );
  if (done) {
    const kept = done.outcome.gone.filter(about).map(toKeep);
    return ["nothing to do: output is up to date", ...passedBy.filter(about), ...kept];
  }
  const inputs = await understand(config, inventory);
  const archived = await loadArchive(config.output, inputs.previous);
  const editions = editionsToKeep(archived.editions, inputs, prune);
  const reads = planReading(inputs, archived, force ? "all" : "due").tasks;
  const present = new Set(inputs.sources.map((source) => source.sha256));
  const isGone = ({source}: PlacedEdition) => !present.has(source.sha256);
  const gone = editionsToKeep(archived.editions, inputs, false).filter(isGone).map(archiveKey);
  const archive = finishArchive(editions, inputs, present);
  const {sheets, nationals, others} = sheetsOfRun(config, inputs, archive);
  const asked = await planDrawing(config, inputs, [...sheets, ...nationals], {force});
  const older = await planDrawing(config, inputs, others, {force: false, isAsked: false});
  const draws = drawsOthers(config) ? [...asked.tasks, ...older.tasks] : asked.tasks;
  return [
    ...reads.filter(({file}) => about(file)).map(({file, reason}) => `read ${shownName(file)}: ${reason}`),
    ...passedBy.filter(about),
    ...draws.filter(({name}) => about(name)).map(({name, reason}) => `draw ${name}: ${reason}`),
    ...(reads.length > 0
      ? ["draw every factsheet whose figures, history or changes differ after reading"]
      : []),
    ...gone.filter(about).map((name) => (prune ? `remove ${name}: its PDF is gone` : toKeep(name))),
    "compare, and write the change report and the index",
  ];
}
