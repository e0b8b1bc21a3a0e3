/** A quarter of a sheet in facts: the sheet's own, or an earlier one on the boundaries of the sheet. */
import type {AlignedQuarter} from "../../change/aligned.js";
import type {Counts} from "../../change/counted-sheet.js";
import type {PlacedEdition} from "../../edition/edition.js";
import {addendsOf, shareWithProfile, sumOf} from "../../vocabulary/addends.js";
import {byColumn, type Figures} from "../../vocabulary/figure.js";
import {mergersBetween, movesBetween} from "../../vocabulary/municipality.js";
import type {Period} from "../../vocabulary/period.js";

/** Counts of a row to calculate with: null where a figure is withheld, unreadable or not there. */
export interface RowFacts {
  readonly name: string;
  readonly counts: Counts;
  /** persons with a klantprofiel */
  readonly withProfile: number | null;
  /** of the row's total, 0 to 1; null for 0 of 0 and with a withheld figure */
  readonly share: number | null;
}

export interface Quarter {
  readonly period: Period;
  /** the printed total, or that of the same area in another quarter */
  readonly region: RowFacts;
  /** by municipality of the sheet, in printed order; one that has no figure to compare with is left out */
  readonly rows: ReadonlyMap<string, RowFacts>;
  /** null without one, and where it is of another area: a register cannot be added up from municipalities */
  readonly register: PlacedEdition["register"];
  /** the boundaries were others, of its municipalities or of the region itself */
  readonly boundaries: "same" | "other-municipalities" | "other-region";
  /** its figures are not those that were printed then */
  readonly isConverted: boolean;
}

/** As printed. */
export function quarterOf(edition: PlacedEdition): Quarter {
  return {
    period: edition.period,
    region: regionFacts(edition),
    rows: new Map(municipalityFacts(edition).map((row) => [row.name, row])),
    register: edition.register,
    boundaries: "same",
    isConverted: false,
  };
}

/**
 * An earlier quarter on the boundaries of the sheet.
 *
 * @param aligned the quarters that had other boundaries, from comparing; null where nothing was compared: then a
 *   quarter since which municipalities of the sheet were merged or divided is not compared with
 */
export function earlierQuarter(
  earlier: PlacedEdition,
  edition: PlacedEdition,
  aligned: readonly AlignedQuarter[] | null,
): Quarter {
  const printed = quarterOf(earlier);
  const converted = aligned
    ? aligned.find(({period}) => period === earlier.period)
    : isRedrawn(earlier, edition) && unknownQuarter(earlier.period);
  if (!converted) return printed;
  const rows = converted.rows.flatMap(({name, counts}) => (counts ? [factsOf(name, counts)] : []));
  return {
    period: earlier.period,
    region: factsOf(printed.region.name, converted.total ?? noCounts),
    rows: new Map(rows.map((row) => [row.name, row])),
    register: converted.isSameArea ? printed.register : null,
    boundaries: converted.isSameArea ? "other-municipalities" : "other-region",
    isConverted: converted.isConverted,
  };
}

/** The municipalities in printed order. */
export function municipalityFacts(edition: PlacedEdition): RowFacts[] {
  return edition.municipalities.map((row) => rowFacts(row.name, row.figures));
}

/** The printed total row; every number null when the sheet has none. */
export function regionFacts(edition: PlacedEdition): RowFacts {
  const {total} = edition;
  return total ? rowFacts(total.label, total.figures) : factsOf("", noCounts);
}

const noCounts: Counts = byColumn(() => null);

function rowFacts(name: string, figures: Figures): RowFacts {
  return factsOf(name, addendsOf(figures));
}

function factsOf(name: string, counts: Counts): RowFacts {
  const withProfile = sumOf([counts.gemeente_met, counts.uwv_met]);
  return {name, counts, withProfile, share: shareWithProfile(counts)};
}

/** Whether municipalities of the sheet, now or then, were merged or divided in between, or came or went. */
function isRedrawn(earlier: PlacedEdition, edition: PlacedEdition): boolean {
  const codesOf = ({municipalities}: PlacedEdition) => new Set(municipalities.map(({code}) => code));
  const [then, now] = [codesOf(earlier), codesOf(edition)];
  const hasMoved = movesBetween(earlier.period, edition.period).some(
    ({municipality}) => then.has(municipality) !== now.has(municipality),
  );
  if (hasMoved) return true;
  return mergersBetween(earlier.period, edition.period).some(({from, into}) =>
    [...from, ...into].some((name) => lists(edition, name) || lists(earlier, name)),
  );
}

function lists({municipalities}: PlacedEdition, name: string): boolean {
  return municipalities.some((row) => row.name === name);
}

function unknownQuarter(period: Period): AlignedQuarter {
  return {period, rows: [], total: null, isConverted: false, isSameArea: false};
}
