/** Which blocks stand on which page: in order, none over the edge, no page with only a few lines. */
import type {Block} from "./block.js";

/** A last page that is emptier than this looks like a mistake; a page that gives blocks to it stays fuller than that. */
const leastFilled = {last: 0.3, giving: 0.55};
/** A block is only moved on for pages that come so much nearer to each other, in parts of a page. */
const leastGain = 0.1;

/** @param capacity height of a page in points */
export function paginate(blocks: readonly Block[], capacity: number): Block[][] {
  const pages = fillPages(blocks, capacity);
  const [giving, last] = [pages.at(-2), pages.at(-1)];
  if (!giving || !last) return pages;
  const limit = leastFilled.giving * capacity;
  while (giving.length > 1) {
    const moved = giving.at(-1) as Block;
    const [before, after] = [heightOf(giving), heightOf(last)];
    const difference = Math.abs(before - after - 2 * moved.height);
    const isMoreEven = difference < Math.abs(before - after) - leastGain * capacity;
    const isTooMuch = before - moved.height < limit || after + moved.height > capacity || moved.split;
    if (!isMoreEven || isTooMuch) break;
    last.unshift(giving.pop() as Block);
  }
  return pages;
}

export function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.height, 0);
}

/** Densities to try, the one as designed first. */
const densities = [1, 0.96, 1.06, 0.92, 1.12, 0.88, 1.2, 0.84, 1.3, 0.8, 1.4, 0.76, 1.5];
/** White on a page that nobody minds, in parts of its height; at the end of the sheet it may be more. */
const welcomeWhite = {within: 0.1, last: 0.12};

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
    if (cost < mostPages + goodEnough) break;
  }
  return best.density;
}

/** A sheet has one page or two. */
const mostPages = 2;
/** What is left to gain is not worth another try. */
const goodEnough = 0.02;

function costOf(pages: readonly (readonly Block[])[], capacity: number): number {
  const white = pages.map((page) => 1 - heightOf(page) / capacity);
  const whiteAtEnd = white.pop() ?? 0;
  const tooWhite = white.reduce((sum, part) => sum + Math.max(0, part - welcomeWhite.within), 0);
  const isThin = pages.length > 1 && whiteAtEnd > 1 - leastFilled.last;
  const tooMany = Math.max(0, pages.length - mostPages);
  // The white below a table that runs on to the next page does not count.
  const isOver = pages.some((page) => heightOf(page) > 1.01 * capacity);
  const end = 3 * Math.max(0, whiteAtEnd - welcomeWhite.last);
  return mostPages + 2 * tooMany + 10 * tooWhite + end + (isThin ? 3 : 0) + (isOver ? 100 : 0);
}

/** What is taller than any page begins on this one, unless only a strip of it is left. */
function partOf(block: Block, left: number, capacity: number): readonly [Block, Block] | null | undefined {
  const pieces = block.split?.(left, capacity);
  if (pieces || block.height <= capacity || left < leastStrip * capacity) return pieces;
  return block.divide?.(left, capacity);
}

const leastStrip = 0.2;

/** Whether it can be drawn on pages of this height, on as many as it takes. */
export function canBePaged(block: Block, capacity: number): boolean {
  let rest: Block | undefined = block;
  while (rest && rest.height > capacity) {
    if (rest.split) return true;
    const before: number = rest.height;
    rest = rest.divide?.(capacity, capacity)?.[1];
    if (!rest || rest.height >= before) return false;
  }
  return true;
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
    const pieces = block.height > left ? partOf(block, left, capacity) : null;
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
