/** Whether columns without legible headings stand in the assumed order, judged by an earlier edition of the region. */

import {type Addends, addendsOf} from "../vocabulary/addends.js";
import {type Group, groups} from "../vocabulary/figure.js";
import {type Finding, findingOf} from "../vocabulary/finding.js";
import type {PlacedEdition} from "./edition.js";

/** An order in which the four groups may have been printed: the group that the i-th assumed one really is. */
type Order = readonly Group[];

/** Below this distance the assumed order fits whatever happened since; above it another must fit twice as well. */
const closeEnough = 0.15;
const clearlyBetter = 0.5;

/**
 * Sums cannot tell exchanged columns (they do not change when addends change places), but the same municipalities
 * a few quarters ago can.
 *
 * @param edition read with the assumed order (finding `columns-assumed`)
 * @param earlier of the same region; only municipalities in both count
 * @returns `columns-exchanged` with the order that fits in `reading`, the assumed one in `alternative`; null when the
 *   assumed order fits well, or when no other fits clearly better
 */
export function findExchangedColumns(edition: PlacedEdition, earlier: PlacedEdition): Finding | null {
  const pairs = pairedRows(edition, earlier);
  const assumed = distance(groups, pairs);
  if (assumed === null || assumed <= closeEnough) return null;
  const fits = ordersOf(groups).map((order) => ({order, distance: distance(order, pairs) ?? assumed}));
  const best = fits.reduce((a, b) => (b.distance < a.distance ? b : a));
  if (best.distance > clearlyBetter * assumed) return null;
  return findingOf("columns-exchanged", {
    against: earlier.period,
    reading: [...best.order],
    alternative: [...groups],
  });
}

interface Pair {
  readonly latest: Addends;
  readonly before: Addends;
}

function pairedRows(edition: PlacedEdition, earlier: PlacedEdition): Pair[] {
  return edition.municipalities.flatMap((row) => {
    const other = earlier.municipalities.find(({name}) => name === row.name);
    if (!other) return [];
    return [{latest: addendsOf(row.figures), before: addendsOf(other.figures)}];
  });
}

/**
 * Sum of all differences as a share of the sum of all counts, when the columns of the edition are taken in another
 * order: 0 is equal, 1 has nothing in common. null when there is nothing to compare.
 */
function distance(order: Order, pairs: readonly Pair[]): number | null {
  let [apart, whole] = [0, 0];
  for (const {latest, before} of pairs) {
    groups.forEach((group, i) => {
      const [a, b] = [latest[group], before[order[i] as Group]];
      if (a === null || b === null) return;
      apart += Math.abs(a - b);
      whole += a + b;
    });
  }
  return whole > 0 ? apart / whole : null;
}

/** All 24 orders of the four groups. */
function ordersOf(some: readonly Group[]): Order[] {
  if (some.length < 2) return [some];
  return some.flatMap((first) =>
    ordersOf(some.filter((group) => group !== first)).map((rest) => [first, ...rest]),
  );
}
