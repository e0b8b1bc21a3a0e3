/** Sheets, data and pages, drawn side by side: most often all sheets come out, so the pages are drawn as if they had. */
import {setImmediate} from "node:timers/promises";
import type {PageTemplates} from "../publication/templates/page-templates.js";
import {drawPages} from "../publication/web/pages.js";
import type {Config} from "../settings/config.js";
import {isLarge} from "../system/memory-thrift.js";
import type {DrawPlan} from "./draw/draw-plan.js";
import type {Drawn} from "./draw/draw-sheets.js";
import {namesOf, type OtherFiles, otherFilesOf} from "./other-files.js";
import type {Inputs} from "./plan/inputs.js";
import type {OutputRecord} from "./plan/manifest.js";
import type {PlannedOutput} from "./plan-output.js";
import type {Reading} from "./read/settle-archive.js";
import {writeData} from "./write-data.js";

export interface DrawnOutput {
  readonly drawing: Drawn;
  readonly data: readonly OutputRecord[];
  readonly others: OtherFiles;
  /** texts by path below output/, not written yet */
  readonly pages: Iterable<[string, string]>;
}

export interface DrawOutputOptions {
  readonly prune: boolean;
  readonly signal?: AbortSignal;
  /** gives the sheets of the plan their files; null leaves them for a later run */
  readonly draw: ((plan: DrawPlan) => Promise<Drawn>) | null;
}

/** @param templates of the pages: a slip in them is said when the pages are drawn, since the figures come first */
export async function drawOutput(
  config: Config,
  inputs: Inputs,
  reading: Reading,
  planned: PlannedOutput,
  templates: Promise<PageTemplates>,
  {prune, signal, draw}: DrawOutputOptions,
): Promise<DrawnOutput> {
  const {plan, comparison} = planned;
  const large = isLarge(reading.archive.size);
  const drawn = Promise.resolve(
    draw ? draw(plan) : {files: plan.kept, problems: [], failed: 0, failures: []},
  );
  // until the workers have given their memory back
  if (large) await drawn;
  const writing = writeData(config, inputs, reading, comparison.answers, signal);
  const otherFiles = otherFilesOf(config, inputs, reading, planned, prune);
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
  const others = otherFiles(namesOf(drawing.files), drawing.problems, data);
  const asExpected = drawing.problems.length === 0 && areSame(namesOf(drawing.files), expected);
  const known = asExpected ? await ahead : null;
  return {drawing, data, others, pages: known ?? drawPages(others.about, await templates)};
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

/** A slip in the templates is said once, and not of every sheet; and also when there is no sheet to draw. */
async function refuseSlips({templates}: Config): Promise<void> {
  const {loadTemplates} = await import("../publication/templates/templates.js");
  await loadTemplates(templates);
}

function areSame(names: readonly string[], expected: readonly string[]): boolean {
  const all = new Set(names);
  return all.size === new Set(expected).size && expected.every((name) => all.has(name));
}
