/** A sheet that is drawn while nothing else is to be done, and thrown away: the first one takes five times as long as the next. */
import type {PlacedEdition} from "../../edition/edition.js";
import type {SheetInput} from "../../publication/sheet.js";

/** How many quarters before it: with them its charts over time are drawn, too. */
const historyLength = 4;

/**
 * The smallest of the last quarter: what is drawn takes the least time then, and what it takes to begin is the same.
 *
 * @param editions of the archive, as earlier runs left them, oldest first
 * @returns null when there is none yet
 */
export function chooseWarmUp(editions: readonly PlacedEdition[]): SheetInput | null {
  const latest = editions.filter(({period}) => period === editions.at(-1)?.period);
  const [edition] = latest.sort((a, b) => a.municipalities.length - b.municipalities.length);
  if (!edition) return null;
  const history = editions.filter(
    ({region, period, fictional}) =>
      region.slug === edition.region.slug && period < edition.period && fictional === edition.fictional,
  );
  return {edition, history: history.slice(-historyLength), changes: null};
}
