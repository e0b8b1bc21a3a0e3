/** Which note answers which flag, which findings are answered with that, and which notes answer nothing. */
import type {AnswersByEdition, Point} from "../edition/concept.js";
import {type CorrectedFigure, isOfRegister, type PlacedEdition} from "../edition/edition.js";
import type {Finding} from "../vocabulary/finding.js";
import {findRegionAsWritten} from "../vocabulary/region.js";
import {foldSpelling} from "../vocabulary/spelling.js";
import {type ChangeKind, changeKinds, type Explanation, severityOf} from "./change.js";
import type {Flag} from "./flag.js";
import {answers, explanationOf, type Note} from "./notes.js";
import type {QuarterChanges} from "./region-changes.js";
import {revisedFigures} from "./revision.js";
import type {Subject} from "./subject.js";

/** The explanation of a flag; null when there is none, or when the figure has changed again since it was written. */
export function answerTo(flag: Flag, subject: Subject, notes: readonly Note[]): Explanation | null {
  const {period, edition} = subject.sheet;
  const note = notes.find(
    (n) => answers(n, edition.region.slug, period, flag) && !isOvertaken(n, flag, subject),
  );
  return note ? explanationOf(note) : null;
}

/**
 * The error findings that a note answers: through the flag that lists them, or through the error that they are listed
 * with. Where several flags tell of one finding, all of them are answered.
 */
export function answeredFindings(
  {findings}: PlacedEdition,
  flags: readonly Flag[],
  isAnswered: (flag: Flag) => boolean,
): Finding[] {
  const errors = flags.filter(({kind}) => severityOf(kind) === "error");
  return findings.filter((finding) => {
    const telling = errors.filter(({explains}) => explains?.includes(finding));
    return finding.severity === "error" && telling.length > 0 && telling.every(isAnswered);
  });
}

/** Notes about these quarters that no change in them is explained by. */
export function unusedNotes(notes: readonly Note[], quarters: readonly QuarterChanges[]): Note[] {
  return notes.filter((note) => {
    const ofPeriod = quarters.filter(({period}) => period === note.period);
    const isUsed = ofPeriod.some(({period, regions}) =>
      regions.some(
        ({slug, changes, points = []}) =>
          changes.some(
            (change) => answers(note, slug, period, change) && isTheAnswer(note, change.explanation),
          ) ||
          points.some((point) => point.answered && isOfFinding(point) && answers(note, slug, period, point)),
      ),
    );
    return ofPeriod.length > 0 && !isUsed;
  });
}

/**
 * Notes about other quarters that nothing there is answered by: what was compared only to find what is open.
 *
 * @param compared the quarters whose notes unusedNotes looks at
 */
export function unusedElsewhere(
  notes: readonly Note[],
  compared: ReadonlySet<string>,
  answersByEdition: AnswersByEdition,
): Note[] {
  return notes.filter((note) => {
    if (compared.has(note.period)) return false;
    const slug = findRegionAsWritten(note.region)?.slug ?? "";
    const found = answersByEdition.get(`${note.period}/${slug}`);
    if (!found) return true;
    // what is told for information only is no point
    if (
      (changeKinds as readonly string[]).includes(note.kind) &&
      severityOf(note.kind as ChangeKind) === "info"
    )
      return false;
    return !found.points?.some((point) => point.answered && answers(note, slug, note.period, point));
  });
}

/** A warning about the sheet itself: no change holds its explanation. */
function isOfFinding({kind}: Point): boolean {
  return !(changeKinds as readonly string[]).includes(kind);
}

function isTheAnswer({explanation, name, date}: Note, given: Explanation | null): boolean {
  return given?.explanation === explanation && given.name === name && given.date === date;
}

/** The note names another figure than there is now, or a later correction or revision altered what it is about. */
function isOvertaken(note: Note, flag: Flag, {sheet, versions}: Subject): boolean {
  const {edition} = sheet;
  if (note.figure !== undefined && note.figure !== (flag.after ?? flag.parameters?.printed)) return true;
  const later = edition.corrections.filter(({date}) => date > note.date);
  if (later.some((correction) => isAbout(correction, flag))) return true;
  const [version] = versions;
  const made = edition.source.modified ?? edition.source.created;
  if (!version || made === null || made.slice(0, 10) <= note.date) return false;
  // a revision is explained by whoever knew of it
  if (flag.kind === "revision") return true;
  if (foundIn(flag).some((finding) => !hasToo(version, finding))) return true;
  return revisedFigures(version, edition).some(
    ({municipality, column}) =>
      (note.municipality === undefined ||
        foldSpelling(note.municipality) === foldSpelling(municipality ?? "")) &&
      (note.column === undefined || column.startsWith(note.column)),
  );
}

/** Of the register, too, there is a finding and a change that a corrected figure has a say in. */
function isAbout(correction: CorrectedFigure, flag: Flag): boolean {
  if (!isOfRegister(correction)) return concerns(correction, flag);
  return flag.kind === "register-jump" || flag.kind === "percentage-mismatch";
}

/** A sum is about every figure of its row or column; anything else about one place. */
function concerns(
  place: {municipality: string; column: string},
  {municipality, column, explains}: Flag,
): boolean {
  const inRow = municipality === undefined || foldSpelling(municipality) === foldSpelling(place.municipality);
  const inColumn = column === undefined || place.column.startsWith(column);
  const isWhole = municipality === undefined && column === undefined;
  return (explains?.length ?? 0) > 0 && !isWhole
    ? (municipality !== undefined && inRow) || (column !== undefined && inColumn)
    : inRow && inColumn;
}

/** Of a finding that is told by itself only that one: its echo in a total follows other figures too. */
function foundIn({explains = [], message}: Flag): readonly Finding[] {
  return message === undefined ? explains : explains.slice(0, 1);
}

/** Whether the earlier version had the very same finding, to the number. */
function hasToo({findings}: PlacedEdition, {code, message}: Finding): boolean {
  return findings.some((finding) => finding.code === code && finding.message === message);
}
