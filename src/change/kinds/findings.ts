/** Error findings of the edition itself, repeated where changes are read: each once, and not besides what explains it. */
import type {Finding} from "../../vocabulary/finding.js";
import {type ChangeKind, severityOf} from "../change.js";
import type {Flag} from "../flag.js";
import type {Subject} from "../subject.js";

/**
 * @param isAnswered whether a note answers the flag. A move that somebody explained does not make a sum add up, nor a
 *   confirmed figure a percentage right: what such a flag stood for is then listed by itself, and wants its own answer.
 */
export function findingFlags(
  {sheet}: Subject,
  flags: readonly Flag[],
  isAnswered: (flag: Flag) => boolean,
): Flag[] {
  const speaking = flags.filter((flag) => severityOf(flag.kind) === "error" || !isAnswered(flag));
  const explained = new Set(speaking.flatMap((flag) => flag.explains ?? []));
  const unanswered = flags.filter((flag) => !isAnswered(flag));
  const open = sheet.edition.findings.filter(
    (f) => f.severity === "error" && !explained.has(f) && !isFlaggedPercentage(f, unanswered),
  );
  const echoes = open.filter((finding) => isEcho(finding, open, sheet.edition.total?.label));
  return open
    .filter((finding) => !echoes.includes(finding))
    .map((finding) => flagOf(finding, isSum(finding) ? echoes : []));
}

function isSum({code}: Finding): boolean {
  return code === "row-sum-mismatch" || code === "column-sum-mismatch";
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

function flagOf(finding: Finding, echoes: readonly Finding[]): Flag {
  const {code, municipality, column, message, printed, expected} = finding;
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
    explains: [finding, ...echoes],
  };
}
