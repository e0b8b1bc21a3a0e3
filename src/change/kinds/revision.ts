/** The same region and quarter read again with other figures: `revision`, figure by figure, with both sources. */

import type {Settings} from "../../settings/settings.js";
import {type Column, formatCount} from "../../vocabulary/figure.js";
import type {Flag} from "../flag.js";
import {revisedFigures} from "../revision.js";
import type {Subject} from "../subject.js";

/** How many figures the sentence names. */
const mostNamed = 5;

/** The latest earlier version counts; corrections that a person made are no revision, so printed figures are compared. */
export function revisionFlags(subject: Subject, labels: Settings["columns"]): Flag[] {
  const [version] = subject.versions;
  const {edition, period} = subject.sheet;
  if (!version) return [];
  const figures = revisedFigures(version, edition).map(({municipality, column, before, after}) => {
    const numbers = `${numberOr(before)} → ${numberOr(after)}`;
    if (column === "register") return `doelgroepregister ${numbers}`;
    return `${municipality ?? "totaalrij"} (${labels[column as Column].label}) ${numbers}`;
  });
  if (figures.length === 0) return [];
  const parameters = {
    count: figures.length,
    source: edition.source.file,
    earlierSource: version.source.file,
    figures,
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
