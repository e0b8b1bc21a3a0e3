/** Everything after reading: compare, draw, and write what is about all factsheets together. */
import {join} from "node:path";
import {setImmediate} from "node:timers/promises";
import {unusedNotes} from "../change/answers.js";
import {type Comparison, compareArchive} from "../change/compare.js";
import {describeNote, type Note} from "../change/notes.js";
import type {QuarterChanges} from "../change/region-changes.js";
import {type Archive, archiveKey, currentEditions, earlierVersions, periodsOf} from "../edition/archive.js";
import {isConcept, openFindings} from "../edition/concept.js";
import type {PlacedEdition} from "../edition/edition.js";
import type {NationalInput} from "../publication/models/national.js";
import type {SheetInput} from "../publication/sheet.js";
import {loadPageTemplates} from "../publication/templates/page-templates.js";
import {drawPages} from "../publication/web/pages.js";
import type {Config} from "../settings/config.js";
import {fieldsToFillIn} from "../settings/settings.js";
import {forFiles, removeFile, writeAtomically} from "../system/effects.js";
import {tellFault} from "../system/faults.js";
import {collectOften, isLarge} from "../system/memory-thrift.js";
import type {Severity} from "../vocabulary/finding.js";
import {hash} from "../vocabulary/hash.js";
import {isPeriod} from "../vocabulary/period.js";
import {byCodePoint} from "../vocabulary/spelling.js";
import {type DrawPlan, nationalInputs, planDrawing, sheetInputs} from "./draw/draw-sheets.js";
import {aroundSheets, namesOf} from "./other-files.js";
import type {Inputs, OwnWords, TemplateWords} from "./plan/inputs.js";
import {
  type Counts,
  type Manifest,
  manifestToJson,
  noCounts,
  type Outcome,
  type OutputRecord,
} from "./plan/manifest.js";
import type {Problem, Reading} from "./read/read-editions.js";
import {writeData} from "./write-data.js";

export interface BuildResult {
  readonly outcome: Outcome;
  /** factsheets drawn in this run, and those that were already as they should be */
  readonly drawn: number;
  readonly unchanged: number;
}

export interface PublishOptions {
  /** draw everything, whatever the manifest says */
  readonly force: boolean;
  /** remove sheets whose figures are no longer in the archive */
  readonly prune: boolean;
  /** ends it where nothing is half done */
  readonly signal?: AbortSignal;
  /** gives the sheets of the plan their files; null leaves them for a later run */
  readonly draw: ((plan: DrawPlan) => Promise<{files: OutputRecord[]; problems: Problem[]}>) | null;
}

export async function publish(
  config: Config,
  inputs: Inputs,
  reading: Reading,
  {force, prune, signal, draw}: PublishOptions,
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
  const drawn = Promise.resolve(draw ? draw(plan) : {files: plan.kept, problems: []});
  // until the workers have given their memory back
  if (large) await drawn;
  const writing = writeData(config, inputs, reading, answers, signal);
  const around = aroundSheets(config, inputs, reading, comparison, prune);
  // most often all sheets come out: the pages are drawn as if they had, while the last of them are
  const expected = draw ? plan.files : namesOf(plan.kept);
  const ahead = writing.then(async (data) => {
    return large ? null : drawAhead(drawPages(around(expected, [], data).about, await templates), signal);
  });
  // when one of them fails, the others are not left at work
  await Promise.allSettled([drawn, writing, ahead]);
  signal?.throwIfAborted();
  const [drawing, data] = await Promise.all([drawn, writing]);
  const isProven = drawing.files.length > 0 && drawing.problems.every(({code}) => code !== "not-drawn");
  if (!isProven) await refuseSlips(config);
  const {orphans, kept, problems, about} = around(namesOf(drawing.files), drawing.problems, data);
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
  const count = draw ? plan.tasks.length - drawing.problems.length : 0;
  return {outcome, drawn: count, unchanged: all.length - plan.tasks.length};
}

/** A slip in the templates is said once, and not of every sheet; and also when there is no sheet to draw. */
async function refuseSlips({templates}: Config): Promise<void> {
  const {loadTemplates} = await import("../publication/templates/templates.js");
  await loadTemplates(templates);
}

/** Who asked for one region is told of, and judged by, that region only. */
function ofChosenRegions({regions: chosen}: Config, quarters: readonly QuarterChanges[]): QuarterChanges[] {
  if (chosen.length === 0) return [...quarters];
  return quarters.map((quarter) => ({
    ...quarter,
    regions: quarter.regions.filter(({slug}) => chosen.includes(slug)),
  }));
}

/** The quarters that were chosen against earlier ones, and what is answered in any. */
export function comparisonOf(config: Config, words: OwnWords & TemplateWords, archive: Archive): Comparison {
  const periods = periodsOf(archive);
  const chosen = isPeriod(config.period)
    ? [config.period]
    : config.period === "all"
      ? periods
      : periods.slice(-1);
  const versions = earlierVersions(archive);
  return compareArchive(chosen, currentEditions(archive), {...words, versions, onFault: tellFault});
}

/** What the factsheets of the regions that were chosen are drawn from. */
export function chosenSheets(
  config: Config,
  inputs: Inputs,
  archive: Archive,
  quarters: readonly QuarterChanges[],
): SheetInput[] {
  return sheetInputs(archive, quarters, inputs.certificates).filter(({edition}) => isChosen(config, edition));
}

/** The national sheets; none when only some regions were chosen. */
export function chosenNationals(config: Config, archive: Archive, comparison: Comparison): NationalInput[] {
  return config.regions.length === 0 ? nationalInputs(archive, comparison) : [];
}

function isChosen(config: Config, edition: PlacedEdition): boolean {
  return config.regions.length === 0 || config.regions.includes(edition.region.slug);
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

/** Problems that will be the same next time, as long as the files are: a scan remains a scan. */
export function isSettled(problems: readonly Problem[]): boolean {
  return problems.every(({code}) => !["not-drawn", "timed-out", "unreadable", "invalid"].includes(code));
}

/** Whether the files that were read are those that the run found when it began. */
function isAsFound({records}: Reading, {sources}: Inputs): boolean {
  const read = new Map(records.map(({file, sha256}) => [file, sha256]));
  return sources.every(({file, sha256}) => read.get(file) === sha256);
}

export function outcomeOf(
  sheets: readonly SheetInput[],
  quarters: readonly QuarterChanges[],
  {
    nationals,
    unused,
    gone,
    toFillIn,
    errors,
  }: Pick<Outcome, "nationals" | "gone" | "toFillIn"> & {
    unused: readonly Note[];
    errors: readonly Problem[];
  },
): Outcome {
  const editions = sheets.map((sheet) => sheet.edition);
  const findings = sheets.flatMap(({edition, changes}) => [
    ...openFindings(edition, changes),
    ...edition.findings.filter(({severity}) => severity !== "error"),
  ]);
  const changes = quarters.flatMap(({regions}) => regions.flatMap((region) => region.changes));
  return {
    periods: [...new Set(editions.map((edition) => edition.period))].sort(),
    regions: editions.length,
    nationals,
    concepts: sheets
      .filter(({edition, changes}) => isConcept(edition, changes))
      .map(({edition}) => archiveKey(edition)),
    certificates: sheets.flatMap(({edition, vouchings = []}) =>
      vouchings.map(({by, date, valid}) => ({edition: archiveKey(edition), by, date, valid})),
    ),
    findings: countSeverities(findings),
    changes: countSeverities(changes.filter((change) => change.explanation === null)),
    unusedNotes: unused.map(describeNote),
    gone,
    toFillIn,
    errors: [...errors],
  };
}

function countSeverities(items: readonly {severity: Severity}[]): Counts {
  const counts = {...noCounts};
  for (const {severity} of items) counts[severity]++;
  return counts;
}

export async function writeManifest(config: Config, manifest: Manifest): Promise<void> {
  await writeAtomically(join(config.output, "manifest.json"), manifestToJson(manifest));
}
