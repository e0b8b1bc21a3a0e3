/** How far figures moved between two quarters in the whole country: the measure of what is far. */
import {type Column, columns} from "../figure.js";
import type {Settings} from "../settings.js";
import {type Pair, type RatioDistribution, ratioDistribution} from "./statistics/hidiroglou-berthelot.js";
import {decileOfNormal, quartileOfNormal} from "./statistics/normal.js";
import {quantile, sortedNumbers} from "./statistics/quantile.js";
import {exactDistance} from "./statistics/small-counts.js";

export type Limits = Settings["changes"];

/** One figure of one municipality in both quarters. */
export interface Move extends Pair {
  readonly column: Column;
}

export interface Noise {
  /** how far the later figure lies from what was to be expected, in spreads of the quarter; negative when lower */
  readonly distance: (move: Move) => number;
  /** the counts that would not have been flagged, both ends included */
  readonly expected: (column: Column, before: number) => [number, number];
  /** the later figure if it moves as the country does */
  readonly middle: (column: Column, before: number) => number;
  /** one spread of a figure of this size, in persons */
  readonly spreadOf: (column: Column, before: number) => number;
  /** the country's median, 0.01 for +1% */
  readonly medianChange: (column: Column) => number;
  /** false where there are too few figures to speak of a country: limits are wider then */
  readonly isNational: boolean;
}

/** @param moves all figures that both quarters have; of one municipality each once */
export function noiseOf(moves: readonly Move[], limits: Limits): Noise {
  const isNational = moves.length >= limits.smallestPool;
  const widening = isNational ? 1 : limits.wideningAlone;
  const large = largeNoise(moves, limits);
  const ratioOf = (column: Column) => large.get(column)?.medianRatio ?? 1;
  const smallSpread = smallNoise(moves, ratioOf, limits);

  const distance = (move: Move): number => {
    const {column, before, after} = move;
    if (before === 0 && after === 0) return 0;
    const distribution = large.get(column);
    if (!distribution || isSmall(move, limits)) {
      return exactDistance(move, ratioOf(column)) / (smallSpread * widening);
    }
    const excess = distribution.effectOf(move) - distribution.medianEffect;
    const quartile = excess < 0 ? distribution.below : distribution.above;
    return (excess / quartile) * (quartileOfNormal / widening);
  };
  const isExpected = (column: Column, before: number, after: number) =>
    Math.abs(distance({column, before, after})) < limits.spreads;
  const middle = (column: Column, before: number) => before * ratioOf(column);
  const expected = (column: Column, before: number): [number, number] => {
    const centre = Math.round(middle(column, before));
    return [
      furthest(centre, 0, (after) => isExpected(column, before, after)),
      furthest(centre, 4 * centre + 100, (after) => isExpected(column, before, after)),
    ];
  };
  return {
    distance,
    expected,
    middle,
    spreadOf: (column, before) => {
      const distribution = large.get(column);
      if (!distribution || before < limits.smallCount)
        return smallSpread * widening * Math.sqrt(2 * before + 1);
      const {below, above} = distribution;
      return ((below + above) / 2 / quartileOfNormal) * widening * before ** (1 - limits.exponent);
    },
    medianChange: (column) => ratioOf(column) - 1,
    isNational,
  };
}

/** Both figures small, or one of them nobody: then ratios say little or nothing. */
function isSmall({before, after}: Pair, {smallCount}: Limits): boolean {
  return before === 0 || after === 0 || Math.max(before, after) < smallCount;
}

/** Fewer than this have no quartiles to speak of: then all columns together. */
const fewestPairs = 30;

/** Per column; its quartiles are never narrower than those of all columns together, which chance moves less. */
function largeNoise(moves: readonly Move[], limits: Limits): Map<Column, RatioDistribution> {
  const all = moves.filter((move) => !isSmall(move, limits));
  if (all.length === 0) return new Map();
  const {exponent, medianShare} = limits;
  // a count that moves by z * sqrt(before + after) has an effect of about z * sqrt(2)
  const smallestQuartile = limits.smallestSpread * Math.SQRT2 * quartileOfNormal;
  const together = ratioDistribution(all, {exponent, medianShare, smallestQuartile});
  const usual = {exponent, medianShare, smallestQuartile: (together.below + together.above) / 2};
  const ofColumn = (column: Column) => {
    const own = all.filter((move) => move.column === column);
    return own.length < fewestPairs ? together : ratioDistribution(own, usual);
  };
  return new Map(columns.map((column) => [column, ofColumn(column)]));
}

/** Of all columns together: half of the distance between the outer tenths, since most small figures do not move. */
function smallNoise(moves: readonly Move[], ratioOf: (column: Column) => number, limits: Limits): number {
  const small = moves.filter((move) => isSmall(move, limits) && move.before + move.after > 0);
  if (small.length < fewestPairs) return limits.smallestSpread;
  const distances = sortedNumbers(small.map((move) => exactDistance(move, ratioOf(move.column))));
  const width = quantile(distances, 0.9) - quantile(distances, 0.1);
  return Math.max(width / 2 / decileOfNormal, limits.smallestSpread);
}

/** The last whole number from the centre towards the end that still holds; found by halving. */
function furthest(centre: number, end: number, holds: (count: number) => boolean): number {
  let [inside, outside] = [centre, end];
  if (holds(end)) return end;
  while (Math.abs(outside - inside) > 1) {
    const half = Math.trunc((inside + outside) / 2);
    if (holds(half)) inside = half;
    else outside = half;
  }
  return inside;
}
