/** Error findings of the edition itself, repeated where changes are read: each once, and not besides what explains it. */
import type {Finding} from "../../finding.js";
import type {ChangeKind} from "../change.js";
import type {Flag} from "../flag.js";
import type {Subject} from "../subject.js";

export function findingFlags({sheet}: Subject, flags: readonly Flag[]): Flag[] {
  const explained = new Set(flags.flatMap((flag) => flag.explains ?? []));
  const open = sheet.edition.findings.filter(
    (f) => f.severity === "error" && !explained.has(f) && !isFlaggedPercentage(f, flags),
  );
  return open.filter((finding) => !isEchoInTotalRow(finding, open, sheet.edition.total?.label)).map(flagOf);
}

/** A wrong total of a column, or rows whose own totals fail, make the total row fail as well: told once. */
function isEchoInTotalRow(finding: Finding, all: readonly Finding[], label: string | undefined): boolean {
  if (finding.code !== "row-sum-mismatch" || finding.municipality !== label) return false;
  const excessOf = ({printed, expected}: Finding) => Number(expected) - Number(printed);
  const sumOf = (findings: readonly Finding[]) => findings.reduce((sum, other) => sum + excessOf(other), 0);
  const byColumns = all.filter(({code}) => code === "column-sum-mismatch");
  const fromColumns =
    sumOf(byColumns.filter((f) => f.column === "totaal")) -
    sumOf(byColumns.filter((f) => f.column !== "totaal"));
  const fromRows = sumOf(all.filter((other) => other.code === "row-sum-mismatch" && other !== finding));
  return fromColumns + fromRows === excessOf(finding);
}

/** More than 100% known, because of a figure that is flagged as a slip: what was meant brings it below. */
function isFlaggedPercentage({code, printed, total, persons}: Finding, flags: readonly Flag[]): boolean {
  if (code !== "percentage-mismatch" || Number(printed) <= 100) return false;
  const tooMuch = flags.reduce((sum, {meant, after, doubts}) => {
    const fits = doubts?.length === 1 ? meant?.get(doubts[0] as string) : undefined;
    return fits === undefined || typeof after !== "number" ? sum : sum + after - fits;
  }, 0);
  return Number(total) - tooMuch <= Number(persons);
}

function flagOf({
  code,
  severity: _severity,
  municipality,
  column,
  message,
  printed,
  expected,
}: Finding): Flag {
  return {
    kind: code as ChangeKind,
    ...(municipality !== undefined && {municipality}),
    ...(column !== undefined && {column}),
    against: null,
    parameters: {
      ...(printed !== undefined && {printed}),
      ...(expected !== undefined && {fits: expected}),
    },
    message,
  };
}
