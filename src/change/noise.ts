/** How far figures moved between two quarters, and which moves are far. */
import type {Settings} from "../settings/settings.js";
import {type Column, columns} from "../vocabulary/figure.js";
import {afterOf, type OwnMeasure, residualOf} from "./restlessness.js";
import {curveOf} from "./size-curve.js";
import {normalCumulative} from "./statistics/normal.js";
import {quantile, sortedNumbers} from "./statistics/quantile.js";
import {weightedMedian} from "./statistics/weighted-median.js";

export type Limits = Settings["changes"];

/** A figure as it stood earlier, and where. */
export interface Spot {
  /** as placeOf writes it */
  readonly place: string;
  readonly column: Column;
  /** persons */
  readonly before: number;
}

/** One figure in both quarters. */
export interface Move extends Spot {
  readonly after: number;
}

/** Whom a figure was compared with: `country` nearly all regions, `others` some, `alone` only its own. */
export type Peers = "country" | "others" | "alone";

export interface Noise {
  /** how far the later figure lies from what was to be expected, as a normal distance; negative when lower */
  readonly distance: (move: Move) => number;
  /** the counts that would not have been flagged, both ends included */
  readonly expected: (spot: Spot) => [number, number];
  /** the later figure if it moves as its peers do */
  readonly middle: (spot: Spot) => number;
  /** one normal distance of a figure of this size, in persons */
  readonly spreadOf: (spot: Spot) => number;
  /** how likely a figure of this size is the same again */
  readonly chanceOfEqual: (spot: Spot) => number;
  /** the median change of the column, 0.01 for +1%; null where too few figures tell, and none is assumed */
  readonly medianChange: (column: Column) => number | null;
  readonly peers: Peers;
}

/**
 * The moves of this quarter say how much the column moved as a whole, and whether the quarter is more restless than
 * those before; what each figure usually does comes from its past and its peers.
 *
 * @param moves all figures that both quarters have; of one municipality each once
 */
export function noiseOf(
  moves: readonly Move[],
  restlessness: OwnMeasure,
  peers: Peers,
  limits: Limits,
): Noise {
  const ratios = ratiosOf(moves);
  const middle = ({column, before}: Spot) => before * (ratios.get(column) ?? 1);
  const raw = (move: Move) => {
    const expected = middle(move);
    const {place, column, after} = move;
    return restlessness.distance({place, column, expected, residual: residualOf(expected, after)});
  };
  const widening =
    (moves.length < limits.smallestPool ? limits.wideningAlone : 1) * restlessnessNow(moves, raw);
  const distance = (move: Move) => (move.before === 0 && move.after === 0 ? 0 : raw(move) / widening);
  const at = (spot: Spot, normal: number) => {
    const expected = middle(spot);
    return afterOf(expected, restlessness.residualAt({...spot, expected}, normal * widening));
  };
  const spreadOf = (spot: Spot) => at(spot, 1) - middle(spot);
  const shareOfEqual = equalBySize(moves);
  return {
    distance,
    middle,
    expected: (spot) => {
      // what lies at the limit, or is moved by less than the least that is looked at, is flagged or not as isOutlying says
      const [low, high] = [at(spot, -limits.spreads), at(spot, limits.spreads)];
      return [Math.max(0, Math.floor(low) + 1), Math.max(0, Math.ceil(high) - 1)];
    },
    spreadOf,
    // where people come and go in groups, most figures stay as they are
    chanceOfEqual: (spot) =>
      Math.max(2 * normalCumulative(0.5 / spreadOf(spot)) - 1, shareOfEqual(spot.before)),
    medianChange: (column) => {
      const ratio = ratios.get(column);
      return ratio === undefined ? null : ratio - 1;
    },
    peers,
  };
}

/** Which share of the figures of a size did not change; none where there are too few to say. */
function equalBySize(moves: readonly Move[]): (before: number) => number {
  if (moves.length < fewestOfClass) return () => 0;
  const equal = moves.map(({before, after}) => ({expected: before, value: before === after ? 1 : 0}));
  return curveOf(equal, fewestOfClass, ({own}) => {
    const values = own();
    return values.reduce((sum, one) => sum + one, 0) / values.length;
  });
}

const fewestOfClass = 60;
/** Fewer figures than this have no middle to speak of. */
const fewestFigures = 15;
/** Figures below this move by large parts of themselves, which says nothing about the column. */
const smallestTelling = 10;

/** Of each column, else of all columns together; none where even those are too few. */
export function ratiosOf(moves: readonly Move[]): Map<Column, number> {
  const telling = moves.filter(({before}) => before >= smallestTelling);
  const together = telling.length < fewestFigures ? undefined : middleRatio(telling);
  return new Map(
    columns.flatMap((column): [Column, number][] => {
      const own = telling.filter((move) => move.column === column);
      const ratio = own.length < fewestFigures ? together : middleRatio(own);
      return ratio === undefined ? [] : [[column, ratio]];
    }),
  );
}

/** The ratio of a figure is as certain as the root of its size. */
function middleRatio(moves: readonly Move[]): number {
  return weightedMedian(moves.map(({before, after}) => ({value: after / before, weight: Math.sqrt(before)})));
}

const nearShare = 0.8;
const nearOfNormal = 1.2815515655446004;

/** By how much this quarter is more restless than those before; a quieter one narrows nothing. */
function restlessnessNow(moves: readonly Move[], distance: (move: Move) => number): number {
  const known = moves.filter(({before, after}) => before + after > 0);
  if (known.length < fewestFigures) return 1;
  const distances = sortedNumbers(known.map((move) => Math.abs(distance(move))));
  return Math.max(1, quantile(distances, nearShare) / nearOfNormal);
}
