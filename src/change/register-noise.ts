/** How far the counts of the doelgroepregister moved between two quarters, over all regions. */
import type {Limits} from "./noise.js";
import {normalQuantile} from "./statistics/normal.js";
import {median, quantile, sortedNumbers} from "./statistics/quantile.js";

/** A register in two quarters. */
export interface RegisterMove {
  readonly before: number;
  readonly after: number;
}

export interface RegisterNoise {
  /** of the regions, 0.01 for +1%; null where too few tell, and none is assumed */
  readonly medianChange: number | null;
  /** how far the later count lies from what was to be expected, in spreads; negative when lower */
  readonly distance: (move: RegisterMove) => number;
}

/** Fewer registers than this have no middle to speak of. */
const fewestRegisters = 5;
/** Fewer moves than this show no spread: the limits are wider then. */
const fewestMoves = 8;
/** A register of any size moves by about a third of a percent; far less than that is not believed. */
const smallestSpread = 0.002;
const medianOfNormal = normalQuantile(0.75);
const quarterOfNormal = normalQuantile(0.625);
/** What a quarter's own spread must exceed those before by, to count: it is measured on few registers, some of them wrong. */
const restless = 1.5;

/**
 * Relative to its size a register moves as others do: the spread is the median deviation of all moves, 1.48 times as
 * wide (F. R. Hampel, "The influence curve and its role in robust estimation", JASA 69 (1974), 383-393), which up to half
 * of them cannot move. Where even the nearest quarter of this quarter's registers lies further apart, that counts.
 *
 * @param past logarithms of ratios in earlier quarters, less their median and without what was flagged
 * @param quarters how many lie between the two
 */
export function registerNoiseOf(
  moves: readonly RegisterMove[],
  past: readonly number[],
  quarters: number,
  {wideningAlone}: Limits,
): RegisterNoise {
  const logarithms = moves.map(({before, after}) => Math.log(after / before));
  const middle = logarithms.length < fewestRegisters ? null : median(logarithms);
  const deviations = middle === null ? [] : logarithms.map((log) => Math.abs(log - middle));
  const each = Math.sqrt(quarters);
  const all = [...past.map(Math.abs), ...deviations.map((deviation) => deviation / each)];
  const isFew = all.length < fewestMoves;
  const usual = Math.max(smallestSpread, isFew ? 0 : median(all) / medianOfNormal);
  const now =
    deviations.length < fewestMoves ? 0 : quantile(sortedNumbers(deviations), 0.25) / quarterOfNormal / each;
  const spread = Math.max(usual, now / restless) * (isFew ? wideningAlone : 1) * each;
  return {
    medianChange: middle === null ? null : Math.exp(middle) - 1,
    distance: ({before, after}) =>
      after === 0 ? Number.NEGATIVE_INFINITY : (Math.log(after / before) - (middle ?? 0)) / spread,
  };
}
