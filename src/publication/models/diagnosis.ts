/** What a flag or finding says that should stand in a cell, so that nobody has to type it anew. */
import type {Change} from "../../change/change.js";
import {type Column, isColumn} from "../../vocabulary/figure.js";
import type {Finding} from "../../vocabulary/finding.js";

export interface Diagnosis {
  readonly municipality: string;
  readonly column: Column;
  /** the figure that the sums or earlier quarters point at; null: none */
  readonly value: number | null;
  readonly message: string;
}

const slips: readonly string[] = ["digit-transposition", "digit-slip", "row-slip", "unreadable-figure"];

/** null for what is not about one cell */
export function diagnosisOf({
  municipality,
  column,
  message,
  ...said
}: Pick<Change, "municipality" | "column" | "message"> | Finding): Diagnosis | null {
  if (municipality === undefined || !isColumn(column)) return null;
  const {kind, code, fits} = said as {kind?: unknown; code?: unknown; fits?: unknown};
  const isFound = slips.includes(String(kind ?? code)) && typeof fits === "number";
  return {municipality, column, value: isFound ? fits : null, message};
}
