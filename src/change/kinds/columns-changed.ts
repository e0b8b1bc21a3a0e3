/** Headings or their order that differ from the quarter before: `columns-changed`. */
import {isFromTable, type PlacedEdition} from "../../edition/edition.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import type {Flag} from "../flag.js";
import type {Subject} from "../subject.js";

/** Headings that were not legible in one of the two quarters say nothing; the order does. */
export function columnsChangedFlags({sheet, earlier}: Subject): Flag[] {
  const [nearest] = earlier;
  if (!nearest) return [];
  const [now, then] = [sheet.edition, nearest.earlier.edition];
  const {against} = nearest;
  if (isFromTable(now) || isFromTable(then)) return [];
  if (now.columns.join() !== then.columns.join()) {
    return [{kind: "columns-changed", against, parameters: {order: now.columns, orderBefore: then.columns}}];
  }
  if (!now.headings || !then.headings || foldedHeadings(now) === foldedHeadings(then)) return [];
  return [
    {kind: "columns-changed", against, parameters: {headings: now.headings, headingsBefore: then.headings}},
  ];
}

function foldedHeadings({headings}: PlacedEdition): string {
  return (headings ?? []).map(foldSpelling).join("|");
}
