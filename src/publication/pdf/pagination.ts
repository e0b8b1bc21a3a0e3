/** Which blocks stand on which page: in order, none over the edge, no page with only a few lines. */
import type {Block} from "./block.js";

/** A last page that is emptier than this looks like a mistake; a page that gives blocks to it stays fuller than that. */
const leastFilled = {last: 0.3, giving: 0.55};

/** @param capacity height of a page in points */
export function paginate(blocks: readonly Block[], capacity: number): Block[][] {
  const pages = fillPages(blocks, capacity);
  const [giving, last] = [pages.at(-2), pages.at(-1)];
  if (!giving || !last) return pages;
  const limit = leastFilled.giving * capacity;
  while (heightOf(last) < leastFilled.last * capacity && giving.length > 1) {
    const moved = giving.at(-1) as Block;
    const isTooMuch =
      heightOf(giving) - moved.height < limit || heightOf(last) + moved.height > capacity || moved.split;
    if (isTooMuch) break;
    last.unshift(giving.pop() as Block);
  }
  return pages;
}

export function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.height, 0);
}

/** Densities to try, the one as designed first. */
const densities = [1, 0.96, 1.06, 0.92, 1.12, 0.88, 1.2, 0.84, 1.3];
/** White at the bottom of a page that nobody minds, in parts of its height. */
const welcomeWhite = 0.1;

/**
 * The density that gives the fewest pages and the least white on them, as near as possible to 1.
 *
 * @param pagesWith the pages that a density gives; called until one is good enough
 */
export function bestDensity(pagesWith: (density: number) => Block[][], capacity: number): number {
  let best = {density: 1, cost: Number.POSITIVE_INFINITY};
  for (const density of densities) {
    const cost = costOf(pagesWith(density), capacity) + Math.abs(density - 1) / 10;
    if (cost < best.cost) best = {density, cost};
    if (cost < 1 + mostPages) break;
  }
  return best.density;
}

/** A sheet has one page or two. */
const mostPages = 2;

function costOf(pages: readonly (readonly Block[])[], capacity: number): number {
  const white = pages.slice(0, -1).map((page) => 1 - heightOf(page) / capacity);
  const tooWhite = white.reduce((sum, part) => sum + Math.max(0, part - welcomeWhite), 0);
  const isThin = pages.length > 1 && heightOf(pages.at(-1) ?? []) < leastFilled.last * capacity;
  const tooMany = Math.max(0, pages.length - mostPages);
  return mostPages + 2 * tooMany + 10 * tooWhite + (isThin ? 3 : 0);
}

function fillPages(blocks: readonly Block[], capacity: number): Block[][] {
  const pages: Block[][] = [[]];
  let left = capacity;
  const waiting = [...blocks];
  const turn = () => {
    pages.push([]);
    left = capacity;
  };
  for (let block = waiting.shift(); block; block = waiting.shift()) {
    const page = pages.at(-1) as Block[];
    const pieces = block.height > left ? block.split?.(left, capacity) : null;
    if (pieces) {
      page.push(pieces[0]);
      waiting.unshift(pieces[1]);
      turn();
    } else if (block.height > left && page.length > 0) {
      waiting.unshift(block);
      turn();
    } else {
      page.push(block);
      left -= block.height;
    }
  }
  return pages;
}
