/** What the sheet says in numbers: shares, differences with earlier quarters, extremes. All arithmetic of the sheet is here. */
import {addendsOf, type MunicipalityRow, type PlacedEdition, shareWithProfile} from "../edition.js";
import {type Column, columns} from "../figure.js";
import {type Period, previousPeriod, sameQuarterLastYear} from "../period.js";

/** Counts of a row to calculate with: null where a figure is withheld, unreadable or not there. */
export interface RowFacts {
  readonly name: string;
  readonly counts: Readonly<Record<Column, number | null>>;
  /** persons with a klantprofiel */
  readonly withProfile: number | null;
  /** of the row's total, 0 to 1; null for 0 of 0 and with a withheld figure */
  readonly share: number | null;
}

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
export interface Comparisons {
  readonly previous: PlacedEdition | null;
  readonly lastYear: PlacedEdition | null;
}

export function comparisonsOf(edition: PlacedEdition, history: readonly PlacedEdition[]): Comparisons {
  const at = (period: Period) => history.find((earlier) => earlier.period === period) ?? null;
  return {previous: at(previousPeriod(edition.period)), lastYear: at(sameQuarterLastYear(edition.period))};
}

export function rowFacts(edition: PlacedEdition, row: Pick<MunicipalityRow, "name" | "figures">): RowFacts {
  const counts = addendsOf(edition, row.name, row.figures);
  const {gemeente_met, uwv_met} = counts;
  const withProfile = gemeente_met === null || uwv_met === null ? null : gemeente_met + uwv_met;
  return {name: row.name, counts, withProfile, share: shareWithProfile(counts)};
}

/** The municipalities in printed order. */
export function municipalityFacts(edition: PlacedEdition): RowFacts[] {
  return edition.municipalities.map((row) => rowFacts(edition, row));
}

/** The printed total row; every number null when the sheet has none. */
export function regionFacts(edition: PlacedEdition): RowFacts {
  const {total} = edition;
  if (total) return rowFacts(edition, {name: total.label, figures: total.figures});
  const counts = Object.fromEntries(columns.map((column) => [column, null])) as Record<Column, null>;
  return {name: "", counts, withProfile: null, share: null};
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
 * @param measure the number to follow, read from an edition
 * @param precision in how many parts of one it is printed: 1000 for a share with one decimal
 */
export function keyFigure(
  edition: PlacedEdition,
  {previous, lastYear}: Comparisons,
  measure: (edition: PlacedEdition) => number | null,
  precision = 1,
): KeyFigure {
  const value = measure(edition);
  const since = (earlier: PlacedEdition | null) => {
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

/** Change in persons with a klantprofiel, by municipality; null where one of the two is unknown. */
export function profileDifferences(
  edition: PlacedEdition,
  earlier: PlacedEdition | null,
): ReadonlyMap<string, number | null> {
  const before = new Map(
    (earlier ? municipalityFacts(earlier) : []).map((row) => [row.name, row.withProfile]),
  );
  return new Map(
    municipalityFacts(edition).map(({name, withProfile}) => {
      const then = before.get(name) ?? null;
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
