/** Small figures in two quarters: the exact test of two counts. */

import type {Pair} from "./hidiroglou-berthelot.js";
import {normalQuantile} from "./normal.js";

/**
 * Exact two-sided p-value of the later count, given the sum of both: under no change it is binomial with
 * probability R / (1 + R). Twice the smaller tail, at most 1.
 *
 * Source: J. Przyborowski and H. Wilenski, "Homogeneity of results in testing samples from Poisson series",
 * Biometrika 31 (1940), 313-323; two sides as in C. J. Clopper and E. S. Pearson, Biometrika 26 (1934), 404-413.
 *
 * @param ratio R, after / before as the country moved
 */
export function exactProbability(pair: Pair, ratio: number): number {
  const [low, lowRatio] = fromBelow(pair, ratio);
  const {below, equal} = lowerTail(low, lowRatio);
  return Math.min(1, 2 * Math.min(below + equal, 1 - below));
}

/**
 * The same as a distance in standard deviations, signed; 0 where nothing changed. Half of the probability of the
 * count itself goes to each side (the mid-p of H. O. Lancaster, JASA 56 (1961), 223-234): otherwise the first step
 * from a small count would weigh nothing, and the spread of small counts could not be measured.
 *
 * Beyond 100 persons together the signed root of the deviance stands in, which then differs by less than
 * one percent within six standard deviations.
 */
export function exactDistance(pair: Pair, ratio: number): number {
  if (pair.before === 0 && pair.after === 0) return 0;
  if (pair.before + pair.after > exactUpTo) return rootOfDeviance(pair, ratio);
  const [low, lowRatio] = fromBelow(pair, ratio);
  const {below, equal} = lowerTail(low, lowRatio);
  const distance = normalQuantile(below + equal / 2);
  return low === pair ? distance : -distance;
}

/** The pair itself if the later count is at most what was expected, else its mirror image: small tails stay exact. */
function fromBelow(pair: Pair, ratio: number): [Pair, number] {
  const {before, after} = pair;
  return after <= before * ratio ? [pair, ratio] : [{before: after, after: before}, 1 / ratio];
}

/** Probabilities that the later count, given the sum of both, is less than it is, and that it is the same. */
function lowerTail({before, after}: Pair, ratio: number): {below: number; equal: number} {
  const sum = before + after;
  let equal = (1 + ratio) ** -sum;
  let below = 0;
  for (let count = 0; count < after; count++) {
    below += equal;
    equal *= ((sum - count) / (count + 1)) * ratio;
  }
  return {below, equal};
}

const exactUpTo = 100;

/** P. McCullagh and J. A. Nelder, "Generalized Linear Models" (2nd ed. 1989), section 12.3: close to a normal distance. */
function rootOfDeviance({before, after}: Pair, ratio: number): number {
  const expected = ((before + after) * ratio) / (1 + ratio);
  const part = (count: number, mean: number) => (count === 0 ? 0 : count * Math.log(count / mean));
  const deviance = 2 * (part(after, expected) + part(before, before + after - expected));
  return Math.sign(after - expected) * Math.sqrt(Math.max(0, deviance));
}
