/** What a run has to say when it ends, and the next one again when there is nothing to do. */
import {describeNote, type Note} from "../change/notes.js";
import type {QuarterChanges} from "../change/region-changes.js";
import {archiveKey} from "../edition/archive.js";
import {isConcept, openFindings} from "../edition/concept.js";
import type {SheetInput} from "../publication/sheet.js";
import type {Config} from "../settings/config.js";
import type {Severity} from "../vocabulary/finding.js";
import {type Counts, noCounts, type Outcome} from "./plan/manifest.js";
import type {Problem} from "./problem.js";

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

/** Who asked for one region is told of, and judged by, that region only. */
export function ofChosenRegions(
  {regions: chosen}: Config,
  quarters: readonly QuarterChanges[],
): QuarterChanges[] {
  if (chosen.length === 0) return [...quarters];
  return quarters.map((quarter) => ({
    ...quarter,
    regions: quarter.regions.filter(({slug}) => chosen.includes(slug)),
  }));
}

/** Problems that will be the same next time, as long as the files are: a scan remains a scan. */
export function isSettled(problems: readonly Problem[]): boolean {
  return problems.every(({code}) => !["not-drawn", "timed-out", "unreadable", "invalid"].includes(code));
}
