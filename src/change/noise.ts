/** How far figures moved between two quarters in the whole country: the measure of what is far. */

import type {Column} from "../vocabulary/figure.js";
import {type Limits, type Measure, type Move, measureAlone, measureOfCountry} from "./measure.js";
import {quantile, sortedNumbers} from "./statistics/quantile.js";

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
  const measure = isNational ? measureOfCountry(moves, limits) : measureAlone(moves, limits);
  const widening = isNational ? tailWeight(moves, measure) : limits.wideningAlone;
  const distance = (move: Move) =>
    move.before === 0 && move.after === 0 ? 0 : measure.distance(move) / widening;
  const middle = (column: Column, before: number) => before * measure.ratioOf(column);
  const expected = (column: Column, before: number): [number, number] => {
    const holds = (after: number) => Math.abs(distance({column, before, after})) < limits.spreads;
    const centre = Math.round(middle(column, before));
    return [furthest(centre, 0, holds), furthest(centre, 4 * centre + 100, holds)];
  };
  return {
    distance,
    expected,
    middle,
    spreadOf: (column, before) => measure.spreadOf(column, before) * widening,
    medianChange: (column) => measure.ratioOf(column) - 1,
    isNational,
  };
}

/** Beyond this many spreads a move is an event, and says nothing about the usual ones. */
const surelyAnEvent = 6;

/**
 * By how much the limits have to be wider because far moves are commoner than a normal distribution has them: the
 * third power of the ratio between the outer twentieth and the outer quarter, each against the normal one; at least 1.
 */
function tailWeight(moves: readonly Move[], measure: Measure): number {
  const known = moves.filter(({before, after}) => before + after > 0);
  const distances = known.map((move) => Math.abs(measure.distance(move)));
  const usual = sortedNumbers(distances.filter((distance) => distance < surelyAnEvent));
  const [quarter, twentieth] = [quantile(usual, 0.75) / 1.1503, quantile(usual, 0.95) / 1.96];
  return quarter > 0 ? Math.max(1, (twentieth / quarter) ** 3) : 1;
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
