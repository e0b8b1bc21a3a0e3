/** All that changed in a region, and in a quarter. Their JSON is a contract. */
import type {Point} from "../edition/concept.js";
import type {Finding} from "../vocabulary/finding.js";
import type {Period} from "../vocabulary/period.js";
import type {AlignedQuarter} from "./aligned.js";
import type {Change} from "./change.js";
import type {Difference} from "./differences.js";
import type {ExplainedRevision} from "./revision.js";

export interface RegionChanges {
  readonly region: string;
  readonly slug: string;
  /** the quarters that this edition could be compared with, nearest first */
  readonly against: readonly Period[];
  /** those of them in which something was flagged that nobody has explained: differences with them may be distorted */
  readonly doubtful?: readonly Period[];
  /** the error findings of this edition that a note answers; all others keep the sheet a concept (concept.ts) */
  readonly answered?: readonly Finding[];
  /** all that is to be answered on this sheet, or was, each once; left out: not known */
  readonly points?: readonly Point[];
  /** the earlier quarters that had other boundaries, on those of now; left out: not known */
  readonly aligned?: readonly AlignedQuarter[];
  /** what this edition revised, and why; left out or null: nothing */
  readonly revision?: ExplainedRevision | null;
  readonly changes: readonly Change[];
  readonly differences: readonly Difference[];
}

/** Everything that changed in one quarter: output/<period>/changes.json. */
export interface QuarterChanges {
  readonly period: Period;
  readonly fictional: boolean;
  /** what the country did as a whole */
  readonly country: {readonly changes: readonly Change[]};
  readonly regions: readonly RegionChanges[];
}
