/** What a run would do, and why (--dry-run, --explain). Writes nothing. */
import {archiveKey} from "../archive.js";
import type {Config} from "../config.js";
import {loadArchive} from "./archived.js";
import {planDrawing} from "./drawing.js";
import {understand} from "./inputs.js";
import {chosenNationals, chosenSheets, comparisonOf} from "./publish.js";
import {finishArchive, planReading} from "./reading.js";
import {doneBefore, takeStock} from "./stock.js";

/**
 * A line for every PDF to read and every factsheet to draw, each with its reason.
 * Factsheets of PDFs that are still to be read cannot be planned before they are read.
 *
 * @param only slugs to speak of; none means all
 */
export async function explainBuild(
  config: Config,
  force: boolean,
  only: readonly string[] = [],
): Promise<string[]> {
  const stock = await takeStock(config);
  if (!force && (await doneBefore(config, stock))) return ["nothing to do: output is up to date"];
  const inputs = await understand(config, stock);
  const archived = await loadArchive(config.output, inputs.previous);
  const {editions} = archived;
  const reads = planReading(inputs, archived, force ? "all" : "due").tasks;
  const present = new Set(inputs.sources.map((source) => source.sha256));
  const gone = editions.filter(({source}) => !present.has(source.sha256)).map(archiveKey);
  const archive = finishArchive(editions, inputs);
  const comparison = comparisonOf(config, inputs, archive);
  const sheets = chosenSheets(config, inputs, archive, comparison.quarters);
  const nationals = chosenNationals(config, archive, comparison);
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
