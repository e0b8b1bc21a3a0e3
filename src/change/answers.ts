/** Which note answers which flag, and which notes answer nothing. */

import {foldSpelling} from "../spelling.js";
import type {Explanation, QuarterChanges} from "./change.js";
import type {Flag} from "./flag.js";
import {revisedFigures} from "./kinds/revision.js";
import {answers, explanationOf, type Note} from "./notes.js";
import type {Subject} from "./subject.js";

/** The explanation of a flag; null when there is none, or when the figure has changed again since it was written. */
export function answerTo(flag: Flag, subject: Subject, notes: readonly Note[]): Explanation | null {
  const {period, edition} = subject.sheet;
  const note = notes.find(
    (n) => answers(n, edition.region.slug, period, flag) && !isOvertaken(n, flag, subject),
  );
  return note ? explanationOf(note) : null;
}

/** Notes about these quarters that no change in them is explained by. */
export function unusedNotes(notes: readonly Note[], quarters: readonly QuarterChanges[]): Note[] {
  return notes.filter((note) => {
    const ofPeriod = quarters.filter(({period}) => period === note.period);
    const isUsed = ofPeriod.some(({period, regions}) =>
      regions.some(({slug, changes}) =>
        changes.some(
          (change) => answers(note, slug, period, change) && isTheAnswer(note, change.explanation),
        ),
      ),
    );
    return ofPeriod.length > 0 && !isUsed;
  });
}

function isTheAnswer({explanation, name, date}: Note, given: Explanation | null): boolean {
  return given?.explanation === explanation && given.name === name && given.date === date;
}

/** The note names another figure than there is now, or a revision that came later than the note altered the figure. */
function isOvertaken(note: Note, flag: Flag, {sheet, versions}: Subject): boolean {
  if (note.figure !== undefined && note.figure !== flag.after) return true;
  const [version] = versions;
  const {created} = sheet.edition.source;
  if (!version || flag.kind === "revision" || created === null || created.slice(0, 10) <= note.date)
    return false;
  return revisedFigures(version, sheet.edition).some(
    ({municipality, column}) =>
      (note.municipality === undefined ||
        foldSpelling(note.municipality) === foldSpelling(municipality ?? "")) &&
      (note.column === undefined || column.startsWith(note.column)),
  );
}
