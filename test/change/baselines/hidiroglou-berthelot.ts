/** Ratios of large figures between two quarters: the method of Hidiroglou and Berthelot. */
import {median, quantile, sortedNumbers} from "../../../src/change/statistics/quantile.js";

/** A figure in two quarters, in persons. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

export interface RatioParameters {
  /** U, from 0 (every ratio counts alike) to 1 (large figures count most) */
  readonly exponent: number;
  /** A: smallest distance from median to quartile, as a share of the median effect */
  readonly medianShare: number;
  /** smallest distance from median to quartile at all: if most figures did not change, the quartiles are 0 */
  readonly smallestQuartile: number;
}

export interface RatioDistribution {
  readonly medianRatio: number;
  readonly medianEffect: number;
  /** distance from the median effect to the lower and to the upper quartile, never below the smallest */
  readonly below: number;
  readonly above: number;
  /** E, the size-weighted effect of a ratio */
  readonly effectOf: (pair: Pair) => number;
}

/**
 * How far figures usually move, from all units of a column.
 *
 * With r = after / before and R the median of r, s = 1 - R/r below the median and r/R - 1 above it, so that halving
 * and doubling weigh the same; E = s * max(before, after)^U. A unit is far out where E lies more than C times the
 * distance to the quartile from the median of E.
 *
 * Source: M. A. Hidiroglou and J.-M. Berthelot, "Statistical editing and imputation for periodic business surveys",
 * Survey Methodology 12 (1986), 73-83. (Where a manual prints 1 - r/R for the second branch of s, its sign is wrong.)
 *
 * @param pairs both figures above 0; at least one pair
 */
export function ratioDistribution(pairs: readonly Pair[], parameters: RatioParameters): RatioDistribution {
  const {exponent, medianShare, smallestQuartile} = parameters;
  const medianRatio = median(pairs.map(({before, after}) => after / before));
  const effectOf = ({before, after}: Pair) => {
    const ratio = after / before;
    const size = Math.max(before, after) ** exponent;
    return size * (ratio < medianRatio ? 1 - medianRatio / ratio : ratio / medianRatio - 1);
  };
  const effects = sortedNumbers(pairs.map(effectOf));
  const [lower, middle, upper] = [0.25, 0.5, 0.75].map((share) => quantile(effects, share)) as [
    number,
    number,
    number,
  ];
  const smallest = Math.max(Math.abs(medianShare * middle), smallestQuartile);
  return {
    medianRatio,
    medianEffect: middle,
    below: Math.max(middle - lower, smallest),
    above: Math.max(upper - middle, smallest),
    effectOf,
  };
}
