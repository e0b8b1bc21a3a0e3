/** What a sheet says of its own revision: when, which figures, and why. */
import type {Difference} from "../../change/differences.js";
import type {ExplainedRevision} from "../../change/revision.js";
import type {Settings} from "../../settings/settings.js";
import {isColumn} from "../../vocabulary/figure.js";

/** So many figures are named; the others are counted. */
const mostNamed = 4;

/** A figure that was one number and is another, in words; a figure that is no number on either side shows none. */
export interface RevisedFigure {
  /** null: the region as a whole */
  readonly municipality: string | null;
  /** null: the doelgroepregister */
  readonly column: string | null;
  /** null where the sheet printed no number, or prints none now: what is withheld now is not told by what it was */
  readonly before: number | null;
  readonly after: number | null;
}

/** Figures of municipalities come first: totals follow from them. */
export function publicRevision(revision: ExplainedRevision | null, {columns}: Settings) {
  if (!revision) return null;
  const {date, earlierDate, explanation} = revision;
  const figures = revision.figures.toSorted((a, b) => rankOf(a) - rankOf(b));
  const named = figures.slice(0, mostNamed).map(({municipality, column, before, after}): RevisedFigure => {
    const isKnown = before !== null && after !== null;
    const label = isColumn(column) ? columns[column].label : null;
    return {municipality, column: label, before: isKnown ? before : null, after: isKnown ? after : null};
  });
  return {
    date,
    earlierDate,
    reason: explanation?.onSheet ?? null,
    figures: named,
    count: figures.length,
    isOne: figures.length === 1,
    others: figures.length - named.length,
  };
}

function rankOf({municipality, column}: Difference): number {
  return (municipality === null ? 2 : 0) + (column === "totaal" ? 1 : 0);
}
