/** A revision: the same region and quarter, published before with other figures. */
import type {PlacedEdition} from "../edition/edition.js";
import type {RevisedPublication} from "../edition/published-version.js";
import {columns} from "../vocabulary/figure.js";
import type {Explanation} from "./change.js";
import {sheetOf} from "./counted-sheet.js";
import {type Difference, differenceOf} from "./differences.js";

export interface Revision {
  /** the day on which the present figures were published; null: they are not yet */
  readonly date: string | null;
  /** the day on which the figures were published that they took the place of */
  readonly earlierDate: string;
  /** as published then, and as they are now; empty where those of then are nowhere to be found any more */
  readonly figures: readonly Difference[];
}

/** A revision and the note that explains it. */
export interface ExplainedRevision extends Revision {
  readonly explanation: Explanation | null;
}

/** @param revised what was published before with other figures (edition/published-version.ts); null: nothing */
export function revisionOf(current: PlacedEdition, revised: RevisedPublication | null): Revision | null {
  if (!revised) return null;
  const {date, edition, republished} = revised;
  return {date: republished, earlierDate: date, figures: edition ? revisedFigures(edition, current) : []};
}

/** Figures that are others in the two versions; a row that one of them lacks counts as null there. */
export function revisedFigures(version: PlacedEdition, current: PlacedEdition): Difference[] {
  const [before, after] = [sheetOf(version), sheetOf(current)];
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
