/** What changed, to be read: lines for a terminal, or Markdown for a message or an issue. */
import type {Change} from "../change/change.js";
import type {JoinedChanges} from "../publication/models/changes-data.js";
import {bySeverity, type Severity, severities} from "../vocabulary/finding.js";

/** Of one region this many changes are printed; how many more there are is said. */
const mostPrinted = 8;

/** Counts, then a line for every change under the name of its region; regions without any are named in one line. */
export function changesToTable(changes: JoinedChanges): string {
  const {regions} = changes;
  const changed = regions.filter((region) => region.changes.length > 0);
  const blocks = changed.map(({region, changes}) => [region, ...foldedLines(changes, lineOf, "  "), ""]);
  const quiet = regions.filter((region) => region.changes.length === 0).map(({region}) => region);
  const last =
    quiet.length > 0
      ? [`no changes in ${quiet.length} of ${regions.length} regions: ${quiet.join(", ")}`]
      : [];
  return `${[headOf(changes), "", ...blocks.flat(), ...last].join("\n").trimEnd()}\n`;
}

/** Headings and lists, so that it can be pasted into a message. */
export function changesToMarkdown(changes: JoinedChanges): string {
  const changed = changes.regions.filter((region) => region.changes.length > 0);
  const blocks = changed.map(({region, changes}) => [
    `## ${region}`,
    "",
    ...foldedLines(
      changes,
      (change) => `- **${change.severity}** ${change.message}${answerOf(change)}`,
      "- ",
    ),
    "",
  ]);
  return `${[`# ${headOf(changes)}`, "", ...blocks.flat()].join("\n").trimEnd()}\n`;
}

/** "2022-Q4: 4 errors, 2 warnings, 6 info, 1 explained" */
function headOf({period, regions}: JoinedChanges): string {
  const all = regions.flatMap(({changes}) => changes);
  const open = (severity: Severity) =>
    all.filter((change) => change.severity === severity && change.explanation === null).length;
  const explained = all.filter((change) => change.explanation !== null).length;
  const counts = severities.map((severity) => {
    const count = open(severity);
    return `${count} ${severity}${count === 1 || severity === "info" ? "" : "s"}`;
  });
  return `${period}: ${[...counts, ...(explained > 0 ? [`${explained} explained`] : [])].join(", ")}`;
}

/** Most severe first. */
function foldedLines(
  changes: readonly Change[],
  lineOf: (change: Change) => string,
  indent: string,
): string[] {
  const sorted = [...changes].sort(bySeverity);
  const rest = sorted.length - mostPrinted;
  const lines = sorted.slice(0, mostPrinted).map(lineOf);
  return rest > 0 ? [...lines, `${indent}and ${rest} more: --format json gives all`] : lines;
}

function lineOf(change: Change): string {
  return `  ${change.severity.padEnd(9)}${change.message}${answerOf(change)}`;
}

function answerOf({explanation}: Change): string {
  return explanation
    ? ` (${explanation.explanation.replace(/\.$/, "")}; ${explanation.name}, ${explanation.date})`
    : "";
}
