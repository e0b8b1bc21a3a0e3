/** A change: a difference between editions that a person should look at. Its JSON is a contract. */
import type {Column} from "../vocabulary/figure.js";
import {findingCodes, findingSeverities, type Parameter, type Severity} from "../vocabulary/finding.js";
import type {Period} from "../vocabulary/period.js";

/** Every kind has one severity (docs/bevindingen.md); error findings are changes under their own code. */
const kindSeverities = {
  spike: "warning",
  "collapse-to-zero": "warning",
  "swapped-columns": "error",
  "digit-transposition": "error",
  "digit-slip": "error",
  "row-slip": "error",
  "stale-copy": "error",
  "municipality-missing": "error",
  "municipality-new": "warning",
  merger: "info",
  "region-move": "info",
  "region-shift": "warning",
  "country-shift": "warning",
  "register-jump": "warning",
  "narrative-change": "info",
  "region-respelling": "info",
  "columns-changed": "error",
  revision: "warning",
  return: "info",
  "not-compared": "error",
} as const satisfies Record<string, Severity>;

const errorFindingCodes = findingCodes.filter((code) => findingSeverities[code] === "error");

export type ChangeKind = keyof typeof kindSeverities | (typeof errorFindingCodes)[number];
export const changeKinds = [...Object.keys(kindSeverities), ...errorFindingCodes] as ChangeKind[];

export function severityOf(kind: ChangeKind): Severity {
  return kind in kindSeverities ? kindSeverities[kind as keyof typeof kindSeverities] : "error";
}

/** An analyst's answer to a change (input/notes.yaml). */
export interface Explanation {
  readonly explanation: string;
  /** what readers of the sheet are told, in its own words; left out: nothing */
  readonly onSheet?: string;
  readonly name: string;
  /** YYYY-MM-DD */
  readonly date: string;
}

/** A column; for swapped-columns the group that was exchanged. */
export type ChangeColumn = Column | "gemeente" | "uwv";

export interface Change {
  readonly kind: ChangeKind;
  readonly severity: Severity;
  readonly municipality?: string;
  readonly column?: ChangeColumn;
  /** the quarter that it was seen against; null for a finding in a single edition */
  readonly against: Period | null;
  readonly before?: number | null;
  readonly after?: number | null;
  /** range of counts that would not have been flagged */
  readonly expected?: readonly [number, number];
  /** how far outside its limits, in limits: 1 is just flagged */
  readonly score?: number;
  /** the persons that it is about, as a share of all in the region; left out where no count says so */
  readonly effect?: number;
  /** the figure in the last eight quarters, oldest first, on today's boundaries; null where there is none */
  readonly trend?: readonly (number | null)[];
  readonly explanation: Explanation | null;
  /** Dutch sentence */
  readonly message: string;
  readonly [parameter: string]: Parameter | readonly (number | null)[] | Explanation | undefined;
}
