/** The corpus' truth: what a person reads in each PDF, and editions made from it without reading any PDF. */
import {readFileSync} from "node:fs";
import type {Edition} from "../../src/edition/edition.js";
import {editionOf} from "../../src/edition/edition-json.js";
import type {EditionData} from "../../src/edition/edition-schema.js";
import {type Column, columns} from "../../src/vocabulary/figure.js";
import {findMunicipality} from "../../src/vocabulary/municipality.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {findRegion} from "../../src/vocabulary/region.js";

export const truthColumns = ["gemeenteMet", "gemeenteZonder", "uwvMet", "uwvZonder", "totaal"] as const;
export type TruthColumn = (typeof truthColumns)[number];

export interface TruthEdition {
  region: string;
  regionCanonical?: string;
  /** null where the sheet does not say */
  period: string | null;
  rows: {municipality: string; canonical?: string; values: (number | null)[]}[];
  total: {label: string; values: (number | null)[]} | null;
  register: {persons: number; knownPercent: number} | null;
  fictional: boolean;
  producer?: string;
  marks?: {municipality: string; column: TruthColumn; raw: string}[];
  /** cells whose number has a star behind it */
  provisional?: {municipality: string; column: TruthColumn}[];
  printedColumns?: string[];
  defects: string[];
  expect: "ok" | "findings" | "error";
  expectAlso?: string[];
}

export interface TruthFile extends TruthEdition {
  /** name of the PDF; under input/ for the series */
  file: string;
  editions?: TruthEdition[];
  text?: "none";
}

/** In the series every sheet says its quarter. */
export type SeriesTruth = TruthFile & {period: string};

/** The 280 files of the series, oldest quarter first within each region. */
export function readSeriesTruth(): SeriesTruth[] {
  const text = readFileSync(new URL("../truth/series.jsonl", import.meta.url), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as SeriesTruth);
}

/** Sheets may print other columns as well: codes, percentages. */
export function isTruthColumn(name: string): name is TruthColumn {
  return (truthColumns as readonly string[]).includes(name);
}

export function columnOf(truthColumn: string): Column {
  return columns[truthColumns.indexOf(truthColumn as TruthColumn)] as Column;
}

type FiguresData = EditionData["municipalities"][number]["figures"];

export function figuresOf(values: readonly (number | null)[]): FiguresData {
  return Object.fromEntries(columns.map((column, i) => [column, values[i] ?? null])) as FiguresData;
}

/** The edition that a faultless reader gives, without narrative, boxes and findings. */
export function editionFromTruth(truth: TruthEdition): Edition {
  const period = truth.period === null ? null : parsePeriod(truth.period);
  const region = findRegion(truth.regionCanonical ?? truth.region, period);
  return editionOf({
    region: region ? {...region, printedName: truth.region} : null,
    period,
    fictional: truth.fictional,
    columns,
    headings: null,
    municipalities: truth.rows.map((row) => {
      const name = row.canonical ?? row.municipality;
      return {
        name,
        ...(name !== row.municipality && {printedName: row.municipality}),
        code: findMunicipality(name, period)?.municipality.code ?? null,
        figures: figuresOf(row.values),
      };
    }),
    total: truth.total && {label: truth.total.label, figures: figuresOf(truth.total.values)},
    register: truth.register,
    narrative: [],
    symbols: (truth.marks ?? []).map(({municipality, column, raw}) => ({
      municipality: truth.rows.find((row) => row.municipality === municipality)?.canonical ?? municipality,
      column: columnOf(column),
      raw,
      meaning: /^[-–]?$/.test(raw) ? ("none" as const) : ("suppressed" as const),
    })),
    corrections: [],
    source: {
      file: `${truth.period}.pdf`,
      sha256: "0".repeat(64),
      page: 1,
      producer: null,
      created: null,
      method: "text",
    },
    boxes: {pages: {}, municipalities: [], total: null},
    findings: [],
  });
}
