/** What each printed row is: a municipality, the total, or a line that only adds up or carries on. */
import {addend} from "../../vocabulary/addends.js";
import {columns} from "../../vocabulary/figure.js";
import {meansMunicipality} from "../../vocabulary/municipality.js";
import {findRegion} from "../../vocabulary/region.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import {isCarryLabel, isSubtotalLabel, isTotalLabel} from "./row-names.js";
import type {Table, TableRow} from "./table.js";

/** A printed row, and the page that it is on. */
export interface PrintedRow {
  readonly row: TableRow;
  readonly page: number;
}

export interface SortedRows {
  /** municipalities, in printed order */
  readonly body: readonly PrintedRow[];
  readonly total: PrintedRow | null;
}

/**
 * Subtotals are no rows, nor are titles that repeat a name, nor sums that are carried over the page. Of several rows
 * with totals the last one is the total. What follows it is not the table.
 *
 * @param regionNames as the sheet prints and spells its region: a total may be labelled with it
 */
export function sortRows(tables: readonly Table[], regionNames: readonly string[]): SortedRows {
  const printed = tables.flatMap(({rows, page}) => rows.map((row) => ({row, page})));
  const filled = new Set(printed.filter(({row}) => hasFigures(row)).map(({row}) => foldSpelling(row.name)));
  const isRepeated = ({nameWords}: TableRow, i: number) =>
    printed.slice(0, i).some((before) => before.row.nameWords[0] === nameWords[0]);
  const isOwn = ({row}: PrintedRow) =>
    regionNames.some((name) => foldSpelling(name) === "nederland") || !isWider(row);
  const totals = printed.filter(({row}) => isTotalLabel(row.name) && hasFigures(row));
  const labelled = totals.findLast(isOwn) ?? totals.at(-1);
  const rows = printed.filter(({row}, i) => {
    if (!hasFigures(row) && (filled.has(foldSpelling(row.name)) || isRepeated(row, i))) return false;
    return !isTotalLabel(row.name) && !isSubtotalLabel(row.name) && !isCarryLabel(row.name);
  });
  const total = labelled ?? unlabelledTotal(withoutSums(rows, null), regionNames) ?? null;
  const end = total ? printed.indexOf(total) : printed.length;
  const body = withoutSums(
    rows.filter((one) => one !== total),
    total,
  ).filter((one) => printed.indexOf(one) < end || end < 1 || meansMunicipality(one.row.name));
  return {body, total};
}

/** the total of more than the region, to compare with */
function isWider({name}: TableRow): boolean {
  return /^totaal(?:heel|geheel|vanhele|hele)?(?:nederland|landelijk|land$|provincie)/.test(
    foldSpelling(name),
  );
}

function hasFigures({cells}: TableRow): boolean {
  return Object.values(cells).some((cell) => cell.words.length > 0);
}

/** The first or last row, under the name of the region or none at all. A municipality may have that name too: sums tell. */
function unlabelledTotal(
  rows: readonly PrintedRow[],
  regionNames: readonly string[],
): PrintedRow | undefined {
  const own = regionNames.map(foldSpelling);
  return [rows.at(-1), rows[0]].find((candidate) => {
    if (!candidate || rows.length < 3) return false;
    const {name} = candidate.row;
    const folded = foldSpelling(name).replace(/^(arbeidsmarktregio|amr|regio|geheleregio|heleregio)/, "");
    const isOwn = own.includes(folded) || own.includes(foldSpelling(name)) || folded === "";
    const isMarked = folded !== foldSpelling(name) && (isOwn || findRegion(name) !== undefined);
    const isMunicipality = meansMunicipality(name);
    const others = rows.filter((row) => row !== candidate);
    if (isMarked || (isOwn && name !== "" && !isMunicipality)) return true;
    return (isOwn || !isMunicipality) && addsUp(candidate, others);
  });
}

/** Whether a row holds the sums of the others, in every column that can be added up, and in three at least. */
function addsUp({row}: PrintedRow, others: readonly PrintedRow[]): boolean {
  const checks = columns.flatMap((column) => {
    const sum = valueAt(row, column);
    const parts = others.map((other) => valueAt(other.row, column));
    if (sum === null || parts.includes(null)) return [];
    return [parts.reduce<number>((all, part) => all + (part ?? 0), 0) === sum];
  });
  return checks.length >= 3 && checks.every((holds) => holds) && (valueAt(row, "totaal") ?? 1) > 0;
}

function valueAt({cells}: TableRow, column: (typeof columns)[number]): number | null {
  const cell = cells[column];
  return cell ? addend(cell.figure) : null;
}

/** Rows under a name that is no municipality and that hold the sum of the rows before, or of all so far: they are sums of a group. */
function withoutSums(rows: readonly PrintedRow[], total: PrintedRow | null): PrintedRow[] {
  const kept: PrintedRow[] = [];
  let group: PrintedRow[] = [];
  for (const one of rows) {
    const isName = meansMunicipality(one.row.name);
    const isLast = one === rows.at(-1) && total === null;
    const isSum =
      !isName &&
      !isLast &&
      ((group.length > 0 && addsUp(one, group)) || (kept.length > 1 && addsUp(one, kept)));
    if (isSum) {
      group = [];
      continue;
    }
    kept.push(one);
    group.push(one);
  }
  return kept;
}
