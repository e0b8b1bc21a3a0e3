/** What changed, to be read: lines for a terminal, or Markdown for a message or an issue. */
import type {Change} from "../change/change.js";
import {bySeverity} from "../finding.js";
import type {JoinedChanges} from "../publication/changes-data.js";

/** A line for every change under the name of its region; regions without any are named in one line. */
export function changesToTable({period, regions}: JoinedChanges): string {
  const changed = regions.filter((region) => region.changes.length > 0);
  const blocks = changed.map(({region, changes}) => [region, ...sorted(changes).map(lineOf), ""]);
  const quiet = regions.filter((region) => region.changes.length === 0).map(({region}) => region);
  const last =
    quiet.length > 0
      ? [`no changes in ${quiet.length} of ${regions.length} regions: ${quiet.join(", ")}`]
      : [];
  return `${[period, "", ...blocks.flat(), ...last].join("\n")}\n`;
}

export function changesToMarkdown({period, regions}: JoinedChanges): string {
  const changed = regions.filter((region) => region.changes.length > 0);
  const blocks = changed.map(({region, changes}) => {
    const items = sorted(changes).map(
      (change) => `- **${change.severity}** ${change.message}${answerOf(change)}`,
    );
    return [`## ${region}`, "", ...items, ""];
  });
  return `${[`# ${period}`, "", ...blocks.flat()].join("\n").trimEnd()}\n`;
}

function sorted(changes: readonly Change[]): Change[] {
  return [...changes].sort(bySeverity);
}

function lineOf(change: Change): string {
  return `  ${change.severity.padEnd(9)}${change.message}${answerOf(change)}`;
}

function answerOf({explanation}: Change): string {
  return explanation ? ` (${explanation.explanation}; ${explanation.name}, ${explanation.date})` : "";
}
