/** Every difference of a region as a table: a row for each municipality, against the nearest quarter and a year before. */
import type {Difference} from "../../change/differences.js";
import type {Settings} from "../../settings/settings.js";
import {type Column, columns} from "../../vocabulary/figure.js";
import type {Period} from "../../vocabulary/period.js";
import {sameQuarterLastYear} from "../../vocabulary/period.js";
import type {JoinedChanges} from "./changes-data.js";
import {differenceOf} from "./key-figures.js";

type JoinedRegion = JoinedChanges["regions"][number];
type Row = ReadonlyMap<string, Difference>;

/** @param links pages of the region that exist */
export function differencesOf(
  {region, against, differences, changes, period}: JoinedRegion & {readonly period: Period},
  links: {readonly sheet: string | null; readonly review: string | null},
  settings: Settings,
) {
  const [nearest] = against;
  const year = against.find((other) => other === sameQuarterLastYear(period)) ?? null;
  const rows = new Map<string | null, Map<string, Difference>>();
  for (const difference of differences) {
    const row = rows.get(difference.municipality) ?? new Map<string, Difference>();
    rows.set(difference.municipality, row.set(keyOf(difference.column, difference.against), difference));
  }
  const flagged = new Set(
    changes
      .filter(({severity, explanation}) => severity !== "info" && explanation === null)
      .map(({municipality, column}) => `${municipality ?? ""}/${column ?? ""}`),
  );
  const whole = rows.get(null);
  const tableRow = (name: string, row: Row, municipality: string | null) =>
    rowOf({name, municipality, row, nearest: nearest ?? null, year, flagged, settings});
  return {
    name: region,
    links,
    nearest: nearest ?? null,
    year,
    total: whole ? tableRow(region, whole, null) : null,
    register: whole && nearest ? cellOf(whole, "register", nearest, year) : null,
    rows: [...rows].flatMap(([name, row]) => (name === null ? [] : [tableRow(name, row, name)])),
  };
}

interface RowInput {
  readonly name: string;
  readonly municipality: string | null;
  readonly row: Row;
  readonly nearest: Period | null;
  readonly year: Period | null;
  readonly flagged: ReadonlySet<string>;
  readonly settings: Settings;
}

function rowOf({name, municipality, row, nearest, year, flagged, settings}: RowInput) {
  const isFlagged = (column: Column) =>
    [column, column.split("_")[0], ""].some((place) => flagged.has(`${municipality ?? ""}/${place}`));
  const cells = columns.map((column) => ({
    ...cellOf(row, column, nearest, year),
    label: settings.columns[column].short,
    isFlagged: municipality !== null && isFlagged(column),
  }));
  return {
    name,
    cells,
    isFlagged: cells.some((cell) => cell.isFlagged),
    share: cellOf(row, "share", nearest, year),
    relative: (nearest && row.get(keyOf("totaal", nearest))?.relative) ?? null,
  };
}

function cellOf(row: Row, column: Difference["column"], nearest: Period | null, year: Period | null) {
  const since = (period: Period | null) => (period && row.get(keyOf(column, period))) || null;
  const [previous, lastYear] = [since(nearest), since(year)];
  return {
    after: (previous ?? lastYear)?.after ?? null,
    previous: printedDifference(previous),
    lastYear: printedDifference(lastYear),
  };
}

/** As the factsheet prints it: of shares with one decimal, as they stand on the factsheet. */
function printedDifference(difference: Difference | null): number | null {
  if (!difference) return null;
  const {column, against, before, after, absolute} = difference;
  if (column !== "share" || before === null || after === null) return absolute;
  return differenceOf(against, before, after, 1000).absolute;
}

function keyOf(column: Difference["column"], against: Period): string {
  return `${column} ${against}`;
}
