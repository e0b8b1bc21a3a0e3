/** A guess at what was meant where a figure is printed, and how much speaks for it. */
import type {Column} from "../../vocabulary/figure.js";
import type {ComparedCell} from "../compared-cells.js";
import type {Sheet} from "../counted-sheet.js";
import type {Limits} from "../noise.js";

export type SlipKind = "digit-transposition" | "digit-slip" | "row-slip";

/** A figure that may be a slip, with what was meant. */
export interface Hypothesis {
  readonly kind: SlipKind;
  readonly key: string;
  readonly municipality: string;
  readonly column: Column;
  readonly printed: number;
  readonly meant: number;
  /** the counts among which it lies, where none of them is much likelier than the others */
  readonly among?: readonly [number, number];
  readonly cell: ComparedCell | null;
  /** by how much the printed figure makes sums too high */
  readonly excess: number;
  /** logarithm of how much likelier than the printed figure as it stands */
  readonly evidence: number;
}

/**
 * The likeliest of several, if it is likelier than the limit asks and stands out; none otherwise.
 *
 * @param lead by how much, in logarithms, it has to be likelier than the next
 */
export function clearlyBest(
  candidates: readonly Hypothesis[],
  {slipEvidence}: Limits,
  lead: number,
): Hypothesis[] {
  const [best, next] = candidates.toSorted((a, b) => b.evidence - a.evidence);
  if (!best || best.evidence < Math.log(slipEvidence)) return [];
  return next && best.evidence - next.evidence < lead ? [] : [best];
}

/** The same column in the rows above and below. */
export function neighbourValues({rows}: Sheet, key: string, column: Column): number[] {
  const index = rows.findIndex((row) => row.key === key);
  return [rows[index - 1], rows[index + 1]].flatMap((row) => row?.counts[column] ?? []);
}
