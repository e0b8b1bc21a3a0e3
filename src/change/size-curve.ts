/** Something that depends on the size of a figure: measured in classes of size, and drawn through their middles. */

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

/**
 * A curve over size: constant below the smallest and above the largest class, straight in between.
 *
 * @param items classes are doublings, joined with the next smaller one until each holds `fewest`
 * @param measure what is drawn, of the values in a class (ascending) and of those in the classes beside it
 */
export function curveOf(
  items: readonly Sized[],
  fewest: number,
  measure: (values: readonly number[], withNeighbours: readonly number[]) => number,
): (expected: number) => number {
  const classes = classesOf(items, fewest);
  const points = classes.map((own, i): Point => {
    const near = [...(classes[i - 1]?.values ?? []), ...own.values, ...(classes[i + 1]?.values ?? [])];
    return {at: own.at, value: measure(sorted(own.values), sorted(near))};
  });
  return (expected) => valueAt(points, doublings(expected));
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

function sorted(values: readonly number[]): number[] {
  return Array.from(Float64Array.from(values).sort());
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
