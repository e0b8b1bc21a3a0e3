/** What is to be drawn of what was read: the sheets that were asked for, and all in output/ that are older than their figures. */
import type {Config} from "../settings/config.js";
import {type DrawPlan, planDrawing} from "./draw/draw-plan.js";
import {drawsOthers, type SheetsOfRun, sheetsOfRun} from "./draw/sheet-inputs.js";
import type {Inputs} from "./plan/inputs.js";
import type {Reading} from "./read/settle-archive.js";

export interface PlannedOutput extends SheetsOfRun {
  /** what this run draws, and what it leaves as it is */
  readonly plan: DrawPlan;
  /** the same of the sheets that were asked for only */
  readonly asked: DrawPlan;
  /** sheets of other quarters that are drawn anew: "2023-Q1/zeeland" */
  readonly redrawn: readonly string[];
  /** sheets in output/ that are older than their figures, and that this run may not draw */
  readonly stale: readonly string[];
}

/** @param draws whether sheets are drawn at all; else those that are stale are only named */
export async function planOutput(
  config: Config,
  inputs: Inputs,
  {archive, files: archived}: Reading,
  {force, draws}: {readonly force: boolean; readonly draws: boolean},
): Promise<PlannedOutput> {
  const run = sheetsOfRun(config, inputs, archive);
  const asked = await planDrawing(config, inputs, [...run.sheets, ...run.nationals], {force, archived});
  const others = await planDrawing(config, inputs, run.others, {force: false, archived, isAsked: false});
  if (draws && drawsOthers(config)) {
    const redrawn = others.tasks.map(({name}) => name);
    return {...run, asked, plan: joined(asked, others), redrawn, stale: []};
  }
  const stale = others.tasks.filter((task) => task.isStale).map(({name}) => name);
  return {...run, asked, plan: asked, redrawn: [], stale};
}

function joined(a: DrawPlan, b: DrawPlan): DrawPlan {
  return {
    tasks: [...a.tasks, ...b.tasks],
    kept: [...a.kept, ...b.kept],
    files: [...a.files, ...b.files],
  };
}
