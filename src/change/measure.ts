/** What one spread is: measured on the moves of a quarter, for the country or for a region alone. */
import type {Settings} from "../settings/settings.js";
import {type Column, columns} from "../vocabulary/figure.js";
import {type Pair, type RatioDistribution, ratioDistribution} from "./statistics/hidiroglou-berthelot.js";
import {decileOfNormal, quartileOfNormal} from "./statistics/normal.js";
import {median, quantile, sortedNumbers} from "./statistics/quantile.js";
import {exactDistance} from "./statistics/small-counts.js";

export type Limits = Settings["changes"];

/** One figure of one municipality in both quarters. */
export interface Move extends Pair {
  readonly column: Column;
}

export interface Measure {
  /** in spreads; of a move from or to at least one person */
  readonly distance: (move: Move) => number;
  readonly spreadOf: (column: Column, before: number) => number;
  readonly ratioOf: (column: Column) => number;
}

/** Large figures by their ratios, column by column; small ones by the exact test, all columns together. */
export function measureOfCountry(moves: readonly Move[], limits: Limits): Measure {
  const ratiosFrom = smallestRatioCount(moves, limits);
  const ratios = ratioNoise(
    moves.filter((move) => !isSmall(move, ratiosFrom)),
    limits,
  );
  const ratioOf = (column: Column) => ratios.get(column)?.medianRatio ?? 1;
  const small = moves.filter((move) => isSmall(move, ratiosFrom));
  const counts = measureOfCounts(small, ratioOf, limits.smallestSpread);
  return withLargest(moves, {
    ratioOf,
    distance: (move) => {
      const distribution = ratios.get(move.column);
      if (!distribution || isSmall(move, ratiosFrom)) return counts.distance(move);
      const excess = distribution.effectOf(move) - distribution.medianEffect;
      return (excess / (excess < 0 ? distribution.below : distribution.above)) * quartileOfNormal;
    },
    spreadOf: (column, before) => {
      const distribution = ratios.get(column);
      if (!distribution || before < ratiosFrom) return counts.spreadOf(column, before);
      const {below, above} = distribution;
      return ((below + above) / 2 / quartileOfNormal) * before ** (1 - limits.exponent);
    },
  });
}

/** How many of the largest figures show whether size makes restless. */
const largestShown = 40;

/**
 * The measure, widened with size where the largest figures move further than the others: those of a city also follow
 * their region, in proportion, which the square root of their size does not cover. Never narrower.
 */
function withLargest(moves: readonly Move[], measure: Measure): Measure {
  const largest = moves.toSorted((a, b) => b.before - a.before).slice(0, largestShown);
  const usual = median(largest.map((move) => Math.abs(measure.distance(move)))) / quartileOfNormal;
  const excess = Math.max(0, usual ** 2 - 1) / median(largest.map(({before}) => before));
  const widening = (count: number) => Math.sqrt(1 + excess * count);
  return {
    ...measure,
    distance: (move) => measure.distance(move) / widening(Math.max(move.before, move.after)),
    spreadOf: (column, before) => measure.spreadOf(column, before) * widening(before),
  };
}

/** Too few figures to tell columns or sizes apart: the region's own median, and the exact test for all. */
export function measureAlone(moves: readonly Move[], limits: Limits): Measure {
  const large = moves.filter((move) => !isSmall(move, limits.smallCount / 2));
  const ratio = large.length < fewestFigures ? 1 : median(large.map(({before, after}) => after / before));
  return measureOfCounts(moves, () => ratio, 2 * limits.smallestSpread);
}

/** The exact test, in its own spread over these moves. */
function measureOfCounts(
  moves: readonly Move[],
  ratioOf: (column: Column) => number,
  smallestSpread: number,
): Measure {
  const spread = Math.max(smallestSpread, countSpread(moves, ratioOf));
  return {
    ratioOf,
    distance: (move) => exactDistance(move, ratioOf(move.column)) / spread,
    spreadOf: (_, before) => spread * Math.sqrt(2 * before + 1),
  };
}

/** Where one spread is more than this share of a figure, halving and doubling are within reach, and ratios mislead. */
const largestRelativeSpread = 0.05;

/**
 * The count from which ratios say more than counts: the limit of small counts, or more in a quarter so restless that
 * larger figures move by a large part of themselves.
 */
function smallestRatioCount(moves: readonly Move[], limits: Limits): number {
  const spread = countSpread(moves, () => 1);
  // a count moves by spread * sqrt(2 * count): this share of itself at count = 2 * (spread / share)^2
  return Math.max(limits.smallCount, 2 * (spread / largestRelativeSpread) ** 2);
}

/** Both figures small, or one of them nobody: then the exact test of two counts holds. */
function isSmall({before, after}: Pair, ratiosFrom: number): boolean {
  return before === 0 || after === 0 || Math.max(before, after) < ratiosFrom;
}

/** Fewer figures of a column than this have no quartiles of their own: then all columns together. */
const fewestOfColumn = 100;
/** Fewer figures than this have no spread to speak of: then the smallest spread holds. */
const fewestFigures = 15;

/** Per column; its quartiles are never narrower than those of all columns together, which chance moves less. */
function ratioNoise(moves: readonly Move[], limits: Limits): Map<Column, RatioDistribution> {
  if (moves.length === 0) return new Map();
  const {exponent, medianShare} = limits;
  // a count that moves by z * sqrt(before + after) has an effect of about z * sqrt(2)
  const smallestQuartile = limits.smallestSpread * Math.SQRT2 * quartileOfNormal;
  const together = ratioDistribution(moves, {exponent, medianShare, smallestQuartile});
  const usual = {exponent, medianShare, smallestQuartile: (together.below + together.above) / 2};
  const ofColumn = (column: Column) => {
    const own = moves.filter((move) => move.column === column);
    return own.length < fewestOfColumn ? together : ratioDistribution(own, usual);
  };
  return new Map(columns.map((column) => [column, ofColumn(column)]));
}

/** In standard deviations of the exact test: half the distance between the outer tenths, since most counts hardly move. */
function countSpread(moves: readonly Move[], ratioOf: (column: Column) => number): number {
  const known = moves.filter(({before, after}) => before + after > 0);
  if (known.length < fewestFigures) return 0;
  const distances = sortedNumbers(known.map((move) => exactDistance(move, ratioOf(move.column))));
  return (quantile(distances, 0.9) - quantile(distances, 0.1)) / 2 / decileOfNormal;
}
