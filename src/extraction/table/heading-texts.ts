/** The text of each column heading: its own words, and the label that it shares with its neighbours. */
import type {Column} from "../../vocabulary/figure.js";
import type {Mark, Phrase} from "./heading-phrases.js";

/** Which words belong to which column. */
export const marksOf: Readonly<Record<Column, readonly Mark[]>> = {
  gemeente_met: ["gemeente", "met"],
  gemeente_zonder: ["gemeente", "zonder"],
  uwv_met: ["uwv", "met"],
  uwv_zonder: ["uwv", "zonder"],
  totaal: ["totaal"],
};

/**
 * The heading of each band as printed, in the order of reading; "" for a band that is no column.
 *
 * @param centres of the bands, from left to right
 */
export function headingTexts(
  phrases: readonly Phrase[],
  order: readonly (Column | null)[],
  centres: readonly number[],
): string[] {
  const marked = order.map((column, band) =>
    column ? marksOf[column].flatMap((mark) => phraseFor(mark, band, phrases, order, centres) ?? []) : [],
  );
  const rest = phrases.filter(({marks}) => marks.length === 0);
  const owners = rest.map((phrase) => ownerOf(phrase, marked));
  return marked.map((some, band) => inReadingOrder([...some, ...rest.filter((_, i) => owners[i] === band)]));
}

/** One phrase for each column that needs the mark: they go together from left to right. Otherwise the nearest one. */
function phraseFor(
  mark: Mark,
  band: number,
  phrases: readonly Phrase[],
  order: readonly (Column | null)[],
  centres: readonly number[],
): Phrase | undefined {
  const candidates = phrases
    .filter(({marks}) => marks.includes(mark))
    .sort((a, b) => middleOf(a) - middleOf(b));
  const bands = order.flatMap((column, i) => (column && marksOf[column].includes(mark) ? [i] : []));
  if (candidates.length === bands.length) return candidates[bands.indexOf(band)];
  const x = centres[band] as number;
  return candidates.sort((a, b) => Math.abs(middleOf(a) - x) - Math.abs(middleOf(b) - x))[0];
}

/** em: the second line of a turned heading stands beside the first one, other words are headings of other columns */
const farthestLine = 1.5;

/** The band whose own words a further word stands over or under. */
function ownerOf(phrase: Phrase, marked: readonly (readonly Phrase[])[]): number {
  const nearness = marked.map((some) => {
    const own = some.filter(({marks}) => marks.length > 0).sort((a, b) => a.x1 - a.x0 - (b.x1 - b.x0))[0];
    if (!own) return Number.NEGATIVE_INFINITY;
    return (
      Math.min(own.x1, phrase.x1) -
      Math.max(own.x0, phrase.x0) -
      0.1 * Math.abs(middleOf(own) - middleOf(phrase))
    );
  });
  const most = Math.max(...nearness);
  return most > -farthestLine * phrase.size ? nearness.indexOf(most) : -1;
}

function middleOf({x0, x1}: Phrase): number {
  return (x0 + x1) / 2;
}

function inReadingOrder(phrases: readonly Phrase[]): string {
  return [...new Set(phrases)]
    .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1] || a.order[2] - b.order[2])
    .reduce((text, phrase) => joinHyphen(text, phrase.text), "");
}

/** "klant-" and "profiel" are one word */
function joinHyphen(before: string, after: string): string {
  if (before === "") return after;
  const isBroken = /\p{Ll}[-‐]$/u.test(before) && /^\p{Ll}/u.test(after);
  return isBroken ? before.slice(0, -1) + after : `${before} ${after}`;
}
