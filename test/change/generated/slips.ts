/** What can go wrong, or really happen, in a made-up sheet: each changes a table and says what it did. */
import {digitSlipsOf, transpositionsOf} from "../../../src/change/slips/digits.js";
import type {Event} from "../../support/score.js";
import {truthColumns} from "../../support/truth.js";
import {addUpColumns, addUpRows, type Table} from "./printed.js";
import type {Random} from "./random.js";

/** How far the sums go along with a wrong figure. */
export type Follow = "none" | "row" | "all";

type Done = Omit<Event, "region" | "period"> | null;
/** null when the table has no figure that suits */
export type Slip = (table: Table, random: Random, previous: Table) => Done;

/** @param size about how large the figure is */
export const spike =
  (factor: number, size: number): Slip =>
  (table, random) => {
    const cell = chooseCell(table, random, (value) => value >= size * 0.8 && value <= size * 1.25);
    return cell ? put(table, cell, Math.round(cell.value * factor), "all", "spike") : null;
  };

export const collapse =
  (size: number): Slip =>
  (table, random) => {
    const cell = chooseCell(table, random, (value) => value >= size * 0.8 && value <= size * 1.5);
    return cell ? put(table, cell, 0, "all", "collapse-to-zero") : null;
  };

/** @param least smallest change, relative: below that no one could see it in figures whose sums follow */
export const transposition =
  (follow: Follow, least = 0): Slip =>
  (table, random) => {
    const suits = (value: number) => visible(transpositionsOf(value), value, least).length > 0;
    const cell = chooseCell(table, random, (value) => value >= 10 && suits(value));
    if (!cell) return null;
    const printed = random.pick(visible(transpositionsOf(cell.value), cell.value, least));
    return put(table, cell, printed, follow, "digit-transposition");
  };

export const digitSlip =
  (follow: Follow): Slip =>
  (table, random) => {
    const cell = chooseCell(table, random, (value) => value >= 12);
    return cell ? put(table, cell, random.pick(digitSlipsOf(cell.value)), follow, "digit-slip") : null;
  };

export const rowSlip =
  (follow: Follow, least = 0.4): Slip =>
  (table, random) => {
    const neighbours = ({row, column}: Cell) =>
      [row - 1, row + 1].flatMap((i) => table.rows[i]?.values[column] ?? []).filter((v) => v > 0);
    const cell = chooseCell(
      table,
      random,
      (value, place) => value >= 20 && visible(neighbours(place), value, least).length > 0,
    );
    if (!cell) return null;
    return put(table, cell, random.pick(visible(neighbours(cell), cell.value, least)), follow, "row-slip");
  };

/** @param size how many persons the municipality has in all, at most */
export const swap =
  (size: number): Slip =>
  (table, random) => {
    const places = table.rows.flatMap((row) => [0, 2].map((column) => ({row, column})));
    const suits = places.filter(({row: {values}, column}) => {
      const [met, zonder] = [values[column] as number, values[column + 1] as number];
      const apart = Math.abs(met - zonder) >= Math.max(5, 0.5 * Math.max(met, zonder));
      return (values[4] as number) <= size && apart;
    });
    if (suits.length === 0) return null;
    const {row, column} = random.pick(suits);
    const [met, zonder] = [row.values[column] as number, row.values[column + 1] as number];
    row.values[column] = zonder;
    row.values[column + 1] = met;
    addUpColumns(table);
    return {
      kind: "swapped-columns",
      municipality: row.municipality,
      column: column === 0 ? "gemeente" : "uwv",
      detail: `${met}/${zonder}`,
    };
  };

export const staleTable: Slip = (table, _random, previous) => {
  const names = ({rows}: Table) => rows.map(({municipality}) => municipality).join();
  if (names(table) !== names(previous)) return null;
  table.rows = previous.rows.map((row) => ({...row, values: [...row.values]}));
  addUpColumns(table);
  return {kind: "stale-copy", detail: previous.period};
};

export const staleColumn: Slip = (table, random, previous) => {
  const column = random.pick([1, 2]);
  for (const row of table.rows) {
    const before = previous.rows.find(({municipality}) => municipality === row.municipality);
    if (before) row.values[column] = before.values[column] as number;
  }
  addUpRows(table);
  addUpColumns(table);
  return {kind: "stale-copy", column: truthColumns[column] as string, detail: previous.period};
};

export const missingMunicipality =
  (follow: Follow): Slip =>
  (table, random) => {
    const row = random.pick(table.rows);
    table.rows = table.rows.filter((other) => other !== row);
    if (follow === "all") addUpColumns(table);
    return {kind: "missing-municipality", municipality: row.municipality, detail: follow};
  };

export const registerJump =
  (factor: number): Slip =>
  (table) => {
    table.persons = Math.round(table.persons * factor);
    addUpColumns(table);
    return {kind: "register-jump", detail: `x${factor}`};
  };

export const wrongColumnTotal: Slip = (table, random) => {
  const column = random.pick([0, 1, 2, 3]);
  table.total[column] = (table.total[column] as number) + random.pick([-20, -9, 10, 30]);
  return {kind: "column-sum-mismatch", column: truthColumns[column] as string, detail: ""};
};

export const wrongPercentage: Slip = (table, random) => {
  table.knownPercent += random.pick([-7, -3, 4, 6]);
  return {kind: "percentage-mismatch", detail: ""};
};

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

function chooseCell(
  table: Table,
  random: Random,
  suits: (value: number, cell: Cell) => boolean,
): Cell | undefined {
  const cells = table.rows.flatMap(({values}, row) =>
    values.slice(0, 4).map((value, column): Cell => ({row, column, value})),
  );
  const suitable = cells.filter((cell) => suits(cell.value, cell));
  return suitable.length > 0 ? random.pick(suitable) : undefined;
}

function put(table: Table, {row, column, value}: Cell, printed: number, follow: Follow, kind: string): Done {
  const target = table.rows[row] as Table["rows"][number];
  target.values[column] = printed;
  if (follow !== "none") target.values[4] = (target.values[4] as number) + printed - value;
  if (follow === "all") addUpColumns(table);
  return {
    kind,
    municipality: target.municipality,
    column: truthColumns[column] as string,
    detail: `${value} printed as ${printed}, sums that follow: ${follow}`,
  };
}

function visible(printed: readonly number[], value: number, least: number): number[] {
  return printed.filter((number) => number !== value && Math.abs(number / value - 1) >= least);
}
