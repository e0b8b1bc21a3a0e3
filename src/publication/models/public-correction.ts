/** What a sheet says of a figure that a person has put right: the figure, what the source has, and no more than is meant for readers. */
import {type CorrectedFigure, isOfRegister} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {formatCount, formatPercent} from "../../vocabulary/figure.js";
import {printFigure} from "./printed-figure.js";

export function publicCorrection(correction: CorrectedFigure, {columns}: Settings) {
  const {date, onSheet = null} = correction;
  if (isOfRegister(correction)) {
    const {column, printed, corrected} = correction;
    const isPersons = column === "register_persons";
    const inWords = (value: number) => (isPersons ? formatCount(value) : formatPercent(value));
    return {
      ...{date, onSheet, municipality: null, column: null, isPersons, isPercent: !isPersons},
      printed: printed === null ? null : inWords(printed),
      corrected: inWords(corrected),
      ...{isNone: false, isWithheld: false},
    };
  }
  const {municipality, column, printed, corrected} = correction;
  return {
    ...{date, onSheet, municipality, column: columns[column].label, isPersons: false, isPercent: false},
    printed: printFigure(printed),
    corrected: printFigure(corrected),
    isNone: corrected.kind === "none",
    isWithheld: corrected.kind === "withheld",
  };
}
