/** What there is besides the sheets of a run: files of earlier runs, problems, and what the pages tell of all of it. */

import {type Archive, periodsOf} from "../edition/archive.js";
import type {PagesInput} from "../publication/web/pages.js";
import {checklistOf} from "../quarter/checklist.js";
import type {Checklist} from "../quarter/checklist-schema.js";
import {quarterInHand} from "../quarter/in-hand.js";
import type {Config} from "../settings/config.js";
import {adviceOf, type InputError} from "../vocabulary/error.js";
import {isPeriod} from "../vocabulary/period.js";
import {nameOfSheet} from "./draw/sheet-inputs.js";
import {inputFactsOf} from "./plan/input-facts.js";
import type {Inputs} from "./plan/inputs.js";
import type {Unreadable} from "./plan/inventory.js";
import type {OutputRecord} from "./plan/manifest.js";
import type {PlannedOutput} from "./plan-output.js";
import type {Problem} from "./problem.js";
import type {Reading} from "./read/settle-archive.js";

export interface OtherFiles {
  /** sheets of earlier runs whose figures are no longer in the archive */
  readonly orphans: readonly OutputRecord[];
  /** sheets of earlier runs that stay */
  readonly kept: readonly OutputRecord[];
  /** of the whole run */
  readonly problems: readonly Problem[];
  /** of every quarter that was compared, oldest first */
  readonly checklists: readonly Checklist[];
  readonly about: PagesInput;
}

/**
 * @param prune orphans do not stay
 * @returns what there is besides these sheets, once they are drawn
 */
export function otherFilesOf(
  config: Config,
  inputs: Inputs,
  {archive, files, records, problems: ofReading}: Reading,
  {comparison: {quarters, answers}, stale}: PlannedOutput,
  prune: boolean,
): (
  sheetFiles: readonly string[],
  notDrawn: readonly Problem[],
  data: readonly OutputRecord[],
) => OtherFiles {
  const periods = new Set<string>(periodsOf(archive));
  const {notes, certificates, publications, wording} = inputs;
  const inHand = quarterInHand(archive)?.period ?? null;
  const facts = {
    ...{archive, answers, certificates, publications},
    needsCertificates: inputs.settings.requireCertificates,
    inputs: inputFactsOf(inputs, records, inHand),
  };
  const compared = [...new Set(quarters.map(({period}) => period))].sort();
  return (sheetFiles, notDrawn, data) => {
    const earlier = earlierSheets(inputs, [...namesOf(files), ...sheetFiles]);
    const orphans = earlier.filter(({file}) => isOrphan(file, archive, periods));
    const kept = prune ? earlier.filter((record) => !orphans.includes(record)) : earlier;
    const problems = [
      ...inputs.unreadable.map(unreadableFile),
      ...inputs.notRead.map(fileNotRead),
      ...missingQuarter(config, [...periods]),
      ...ofReading,
      ...notDrawn,
      ...inputs.wording.gaps().map(gapInSentences),
    ];
    const all = [...namesOf(kept), ...sheetFiles, ...namesOf(data)];
    const drawn = new Set(all.flatMap((file) => nameOfSheet(file) ?? []));
    for (const name of stale) drawn.delete(name);
    const checklists = compared.map((period) => checklistOf(period, {...facts, drawn}, wording));
    const own = {notes, certificates, publications};
    const about = {archive, quarters, answers, files: all, unread: problems, ...own, checklists};
    return {orphans, kept, problems, checklists, about};
  };
}

export function namesOf(records: readonly OutputRecord[]): string[] {
  return records.map(({file}) => file);
}

/** Sheets of other quarters, regions and formats that an earlier run drew: they stay. */
function earlierSheets(inputs: Inputs, made: readonly string[]): OutputRecord[] {
  const now = new Set(made);
  return inputs.previous.files.filter(
    ({file}) => /^\d{4}-Q\d\/(review\/)?[^/]+\.(pdf|html|csv|xlsx|json)$/.test(file) && !now.has(file),
  );
}

/** Whether the figures of a sheet are no longer in the archive; what is about a whole quarter goes with the quarter. */
function isOrphan(file: string, archive: Archive, periods: ReadonlySet<string>): boolean {
  const key = file.replace("/review/", "/").replace(/\.\w+$/, "");
  if (archive.has(key)) return false;
  return !/\/(?:landelijk|changes)$/.test(key) || !periods.has(key.slice(0, 7));
}

/** The quarter that was asked for, when there is no edition of it. */
function missingQuarter({period}: Config, periods: readonly string[]): Problem[] {
  if (!isPeriod(period) || periods.includes(period)) return [];
  const next =
    periods.length === 0 ? "put its PDFs in the input folder" : `choose one of ${periods.join(", ")}`;
  const message = `there is no edition of this quarter\n  try    ${next}`;
  return [{file: period, code: "no-such-quarter", message}];
}

/** What it should have put into words was written without a sentence. */
function gapInSentences(gap: InputError): Problem {
  return {file: gap.details.place ?? "", code: gap.code, message: adviceOf(gap)};
}

function unreadableFile({file, reason, next}: Unreadable): Problem {
  return {file, code: "unreadable", message: `${reason}\n  try    ${next}, and run again`};
}

function fileNotRead({file, reason, next}: Unreadable): Problem {
  return {file, code: "not-read", message: `${reason}\n  try    ${next}`};
}
