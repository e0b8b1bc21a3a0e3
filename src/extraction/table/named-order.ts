/** What headings that do not decide say all the same: which organisation they name first. */
import type {Mark, Phrase} from "./heading-phrases.js";

/**
 * Whether UWV is named wholly at the left of the municipalities. Words of one run ("UWV en gemeenten") are a title or a
 * sentence, and say nothing of columns.
 */
export function namesUwvFirst(phrases: readonly Phrase[]): boolean {
  const [uwv, gemeenten] = [middlesOf("uwv", "gemeente", phrases), middlesOf("gemeente", "uwv", phrases)];
  return uwv.length > 0 && gemeenten.length > 0 && Math.max(...uwv) < Math.min(...gemeenten);
}

/** Of the phrases that have the mark, and stand in no run with the other. */
function middlesOf(mark: Mark, other: Mark, phrases: readonly Phrase[]): number[] {
  const others = phrases.filter(({marks}) => marks.includes(other));
  const isAlone = ({run, y1}: Phrase) =>
    !others.some((one) => one.run[0] === run[0] && one.run[1] === run[1] && one.y1 === y1);
  return phrases.filter((one) => one.marks.includes(mark) && isAlone(one)).map(({x0, x1}) => (x0 + x1) / 2);
}
