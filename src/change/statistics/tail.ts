/** Distances whose far ones are commoner than a normal distribution has them, as normal distances. */
import {normalQuantile} from "./normal.js";
import {quantile} from "./quantile.js";

/** The shares of all distances that lie within the two by which a tail is known. */
export interface Shares {
  readonly near: number;
  readonly far: number;
}

/** Within this a normal distribution has that share of its distances. */
export function normalWithin(share: number): number {
  return normalQuantile((1 + share) / 2);
}

/** How distances grow from the common to the rare. */
export interface Tail {
  /** what the nearer share does not exceed, and the normal distance that it does not */
  readonly near: number;
  readonly normalNear: number;
  /** 1 as in a normal distribution; 0.67 in a Laplace distribution, where far ones are commoner */
  readonly power: number;
}

/**
 * The tail through two quantiles: beyond `near` a distance is a power of a normal one, which makes it a tail of Weibull
 * type. Rarer ones than were seen are so extrapolated, and a limit on normal distances gives as many false alarms
 * whatever the tail.
 *
 * Source: J. Beirlant, M. Broniatowski, J. L. Teugels and P. Vynckier, "The mean residual life function at great age",
 * Journal of Statistical Planning and Inference 45 (1995), 21-48, and L. Gardes and S. Girard, "Estimating extreme
 * quantiles of Weibull tail-distributions", Communications in Statistics 34 (2005), 1065-1080: log-quantiles are linear
 * in the logarithm of those of a known member of the class. Here that member is the normal distribution, and two
 * quantiles stand in for the largest observations, since those are the events that are looked for.
 *
 * @param distances absolute, ascending, at least one above 0
 */
export function tailOf(distances: ArrayLike<number>, shares: Shares): Tail {
  const normal = {near: normalWithin(shares.near), far: normalWithin(shares.far)};
  const [near, far] = [quantile(distances, shares.near), quantile(distances, shares.far)];
  const growth = near > 0 && far > near ? Math.log(far / near) : 0;
  return {
    near,
    normalNear: normal.near,
    power: growth > 0 ? Math.min(1, Math.log(normal.far / normal.near) / growth) : 1,
  };
}

/** The normal distance that is as rare. */
export function normalDistance({near, normalNear, power}: Tail, distance: number): number {
  const times = Math.abs(distance) / near;
  return Math.sign(distance) * normalNear * (times <= 1 ? times : times ** power);
}

/** The distance that is as rare as this normal one. */
export function distanceOf({near, normalNear, power}: Tail, normalOne: number): number {
  const times = Math.abs(normalOne) / normalNear;
  return Math.sign(normalOne) * near * (times <= 1 ? times : times ** (1 / power));
}

/** How much further than that power says the rarest lie: what bends upwards even so. */
export interface Bend {
  /** slope of the logarithms just beyond where the power was measured; 1 where nothing bends */
  readonly slope: number;
  /** by how much the slope grows with every unit of the logarithm; 0 where nothing bends */
  readonly growth: number;
}

/** Nearer to 1 it is chance, or events that nobody noticed. Student's t with five degrees of freedom has 1.39. */
const leastSlope = 1.3;

export const straight: Bend = {slope: 1, growth: 0};

/**
 * Whether normal distances are normal as far as can be seen. In a tail heavier than any of Weibull type, such as that of
 * Student, the slope of the logarithms goes on to grow: it is 1 on average between `near` and `far`, and measured anew
 * from `far` to `rare`; the straight line through both is extrapolated. Nothing bends downwards: a limit is not brought
 * nearer by what was not seen.
 *
 * Source: extreme quantiles extrapolated from intermediate ones, as in L. de Haan and A. Ferreira, "Extreme Value Theory:
 * an Introduction" (2006), chapter 4; the quadratic in logarithms is ours, since neither a power of the normal distance
 * nor one of the probability (Weissman 1978) holds for counts that are in between.
 *
 * @param distances normal distances, absolute, ascending
 */
export function bendOf(distances: ArrayLike<number>, shares: Shares & {readonly rare: number}): Bend {
  const [near, far, rare] = [shares.near, shares.far, shares.rare].map(normalWithin) as [
    number,
    number,
    number,
  ];
  const [seenFar, seenRare] = [quantile(distances, shares.far), quantile(distances, shares.rare)];
  const beyond = Math.log(rare / far);
  const slope = seenFar > 0 && seenRare > seenFar ? Math.log(seenRare / Math.max(far, seenFar)) / beyond : 1;
  if (!(slope > leastSlope)) return straight;
  const growth = (slope - 1) / (Math.log(rare / near) / 2);
  return {slope: slope - (growth * beyond) / 2, growth};
}

/** The distance as rare as one that is measured by the power alone. @param far normal, from where it bends */
export function straightened({slope, growth}: Bend, far: number, distance: number): number {
  const beyond = Math.log(Math.abs(distance) / far);
  if (!(beyond > 0) || growth === 0) return distance;
  const root = Math.sqrt(slope ** 2 + 2 * growth * beyond);
  return Math.sign(distance) * far * Math.exp((root - slope) / growth);
}

/** The other way round. */
export function bent({slope, growth}: Bend, far: number, normalOne: number): number {
  const beyond = Math.log(Math.abs(normalOne) / far);
  if (!(beyond > 0) || growth === 0) return normalOne;
  return Math.sign(normalOne) * far * Math.exp(slope * beyond + (growth * beyond ** 2) / 2);
}
