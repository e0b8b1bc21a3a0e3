/** A difference between editions, and a change: a difference that a person should look at. Their JSON is a contract. */
import type {Column} from "../vocabulary/figure.js";
import {
  type Finding,
  findingCodes,
  findingSeverities,
  type Parameter,
  type Severity,
} from "../vocabulary/finding.js";
import type {Period} from "../vocabulary/period.js";
import type {AlignedQuarter} from "./aligned.js";
import type {ExplainedRevision} from "./revision.js";

/** Every kind has one severity (CHANGES.md); error findings are changes under their own code. */
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
  "register-jump": "warning",
  "narrative-change": "info",
  "region-respelling": "info",
  "columns-changed": "error",
  revision: "warning",
  return: "info",
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
  /** the figure in the last eight quarters, oldest first, on today's boundaries; null where there is none */
  readonly trend?: readonly (number | null)[];
  readonly explanation: Explanation | null;
  /** of an explained change: the same in a sentence for readers of the factsheet, without what was expected */
  readonly fact?: string;
  /** Dutch sentence */
  readonly message: string;
  readonly [parameter: string]: Parameter | readonly (number | null)[] | Explanation | undefined;
}

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

export interface RegionChanges {
  readonly region: string;
  readonly slug: string;
  /** the quarters that this edition could be compared with, nearest first */
  readonly against: readonly Period[];
  /** those of them in which something was flagged that nobody has explained: differences with them may be distorted */
  readonly doubtful?: readonly Period[];
  /** the error findings of this edition that a note answers; all others keep the sheet a concept (concept.ts) */
  readonly answered?: readonly Finding[];
  /** the earlier quarters that had other boundaries, on those of now; left out: not known */
  readonly aligned?: readonly AlignedQuarter[];
  /** what this edition revised, and why; left out or null: nothing */
  readonly revision?: ExplainedRevision | null;
  /** how many unexplained errors and warnings tell of no finding of this edition; left out: all */
  readonly besidesFindings?: number;
  readonly changes: readonly Change[];
  readonly differences: readonly Difference[];
}

/** Everything that changed in one quarter: output/<period>/changes.json. */
export interface QuarterChanges {
  readonly period: Period;
  readonly fictional: boolean;
  readonly regions: readonly RegionChanges[];
}
