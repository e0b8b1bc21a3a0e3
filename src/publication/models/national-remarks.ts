/** What a national sheet remarks on its own sums: printed totals that do not add up, regions in doubt or redrawn. */
import type {PlacedEdition} from "../../edition/edition.js";
import {addend, addendsOf, sumOfGroups} from "../../vocabulary/addends.js";
import {previousPeriod, sameQuarterLastYear} from "../../vocabulary/period.js";
import type {NationalInput} from "./national.js";

/** Of a list of regions so many are named; the others are counted. */
const mostNamed = 4;

export function firstNamed<T>(all: readonly T[], most = mostNamed): {named: T[]; others: number} {
  const named = all.slice(0, most);
  return {named, others: all.length - named.length};
}

/** The regions whose figures of a quarter that the sheet compares with are not those that were printed then. */
export function convertedRegions({sums, history, aligned = []}: NationalInput): string[] {
  const compared = [previousPeriod(sums.period), sameQuarterLastYear(sums.period)];
  return sums.municipalities.flatMap(({name}) => {
    const isConverted = compared.some((period) => {
      const now = aligned.find((quarter) => quarter.period === period)?.rows.find((row) => row.name === name);
      const then = history.find((quarter) => quarter.period === period)?.municipalities;
      const row = then?.find((other) => other.name === name);
      return now?.counts && (!row || addend(row.figures.totaal) !== now.counts.totaal);
    });
    return isConverted ? [name] : [];
  });
}

/**
 * By how much the four columns differ from the total, and which regions' printed total rows make that difference.
 *
 * @returns null where every total row adds up, as far as it is known; `difference` null where the national sums are not
 */
export function totalsNotAddingUp(sums: PlacedEdition, editions: readonly PlacedEdition[]) {
  const regions = editions.flatMap((edition) => {
    const {difference} = totalRowOf(edition);
    return difference ? [{name: edition.region.name, difference, isLess: difference < 0}] : [];
  });
  if (regions.length === 0) return null;
  const {sum, total, difference} = totalRowOf(sums);
  return {sum, total, difference, isLess: difference !== null && difference < 0, ...firstNamed(regions)};
}

/** What the four columns of the total row come to, and how much that is beside its total. */
function totalRowOf(edition: PlacedEdition) {
  const {total} = edition;
  if (!total) return {sum: null, total: null, difference: null};
  const counts = addendsOf(total.figures);
  const sum = sumOfGroups(counts);
  const difference = sum === null || counts.totaal === null ? null : sum - counts.totaal;
  return {sum, total: counts.totaal, difference};
}
