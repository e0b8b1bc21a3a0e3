/** A region as one figure per column: how far it moved as a whole, whatever a single municipality did. */
import {type Column, columns, type Group, groups} from "../vocabulary/figure.js";
import type {Limits} from "./noise.js";
import {afterOf, type Residual, type Restlessness, residualOf, restlessnessOf} from "./restlessness.js";
import {quantile, sortedNumbers} from "./statistics/quantile.js";
import {normalWithin} from "./statistics/tail.js";
import {weightedMedian} from "./statistics/weighted-median.js";

/** A figure of a municipality of the region, and what was expected of it, in persons. */
export interface Part {
  readonly column: Group;
  readonly expected: number;
  readonly value: number;
}

/** A column of a region, or all four (`totaal`), without the municipality that moved furthest. */
export interface RegionMove {
  readonly column: Column;
  readonly expected: number;
  readonly value: number;
}

/** Of fewer municipalities none can be left out. */
const fewestParts = 3;

/**
 * The municipality that moved furthest is left out of each column, in every region alike: what one municipality does is
 * no move of the region.
 */
export function regionMoves(parts: readonly Part[]): RegionMove[] {
  const trimmed = groups.map((column) => withoutFurthest(parts.filter((part) => part.column === column)));
  const moves = trimmed.flatMap((some, i) => (some ? [addedUp(some, groups[i] as Group)] : []));
  const all = trimmed.flatMap((some) => some ?? []);
  return moves.length < groups.length ? moves : [...moves, addedUp(all, "totaal")];
}

function withoutFurthest(parts: readonly Part[]): readonly Part[] | null {
  if (parts.length < fewestParts) return null;
  const distances = parts.map(({expected, value}) => Math.abs(value - expected));
  const furthest = distances.indexOf(Math.max(...distances));
  return parts.filter((_, i) => i !== furthest);
}

function addedUp(parts: readonly Part[], column: Column): RegionMove {
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {column, expected: sum(({expected}) => expected), value: sum(({value}) => value)};
}

/** The ratio by which the middle municipality moved, each as certain as the root of its size; 1 without any. */
export function middleRatioOf(parts: readonly Part[]): number {
  const telling = parts.filter(({expected}) => expected >= 1);
  if (telling.length === 0) return 1;
  return weightedMedian(
    telling.map(({expected, value}) => ({value: value / expected, weight: Math.sqrt(expected)})),
  );
}

export interface RegionNoise {
  /** as a normal distance: how far the region moved, against what regions do */
  readonly distance: (slug: string, move: RegionMove, quarters: number) => number;
  /** the value at a normal distance */
  readonly valueAt: (slug: string, move: RegionMove, quarters: number, distance: number) => number;
}

export function regionResiduals(slug: string, moves: readonly RegionMove[], quarters: number): Residual[] {
  return moves.map(({column, expected, value}) => ({
    place: `${slug}/${column}`,
    column,
    expected,
    residual: residualOf(expected, value) / Math.sqrt(quarters),
  }));
}

/** Fewer regions than this are no country to measure regions by. */
const fewestRegions = 15;
/** Many regions may have moved at once: the middle ones say how far regions usually move. */
const shares = {near: 0.5, far: 0.9};

/** @param past residuals of regions in earlier quarters, without what was flagged; present those of all regions now */
export function regionNoiseOf(
  past: readonly Residual[],
  present: readonly Residual[],
  limits: Limits,
): RegionNoise {
  const restlessness = restlessnessOf(past, present, limits, shares);
  const alone = present.length / columns.length < fewestRegions ? limits.wideningAlone : 1;
  const byColumn = new Map(
    columns.map((column) => {
      const own = present.filter((one) => one.column === column);
      return [column, alone * restlessnessNow(own, restlessness)];
    }),
  );
  const widening = (column: Column) => byColumn.get(column) ?? alone;
  return {
    distance: (slug, move, quarters) => {
      const [residual] = regionResiduals(slug, [move], quarters) as [Residual];
      return restlessness.distance(residual) / widening(move.column);
    },
    valueAt: (slug, {column, expected}, quarters, distance) => {
      const figure = {place: `${slug}/${column}`, column, expected};
      const residual = restlessness.residualAt(figure, distance * widening(column));
      return afterOf(expected, residual * Math.sqrt(quarters));
    },
  };
}

/** By how much this quarter is more restless than those before: half of the regions may have moved. */
function restlessnessNow(present: readonly Residual[], {distance}: Restlessness): number {
  if (present.length === 0) return 1;
  const distances = sortedNumbers(present.map((one) => Math.abs(distance(one))));
  return Math.max(1, quantile(distances, shares.near) / normalWithin(shares.near));
}
