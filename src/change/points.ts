/** What a person has to answer on a sheet, each once: its flags, and the findings that no flag tells of. */
import type {Point} from "../edition/concept.js";
import type {PlacedEdition} from "../edition/edition.js";
import type {Wording} from "../edition/wording.js";
import type {Finding} from "../vocabulary/finding.js";
import {foldSpelling} from "../vocabulary/spelling.js";
import {type Explanation, severityOf} from "./change.js";
import {changeOf, type Flag} from "./flag.js";
import {answers, type Note} from "./notes.js";

interface AnsweredFlag {
  readonly flag: Flag;
  readonly explanation: Explanation | null;
}

/**
 * Errors and warnings of one sheet, answered or not.
 *
 * A move that explains why a sum fails stands for that error as long as nobody answered it, so it is one, too.
 *
 * @param answered the error findings that a note answers
 */
export function pointsOf(
  edition: PlacedEdition,
  flags: readonly AnsweredFlag[],
  answered: readonly Finding[],
  {notes, wording}: {readonly notes: readonly Note[]; readonly wording: Wording},
): Point[] {
  const {findings} = edition;
  const open = findings.filter((finding) => finding.severity === "error" && !answered.includes(finding));
  const points = flags.flatMap(({flag, explanation}): Point[] => {
    const severity = severityOf(flag.kind);
    if (severity === "info") return [];
    const {municipality, column, message} = changeOf(flag, explanation, wording);
    const isError = severity === "error" || (!explanation && flag.explains?.some((f) => open.includes(f)));
    const place = {...(municipality !== undefined && {municipality}), ...(column !== undefined && {column})};
    const figure = flag.after ?? flag.parameters?.printed;
    return [
      {
        ...{kind: flag.kind, severity: isError ? "error" : "warning", ...place},
        ...(figure !== undefined && {figure}),
        ...{answered: explanation !== null, message},
      },
    ];
  });
  const told = flags.flatMap(({flag}) => flag.explains ?? []);
  const isTold = ({code, municipality}: Finding) =>
    flags.some(({flag}) => flag.kind === code && sameName(flag.municipality, municipality));
  const untold = open.filter((finding) => !told.includes(finding));
  const isFollowed = points.some(({severity, answered}) => severity === "error" && !answered);
  return [
    ...points,
    // a figure that is flagged already may be why a percentage is wrong
    ...untold
      .filter(({code}) => !(code === "percentage-mismatch" && isFollowed))
      .map((f) => pointOf(f, "error", false)),
    ...findings
      .filter((finding) => finding.severity === "warning" && !isTold(finding))
      .map((finding) => pointOf(finding, "warning", isAnswered(finding, edition, notes))),
  ];
}

function pointOf(finding: Finding, severity: Point["severity"], answered: boolean): Point {
  const {code, municipality, column, printed, message} = finding;
  return {
    ...{kind: code, severity},
    ...(municipality !== undefined && {municipality}),
    ...(column !== undefined && {column}),
    ...(typeof printed === "number" && {figure: printed}),
    ...{answered, message},
  };
}

/** A warning about the sheet itself is no change: its note is looked up here. */
function isAnswered(finding: Finding, {region, period}: PlacedEdition, notes: readonly Note[]): boolean {
  return notes.some(
    (note) =>
      answers(note, region.slug, period, {...finding, kind: finding.code}) &&
      (note.figure === undefined || note.figure === finding.printed),
  );
}

function sameName(a: string | undefined, b: string | undefined): boolean {
  return foldSpelling(a ?? "") === foldSpelling(b ?? "");
}
