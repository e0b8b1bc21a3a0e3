/** input/corrections.yaml with one more correction: text in, text out. */
import {addToList, type EditedList, replaceInList} from "../settings/yaml-list.js";
import {type Correction, parseCorrections, placeOf} from "./correction.js";

export interface EditedCorrections extends EditedList {
  /** the correction of the same figure whose place it took; null when there was none */
  readonly replaced: Correction | null;
}

/**
 * A second correction of a figure takes the place of the first; all else stays as it is written.
 *
 * @param text null where there is no such file yet
 * @param file its name, for errors
 * @param correction by region and quarter
 * @param isSame whether an earlier one is about the same figure, however it names the sheet
 * @param today YYYY-MM-DD
 * @throws InputError `invalid` with file and line, when the file or the correction has a slip
 */
export function writeCorrection(
  text: string | null,
  file: string,
  correction: Correction,
  {isSame = sameFigure(correction), today}: {isSame?: (other: Correction) => boolean; today: string},
): EditedCorrections {
  const earlier = text === null ? [] : parseCorrections(text, file, today);
  const index = earlier.findIndex(isSame);
  const {region, period, municipality, column, value, source, reason, onSheet, name, date} = correction;
  const item = {
    ...(correction.file === undefined ? {region, period} : {file: correction.file}),
    ...{municipality, column, value, source, reason, onSheet, name, date},
  };
  const edited = index < 0 ? addToList(text, file, item) : replaceInList(text ?? "", file, index, item);
  parseCorrections(edited.text, file, today);
  return {...edited, replaced: earlier[index] ?? null};
}

function sameFigure(correction: Correction): (other: Correction) => boolean {
  return (other) => placeOf(other) === placeOf(correction);
}
