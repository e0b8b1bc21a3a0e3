/** Published before with other figures: `revision`, figure by figure. */

import type {Settings} from "../../settings/settings.js";
import {type Column, formatCount} from "../../vocabulary/figure.js";
import type {Flag} from "../flag.js";
import {revisedFigures} from "../revision.js";
import type {Subject} from "../subject.js";

/** How many figures the sentence names. */
const mostNamed = 5;

/** A new PDF or a correction before anything was published is none: it just takes the place of what was there. */
export function revisionFlags({sheet, revised}: Subject, labels: Settings["columns"]): Flag[] {
  const {edition, period} = sheet;
  if (!revised) return [];
  const before = revised.edition ? revisedFigures(revised.edition, edition) : [];
  const figures = before.map(({municipality, column, before, after}) => {
    const numbers = `${numberOr(before)} → ${numberOr(after)}`;
    if (column === "register") return `doelgroepregister ${numbers}`;
    return `${municipality ?? "totaalrij"} (${labels[column as Column].label}) ${numbers}`;
  });
  const parameters = {
    ...(revised.date !== "" && {date: revised.date}),
    ...(revised.edition && {source: edition.source.file, earlierSource: revised.edition.source.file}),
    ...(figures.length > 0 && {count: figures.length, figures}),
    ...(figures.length > mostNamed && {
      examples: figures.slice(0, mostNamed),
      others: figures.length - mostNamed,
    }),
  };
  return [{kind: "revision", against: period, parameters}];
}

function numberOr(count: number | null): string {
  return count === null ? "–" : formatCount(count);
}
