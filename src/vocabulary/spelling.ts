/** When two spellings are the same name: case, accents, hyphens, ligatures, and how far apart the rest is; how names are sorted. */

import {isFileName} from "./file-name.js";
import {hash} from "./hash.js";

/** Letters and digits only, lower case, without accents: "'s-Gravenhage" and "’S GRAVENHAGE" are the same. */
export function foldSpelling(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ĳ/g, "ij")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** As it stands in file names and addresses, on every system: "Zaanstreek/Waterland" becomes "zaanstreek-waterland". */
export function slugOf(name: string): string {
  const slug = lettersOf(name);
  if (slug === "" || slug.length > longestSlug) return `regio-${hash(name).slice(0, 8)}`;
  return isFileName(slug) && !taken.includes(slug) ? slug : `regio-${slug}`;
}

/** Longer ones, with folders before them, are more than Windows opens. */
const longestSlug = 60;
/** Pages of a quarter that are of no region have these names. */
const taken = ["landelijk", "changes", "review", "index"];

function lettersOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** The same order on every machine, whatever its locale. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Number of single-letter slips between two words: insertions, deletions, replacements, and exchanges of
 * neighbours (optimal string alignment distance; Damerau 1964).
 *
 * @param limit beyond this many slips any larger number is given, which is quicker
 */
export function spellingDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({length: b.length + 1}, (_, j) => j);
  let least = 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replaced, at(above, j) + 1, at(row, j - 1) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, at(before, j - 2) + 1);
      }
      row.push(best);
    }
    // an exchange reaches over one row: two rows beyond the limit are the end
    const leastOfRow = Math.min(...row);
    if (least > limit && leastOfRow > limit) return limit + 1;
    least = leastOfRow;
    before = above;
    above = row;
  }
  return at(above, b.length);
}

function at(row: readonly number[], j: number): number {
  return row[j] ?? Number.POSITIVE_INFINITY;
}

/** Marks that no reader sees: soft hyphens, joiners, directions of writing, byte order marks. */
/** what has neither: most texts */
// biome-ignore lint/suspicious/noControlCharactersInRegex: all that is ASCII
const isPlain = /^[\x00-\x7f]*$/;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** A text as it is seen: without marks that nobody sees, and letters with their accents as one character (NFC). */
export function withoutInvisibleMarks(text: string): string {
  return isPlain.test(text) ? text : text.replace(invisible, "").normalize("NFC");
}
