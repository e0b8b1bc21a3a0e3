/** The whole run: input/ to output/. What cannot be done is reported; everything else still is. */
import {join} from "node:path";
import {
  type Archive,
  archiveKey,
  archiveOf,
  currentEditions,
  earlierVersions,
  periodsOf,
} from "../archive.js";
import type {QuarterChanges} from "../change/change.js";
import {compareQuarters} from "../change/compare.js";
import type {Config} from "../config.js";
import type {PlacedEdition} from "../edition.js";
import {hash, hashFile, removeFile, sweepUnfinished, writeAtomically} from "../effects.js";
import {InputError} from "../error.js";
import type {Severity} from "../finding.js";
import {isPeriod, type Period} from "../period.js";
import {drawPages, type PagesInput} from "../publication/pages.js";
import {loadTemplates} from "../publication/templates.js";
import {loadArchive} from "./archived.js";
import {writeData} from "./data.js";
import {drawSheets, planDrawing, sheetInputs} from "./drawing.js";
import {gatherInputs, type Inputs} from "./inputs.js";
import {withLock} from "./lock.js";
import {
  type Counts,
  type Manifest,
  manifestToJson,
  noCounts,
  type Outcome,
  type OutputRecord,
} from "./manifest.js";
import type {Progress} from "./progress.js";
import {type Problem, planReading, readEditions} from "./reading.js";

export interface BuildOptions {
  /** read and draw everything, whatever the manifest says */
  readonly force: boolean;
  /** remove editions and sheets whose PDF is no longer in input/ */
  readonly prune: boolean;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface BuildResult {
  readonly outcome: Outcome;
  /** factsheets drawn in this run, and those that were already as they should be */
  readonly drawn: number;
  readonly unchanged: number;
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
  const quarters = quartersOf(config, inputs, reading.archive);
  const sheets = sheetInputs(reading.archive, quarters).filter(({edition}) => isChosen(config, edition));
  const plan = await planDrawing(config, inputs, sheets, options.force);
  const [drawing, data] = await Promise.all([
    drawSheets(config, plan, inputs, options),
    writeData(config, inputs, reading.archive, reading.files),
  ]);
  const earlier = earlierSheets(inputs, reading.files, drawing.files);
  const orphans = earlier.filter(({file}) => isOrphan(file, reading.archive));
  if (options.prune) await Promise.all(orphans.map(({file}) => removeFile(join(config.output, file))));
  const kept = options.prune ? earlier.filter((record) => !orphans.includes(record)) : earlier;
  const sheetFiles = [...kept, ...drawing.files];
  const problems = [...inputs.unreadable.map(unreadableFile), ...reading.problems, ...drawing.problems];
  const pages = await writePages(config, {
    archive: reading.archive,
    quarters,
    files: [...sheetFiles, ...data].map((record) => record.file),
    unread: problems,
  });
  const outcome = outcomeOf(
    sheets.map((sheet) => sheet.edition),
    quarters,
    {gone: [...reading.gone, ...(options.prune ? [] : orphans.map(({file}) => file))], errors: problems},
  );
  await writeManifest(config, {
    tool: inputs.tool.name,
    key: problems.length === 0 || isSettled(problems) ? inputs.key : "",
    outcome,
    templates: inputs.templates,
    inputs: [...reading.records],
    files: [...reading.files, ...sheetFiles, ...data, ...pages].sort((a, b) => (a.file < b.file ? -1 : 1)),
  });
  const drawn = plan.tasks.length - drawing.problems.length;
  return {outcome, drawn, unchanged: sheets.length - plan.tasks.length};
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
  const sheets = sheetInputs(archive, quarters).filter(({edition}) => isChosen(config, edition));
  const draws = (await planDrawing(config, inputs, sheets, force)).tasks;
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

function quartersOf(config: Config, inputs: Inputs, archive: Archive): QuarterChanges[] {
  const periods = periodsOf(archive);
  const chosen = isPeriod(config.period)
    ? [config.period]
    : config.period === "all"
      ? periods
      : periods.slice(-1);
  const versions = earlierVersions(archive);
  return compareQuarters(chosen, currentEditions(archive), {...inputs, versions});
}

function isChosen(config: Config, edition: PlacedEdition): boolean {
  return config.regions.length === 0 || config.regions.includes(edition.region.slug);
}

/** Sheets of other quarters, regions and formats that an earlier run drew: they stay. */
function earlierSheets(inputs: Inputs, ...made: (readonly OutputRecord[])[]): OutputRecord[] {
  const now = new Set(made.flat().map((record) => record.file));
  return inputs.previous.files.filter(
    ({file}) => /^\d{4}-Q\d\/[^/]+\.(pdf|html|csv|xlsx|json)$/.test(file) && !now.has(file),
  );
}

/** Whether the figures of a sheet are no longer in the archive; the national sheet goes with its whole quarter. */
function isOrphan(file: string, archive: Archive): boolean {
  const key = file.replace(/\.\w+$/, "");
  if (archive.has(key)) return false;
  return !key.endsWith("/landelijk") || !periodsOf(archive).includes(key.slice(0, 7) as Period);
}

async function writePages(config: Config, input: PagesInput): Promise<OutputRecord[]> {
  const pages = drawPages(input, await loadTemplates(config.templates));
  return Promise.all(
    [...pages].map(async ([file, text]) => {
      await writeAtomically(join(config.output, file), text);
      return {file, sha256: hash(text), key: {}};
    }),
  );
}

function unreadableFile(file: string): Problem {
  return {file, code: "unreadable", message: "it could not be opened"};
}

/** Problems that will be the same next time, as long as the files are: a scan remains a scan. */
function isSettled(problems: readonly Problem[]): boolean {
  return problems.every(({code}) => !["not-drawn", "timed-out", "unreadable", "invalid"].includes(code));
}

function outcomeOf(
  editions: readonly PlacedEdition[],
  quarters: readonly QuarterChanges[],
  {gone, errors}: {gone: readonly string[]; errors: readonly Problem[]},
): Outcome {
  const findings = editions.flatMap((edition) => edition.findings);
  const changes = quarters.flatMap(({regions}) => regions.flatMap((region) => region.changes));
  return {
    periods: [...new Set(editions.map((edition) => edition.period))],
    regions: editions.length,
    concepts: editions
      .filter((edition) => edition.findings.some((finding) => finding.severity === "error"))
      .map((edition) => `${edition.period}/${edition.region.slug}`),
    findings: countSeverities(findings),
    changes: countSeverities(changes.filter((change) => change.explanation === null)),
    gone: [...gone],
    errors: [...errors],
  };
}

function countSeverities(items: readonly {severity: Severity}[]): Counts {
  const counts = {...noCounts};
  for (const {severity} of items) counts[severity]++;
  return counts;
}

async function writeManifest(config: Config, manifest: Manifest): Promise<void> {
  await writeAtomically(join(config.output, "manifest.json"), manifestToJson(manifest));
}
