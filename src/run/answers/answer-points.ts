/** An answer to what was flagged on a sheet, written to input/notes.yaml. */
import {join} from "node:path";
import {writeNote} from "../../change/note-text.js";
import {type Note, parseNotes} from "../../change/notes.js";
import type {Point} from "../../edition/concept.js";
import type {Config} from "../../settings/config.js";
import {writeAtomically} from "../../system/atomic-write.js";
import {readTextIfThere, today} from "../../system/effects.js";
import {InputError} from "../../vocabulary/error.js";
import {ownFiles} from "../plan/inventory.js";
import type {JudgedSheet} from "./judged-sheet.js";

export interface Answer {
  /** internal */
  readonly because: string;
  /** for readers of the sheet */
  readonly onSheet?: string | undefined;
  readonly by: string;
}

export interface Answered {
  readonly file: string;
  /** what was answered, and on which lines of the file that stands */
  readonly written: readonly {
    readonly point: Point;
    readonly lines: readonly [number, number];
    readonly replaced: Note | null;
  }[];
  /** all that is on the sheet, as it is judged now */
  readonly points: readonly Point[];
}

/**
 * @param numbers of the points, from 1
 * @throws InputError `usage` for a number that there is not; `invalid` for a slip in the file, or in what is said
 */
export async function answerPoints(
  config: Config,
  {edition, points, judgedWith}: JudgedSheet,
  numbers: readonly number[],
  {because, onSheet, by}: Answer,
): Promise<Answered> {
  const chosen = numbers.map((number) => pointAt(points, number));
  const file = join(config.input, ownFiles.notes);
  const said = {
    explanation: because,
    ...(onSheet !== undefined && {onSheet}),
    name: by.trim(),
    date: today(),
  };
  let text = await readTextIfThere(file);
  const written = chosen.map((point) => {
    const {region, period} = edition;
    const note = {region: region.name, period, ...placeOf(point), ...said} as Note;
    const edited = writeNote(text, file, note, today());
    text = edited.text;
    return {point, lines: edited.lines, replaced: edited.replaced};
  });
  const now = judgedWith({notes: parseNotes(text ?? "", file, today())});
  for (const {point} of written) refuseUnheard(point, now.points);
  await writeAtomically(file, text ?? "");
  return {file, written, points: now.points};
}

function pointAt(points: readonly Point[], number: number): Point {
  const point = points[number - 1];
  if (point && !point.answered) return point;
  const open = points.flatMap(({answered}, i) => (answered ? [] : [i + 1]));
  const what = point ? `flag ${number} is answered already` : `there is no flag ${number}`;
  throw new InputError("usage", what, {
    next: open.length > 0 ? `open: ${open.join(", ")}; without --flag they are listed` : "nothing is open",
  });
}

/** With the figure that is explained, so that the note holds for no other. */
function placeOf({kind, municipality, column, figure}: Point) {
  return {
    ...(municipality !== undefined && {municipality}),
    ...(column !== undefined && {column}),
    ...(typeof figure === "number" && Number.isInteger(figure) && figure >= 0 && {figure}),
    kind,
  };
}

function refuseUnheard({kind, municipality, column, message}: Point, now: readonly Point[]): void {
  const isOpen = now.some(
    (point) =>
      !point.answered &&
      point.kind === kind &&
      point.municipality === municipality &&
      point.column === column,
  );
  if (!isOpen) return;
  throw new InputError("usage", `a note does not answer this: ${message}`, {
    next: "put it right in the input folder: correct it, choose a file, or ask for another PDF",
  });
}
