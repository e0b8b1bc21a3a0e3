/** How the numbers of a sheet differ, from earlier quarters and from each other. Its arithmetic is here and in quarter.ts. */
import {type Period, previousPeriod, sameQuarterLastYear} from "../../vocabulary/period.js";
import type {Quarter, RowFacts} from "./quarter.js";

/** A number now, and how it differs from earlier. For a share the differences are shares too (0.01 is one point). */
export interface KeyFigure {
  readonly value: number | null;
  readonly sincePrevious: Difference | null;
  readonly sinceLastYear: Difference | null;
}

export interface Difference {
  readonly period: Period;
  readonly before: number;
  readonly absolute: number;
  /** null when before is 0 */
  readonly relative: number | null;
  /** as printed: a difference that rounding hides is neither */
  readonly rose: boolean;
  readonly fell: boolean;
}

/** The earlier quarters that a sheet compares with; null where the archive has none. */
export interface Comparisons<Q> {
  readonly previous: Q | null;
  readonly lastYear: Q | null;
}

interface Dated {
  readonly period: Period;
}

export function comparisonsOf<Q extends Dated>({period}: Dated, history: readonly Q[]): Comparisons<Q> {
  const at = (then: Period) => history.find((earlier) => earlier.period === then) ?? null;
  return {previous: at(previousPeriod(period)), lastYear: at(sameQuarterLastYear(period))};
}

/** Persons of the gemeenten and of UWV, and how many of them have a klantprofiel; null where a figure is not known. */
export function organisationsOf({counts}: RowFacts) {
  const of = (withProfile: number | null, without: number | null) => {
    if (withProfile === null || without === null || withProfile + without === 0) return null;
    const persons = withProfile + without;
    return {persons, withProfile, share: withProfile / persons};
  };
  const gemeente = of(counts.gemeente_met, counts.gemeente_zonder);
  const uwv = of(counts.uwv_met, counts.uwv_zonder);
  return gemeente && uwv && {gemeente, uwv};
}

/**
 * @param measure the number to follow, read from a quarter
 * @param precision in how many parts of one it is printed: 1000 for a share with one decimal
 */
export function keyFigure<Q extends Dated>(
  now: Q,
  {previous, lastYear}: Comparisons<Q>,
  measure: (quarter: Q) => number | null,
  precision = 1,
): KeyFigure {
  const value = measure(now);
  const since = (earlier: Q | null) => {
    const before = earlier && measure(earlier);
    return earlier && before !== null && value !== null
      ? differenceOf(earlier.period, before, value, precision)
      : null;
  };
  return {value, sincePrevious: since(previous), sinceLastYear: since(lastYear)};
}

export function differenceOf(period: Period, before: number, after: number, precision = 1): Difference {
  const relative = before === 0 ? null : after / before - 1;
  // what is printed adds up: from 66,7% to 66,5% is −0,2 procentpunt, whatever the hidden decimals say
  const steps = Math.round(after * precision) - Math.round(before * precision);
  return {period, before, absolute: steps / precision, relative, rose: steps > 0, fell: steps < 0};
}

/** Change in persons with a klantprofiel, by municipality of now; null where one of the two is unknown. */
export function profileDifferences(
  now: Quarter,
  earlier: Quarter | null,
): ReadonlyMap<string, number | null> {
  return new Map(
    [...now.rows].map(([name, {withProfile}]) => {
      const then = earlier?.rows.get(name)?.withProfile ?? null;
      return [name, withProfile === null || then === null ? null : withProfile - then] as const;
    }),
  );
}

/** The highest or lowest number, and the names of those that have it: several in a tie. */
export interface Extreme {
  readonly value: number;
  readonly names: readonly string[];
}

/** null when fewer than two rows have a number, or when all are equal */
export function extremes<T extends {readonly name: string}>(
  rows: readonly T[],
  measure: (row: T) => number | null,
): {readonly highest: Extreme; readonly lowest: Extreme} | null {
  const values = rows.map(measure).filter((value) => value !== null);
  const [high, low] = [Math.max(...values), Math.min(...values)];
  if (values.length < 2 || high === low) return null;
  const at = (value: number) => ({
    value,
    names: rows.filter((row) => measure(row) === value).map(({name}) => name),
  });
  return {highest: at(high), lowest: at(low)};
}
