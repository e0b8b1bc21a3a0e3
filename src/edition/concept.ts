/** What makes a sheet a concept, said in one place: an error, finding or change, that neither a correction nor a note answers. */
import type {Finding, Parameter} from "../vocabulary/finding.js";

/** A finding or change that a person has to correct or answer: counted once, whatever else tells of it. */
export interface Point {
  /** code of the finding, or kind of the change: what a note names */
  readonly kind: string;
  readonly severity: "error" | "warning";
  readonly municipality?: string;
  readonly column?: string;
  /** what is printed, where that is a figure */
  readonly figure?: Parameter;
  /** whether a note answers it */
  readonly answered: boolean;
  /** Dutch sentence */
  readonly message: string;
}

/** What comparing found out about the notes on one edition (change/compare.ts). */
export interface Answers {
  /** the error findings that a note answers; left out: none */
  readonly answered?: readonly Finding[];
  /** all that is to be answered, or was; left out: not compared */
  readonly points?: readonly Point[];
}

/** The answers of every edition that was compared, by "2023-Q2/zeeland". */
export type AnswersByEdition = ReadonlyMap<string, Answers>;

/**
 * The error findings that still wait for somebody.
 *
 * A figure that was corrected has no finding any more. What is not known to be answered is open: an edition that was
 * not compared, or a finding that came after the note, keeps its sheet a concept.
 *
 * @param answers null or undefined where nothing was compared
 */
export function openFindings(
  {findings}: {readonly findings: readonly Finding[]},
  answers: Answers | null | undefined,
): Finding[] {
  const answered = new Set((answers?.answered ?? []).map(nameOf));
  return findings.filter((finding) => finding.severity === "error" && !answered.has(nameOf(finding)));
}

/** Whether the sheet carries the line «Concept: bevat bevindingen», and is listed apart. */
export function isConcept(
  edition: {readonly findings: readonly Finding[]},
  answers: Answers | null | undefined,
): boolean {
  return openFindings(edition, answers).length > 0 || openErrors(answers).length > 0;
}

/** The errors, findings and changes alike, that still wait for somebody: each once. */
export function openErrors(answers: Answers | null | undefined): Point[] {
  return (answers?.points ?? []).filter(({severity, answered}) => severity === "error" && !answered);
}

/** The same for warnings: a sheet with them is no concept. */
export function openWarnings(answers: Answers | null | undefined): Point[] {
  return (answers?.points ?? []).filter(({severity, answered}) => severity === "warning" && !answered);
}

/** Code, place and every number: the same only as long as the figures are. */
function nameOf(finding: Finding): string {
  return JSON.stringify(Object.entries(finding).sort(([a], [b]) => (a < b ? -1 : 1)));
}
