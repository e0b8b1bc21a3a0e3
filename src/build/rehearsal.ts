/** A sheet that is drawn while nothing else is to be done, and thrown away: the first one takes five times as long as the next. */
import type {PlacedEdition} from "../edition.js";
import type {SheetInput} from "../publication/sheet.js";

/** How many quarters before it: with them its charts over time are drawn, too. */
const historyLength = 4;

/**
 * @param editions of the archive, as earlier runs left them, oldest first
 * @returns null when there is none yet
 */
export function rehearsalOf(editions: readonly PlacedEdition[]): SheetInput | null {
  const edition = editions.at(-1);
  if (!edition) return null;
  const history = editions.filter(
    ({region, period, fictional}) =>
      region.slug === edition.region.slug && period < edition.period && fictional === edition.fictional,
  );
  return {edition, history: history.slice(-historyLength), changes: null};
}
