/** The whole run: input/ to output/. What cannot be done is reported; everything else still is. */
import {join} from "node:path";
import {currentEditions, periodsOf} from "../archive.js";
import type {QuarterChanges} from "../change/change.js";
import {compareQuarter} from "../change/compare.js";
import type {Config} from "../config.js";
import type {PlacedEdition} from "../edition.js";
import {hash, hashFile, sweepUnfinished, writeAtomically} from "../effects.js";
import type {Severity} from "../finding.js";
import {isPeriod, type Period} from "../period.js";
import {drawPages} from "../publication/pages.js";
import {loadTemplates} from "../publication/templates.js";
import {drawSheets, planDrawing, sheetInputs} from "./drawing.js";
import {gatherInputs, type Inputs} from "./inputs.js";
import {
  type Counts,
  type Manifest,
  manifestToJson,
  noCounts,
  type Outcome,
  type OutputRecord,
} from "./manifest.js";
import type {Progress} from "./progress.js";
import {type Problem, planReading, type Reading, readEditions} from "./reading.js";

export interface BuildOptions {
  /** read and draw everything, whatever the manifest says */
  readonly force: boolean;
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
  if (!options.force && (await isUpToDate(config, inputs))) {
    const {outcome} = inputs.previous;
    return {outcome, drawn: 0, unchanged: outcome.regions};
  }
  await sweepUnfinished(config.output);
  const reading = await readEditions(config, inputs, options, options.progress);
  const quarters = compareQuarters(config, inputs, reading);
  const sheets = sheetInputs(reading.archive, quarters).filter(({edition}) => isChosen(config, edition));
  const plan = await planDrawing(config, inputs, sheets, options.force);
  const drawing = await drawSheets(config, plan, options.progress, options.signal);
  const sheetFiles = [...earlierSheets(inputs, reading.files, drawing.files), ...drawing.files];
  const pages = await writePages(config, reading, quarters, sheetFiles);
  const problems = [...inputs.unreadable.map(unreadableFile), ...reading.problems, ...drawing.problems];
  const outcome = outcomeOf(
    sheets.map((sheet) => sheet.edition),
    quarters,
    problems,
  );
  await writeManifest(config, {
    tool: inputs.tool.name,
    key: problems.length === 0 || isSettled(problems) ? inputs.key : "",
    outcome,
    inputs: [...reading.records],
    files: [...reading.files, ...sheetFiles, ...pages].sort((a, b) => (a.file < b.file ? -1 : 1)),
  });
  const drawn = plan.tasks.length - drawing.problems.length;
  return {outcome, drawn, unchanged: sheets.length - plan.tasks.length};
}

/** What a run would do, and why: a line for every PDF to read. Writes nothing. */
export async function explainBuild(config: Config, force: boolean): Promise<string[]> {
  const inputs = await gatherInputs(config);
  if (!force && (await isUpToDate(config, inputs))) return ["nothing: output is up to date"];
  const {tasks} = planReading(inputs, [], force);
  return tasks.map(({file, reason}) => `read ${file}: ${reason}`);
}

/** Whether the same run was done before and all its files are still as they were written. */
async function isUpToDate(config: Config, {key, previous}: Inputs): Promise<boolean> {
  if (previous.key !== key) return false;
  const hashes = await Promise.all(previous.files.map(({file}) => hashFile(join(config.output, file))));
  return previous.files.every(({sha256}, i) => hashes[i] === sha256);
}

function compareQuarters(config: Config, inputs: Inputs, {archive}: Reading): QuarterChanges[] {
  const periods = periodsOf(archive);
  const chosen = isPeriod(config.period)
    ? [config.period]
    : config.period === "all"
      ? periods
      : periods.slice(-1);
  const editions = currentEditions(archive);
  return chosen.flatMap((period: Period) => compareQuarter(period, editions, inputs));
}

function isChosen(config: Config, edition: PlacedEdition): boolean {
  return config.regions.length === 0 || config.regions.includes(edition.region.slug);
}

/** Sheets of other quarters, regions and formats that an earlier run drew: they stay. */
function earlierSheets(inputs: Inputs, ...made: (readonly OutputRecord[])[]): OutputRecord[] {
  const now = new Set(made.flat().map((record) => record.file));
  return inputs.previous.files.filter(
    ({file}) => /^\d{4}-Q\d\/[^/]+\.(pdf|html|csv|json)$/.test(file) && !now.has(file),
  );
}

async function writePages(
  config: Config,
  {archive}: Reading,
  quarters: readonly QuarterChanges[],
  sheetFiles: readonly OutputRecord[],
): Promise<OutputRecord[]> {
  const templates = await loadTemplates(config.templates);
  const pages = drawPages({archive, quarters, files: sheetFiles.map((record) => record.file)}, templates);
  return Promise.all(
    [...pages].map(async ([file, text]) => {
      await writeAtomically(join(config.output, file), text);
      return {file, sha256: hash(text), key: ""};
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
  errors: readonly Problem[],
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
