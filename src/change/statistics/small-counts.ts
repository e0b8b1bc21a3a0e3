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
  const {below, equal, above} = tailsOf(pair, ratio);
  return Math.min(1, 2 * Math.min(below + equal, above + equal));
}

/**
 * The same as a distance in standard deviations, signed; 0 where nothing changed. Half of the probability of the
 * count itself goes to each side (the mid-p of H. O. Lancaster, JASA 56 (1961), 223-234): otherwise the first step
 * from a small count would weigh nothing, and the spread of small counts could not be measured.
 */
export function exactDistance(pair: Pair, ratio: number): number {
  if (pair.before === 0 && pair.after === 0) return 0;
  const {below, equal, above} = tailsOf(pair, ratio);
  const [lower, upper] = [below + equal / 2, above + equal / 2];
  return lower < upper ? normalQuantile(lower) : -normalQuantile(upper);
}

/** Probabilities that the later count, given the sum, is less than, the same as, or more than it is. */
function tailsOf({before, after}: Pair, ratio: number): {below: number; equal: number; above: number} {
  const sum = before + after;
  const chances = binomialProbabilities(sum, ratio / (1 + ratio));
  const total = (from: number, to: number) => chances.slice(from, to).reduce((a, b) => a + b, 0);
  return {below: total(0, after), equal: chances[after] ?? 0, above: total(after + 1, sum + 1)};
}

/** Of 0 to n successes. In logarithms, so that nothing underflows on the way. */
function binomialProbabilities(n: number, probability: number): number[] {
  const odds = Math.log(probability / (1 - probability));
  const chances: number[] = [];
  let logarithm = n * Math.log1p(-probability);
  for (let k = 0; k <= n; k++) {
    chances.push(Math.exp(logarithm));
    logarithm += Math.log((n - k) / (k + 1)) + odds;
  }
  return chances;
}
