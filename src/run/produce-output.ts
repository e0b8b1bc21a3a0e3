/** All of output/ besides the archive: what was read is compared, drawn, and written. */
import {join} from "node:path";
import {setImmediate} from "node:timers/promises";
import {unusedNotes} from "../change/answers.js";
import {periodsOf} from "../edition/archive.js";
import {loadPageTemplates} from "../publication/templates/page-templates.js";
import {drawPages} from "../publication/web/pages.js";
import type {Config} from "../settings/config.js";
import {fieldsToFillIn} from "../settings/settings.js";
import {writeAtomically} from "../system/atomic-write.js";
import {forFiles, removeFile} from "../system/effects.js";
import {collectOften, isLarge} from "../system/memory-thrift.js";
import {hash} from "../vocabulary/hash.js";
import {byCodePoint} from "../vocabulary/spelling.js";
import {type DrawPlan, planDrawing} from "./draw/draw-plan.js";
import type {Drawn} from "./draw/draw-sheets.js";
import {chosenNationals, chosenSheets, comparisonOf} from "./draw/sheet-inputs.js";
import {namesOf, otherFilesOf} from "./other-files.js";
import {isSettled, ofChosenRegions, outcomeOf} from "./outcome.js";
import type {Inputs} from "./plan/inputs.js";
import {type Manifest, manifestToJson, type Outcome, type OutputRecord} from "./plan/manifest.js";
import type {Reading} from "./read/settle-archive.js";
import {writeData} from "./write-data.js";

export interface BuildResult {
  readonly outcome: Outcome;
  /** factsheets drawn in this run, and those that were already as they should be */
  readonly drawn: number;
  /** factsheets that could not be drawn */
  readonly failed: number;
  readonly unchanged: number;
}

export interface OutputOptions {
  /** draw everything, whatever the manifest says */
  readonly force: boolean;
  /** remove sheets whose figures are no longer in the archive */
  readonly prune: boolean;
  /** ends it where nothing is half done */
  readonly signal?: AbortSignal;
  /** gives the sheets of the plan their files; null leaves them for a later run */
  readonly draw: ((plan: DrawPlan) => Promise<Drawn>) | null;
}

/** Compares and draws what was read, and writes what is about all factsheets together. */
export async function produceOutput(
  config: Config,
  inputs: Inputs,
  reading: Reading,
  {force, prune, signal, draw}: OutputOptions,
): Promise<BuildResult> {
  signal?.throwIfAborted();
  const templates = loadPageTemplates(config.templates, inputs);
  // a slip in them is said when the pages are drawn: the figures come first
  templates.catch(() => undefined);
  const large = isLarge(reading.archive.size);
  if (large) collectOften();
  const comparison = comparisonOf(config, inputs, reading.archive);
  const {quarters, answers} = comparison;
  const sheets = chosenSheets(config, inputs, reading.archive, quarters);
  const all = [...sheets, ...chosenNationals(config, reading.archive, comparison)];
  const plan = await planDrawing(config, inputs, all, force, reading.files);
  signal?.throwIfAborted();
  const drawn = Promise.resolve(draw ? draw(plan) : {files: plan.kept, problems: [], failed: 0});
  // until the workers have given their memory back
  if (large) await drawn;
  const writing = writeData(config, inputs, reading, answers, signal);
  const otherFiles = otherFilesOf(config, inputs, reading, comparison, prune);
  // most often all sheets come out: the pages are drawn as if they had, while the last of them are
  const expected = draw ? plan.files : namesOf(plan.kept);
  const ahead = writing.then(async (data) => {
    return large ? null : drawAhead(drawPages(otherFiles(expected, [], data).about, await templates), signal);
  });
  // when one of them fails, the others are not left at work
  await Promise.allSettled([drawn, writing, ahead]);
  signal?.throwIfAborted();
  const [drawing, data] = await Promise.all([drawn, writing]);
  const isProven = drawing.files.length > 0 && drawing.problems.every(({code}) => code !== "not-drawn");
  if (!isProven) await refuseSlips(config);
  const {orphans, kept, problems, about} = otherFiles(namesOf(drawing.files), drawing.problems, data);
  if (prune) await forFiles(orphans, ({file}) => removeFile(join(config.output, file)));
  const asExpected = drawing.problems.length === 0 && areSame(namesOf(drawing.files), expected);
  const known = asExpected ? await ahead : null;
  const pages = await writePages(config, known ?? drawPages(about, await templates));
  const {settings} = await templates;
  const periods = new Set<string>(periodsOf(reading.archive));
  const outcome = outcomeOf(sheets, ofChosenRegions(config, quarters), {
    nationals: all.length - sheets.length,
    unused: [
      ...unusedNotes(inputs.notes, quarters),
      ...inputs.notes.filter(({period}) => !periods.has(period)),
    ],
    gone: [...reading.gone, ...(prune ? [] : orphans.map(({file}) => file))],
    toFillIn: fieldsToFillIn(settings),
    errors: problems,
  });
  await writeManifest(config, {
    tool: inputs.tool.name,
    key: draw && isSettled(problems) && isAsFound(reading, inputs) ? inputs.key : "",
    outcome,
    templates: inputs.templates,
    inputs: [...reading.records],
    files: eachOnce([...reading.files, ...kept, ...drawing.files, ...data, ...pages]),
  });
  const {failed} = drawing;
  const count = draw ? plan.tasks.length - failed : 0;
  return {outcome, drawn: count, failed, unchanged: all.length - plan.tasks.length};
}

/** A slip in the templates is said once, and not of every sheet; and also when there is no sheet to draw. */
async function refuseSlips({templates}: Config): Promise<void> {
  const {loadTemplates} = await import("../publication/templates/templates.js");
  await loadTemplates(templates);
}

/** One page after the other: between them the run goes on with what else there is, or ends. */
async function drawAhead(pages: Iterable<[string, string]>, signal?: AbortSignal) {
  const drawn: [string, string][] = [];
  for (const page of pages) {
    drawn.push(page);
    await setImmediate();
    signal?.throwIfAborted();
  }
  return drawn;
}

function areSame(names: readonly string[], expected: readonly string[]): boolean {
  const all = new Set(names);
  return all.size === new Set(expected).size && expected.every((name) => all.has(name));
}

/** @param pages texts by path below output/ */
async function writePages(config: Config, pages: Iterable<[string, string]>): Promise<OutputRecord[]> {
  const records: OutputRecord[] = [];
  for (const [file, text] of pages) {
    await writeAtomically(join(config.output, file), text);
    records.push({file, sha256: hash(text), key: {}});
  }
  return records;
}

/** By name; of a file that was made again, as it is now. */
function eachOnce(records: readonly OutputRecord[]): OutputRecord[] {
  const byFile = new Map(records.map((record) => [record.file, record]));
  return [...byFile.values()].sort((a, b) => byCodePoint(a.file, b.file));
}

/** Whether the files that were read are those that the run found when it began. */
function isAsFound({records}: Reading, {sources}: Inputs): boolean {
  const read = new Map(records.map(({file, sha256}) => [file, sha256]));
  return sources.every(({file, sha256}) => read.get(file) === sha256);
}

export async function writeManifest(config: Config, manifest: Manifest): Promise<void> {
  await writeAtomically(join(config.output, "manifest.json"), manifestToJson(manifest));
}
