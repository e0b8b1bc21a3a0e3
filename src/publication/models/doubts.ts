/** Which figures the errors of a sheet are about, for readers: the notice «Concept» says it in a few words. */
import type {Edition} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import type {Finding} from "../../vocabulary/finding.js";

/** What a notice can name: a figure or row of the table, the register, or the sheet as a whole. */
export interface Doubt {
  /** null: the total of the region, where there is a column */
  readonly municipality: string | null;
  /** label of a column */
  readonly column: string | null;
  /** the sentence about the register is missing */
  readonly isRegister: boolean;
  /** how much of the register is known in Sonar */
  readonly isKnownShare: boolean;
}

/** So many are named; of the others the number is given. */
const mostNamed = 2;

export function doubtsOf({findings, total}: Pick<Edition, "findings" | "total">, settings: Settings) {
  const errors = findings.filter(({severity}) => severity === "error");
  const all = errors.map((finding) => doubtOf(finding, total?.label, settings));
  const once = [...new Map(all.map((doubt) => [JSON.stringify(doubt), doubt])).values()];
  const others = once.length - mostNamed;
  // "en 1 andere" takes as much room as the figure itself
  return others > 1
    ? {named: once.slice(0, mostNamed), others}
    : {named: once.slice(0, mostNamed + 1), others: 0};
}

function doubtOf(
  {code, municipality, column}: Finding,
  total: string | undefined,
  settings: Settings,
): Doubt {
  return {
    municipality: municipality === undefined || municipality === total ? null : municipality,
    column: column ? settings.columns[column].label : null,
    isRegister: code === "missing-register" || code === "register-doubtful",
    isKnownShare: code === "percentage-mismatch",
  };
}
