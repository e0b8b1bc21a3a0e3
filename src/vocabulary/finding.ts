/** Something to look at in one edition: code, severity, place. Its Dutch wording is in templates/messages.yaml. */
import type {Column} from "./figure.js";

export const severities = ["error", "warning", "info"] as const;
export type Severity = (typeof severities)[number];

/** Every code has one severity (docs/bevindingen.md). */
export const findingSeverities = {
  "row-sum-mismatch": "error",
  "column-sum-mismatch": "error",
  "percentage-mismatch": "error",
  "duplicate-row": "error",
  "missing-total-row": "error",
  "missing-register": "error",
  "unreadable-figure": "error",
  "period-missing": "error",
  "region-missing": "error",
  "columns-exchanged": "error",
  "table-doubtful": "error",
  "correction-stale": "error",
  "altered-after-publication": "error",
  "ambiguous-edition": "error",
  "period-doubtful": "error",
  "region-doubtful": "error",
  "register-doubtful": "error",
  "municipality-doubtful": "error",
  "period-disagrees": "warning",
  "columns-assumed": "warning",
  "unknown-municipality": "warning",
  "municipality-missing": "warning",
  "foreign-municipality": "warning",
  "misspelt-municipality": "warning",
  "read-by-ocr": "warning",
  "text-layer-differs": "warning",
  "sheet-not-read": "warning",
  "percentage-computed": "info",
  "shown-by-format": "info",
  "read-as-encoding": "info",
  "region-respelling": "info",
  "municipality-moving": "info",
  "suppressed-figures": "info",
  fictional: "info",
  corrected: "info",
} as const satisfies Record<string, Severity>;

export type FindingCode = keyof typeof findingSeverities;
export const findingCodes = Object.keys(findingSeverities) as FindingCode[];

/** A value that a sentence about figures can mention. */
export type Parameter = string | number | null | readonly string[];

/** Place and parameters lie flat beside the code, as in the edition's JSON. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly municipality?: string;
  readonly column?: Column;
  /** what the sheet prints, and what the check expected */
  readonly printed?: Parameter;
  readonly expected?: Parameter;
  /** Dutch sentence, put in by wording.ts; empty until then */
  readonly message: string;
  readonly [parameter: string]: Parameter | undefined;
}

/** A finding before it has its sentence. */
export function findingOf(
  code: FindingCode,
  place: {municipality?: string; column?: Column} & Record<string, Parameter> = {},
): Finding {
  return {code, severity: findingSeverities[code], ...place, message: ""};
}

/** Most severe first; equal severities keep their order. */
export function bySeverity(a: {severity: Severity}, b: {severity: Severity}): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}
