/** Herindelingen between two quarters: `merger`, with the sums that are compared instead. */

import {findMunicipality, regionOf} from "../../vocabulary/municipality.js";
import type {Period} from "../../vocabulary/period.js";
import type {Merger} from "../alignment.js";
import type {Flag} from "../flag.js";
import type {Subject} from "../subject.js";

export function mergerFlags({sheet, earlier}: Subject): Flag[] {
  const [nearest] = earlier;
  if (!nearest) return [];
  return nearest.mergers.map((merger): Flag => {
    const {herindeling, municipality, isComputed} = merger;
    const row = nearest.rows.find(({name}) => name === municipality);
    const counts = isComputed && row?.before ? {before: row.before.totaal, after: row.counts.totaal} : {};
    return {
      kind: "merger",
      municipality,
      against: nearest.against,
      ...counts,
      parameters: {date: herindeling.date, ...wordsOf(merger, sheet.period)},
    };
  });
}

/** The parameters decide which sentence of messages.yaml fits. */
function wordsOf(
  {herindeling, direction, municipality}: Merger,
  period: Period,
): Record<string, string | string[]> {
  const {from, into, partial} = herindeling;
  if (partial) return {divided: from[0] ?? municipality, over: [...into]};
  if (direction === "into") {
    const [name = municipality] = into;
    const others = from.filter((one) => one !== name);
    // one that joined another; or several that became a new one
    const [joined] = others.length === 1 && others.length < from.length ? others : [];
    return {from: [...from], into: name, ...(joined && {joined})};
  }
  const destination = findMunicipality(into[0] ?? "", null)?.municipality;
  return {
    leaves: municipality,
    into: into[0] ?? "",
    region: destination ? regionOf(destination, period).name : "",
  };
}
