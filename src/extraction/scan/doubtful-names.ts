/** Names of a scan that are no municipality's, or nearly one's, are read a second time: letters alone, without the line. */
import type {Edition, MunicipalityRow} from "../../edition/edition.js";
import {findMunicipality} from "../../vocabulary/municipality.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import type {Evidence} from "./doubtful-figures.js";

/** The edition with names as the second reading has them, where that is exactly a municipality not yet in the table. */
export function settleNames(edition: Edition, evidence: Evidence): Edition {
  const present = new Set(edition.municipalities.flatMap(({code}) => code ?? []));
  const municipalities = edition.municipalities.map((row, i) => {
    if (isKnown(row)) return row;
    const alike = withLikeLetters(row);
    if (alike) return alike;
    const place = edition.boxes.municipalities[i]?.name;
    const printed = place ? evidence.readText(evidence.seen(place)) : null;
    const match = printed === null ? undefined : findMunicipality(printed, edition.period);
    if (!match || match.match === "close" || !match.exists) return row;
    const {name, code} = match.municipality;
    if (code === null || (code !== row.code && present.has(code))) return row;
    present.add(code);
    return {name, ...(printed !== name && {printedName: printed as string}), code, figures: row.figures};
  });
  return {...edition, municipalities, total: withLabel(edition, evidence)};
}

function isKnown({name, printedName, code}: MunicipalityRow): boolean {
  return code !== null && (printedName === undefined || foldSpelling(printedName) === foldSpelling(name));
}

/** The row under its own name, where only letters that look alike were taken for each other: "ldo" is "Ido". */
function withLikeLetters({printedName, ...row}: MunicipalityRow): MunicipalityRow | null {
  const isAlike =
    row.code !== null && printedName !== undefined && likeness(printedName) === likeness(row.name);
  return isAlike ? row : null;
}

function likeness(name: string): string {
  return name
    .replace(/[Il1|!]/g, "l")
    .replace(/[O0]/g, "o")
    .replace(/rn/g, "m")
    .toLowerCase();
}

/** A label of totals that is none of the usual ones, as with the rest of a rule before it ("iTOTAAL AMR"), is read again. */
function withLabel({total, boxes, region}: Edition, evidence: Evidence): Edition["total"] {
  const place = boxes.total?.name;
  const isUsual = (label: string) => usualLabel(region).test(foldSpelling(label));
  if (!total || !place || isUsual(total.label) || !/tot/i.test(total.label)) return total;
  const label = evidence.readText(evidence.seen(place));
  return label !== null && isUsual(label) ? {...total, label} : total;
}

/** "TOTAAL", "TOTAAL AMR", "Totaal Midden-Utrecht", "Totaal arbeidsmarktregio Midden-Utrecht" */
function usualLabel(region: Edition["region"]): RegExp {
  const names = region ? [foldSpelling(region.name), foldSpelling(region.printedName)] : [];
  return new RegExp(`^(?:eind|regio)?totaal(?:amr|(?:arbeidsmarkt)?regio)?(?:${names.join("|")})?$`);
}
