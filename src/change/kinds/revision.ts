/** The same region and quarter read again with other figures: `revision`, figure by figure, with both sources. */
import {withoutCorrections} from "../../correction.js";
import type {PlacedEdition} from "../../edition.js";
import {type Column, columns, formatCount} from "../../figure.js";
import type {Settings} from "../../settings.js";
import type {Difference} from "../change.js";
import {differenceOf} from "../differences.js";
import type {Flag} from "../flag.js";
import {sheetOf} from "../sheet.js";
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

/** Figures that the two versions print otherwise; a row that one of them lacks counts as null there. */
export function revisedFigures(version: PlacedEdition, current: PlacedEdition): Difference[] {
  const [before, after] = [
    sheetOf(withoutCorrections(version) as PlacedEdition),
    sheetOf(withoutCorrections(current) as PlacedEdition),
  ];
  const against = current.period;
  const keys = [...new Set([...after.rows, ...before.rows].map(({key}) => key))];
  const differences = [
    ...columns.map((column) =>
      differenceOf(
        {municipality: null, column, against},
        before.total?.[column] ?? null,
        after.total?.[column] ?? null,
      ),
    ),
    differenceOf(
      {municipality: null, column: "register", against},
      version.register?.persons ?? null,
      current.register?.persons ?? null,
    ),
    ...keys.flatMap((key) => {
      const [then, now] = [before.byKey.get(key), after.byKey.get(key)];
      return columns.map((column) =>
        differenceOf(
          {municipality: (now ?? then)?.name ?? key, column, against},
          then?.counts[column] ?? null,
          now?.counts[column] ?? null,
        ),
      );
    }),
  ];
  return differences.filter(({before, after}) => before !== after);
}

function numberOr(count: number | null): string {
  return count === null ? "–" : formatCount(count);
}
