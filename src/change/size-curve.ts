/** Something that depends on the size of a figure: measured in classes of size, and drawn through their middles. */

import {sortedNumbers} from "./statistics/quantile.js";

/** What lies at a size: persons expected, and what was seen there. */
export interface Sized {
  readonly expected: number;
  readonly value: number;
}

interface Point {
  /** doublings */
  readonly at: number;
  readonly value: number;
}

/** What was seen at figures of a size, ascending: in a class, and in it and the classes beside it. */
export interface Seen {
  readonly own: () => Float64Array;
  readonly around: () => Float64Array;
}

/**
 * A curve over size: constant below the smallest and above the largest class, straight in between.
 *
 * @param items classes are doublings, joined with the next smaller one until each holds `fewest`
 * @param measure what is drawn at the middle of a class
 */
export function curveOf(
  items: readonly Sized[],
  fewest: number,
  measure: (seen: Seen) => number,
): (expected: number) => number {
  return curveThrough(seenBySize(items, fewest), measure);
}

/** For curves of several measures through the same classes. */
export function seenBySize(
  items: readonly Sized[],
  fewest: number,
): readonly (Seen & {readonly at: number})[] {
  const classes = classesOf(items, fewest);
  return classes.map(({at, values}, i) => ({
    at,
    own: () => sortedNumbers(values),
    around: () => joined(classes.slice(Math.max(0, i - 1), i + 2)),
  }));
}

export function curveThrough<T extends {readonly at: number}>(
  classes: readonly T[],
  measure: (one: T) => number,
): (expected: number) => number {
  const points = classes.map((one): Point => ({at: one.at, value: measure(one)}));
  return (expected) => valueAt(points, doublings(expected));
}

function joined(classes: readonly SizeClass[]): Float64Array {
  const all = new Float64Array(classes.reduce((sum, {values}) => sum + values.length, 0));
  let at = 0;
  for (const {values} of classes) {
    all.set(values, at);
    at += values.length;
  }
  return all.sort();
}

interface SizeClass {
  readonly at: number;
  readonly values: number[];
}

function classesOf(items: readonly Sized[], fewest: number): SizeClass[] {
  const doubled: Sized[][] = [];
  for (const item of items) {
    const index = Math.floor(doublings(item.expected));
    doubled[index] ??= [];
    doubled[index].push(item);
  }
  // from the largest down; what is left at the bottom joins the smallest class that is full
  const joined: Sized[][] = [];
  let open: Sized[] = [];
  for (const some of doubled.toReversed()) {
    open.push(...(some ?? []));
    if (open.length < fewest) continue;
    joined.unshift(open);
    open = [];
  }
  if (joined[0]) joined[0].push(...open);
  else joined.push(open);
  return joined.map((some) => ({
    at: some.reduce((sum, {expected}) => sum + doublings(expected), 0) / some.length,
    values: some.map(({value}) => value),
  }));
}

function doublings(expected: number): number {
  return Math.log2(Math.max(0, expected) + 1);
}

function valueAt(points: readonly Point[], at: number): number {
  const right = points.findIndex((point) => point.at >= at);
  const [before, after] = [points[right === -1 ? points.length - 1 : right - 1], points[right]];
  if (!before || !after) return (before ?? after)?.value ?? Number.NaN;
  return before.value + ((after.value - before.value) * (at - before.at)) / (after.at - before.at);
}
