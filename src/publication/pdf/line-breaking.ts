/** Where a paragraph breaks into lines: as few lines as possible, and of those the most even, without a lone last word. */

/** What stays together on a line: a word, or words without a space between them. Widths in points. */
export interface Unit {
  readonly width: number;
  /** width of the space before it, when it does not begin a line */
  readonly space: number;
}

interface Best {
  readonly lines: number;
  readonly cost: number;
  /** where the line before this break begins */
  readonly from: number;
}

/** A last line shorter than this part of the width is avoided. */
const shortestLastLine = 0.2;

/**
 * @returns index of the first unit of every line; a unit that is wider than the line gets a line of its own.
 *   The costs are squares of the white that is left (after Knuth and Plass, "Breaking paragraphs into lines").
 */
export function breakIntoLines(units: readonly Unit[], width: number): number[] {
  const best: Best[] = [{lines: 0, cost: 0, from: 0}];
  for (let end = 1; end <= units.length; end++) {
    let chosen: Best | null = null;
    let length = 0;
    for (let start = end - 1; start >= 0; start--) {
      length += (units[start] as Unit).width + (start < end - 1 ? (units[start + 1] as Unit).space : 0);
      if (length > width + 0.01 && start < end - 1) break;
      const before = best[start] as Best;
      const isInWord = start > 0 && (units[start] as Unit).space === 0;
      const cost =
        before.cost + costOf(length, width, end === units.length, start === 0) + (isInWord ? 0.05 : 0);
      const lines = before.lines + 1;
      if (!chosen || lines < chosen.lines || (lines === chosen.lines && cost < chosen.cost))
        chosen = {lines, cost, from: start};
    }
    best.push(chosen as Best);
  }
  const starts: number[] = [];
  for (let at = units.length; at > 0; at = starts[0] as number) starts.unshift((best[at] as Best).from);
  return starts;
}

function costOf(length: number, width: number, isLast: boolean, isOnly: boolean): number {
  const white = Math.max(0, 1 - length / width);
  if (!isLast) return white * white;
  return !isOnly && length < shortestLastLine * width ? 0.25 : 0;
}
