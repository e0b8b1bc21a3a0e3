/** The quarter as the last run left it: for commands that read no PDF themselves. */
import {join} from "node:path";
import {type Comparison, compareArchive} from "../change/compare.js";
import {type Archive, currentEditions, earlierVersions, periodsOf} from "../edition/archive.js";
import {checklistOf} from "../quarter/checklist.js";
import type {Checklist} from "../quarter/checklist-schema.js";
import {quarterInHand} from "../quarter/in-hand.js";
import type {QuarterFacts} from "../quarter/quarter-facts.js";
import type {Config} from "../settings/config.js";
import {tellFault} from "../system/faults.js";
import {InputError} from "../vocabulary/error.js";
import {isPeriod, type Period} from "../vocabulary/period.js";
import {nameOfSheet} from "./draw/sheet-inputs.js";
import {inputFactsOf} from "./plan/input-facts.js";
import {gatherInputs, type Inputs} from "./plan/inputs.js";
import type {Manifest} from "./plan/manifest.js";
import {loadFinishedArchive} from "./plan/stored-archive.js";

export interface LoadedQuarters extends Comparison {
  readonly inputs: Inputs;
  readonly archive: Archive;
  readonly facts: QuarterFacts;
  /** of the quarters that were asked for, oldest first */
  readonly checklists: readonly Checklist[];
}

/**
 * Corrections and answers count as they are written now, whether or not a run has seen them.
 *
 * @throws InputError when nothing has been read yet, or something that a person wrote has a slip
 */
export async function loadQuarters(config: Config): Promise<LoadedQuarters> {
  const inputs = await gatherInputs(config);
  const archive = await loadFinishedArchive(config.output, inputs);
  const inHand = quarterInHand(archive)?.period ?? null;
  const periods = askedFor(config, archive, inHand);
  const versions = earlierVersions(archive);
  const options = {...inputs, versions, onFault: tellFault};
  const comparison = compareArchive(periods, currentEditions(archive), options);
  const {certificates, publications, previous} = inputs;
  const facts = {
    ...{archive, answers: comparison.answers, certificates, publications},
    inputs: inputFactsOf(inputs, previous.inputs, inHand),
    drawn: drawnThen(previous),
    needsCertificates: inputs.settings.requireCertificates,
  };
  const checklists = periods.map((period) => checklistOf(period, facts, inputs.wording));
  return {...comparison, inputs, archive, facts, checklists};
}

function askedFor({period, output}: Config, archive: Archive, inHand: Period | null): readonly Period[] {
  if (isPeriod(period)) return [period];
  if (inHand !== null) return period === "all" ? periodsOf(archive) : [inHand];
  throw new InputError("unreadable", "no editions have been read yet", {
    place: join(output, "editions"),
    next: "run factsheet build first, or name its output folder with --output",
  });
}

/** The sheets that the last run left as they should be. */
function drawnThen({files, outcome}: Manifest): ReadonlySet<string> {
  const sheets = files.flatMap(({file}) => nameOfSheet(file) ?? []);
  return new Set(sheets.filter((name) => !outcome.stale.includes(name)));
}
