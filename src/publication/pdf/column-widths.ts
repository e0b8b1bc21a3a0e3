/** How a table shares its width among its columns: figures first, and names what they leave. */
import type {Element} from "domhandler";
import {classesOf} from "../document.js";
import type {TextStyle} from "../templates/theme.js";
import {longestWord, naturalWidth} from "./text-block.js";

/** On either side of the text in a cell, in points. */
export const cellPadding = 2.5;
/** Between columns of figures, besides the space in their cells. */
const air = 4;
const leastAir = 1;
/** A longer name may be broken to give the figures room; where that is not enough, a shorter one too. In parts of the table's width. */
const mostForName = [0.32, 0.28];

/** Names get what they need as far as the figures leave it; the columns of figures share the rest, equally where they can. */
export function columnWidths(
  rows: readonly (readonly Element[])[],
  styles: readonly (readonly TextStyle[])[],
  width: number,
): number[] {
  const measure = (how: typeof naturalWidth, column: number) =>
    2 * cellPadding +
    Math.max(0, ...rows.map((cells, r) => how(cells[column] as Element, styles[r]?.[column] as TextStyle)));
  const all = (rows[0] ?? []).map((cell, i) => ({
    i,
    words: isWords(cell, i),
    least: measure(longestWord, i),
  }));
  const names = all
    .filter(({words}) => words)
    .map(({i, least}) => ({i, least, natural: measure(naturalWidth, i)}));
  const besideNames = (most: number) =>
    width -
    names.reduce((sum, {least, natural: own}) => sum + Math.max(least, Math.min(own, most * width)), 0);
  const figures = spacedOut(
    all.filter(({words}) => !words),
    mostForName.map(besideNames),
  );
  const forNames = width - figures.reduce((sum, {least}) => sum + least, 0);
  const natural = names.reduce((sum, name) => sum + name.natural, 0);
  const scale = Math.min(1, forNames / natural);
  const widthOf = new Map(
    names.map(({i, least, natural: own}) => [i, Math.max(i === 0 ? width * 0.2 : 0, least, own * scale)]),
  );
  const taken = [...widthOf.values()].reduce((sum, own) => sum + own, 0);
  const shared = levelled(
    figures.map(({least}) => least),
    width - taken,
  );
  for (const [place, {i}] of figures.entries()) widthOf.set(i, shared[place] as number);
  return all.map(({i}) => widthOf.get(i) as number);
}

/**
 * Columns of figures all as wide as the widest of them, with some air.
 *
 * @param rooms the first in which that fits is used; where it fits in none, columns stay as they are
 */
function spacedOut<T extends {readonly least: number}>(
  figures: readonly T[],
  rooms: readonly number[],
): readonly T[] {
  const widest = Math.max(0, ...figures.map(({least}) => least));
  const room = rooms.find((one) => one / figures.length >= widest + leastAir);
  if (room === undefined) return figures;
  const comfortable = Math.min(widest + air, room / figures.length);
  return figures.map((one) => ({...one, least: comfortable}));
}

/** The widths that are needed, made as equal as the space allows. */
function levelled(needed: readonly number[], space: number): number[] {
  const wide = needed.map(() => false);
  for (;;) {
    const taken = needed.reduce((sum, width, i) => sum + (wide[i] ? width : 0), 0);
    const equal = (space - taken) / Math.max(1, wide.filter((isWide) => !isWide).length);
    const next = needed.findIndex((width, i) => !wide[i] && width > equal);
    if (next < 0) return needed.map((width, i) => (wide[i] ? width : equal));
    wide[next] = true;
  }
}

/** The first column holds names, and so does one of class "text"; the others hold figures. */
export function isWords(cell: Element | undefined, column: number): boolean {
  return column === 0 || (cell !== undefined && classesOf(cell).includes("text"));
}
