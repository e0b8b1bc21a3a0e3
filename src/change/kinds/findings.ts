/** Error findings of the edition itself, repeated where changes are read: each once, and not besides what explains it. */
import type {Finding} from "../../finding.js";
import type {ChangeKind} from "../change.js";
import type {Flag} from "../flag.js";
import type {Subject} from "../subject.js";

export function findingFlags({sheet}: Subject, flags: readonly Flag[]): Flag[] {
  const explained = new Set(flags.flatMap((flag) => flag.explains ?? []));
  const open = sheet.edition.findings.filter((f) => f.severity === "error" && !explained.has(f));
  return open.filter((finding) => !isEchoInTotalRow(finding, open, sheet.edition.total?.label)).map(flagOf);
}

/** A wrong total of one column makes the total row fail as well: that is one mismatch, told once. */
function isEchoInTotalRow(finding: Finding, all: readonly Finding[], label: string | undefined): boolean {
  if (finding.code !== "row-sum-mismatch" || finding.municipality !== label) return false;
  const excess = all
    .filter(({code}) => code === "column-sum-mismatch")
    .reduce((sum, {column, printed, expected}) => {
      const difference = Number(printed) - Number(expected);
      return sum + (column === "totaal" ? -difference : difference);
    }, 0);
  return excess === Number(finding.expected) - Number(finding.printed);
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
