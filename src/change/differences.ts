/** Every difference between two quarters of a region, flagged or not. Its JSON is a contract. */
import {shareWithProfile} from "../vocabulary/addends.js";
import {type Column, columns} from "../vocabulary/figure.js";
import type {Period} from "../vocabulary/period.js";
import type {Alignment} from "./alignment.js";
import type {Counts, Sheet} from "./counted-sheet.js";

/** One figure in two quarters. `municipality` null is the region as a whole; `share` is the share with klantprofiel. */
export interface Difference {
  readonly municipality: string | null;
  readonly column: Column | "share" | "register";
  readonly against: Period;
  /** persons; for `share` a number from 0 to 1; null where there is no count to compare */
  readonly before: number | null;
  readonly after: number | null;
  readonly absolute: number | null;
  /** after / before - 1; null when before is 0 or unknown */
  readonly relative: number | null;
}

/** The region as a whole first (counts, share, register), then its municipalities in printed order. */
export function differencesOf(sheet: Sheet, alignment: Alignment): Difference[] {
  const {against, rows, totalBefore, earlier} = alignment;
  const [persons, personsBefore] = [sheet.edition.register?.persons, earlier.edition.register?.persons];
  return [
    ...(sheet.total ? differencesOfRow(null, against, totalBefore, sheet.total) : []),
    differenceOf({municipality: null, column: "register", against}, personsBefore ?? null, persons ?? null),
    ...rows.flatMap((row) => differencesOfRow(row.name, against, row.before, row.counts)),
  ];
}

function differencesOfRow(
  municipality: string | null,
  against: Period,
  before: Counts | null,
  after: Counts,
): Difference[] {
  const counts = columns.map((column) =>
    differenceOf({municipality, column, against}, before?.[column] ?? null, after[column]),
  );
  const shareBefore = before && shareWithProfile(before);
  const share = differenceOf({municipality, column: "share", against}, shareBefore, shareWithProfile(after));
  return [...counts, share];
}

export function differenceOf(
  {municipality, column, against}: Pick<Difference, "municipality" | "column" | "against">,
  before: number | null,
  after: number | null,
): Difference {
  const absolute = before === null || after === null ? null : after - before;
  const relative = absolute === null || !before ? null : absolute / before;
  return {municipality, column, against, before, after, absolute, relative};
}
