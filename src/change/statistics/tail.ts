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
