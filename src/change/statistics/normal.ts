/** The standard normal distribution, as far as scores need it. */

/** Distance between median and quartile of a standard normal distribution. */
export const quartileOfNormal = 0.6744897501960817;
/** Distance between median and the outer tenth. */
export const decileOfNormal = 1.2815515655446004;

/**
 * The value that a standard normal variable stays below with this probability.
 *
 * P. J. Acklam's rational approximation (2003), relative error below 1.2e-9.
 *
 * @param probability between 0 and 1; beyond 1e-300 it is taken as that
 */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability);
  const p = Math.max(probability, 1e-300);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(tail, q) / (polynomial(tailBelow, q) * q + 1);
  }
  const q = p - 0.5;
  return (polynomial(middle, q * q) * q) / (polynomial(middleBelow, q * q) * q * q + 1);
}

const middle = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const middleBelow = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
];
const tail = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const tailBelow = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];

/** Highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

/** Density of a normal distribution around 0. */
export function normalDensity(distance: number, spread: number): number {
  return Math.exp(-0.5 * (distance / spread) ** 2) / (spread * Math.sqrt(2 * Math.PI));
}

/**
 * Probability that a standard normal variable stays below this value: one half at 0.
 *
 * Abramowitz and Stegun (1964), 26.2.17, absolute error below 7.5e-8.
 */
export function normalCumulative(value: number): number {
  if (value < 0) return 1 - normalCumulative(-value);
  const t = 1 / (1 + 0.2316419 * value);
  const series = polynomial([1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153], t) * t;
  return 1 - normalDensity(value, 1) * series;
}
