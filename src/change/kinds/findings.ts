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
  return open.filter((finding) => !isEcho(finding, open, sheet.edition.total?.label)).map(flagOf);
}

/** One wrong number shows in several sums: in the total row, and in the column of totals. It is told once. */
function isEcho(finding: Finding, all: readonly Finding[], label: string | undefined): boolean {
  const isTotalRow = finding.code === "row-sum-mismatch" && finding.municipality === label;
  const isTotalColumn = finding.code === "column-sum-mismatch" && finding.column === "totaal";
  if (!isTotalRow && !isTotalColumn) return false;
  const excessOf = ({printed, expected}: Finding) => Number(expected) - Number(printed);
  const sumOf = (accepts: (other: Finding) => boolean) =>
    all
      .filter((other) => other !== finding && accepts(other))
      .reduce((sum, other) => sum + excessOf(other), 0);
  const ofColumns = sumOf((f) => f.code === "column-sum-mismatch" && f.column !== "totaal");
  if (isTotalColumn) return ofColumns === excessOf(finding);
  const ofTotals = sumOf((f) => f.code === "column-sum-mismatch" && f.column === "totaal");
  const ofRows = sumOf((f) => f.code === "row-sum-mismatch");
  return ofTotals - ofColumns + ofRows === excessOf(finding);
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
