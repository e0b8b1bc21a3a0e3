/** Words put in another place, so that an unusual table lies as a usual one does; each still knows where it is printed. */
import type {Line, Word} from "../../words/words.js";

/** From a moved word to the one on the page. */
export type Origins = Map<Word, Word>;

/** The word elsewhere; its glyphs stay where they are printed. */
export function moved(word: Word, dx: number, dy: number, origins: Origins): Word {
  if (dx === 0 && dy === 0) return word;
  const copy = {...word, x0: word.x0 + dx, x1: word.x1 + dx, y: word.y + dy};
  origins.set(copy, originOf(word, origins));
  return copy;
}

export function originOf(word: Word, origins: Origins): Word {
  return origins.get(word) ?? word;
}

/** Lines from top to bottom, each with its words from left to right; those without words are left out. */
export function inOrder(lines: readonly Line[]): Line[] {
  return lines
    .filter(({words}) => words.length > 0)
    .map((line) => ({...line, words: [...line.words].sort((a, b) => a.x0 - b.x0)}))
    .sort((a, b) => a.y - b.y);
}

/** The lines with other words; what is not changed stays the same line. */
export function withWords(lines: readonly Line[], change: (line: Line) => readonly Word[]): Line[] {
  return lines.map((line) => {
    const words = change(line);
    return words === line.words ? line : {...line, words};
  });
}
