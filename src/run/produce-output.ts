/** All of output/ besides the archive: what was read is compared and planned, drawn, and finished with pages and manifest. */
import {join} from "node:path";
import {loadPageTemplates} from "../publication/templates/page-templates.js";
import type {Config} from "../settings/config.js";
import {fieldsToFillIn} from "../settings/settings.js";
import {writeAtomically} from "../system/atomic-write.js";
import {forFiles, removeFile} from "../system/effects.js";
import {collectOften, isLarge} from "../system/memory-thrift.js";
import {hash} from "../vocabulary/hash.js";
import {byCodePoint} from "../vocabulary/spelling.js";
import {type DrawnOutput, type DrawOutputOptions, drawOutput} from "./draw-output.js";
import {isSettled, outcomeOf} from "./outcome.js";
import type {Inputs} from "./plan/inputs.js";
import {type Manifest, manifestToJson, type Outcome, type OutputRecord} from "./plan/manifest.js";
import {type PlannedOutput, planOutput} from "./plan-output.js";
import type {Reading} from "./read/settle-archive.js";

export interface BuildResult {
  readonly outcome: Outcome;
  /** factsheets drawn in this run, and those that were already as they should be */
  readonly drawn: number;
  /** factsheets that could not be drawn */
  readonly failed: number;
  readonly unchanged: number;
  /** sheets of other quarters that this run drew anew, since their figures, history or answers changed */
  readonly redrawn: readonly string[];
}

export interface OutputOptions extends DrawOutputOptions {
  /** draw everything, whatever the manifest says */
  readonly force: boolean;
}

/** Compares and draws what was read, and writes what is about all factsheets together. */
export async function produceOutput(
  config: Config,
  inputs: Inputs,
  reading: Reading,
  options: OutputOptions,
): Promise<BuildResult> {
  const {signal, draw, force} = options;
  signal?.throwIfAborted();
  const templates = loadPageTemplates(config.templates, inputs);
  // said when the pages are drawn
  templates.catch(() => undefined);
  if (isLarge(reading.archive.size)) collectOften();
  const planned = await planOutput(config, inputs, reading, {force, draws: draw !== null});
  signal?.throwIfAborted();
  const drawn = await drawOutput(config, inputs, reading, planned, templates, options);
  if (options.prune) await forFiles(drawn.others.orphans, ({file}) => removeFile(join(config.output, file)));
  const pages = await writePages(config, drawn.pages);
  const {settings} = await templates;
  const outcome = outcomeOf(config, planned, drawn.others, {
    gone: [...reading.gone, ...(options.prune ? [] : drawn.others.orphans.map(({file}) => file))],
    toFillIn: fieldsToFillIn(settings),
    notes: inputs.notes,
  });
  const isDone = draw !== null && isSettled(outcome.errors) && isAsFound(reading, inputs);
  await writeManifest(config, {
    tool: inputs.tool.name,
    key: isDone ? inputs.key : "",
    outcome,
    templates: inputs.templates,
    inputs: [...reading.records],
    files: filesOf(reading, drawn, pages),
  });
  return resultOf(outcome, planned, drawn, draw !== null);
}

function resultOf(
  outcome: Outcome,
  {asked, redrawn, sheets, nationals}: PlannedOutput,
  {drawing: {failed, failures}}: DrawnOutput,
  draws: boolean,
): BuildResult {
  const isDrawn = (name: string) => !failures.includes(name);
  return {
    outcome,
    drawn: draws ? asked.tasks.filter(({name}) => isDrawn(name)).length : 0,
    failed,
    unchanged: sheets.length + nationals.length - asked.tasks.length,
    redrawn: redrawn.filter(isDrawn),
  };
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
function filesOf(
  {files}: Reading,
  {others, drawing, data}: DrawnOutput,
  pages: readonly OutputRecord[],
): OutputRecord[] {
  const records = [...files, ...others.kept, ...drawing.files, ...data, ...pages];
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
