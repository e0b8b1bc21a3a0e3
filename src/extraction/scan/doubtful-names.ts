/** Names of a scan that are no municipality's, or nearly one's, are read a second time: letters alone, without the line. */
import type {Edition, MunicipalityRow} from "../../edition/edition.js";
import {findMunicipality} from "../../vocabulary/municipality.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import type {Evidence} from "./doubtful-figures.js";

/** The edition with names as the second reading has them, where that is exactly a municipality not yet in the table. */
export function settleNames(edition: Edition, evidence: Evidence): Edition {
  const present = new Set(edition.municipalities.flatMap(({code}) => code ?? []));
  const municipalities = edition.municipalities.map((row, i) => {
    const place = edition.boxes.municipalities[i]?.name;
    if (!place || isKnown(row)) return row;
    const printed = evidence.readText(evidence.seen(place));
    const match = printed === null ? undefined : findMunicipality(printed, edition.period);
    if (!match || match.match === "close" || !match.exists) return row;
    const {name, code} = match.municipality;
    if (code !== row.code && present.has(code)) return row;
    present.add(code);
    return {name, ...(printed !== name && {printedName: printed as string}), code, figures: row.figures};
  });
  return {...edition, municipalities};
}

function isKnown({name, printedName, code}: MunicipalityRow): boolean {
  return code !== null && (printedName === undefined || foldSpelling(printedName) === foldSpelling(name));
}
