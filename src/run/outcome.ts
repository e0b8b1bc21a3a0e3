/** What a run has to say when it ends, and the next one again when there is nothing to do. */
import {unusedElsewhere, unusedNotes} from "../change/answers.js";
import {describeNote, type Note} from "../change/notes.js";
import {archiveKey} from "../edition/archive.js";
import {
  type Answers,
  type AnswersByEdition,
  isConcept,
  openErrors,
  openWarnings,
} from "../edition/concept.js";
import type {Checklist} from "../quarter/checklist-schema.js";
import type {Config} from "../settings/config.js";
import {netherlands} from "../vocabulary/region.js";
import type {OtherFiles} from "./other-files.js";
import type {Outcome} from "./plan/manifest.js";
import type {PlannedOutput} from "./plan-output.js";
import type {Problem} from "./problem.js";

export function outcomeOf(
  config: Config,
  {periods, sheets, nationals, comparison, stale}: PlannedOutput,
  {checklists, problems}: Pick<OtherFiles, "checklists" | "problems">,
  {gone, toFillIn, notes}: Pick<Outcome, "gone" | "toFillIn"> & {notes: readonly Note[]},
): Outcome {
  const compared = new Set<string>(comparison.quarters.map(({period}) => period));
  const asked = checklists
    .filter(({period}) => periods.includes(period))
    .map((checklist) => ofChosenRegions(config, checklist));
  const unused = [
    ...unusedNotes(notes, comparison.quarters),
    ...unusedElsewhere(notes, compared, comparison.answers),
  ];
  return {
    periods: [...periods],
    regions: sheets.length,
    nationals: nationals.length,
    concepts: sheets
      .filter(({edition, changes}) => isConcept(edition, changes))
      .map(({edition}) => archiveKey(edition)),
    certificates: sheets.flatMap(({edition, vouchings = []}) =>
      vouchings.map(({by, date, valid}) => ({edition: archiveKey(edition), by, date, valid})),
    ),
    checklists: asked,
    open: openIn(asked, stale, ofCountry(config, periods, comparison.answers)),
    stale: [...stale],
    unusedNotes: unused.map(describeNote),
    gone,
    toFillIn,
    errors: [...problems],
  };
}

/** Who asked for one region is told of, and judged by, that region only. */
function ofChosenRegions({regions: chosen}: Config, checklist: Checklist): Checklist {
  if (chosen.length === 0) return checklist;
  return {
    ...checklist,
    regions: checklist.regions.filter(({slug}) => chosen.includes(slug)),
    remarks: [],
  };
}

/** What --fail-on counts, each once. A sheet in output/ that shows what no longer holds is an error. */
function openIn(
  checklists: readonly Checklist[],
  stale: readonly string[],
  ofCountry: readonly Answers[],
): Outcome["open"] {
  const regions = checklists.flatMap((checklist) => checklist.regions);
  const remarks = [...checklists, ...regions].flatMap((one) => one.remarks);
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  return {
    error:
      sum(regions.map(({errors}) => errors)) +
      sum(ofCountry.map((answers) => openErrors(answers).length)) +
      stale.length,
    warning:
      sum(regions.map(({warnings}) => warnings)) +
      sum(ofCountry.map((answers) => openWarnings(answers).length)) +
      regions.filter(({state}) => state === "missing").length +
      remarks.filter(({severity}) => severity === "warning").length,
  };
}

/** A printed national table has no sheet, and stands in no checklist: what is open in it counts all the same. */
function ofCountry({regions}: Config, periods: readonly string[], answers: AnswersByEdition): Answers[] {
  if (regions.length > 0 && !regions.includes(netherlands.slug)) return [];
  return periods.flatMap((period) => answers.get(`${period}/${netherlands.slug}`) ?? []);
}

/** Problems that will be the same next time, as long as the files are: a scan remains a scan. */
export function isSettled(problems: readonly Problem[]): boolean {
  return problems.every(({code}) => !["not-drawn", "timed-out", "unreadable", "invalid"].includes(code));
}
