/** How much a change matters: what it does to the figures of its region, and how suspect it is. */
import type {Change} from "./change.js";
import type {Sheet} from "./counted-sheet.js";

/** Of changes without a score: as suspect as one that lies at its limit. */
const usualScore = 1;

/**
 * The persons that a change is about, as a share of all in the region: by how many the figure lies from the middle of
 * what was expected, or from what it was. null where no count says so.
 */
export function effectOf(
  {before, after, expected}: Pick<Change, "before" | "after" | "expected">,
  {total, rows}: Sheet,
): number | null {
  const whole = total?.totaal ?? rows.reduce((sum, {counts}) => sum + (counts.totaal ?? 0), 0);
  const middle = expected ? (expected[0] + expected[1]) / 2 : before;
  if (typeof middle !== "number" || typeof after !== "number" || whole === 0) return null;
  return Math.min(1, Math.abs(after - middle) / whole);
}

/**
 * Most suspect and most influential first: suspicion times effect, as selective editing has it; what no count is given
 * of is about a whole table, and comes first.
 *
 * Source: L. Granquist and J. G. Kovar, "Editing of survey data: how much is enough?", in "Survey Measurement and Process
 * Quality" (1997), 415-435; A. Norberg, "SELEKT: a generic tool for selective data editing", UNECE work session on
 * statistical data editing (2009): global score = suspicion times potential impact.
 */
export function byWeight(a: Change, b: Change): number {
  return weightOf(b) - weightOf(a);
}

export function weightOf({score, effect}: Change): number {
  return (score ?? usualScore) * (typeof effect === "number" ? effect : 1);
}
