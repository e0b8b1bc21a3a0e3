/** What a document may mean by its quarter, region or register: every candidate with its evidence, and what that proves. */
import type {Place} from "../../edition/edition.js";
import type {Evidence} from "../text/evidence.js";

/** The kind of place that a candidate stands in. Two candidates of one kind are one witness. */
export type Where =
  | "title"
  | "heading"
  | "cover"
  | "running header"
  | "source line"
  | "sentence"
  | "note"
  | "small table"
  | "total label"
  | "rows"
  | "metadata"
  | "path";

export interface Candidate<Value> {
  readonly value: Value;
  /** as the document has it */
  readonly text: string;
  readonly where: Where;
  /** null for what is printed on no page */
  readonly place: Place | null;
  readonly evidence: readonly Evidence[];
  /** the weights added up; 0 or less: it speaks of something else */
  readonly score: number;
}

export interface Choice<Value> {
  /** null where there is none, or where the evidence does not rank one first */
  readonly chosen: Candidate<Value> | null;
  /** the best candidate of each value that evidence cannot tell from the others; empty when one is chosen */
  readonly doubtful: readonly Candidate<Value>[];
  /** all that were found, best first */
  readonly candidates: readonly Candidate<Value>[];
}

export function candidateOf<Value>(
  found: Pick<Candidate<Value>, "value" | "text" | "where" | "place">,
  evidence: readonly Evidence[],
): Candidate<Value> {
  return {...found, evidence, score: evidence.reduce((sum, {weight}) => sum + weight, 0)};
}

/** of the best support: a value with less is outranked */
const rivalShare = 0.6;

/**
 * The value that the candidates prove. The support of a value is the sum of its best candidate in each kind of place;
 * it is taken only if no other value has nearly as much.
 *
 * @param keyOf equal for candidates that mean the same
 */
export function choose<Value>(
  candidates: readonly Candidate<Value>[],
  keyOf: (value: Value) => unknown,
): Choice<Value> {
  const sorted = [...candidates].sort((a, b) => b.score - a.score);
  const byValue = new Map<unknown, Candidate<Value>[]>();
  for (const candidate of sorted.filter(({score}) => score > 0)) {
    const key = keyOf(candidate.value);
    byValue.set(key, [...(byValue.get(key) ?? []), candidate]);
  }
  const ranked = [...byValue.values()]
    .map((same) => ({best: same[0] as Candidate<Value>, support: supportOf(same)}))
    .sort((a, b) => b.support - a.support);
  const [first] = ranked;
  if (!first) return {chosen: null, doubtful: [], candidates: sorted};
  const rivals = ranked.filter(({support}) => support > rivalShare * first.support);
  const isProven = rivals.length === 1;
  return {
    chosen: isProven ? first.best : null,
    doubtful: isProven ? [] : rivals.map(({best}) => best),
    candidates: sorted,
  };
}

/** Title, cover and running header are filled in together: they are wrong together too. */
const sameHand: readonly Where[] = ["title", "cover", "running header"];

/** Of equal witnesses the best counts, once. */
function supportOf(candidates: readonly Candidate<unknown>[]): number {
  const best = new Map<Where, number>();
  for (const {where, score} of candidates) {
    const witness = sameHand.includes(where) ? "title" : where;
    best.set(witness, Math.max(best.get(witness) ?? 0, score));
  }
  return [...best.values()].reduce((sum, score) => sum + score, 0);
}

/** How a finding names a candidate: as printed, and on which page. */
export function quoted({text, place}: Candidate<unknown>): string {
  return place ? `«${text}» (p. ${place.page})` : `«${text}»`;
}
