/** How a run over a large archive keeps its memory small: it takes up to half as much time again, which the usual run is spared. */

import {setFlagsFromString} from "node:v8";

/** Editions in the archive. */
const many = 500;

export function isLarge(count: number): boolean {
  return count > many;
}

/**
 * Garbage is collected when the heap has grown by a quarter, here and in the workers. V8 itself lets it grow to several
 * times its size on a machine with much memory, which others may need.
 */
export function collectOften(): void {
  setFlagsFromString("--heap-growing-percent=25");
}
