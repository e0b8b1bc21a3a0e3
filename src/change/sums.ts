/** By how much the sums of a sheet fail, and the findings that say so. */
import {sumOf} from "../vocabulary/addends.js";
import {byColumn, type Column, groups} from "../vocabulary/figure.js";
import type {Finding} from "../vocabulary/finding.js";
import type {Counts, Sheet} from "./counted-sheet.js";

/** Zero where a sum holds or cannot be checked. */
export interface Sums {
  /** by key of the municipality: what its four columns add up to, minus the printed total of the row */
  readonly rowExcess: ReadonlyMap<string, number>;
  /** what the municipalities add up to, minus the printed total of the column */
  readonly columnExcess: Readonly<Record<Column, number>>;
  /** the same for the total row itself */
  readonly totalRowExcess: number;
}

const known = new WeakMap<Sheet, Sums>();

export function sumsOf(sheet: Sheet): Sums {
  const sums = known.get(sheet) ?? addUp(sheet);
  known.set(sheet, sums);
  return sums;
}

function addUp({rows, total}: Sheet): Sums {
  const excess = (parts: readonly (number | null)[], printed: number | null) => {
    const sum = sumOf(parts);
    return printed === null || sum === null ? 0 : sum - printed;
  };
  const alongRow = (counts: Counts) =>
    excess(
      groups.map((group) => counts[group]),
      counts.totaal,
    );
  const columnExcess = byColumn((column) =>
    excess(
      rows.map(({counts}) => counts[column]),
      total?.[column] ?? null,
    ),
  );
  return {
    rowExcess: new Map(rows.map(({key, counts}) => [key, alongRow(counts)])),
    totalRowExcess: total ? alongRow(total) : 0,
    columnExcess,
  };
}

/** The findings about the sums of a row (by its name) and of columns. */
export function sumFindings(
  {edition}: Sheet,
  municipality: string | null,
  ofColumns: readonly Column[],
): Finding[] {
  return edition.findings.filter(
    (finding) =>
      (finding.code === "row-sum-mismatch" && finding.municipality === municipality) ||
      (finding.code === "column-sum-mismatch" && ofColumns.includes(finding.column as Column)),
  );
}
