/** A revision: the same region and quarter, known before from another source with other figures. */
import {withoutCorrections} from "../edition/apply-corrections.js";
import type {PlacedEdition} from "../edition/edition.js";
import {columns} from "../vocabulary/figure.js";
import type {Explanation} from "./change.js";
import {sheetOf} from "./counted-sheet.js";
import {type Difference, differenceOf} from "./differences.js";

export interface Revision {
  /** the day on which the current source was made, or changed last; null when it does not say, or is not the later one */
  readonly date: string | null;
  /** the same of the source that was known before */
  readonly earlierDate: string | null;
  /** as printed then and now, corrections left out; never empty */
  readonly figures: readonly Difference[];
}

/** A revision and the note that explains it. */
export interface ExplainedRevision extends Revision {
  readonly explanation: Explanation | null;
}

/**
 * @param versions what was read of the region and quarter besides, latest first: the first is what was revised
 * @returns null when nothing else was read, or nothing with other figures: other wording is no revision
 */
export function revisionOf(current: PlacedEdition, versions: readonly PlacedEdition[]): Revision | null {
  const [version] = versions;
  const figures = version ? revisedFigures(version, current) : [];
  if (!version || figures.length === 0) return null;
  const [date, earlierDate] = [dayOf(current), dayOf(version)];
  // a file that was chosen over a later one does not date the revision
  const isLater = date !== null && (earlierDate === null || date >= earlierDate);
  return {date: isLater ? date : null, earlierDate, figures};
}

/** As the source says: YYYY-MM-DD. */
function dayOf({source}: PlacedEdition): string | null {
  const day = (source.modified ?? source.created)?.slice(0, 10) ?? "";
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
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
