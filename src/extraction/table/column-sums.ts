/** Which five of many columns add up: four groups and their total. What is printed beside them (sums by group, shares, ranks, changes, another stand) takes no part. */
import {addend} from "../../vocabulary/addends.js";
import type {NamedCells} from "./columns.js";

/** Bands of which four add up to a fifth. */
export interface SumSet {
  /** of the four parts and the total, from left to right */
  readonly bands: readonly number[];
  readonly total: number;
  /** of the rows that can be added up, the part that adds up */
  readonly agreement: number;
}

/** with fewer rows that hold, chance may have done it */
const fewestHolding = 2;
const leastAgreement = 0.6;
/** what each band of counts between the five costs, in agreement: the five stand together */
const spreadCost = 0.03;
/** with more bands the search would take too long, and no sheet has them */
const mostBands = 24;

/**
 * The sets of bands that add up, best first: none shares a band with a better one. Two sets are two stands of the
 * same rows.
 */
export function sumSets(rows: readonly NamedCells[], bands: readonly number[]): SumSet[] {
  if (bands.length > mostBands) return [];
  const values = rows
    .map(({cells}) => bands.map((band) => valueAt(cells, band)))
    .sort((a, b) => largest(b) - largest(a));
  const filled = bands.map((_, i) => values.some((row) => (row[i] ?? 0) > 0));
  const found: (SumSet & {score: number})[] = [];
  for (const [total, parts] of choices(bands.length)) {
    if (!filled[total] || parts.filter((part) => filled[part]).length < 2) continue;
    const agreement = agreementOf(values, total, parts);
    if (agreement === null) continue;
    const places = [...parts, total].sort((a, b) => a - b);
    const spread = (places.at(-1) as number) - (places[0] as number) - 4;
    const blank = parts.filter((part) => !filled[part]).length;
    found.push({
      bands: places.map((place) => bands[place] as number),
      total: bands[total] as number,
      agreement,
      score: agreement - spreadCost * spread - 0.2 * blank,
    });
  }
  return apart(found.sort((a, b) => b.score - a.score));
}

function apart(sets: readonly SumSet[]): SumSet[] {
  const taken = new Set<number>();
  return sets.filter(({bands}) => {
    if (bands.some((band) => taken.has(band))) return false;
    for (const band of bands) taken.add(band);
    return true;
  });
}

function valueAt(cells: NamedCells["cells"], band: number): number | null {
  const cell = cells[band];
  return cell && cell.kind !== "percent" && cell.kind !== "decimal" ? addend(cell.figure) : null;
}

function largest(row: readonly (number | null)[]): number {
  return Math.max(...row.map((value) => value ?? 0));
}

function agreementOf(
  values: readonly (readonly (number | null)[])[],
  total: number,
  parts: readonly number[],
): number | null {
  let [holding, failing] = [0, 0];
  const mostFailing = (1 - leastAgreement) * values.length;
  for (const row of values) {
    const printed = row[total] ?? null;
    let sum: number | null = 0;
    for (const part of parts) sum = sum === null || row[part] === null ? null : sum + (row[part] as number);
    if (printed === null || sum === null || printed === 0) continue;
    if (sum === printed) holding++;
    else if (++failing > mostFailing) return null;
  }
  const agreement = holding / (holding + failing);
  return holding >= fewestHolding && agreement >= leastAgreement ? agreement : null;
}

/** Every total with every four others. */
function* choices(count: number): Generator<readonly [number, readonly number[]]> {
  for (let a = 0; a < count; a++)
    for (let b = a + 1; b < count; b++)
      for (let c = b + 1; c < count; c++)
        for (let d = c + 1; d < count; d++)
          for (let total = 0; total < count; total++)
            if (total !== a && total !== b && total !== c && total !== d) yield [total, [a, b, c, d]];
}
