/** Municipalities that came from or went to another region between two quarters: `region-move`, told on both sheets. */
import type {Period} from "../../vocabulary/period.js";
import {regionIn} from "../../vocabulary/region.js";
import type {Relocation} from "../alignment.js";
import type {Flag} from "../flag.js";
import type {Subject} from "../subject.js";

export function regionMoveFlags({sheet, earlier}: Subject): Flag[] {
  const [nearest] = earlier;
  if (!nearest) return [];
  return nearest.relocations.map((relocation): Flag => {
    const {municipality, isComputed, move} = relocation;
    const row = nearest.rows.find(({name}) => name === municipality);
    const counts = isComputed && row?.before ? {before: row.before.totaal, after: row.counts.totaal} : {};
    return {
      kind: "region-move",
      municipality,
      against: nearest.against,
      ...counts,
      parameters: {date: move.date, ...wordsOf(relocation, sheet.period)},
    };
  });
}

/** The parameters decide which sentence of messages.yaml fits. */
function wordsOf({direction, municipality, move}: Relocation, period: Period): Record<string, string> {
  const nameOf = (code: string) => regionIn(code, period)?.name ?? code;
  const names = {from: nameOf(move.from), to: nameOf(move.to)};
  return direction === "into" ? {arrives: municipality, ...names} : {leaves: municipality, ...names};
}
