/** input/notes.yaml with one more answer: text in, text out. */
import {addToList, type EditedList, replaceInList} from "../settings/yaml-list.js";
import {findRegionAsWritten} from "../vocabulary/region.js";
import {foldSpelling} from "../vocabulary/spelling.js";
import {type Note, parseNotes} from "./notes.js";

export interface EditedNotes extends EditedList {
  /** the answer whose place it took; null when there was none */
  readonly replaced: Note | null;
}

/**
 * An answer to what was answered before takes the place of that answer; all else stays as it is written.
 *
 * @param text null where there is no such file yet
 * @param file its name, for errors
 * @param today YYYY-MM-DD
 * @throws InputError `invalid` with file and line, when the file or the note has a slip
 */
export function writeNote(text: string | null, file: string, note: Note, today: string): EditedNotes {
  const earlier = text === null ? [] : parseNotes(text, file, today);
  const index = earlier.findIndex((other) => placeOf(other) === placeOf(note));
  const {region, period, municipality, column, figure, kind, explanation, onSheet, name, date} = note;
  const item = {region, period, municipality, column, figure, kind, explanation, onSheet, name, date};
  const edited = index < 0 ? addToList(text, file, item) : replaceInList(text ?? "", file, index, item);
  parseNotes(edited.text, file, today);
  return {...edited, replaced: earlier[index] ?? null};
}

function placeOf({region, period, kind, municipality, column}: Note): string {
  const slug = findRegionAsWritten(region)?.slug ?? region;
  return JSON.stringify([slug, period, kind, foldSpelling(municipality ?? ""), column ?? ""]);
}
