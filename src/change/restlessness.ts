/** How far figures usually move: by their size, their column and their own past. */
import type {Settings} from "../settings/settings.js";
import {curveOf, curveThrough, type Sized, seenBySize} from "./size-curve.js";
import {credibilityOf, credibleMean, type Experience} from "./statistics/credibility.js";
import {quantile, sortedNumbers} from "./statistics/quantile.js";
import {
  bendOf,
  bent,
  distanceOf,
  normalDistance,
  normalWithin,
  type Shares,
  straight,
  straightened,
  type Tail,
  tailOf,
} from "./statistics/tail.js";

/** A figure that moved in one quarter, against what was expected of it. */
export interface Residual {
  /** as placeOf writes it; what has a past of its own */
  readonly place: string;
  readonly column: string;
  /** persons: the earlier figure, moved as the country moved */
  readonly expected: number;
  /** in roots of persons */
  readonly residual: number;
}

/**
 * The Pearson residual: the difference in roots of what was expected, since most who come and go do so one by one. One
 * person more, so that nobody is a number too.
 */
export function residualOf(expected: number, after: number): number {
  return (after - expected) / Math.sqrt(expected + 1);
}

export function afterOf(expected: number, residual: number): number {
  return expected + residual * Math.sqrt(expected + 1);
}

export interface Restlessness extends OwnMeasure {
  /** the same with figures measured by another part of their own past: what is looked at does not explain itself */
  readonly withOwn: (past: readonly Residual[]) => OwnMeasure;
}

export interface OwnMeasure {
  /** a residual as a normal distance: as rare among its peers, for a figure as restless as this one */
  readonly distance: (residual: Residual) => number;
  /** the residual at a normal distance */
  readonly residualAt: (figure: Omit<Residual, "residual">, distance: number) => number;
}

/** Fewer than this show no spread of their own. */
const fewestOfClass = 60;
/** A column of fewer figures is not told apart from the others. */
const fewestOfColumn = 100;
/** Fewer than this show nothing as rare as one in two hundred. */
const fewestOfBend = 1000;
/** What a figure did in fewer quarters than this says nothing about it. */
const fewestMoves = 3;
/** In usual distances: further is an event, and says nothing about what is usual. */
const furthestUsual = 4;
/** Where most did not move at all, the smallest spread still holds. */
const nearest = 0.9;
/** In spreads: further is an event that no tail explains. */
const furthestBelieved = 8;

/**
 * Figures are as restless as others of their size and column were, and as they were themselves, as far as their own past
 * is credible.
 *
 * @param past residuals of earlier quarters, without what was flagged there
 * @param present those of this quarter
 */
export function restlessnessOf(
  past: readonly Residual[],
  present: readonly Residual[],
  {smallestSpread, smallestPool}: Pick<Settings["changes"], "smallestSpread" | "smallestPool">,
  shares: Shares & {readonly rare?: number} = {near: 0.8, far: 0.97, rare: 0.995},
): Restlessness {
  const normalNear = normalWithin(shares.near);
  const isFew = past.length + present.length < smallestPool;
  const floor = smallestSpread * Math.SQRT2 * (isFew ? 2 : 1);
  const usualOnes = withoutEvents(present, spreadBySize([...past, ...present], floor, shares.near));
  const all = [...past, ...usualOnes];
  const ofSize = spreadBySize(all, floor, shares.near);
  const byColumn = columnFactors(all, ofSize, shares.near);
  const scale = (column: string, expected: number) =>
    Math.max(floor, ofSize(expected) * (byColumn.get(column) ?? 1));
  const usual = ({column, expected, residual}: Residual) => Math.abs(residual) / scale(column, expected);
  // each past residual against the rest of its figure's past, as this quarter's is against all of it
  const own = ownPasts(past, usual);
  const standardised = [
    ...sizedOf(past, (one) => usual(one) / own.factorWithout(one.place, usual(one))),
    ...sizedOf(usualOnes, (one) => usual(one) / own.factor(one.place)),
  ];
  const tails = seenBySize(standardised, fewestOfClass).map(({at, around}) => ({
    at,
    ...tailOf(around(), shares),
  }));
  const near = curveThrough(tails, (tail) => Math.max(nearest * normalNear, tail.near));
  const power = curveThrough(tails, (tail) => tail.power);
  const tailAt = (expected: number): Tail => ({near: near(expected), normalNear, power: power(expected)});
  const far = normalWithin(shares.far);
  // what is rarer yet is seen in the past only, of which events were left out
  const bend =
    past.length < fewestOfBend || shares.rare === undefined
      ? straight
      : bendOf(
          sortedNumbers(
            past.map((one, i) =>
              Math.abs(normalDistance(tailAt(one.expected), (standardised[i] as Sized).value)),
            ),
          ),
          {...shares, rare: shares.rare},
        );
  const measuredBy = ({factor}: OwnPasts) => {
    const unit = ({place, column, expected}: Omit<Residual, "residual">) =>
      scale(column, expected) * factor(place);
    return {
      distance: (one: Residual) =>
        straightened(bend, far, normalDistance(tailAt(one.expected), one.residual / unit(one))),
      residualAt: (figure: Omit<Residual, "residual">, distance: number) =>
        distanceOf(tailAt(figure.expected), bent(bend, far, distance)) * unit(figure),
    };
  };
  return {...measuredBy(own), withOwn: (some) => measuredBy(ownPasts(some, usual))};
}

interface OwnPasts {
  /** by what the figure is more restless than its peers, as far as its own past is credible */
  readonly factor: (place: string) => number;
  /** the same without one of its distances */
  readonly factorWithout: (place: string, distance: number) => number;
}

function ownPasts(past: readonly Residual[], usual: (one: Residual) => number): OwnPasts {
  const own = experienceOf(past, usual);
  const credibility = credibilityOf([...own.values()]);
  const factorOf = (count: number, sum: number) =>
    count < fewestMoves ? 1 : credibleMean(credibility, {count, sum}) / credibility.mean;
  return {
    factor: (place) => {
      const {count = 0, sum = 0} = own.get(place) ?? {};
      return factorOf(count, sum);
    },
    factorWithout: (place, distance) => {
      const {count = 1, sum = 0} = own.get(place) ?? {};
      return factorOf(count - 1, sum - Math.min(furthestUsual, distance));
    },
  };
}

/** One normal distance of a figure of this size, in roots of persons, by what most of that size do. */
function spreadBySize(
  residuals: readonly Residual[],
  floor: number,
  nearShare: number,
): (expected: number) => number {
  const sizes = sizedOf(residuals, ({residual}) => Math.abs(residual));
  const normalNear = normalWithin(nearShare);
  const curve = curveOf(sizes, fewestOfClass, ({own}) =>
    Math.log(Math.max(floor, quantile(own(), nearShare) / normalNear)),
  );
  return (expected) => Math.exp(curve(expected));
}

/** This quarter has not been judged yet: what is far beyond all others, and rows of which several are, say nothing. */
function withoutEvents(present: readonly Residual[], spread: (expected: number) => number): Residual[] {
  const isEvent = ({expected, residual}: Residual) =>
    Math.abs(residual) > furthestBelieved * spread(expected);
  const events = present.filter(isEvent);
  const places = events.map(({place}) => rowOf(place));
  const rows = new Set(places.filter((row, i) => places.indexOf(row) !== i));
  return present.filter((one) => !isEvent(one) && !rows.has(rowOf(one.place)));
}

function rowOf(place: string): string {
  return place.slice(0, place.indexOf("/"));
}

function sizedOf(residuals: readonly Residual[], measure: (one: Residual) => number) {
  return residuals.map((one) => ({expected: one.expected, value: measure(one)}));
}

/** How much more restless a column is than figures of the same size are. */
function columnFactors(
  all: readonly Residual[],
  ofSize: (expected: number) => number,
  nearShare: number,
): Map<string, number> {
  const nearest = (some: readonly Residual[]) =>
    quantile(
      sortedNumbers(some.map(({expected, residual}) => Math.abs(residual) / ofSize(expected))),
      nearShare,
    );
  const usual = nearest(all);
  const columns = new Map<string, Residual[]>();
  for (const one of all) {
    const some = columns.get(one.column);
    if (some) some.push(one);
    else columns.set(one.column, [one]);
  }
  return new Map(
    [...columns].map(([column, some]) => [
      column,
      some.length < fewestOfColumn || usual === 0 ? 1 : nearest(some) / usual,
    ]),
  );
}

function experienceOf(past: readonly Residual[], usual: (one: Residual) => number): Map<string, Experience> {
  const own = new Map<string, Experience>();
  for (const one of past) {
    const value = Math.min(furthestUsual, usual(one));
    const {count, sum, sumOfSquares} = own.get(one.place) ?? {count: 0, sum: 0, sumOfSquares: 0};
    own.set(one.place, {count: count + 1, sum: sum + value, sumOfSquares: sumOfSquares + value * value});
  }
  return own;
}
