/** What a municipality that came or went may mean for the division of the country, as the line that would say so. */
import {lineOfMerger} from "../../settings/gazetteer-lines.js";
import {groups} from "../../vocabulary/figure.js";
import type {Finding} from "../../vocabulary/finding.js";
import {firstDayOf} from "../../vocabulary/period.js";
import type {AlignedRow, Alignment} from "../alignment.js";
import type {Sheet, SheetRow} from "../counted-sheet.js";

/** What the sheet's own findings advise; else the municipality whose figures rose by those of the one that is gone. */
export function adviceFor(row: SheetRow, sheet: Sheet, nearest: Alignment): {add?: string} {
  const said = sheet.edition.findings.find((finding) => tellsOf(finding, row.name) && finding.add)?.add;
  if (typeof said === "string") return {add: said};
  const [heir, ...others] = nearest.missing.includes(row)
    ? nearest.rows.filter((one) => roseBy(row, one))
    : [];
  if (!heir || others.length > 0) return {};
  return {add: lineOfMerger([heir.name, row.name], heir.name, firstDayOf(sheet.period))};
}

function tellsOf({municipality, gone}: Finding, name: string): boolean {
  return municipality === name || (Array.isArray(gone) && gone.includes(name));
}

/** with fewer persons a rise may be anything */
const fewPersons = 10;

/** Whether all its columns together moved as if the other had been added: the difference is far less than with what it was. */
function roseBy(gone: SheetRow, {counts, before}: AlignedRow): boolean {
  if (!before || (gone.counts.totaal ?? 0) < fewPersons) return false;
  const distances = groups.map((column) => {
    const [now, then, more] = [counts[column], before[column], gone.counts[column]];
    return now === null || then === null || more === null
      ? null
      : {alone: Math.abs(now - then), together: Math.abs(now - then - more)};
  });
  const known = distances.filter((one) => one !== null);
  const sumOf = (which: "alone" | "together") => known.reduce((sum, one) => sum + one[which], 0);
  return known.length === groups.length && sumOf("together") < 0.25 * sumOf("alone");
}
