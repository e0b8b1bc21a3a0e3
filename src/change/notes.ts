/** input/notes.yaml: what analysts found out about flagged changes. */
import {z} from "zod";
import {day, personName, refuseImpossibleDay, saidText} from "../settings/said.js";
import {parseYaml} from "../settings/yaml.js";
import {columns} from "../vocabulary/figure.js";
import {findingCodes, findingSeverities} from "../vocabulary/finding.js";
import {isPeriod, type Period} from "../vocabulary/period.js";
import {findRegionAsWritten} from "../vocabulary/region.js";
import {foldSpelling} from "../vocabulary/spelling.js";
import {changeKinds, type Explanation} from "./change.js";

/** Warnings about a single sheet are no changes, but answered like them. */
const warningCodes = findingCodes.filter((code) => findingSeverities[code] === "warning");
const answerable: readonly string[] = [...new Set([...changeKinds, ...warningCodes])];

const organisations = ["gemeente", "uwv"] as const;

const noteFields = z.strictObject({
  region: z.string().refine((name) => findRegionAsWritten(name) !== undefined, "there is no such region"),
  period: z.custom<Period>(isPeriod, "write the quarter as 2023-Q2"),
  /** name of the row; left out for a change of the region as a whole */
  municipality: saidText.optional(),
  /** left out: every column of that row */
  column: z.enum([...columns, ...organisations]).optional(),
  /** the count that is explained, if the note is to hold for no other */
  figure: z.number().int("write the number of persons without a thousands dot").nonnegative().optional(),
  kind: z.enum(answerable as [string, ...string[]]),
  /** for those who judge the sheet: it is printed nowhere but in the change report and on the review page */
  explanation: saidText,
  /** for readers of the sheet, printed as it is written; left out: the sheet says nothing of the change */
  onSheet: saidText.optional(),
  name: personName,
  date: day,
});

export type Note = z.infer<typeof noteFields>;

/**
 * @param text a list, one item for each answer; an empty file is no note
 * @param today YYYY-MM-DD; null when it is not known
 * @throws InputError `invalid` with file and line
 */
export function parseNotes(text: string, file: string, today: string | null = null): Note[] {
  const isEmpty = text.replace(/^\s*#.*$/gm, "").trim() === "";
  return isEmpty ? [] : parseYaml(text, file, z.array(noteFields.superRefine(refuseImpossibleDay(today))));
}

/** Whether the note is about this change of this region and quarter. */
export function answers(
  note: Note,
  slug: string,
  period: Period,
  change: {kind: string; municipality?: string; column?: string},
): boolean {
  return (
    note.period === period &&
    note.kind === change.kind &&
    findRegionAsWritten(note.region)?.slug === slug &&
    sameName(note.municipality, change.municipality) &&
    (note.column === undefined || note.column === change.column)
  );
}

/** "Achterhoek, Doetinchem, 2022-Q2 (spike)" */
export function describeNote({region, municipality, period, kind}: Note): string {
  return [region, ...(municipality === undefined ? [] : [municipality]), `${period} (${kind})`].join(", ");
}

export function explanationOf({explanation, onSheet, name, date}: Note): Explanation {
  return {explanation, ...(onSheet !== undefined && {onSheet}), name, date};
}

function sameName(a: string | undefined, b: string | undefined): boolean {
  return foldSpelling(a ?? "") === foldSpelling(b ?? "");
}
