/** What makes a sheet a concept, said in one place: an error finding that neither a correction nor a note answers. */
import type {Finding} from "../vocabulary/finding.js";

/** What comparing found out about the notes on one edition (change/compare.ts). */
export interface Answers {
  /** the error findings that a note answers; left out: none */
  readonly answered?: readonly Finding[];
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
  return openFindings(edition, answers).length > 0;
}

/** Code, place and every number: the same only as long as the figures are. */
function nameOf(finding: Finding): string {
  return JSON.stringify(Object.entries(finding).sort(([a], [b]) => (a < b ? -1 : 1)));
}
