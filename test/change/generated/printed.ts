/** A made-up sheet as it is printed: totals added up, then what went wrong in the printing. */
import type {PlacedEdition} from "../../../src/edition/edition.js";
import {comparableEdition} from "../../support/compared.js";
import type {Event} from "../../support/score.js";
import type {Sheet} from "./country.js";

/** The table as numbers, totals included; slips are made in it. */
export interface Table {
  readonly region: string;
  readonly period: string;
  printedRegion: string;
  /** five numbers to a row */
  rows: {municipality: string; values: number[]}[];
  total: number[];
  persons: number;
  knownPercent: number;
}

export interface Series {
  readonly editions: PlacedEdition[];
  readonly events: Event[];
}

export function tableOf({region, period, rows, persons}: Sheet): Table {
  const table: Table = {
    region,
    period,
    printedRegion: region,
    rows: rows.map(({municipality, counts}) => ({municipality, values: [...counts, 0]})),
    total: [],
    persons,
    knownPercent: 0,
  };
  addUpRows(table);
  addUpColumns(table);
  return table;
}

export function addUpRows(table: Table): void {
  for (const {values} of table.rows) values[4] = values.slice(0, 4).reduce((a, b) => a + b, 0);
}

/** Totals and the percentage that follows from them. */
export function addUpColumns(table: Table): void {
  table.total = [0, 1, 2, 3, 4].map((i) => table.rows.reduce((sum, {values}) => sum + (values[i] ?? 0), 0));
  table.knownPercent = Math.round((100 * (table.total[4] ?? 0)) / table.persons);
}

export function editionOf(table: Table): PlacedEdition {
  return comparableEdition({
    region: table.printedRegion,
    regionCanonical: table.region,
    period: table.period,
    rows: table.rows,
    total: {label: "TOTAAL AMR", values: table.total},
    register: {persons: table.persons, knownPercent: table.knownPercent},
    fictional: true,
    defects: [],
    expect: "ok",
  });
}
