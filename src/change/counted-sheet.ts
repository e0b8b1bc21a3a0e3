/** An edition as comparing sees it: rows by municipality, figures as numbers to calculate with. */
import type {PlacedEdition} from "../edition/edition.js";
import {type Addends, addendsOf} from "../vocabulary/addends.js";
import {type Bounds, boundsOf} from "../vocabulary/bounds.js";
import {type Column, columns, type Figures} from "../vocabulary/figure.js";
import {comparePeriods, type Period} from "../vocabulary/period.js";
import {byCodePoint, foldSpelling} from "../vocabulary/spelling.js";

/** Persons: `none` is 0; null is withheld, unreadable or not comparable. */
export type Counts = Addends;

export interface SheetRow {
  /** code of the municipality, or its folded name where the code is unknown: the same in every quarter */
  readonly key: string;
  readonly name: string;
  readonly counts: Counts;
  /** of figures that are kept back, where what is printed names them: `<5` is 0 to 4 */
  readonly bounds: Readonly<Partial<Record<Column, Bounds>>>;
}

export interface Sheet {
  readonly edition: PlacedEdition;
  readonly period: Period;
  /** in printed order; of a row that is printed twice the first */
  readonly rows: readonly SheetRow[];
  readonly byKey: ReadonlyMap<string, SheetRow>;
  readonly total: Counts | null;
}

/** All editions of one kind, real or fictional, by quarter (oldest first) and then by slug of the region. */
export type Country = ReadonlyMap<Period, ReadonlyMap<string, Sheet>>;

export function countryOf(editions: readonly PlacedEdition[]): Country {
  const country = new Map<Period, Map<string, Sheet>>();
  for (const edition of editions.toSorted(byPlace)) {
    const quarter = country.get(edition.period) ?? new Map<string, Sheet>();
    country.set(edition.period, quarter.set(edition.region.slug, sheetOf(edition)));
  }
  return country;
}

function byPlace(a: PlacedEdition, b: PlacedEdition): number {
  return comparePeriods(a.period, b.period) || byCodePoint(a.region.slug, b.region.slug);
}

export function sheetOf(edition: PlacedEdition): Sheet {
  const {municipalities, total, period} = edition;
  const rows = municipalities.map(({name, code, figures}) => ({
    key: code ?? foldSpelling(name),
    name,
    counts: addendsOf(figures),
    bounds: boundsIn(figures),
  }));
  const byKey = new Map(rows.toReversed().map((row) => [row.key, row]));
  return {
    edition,
    period,
    rows: rows.filter((row) => byKey.get(row.key) === row),
    byKey,
    total: total && addendsOf(total.figures),
  };
}

function boundsIn(figures: Figures): SheetRow["bounds"] {
  const known = columns.map((column) => [column, boundsOf(figures[column])] as const);
  return Object.fromEntries(known.filter(([, bounds]) => bounds !== null));
}
