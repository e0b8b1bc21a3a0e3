/** One sheet judged: everything that was flagged on it, and what of that somebody answered. */
import {archiveKey} from "../edition/archive.js";
import {isConcept, type Point} from "../edition/concept.js";
import type {Wording} from "../edition/wording.js";
import type {Settings} from "../settings/settings.js";
import {messageOf} from "../vocabulary/error.js";
import type {Finding} from "../vocabulary/finding.js";
import {answeredFindings, answerTo} from "./answers.js";
import {type Explanation, severityOf} from "./change.js";
import {changeOf, type Flag} from "./flag.js";
import {flagsOf} from "./flags.js";
import type {Note} from "./notes.js";
import {pointsOf} from "./points.js";
import {remembered, type Subject} from "./subject.js";

/** A flag, and the note that answers it. */
interface AnsweredFlag {
  readonly flag: Flag;
  readonly explanation: Explanation | null;
}

export interface Judgement {
  readonly subject: Subject;
  readonly flags: readonly AnsweredFlag[];
  readonly answered: readonly Finding[];
  /** all that is to be answered, or was */
  readonly points: readonly Point[];
  /** whether something here is not explained, so that a difference with it may be distorted */
  readonly isDoubtful: boolean;
}

export interface JudgeOptions {
  readonly settings: Settings;
  readonly notes: readonly Note[];
  readonly wording: Wording;
  /** told of a slip in the program: the edition gets the flag `not-compared`, and all others are compared */
  readonly onFault?: (fault: unknown, edition: string) => void;
}

/** @param fault what kept its earlier sheets from being laid beside it, if something did */
export function judge(subject: Subject, fault: unknown, options: JudgeOptions): Judgement {
  try {
    if (fault !== undefined) throw fault;
    return judgeWhole(subject, options);
  } catch (error) {
    options.onFault?.(error, archiveKey(subject.sheet.edition));
    const flag = notCompared(error);
    const {kind, message} = changeOf(flag, null, options.wording);
    const points = [{kind, severity: "error", answered: false, message} as const];
    // whatever differs with it is in doubt
    return {subject, flags: [{flag, explanation: null}], answered: [], points, isDoubtful: true};
  }
}

/** What is left to say of a sheet when a slip in the program kept it from being compared. */
export function notCompared(fault: unknown): Flag {
  return {kind: "not-compared", against: null, parameters: {fault: messageOf(fault)}};
}

function judgeWhole(subject: Subject, {settings, notes, wording}: JudgeOptions): Judgement {
  const {edition} = subject.sheet;
  const answerOf = remembered((flag: Flag) => answerTo(flag, subject, notes));
  const isAnswered = (flag: Flag) => answerOf(flag) !== null;
  const flags = flagsOf(subject, settings, isAnswered);
  const answered = answeredFindings(edition, flags, isAnswered);
  const isOpen = (flag: Flag) =>
    (flag.doubts?.length ?? 0) > 0 && severityOf(flag.kind) !== "info" && !isAnswered(flag);
  const withAnswers = flags.map((flag) => ({flag, explanation: answerOf(flag)}));
  return {
    subject,
    flags: withAnswers,
    answered,
    points: pointsOf(edition, withAnswers, answered, {notes, wording}),
    isDoubtful: flags.some(isOpen) || isConcept(edition, {answered}),
  };
}
