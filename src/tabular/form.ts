/** The form of figures outside factsheets: a row for each municipality, then the total with the register. */
import type {Edition} from "../edition/edition.js";
import {
  byColumn,
  columns,
  countOf,
  type Figure,
  type Figures,
  formatCount,
  type Mark,
  markOf,
  parseFigure,
} from "../vocabulary/figure.js";
import {findMunicipality} from "../vocabulary/municipality.js";
import type {Period} from "../vocabulary/period.js";
import {findRegion, type Region} from "../vocabulary/region.js";

export interface FormRow {
  readonly region: string | null;
  readonly regionCode: string | null;
  readonly period: Period | null;
  /** municipality, or the printed label of the total; null for a register without a total row */
  readonly name: string | null;
  readonly code: string | null;
  readonly isTotal: boolean;
  readonly figures: Figures;
  /** of the region, in its total row */
  readonly registerPersons: number | null;
  readonly knownPercent: number | null;
  readonly fictional: boolean;
}

/** Stands for a cell of which nothing could be read, so that it is not taken for an empty one, which means nobody. */
export const unreadMark = "?";

export function formRows(edition: Edition): FormRow[] {
  const {region, period, fictional, total, register} = edition;
  const start = {region: region?.name ?? null, regionCode: region?.code ?? null, period, fictional};
  const rows = edition.municipalities.map((row) => ({
    ...start,
    name: row.name,
    code: row.code,
    isTotal: false,
    figures: row.figures,
    registerPersons: null,
    knownPercent: null,
  }));
  if (!total && !register) return rows;
  const [registerPersons, knownPercent] = [register?.persons ?? null, register?.knownPercent ?? null];
  const last = {
    ...start,
    name: total?.label ?? null,
    code: null,
    isTotal: true,
    figures: total?.figures ?? emptyCells,
  };
  return [...rows, {...last, registerPersons, knownPercent}];
}

/** A row in which nothing stands. */
export const emptyCells: Figures = byColumn(() => ({kind: "none", raw: ""}));

/** What is printed in the place of a number ("<5", "-") or behind it ("*"); "?" for what could not be read. */
export function symbolIn(figure: Figure): string | null {
  if (figure.kind === "count") return figure.mark ? signOf(figure.mark) : null;
  return figure.raw || (figure.kind === "unreadable" ? unreadMark : null);
}

/** "12 *" is marked with "*". */
function signOf({raw}: Mark): string {
  return raw.replace(/^.*\d\s*/, "") || "*";
}

/** The figure of a number and its symbol. */
export function figureFrom(persons: number | null, symbol: string | null): Figure {
  if (persons !== null) {
    if (symbol === null) return countOf(persons);
    return countOf(persons, markOf(symbol, `${formatCount(persons)}${symbol}`));
  }
  if (symbol === unreadMark) return {kind: "unreadable", raw: ""};
  const figure = parseFigure(symbol ?? "");
  return figure.kind === "count" ? {kind: "unreadable", raw: symbol ?? ""} : figure;
}

/** Where the rows were read: what becomes the edition's source. */
export type FormSource = Pick<Edition["source"], "file" | "sha256">;

/**
 * The editions that rows state, by region and quarter in the order in which they first appear.
 *
 * The way back from formRows, but for what the form has no room for: headings, narrative, other spellings, boxes,
 * findings and corrections. An empty cell means nobody, as it does in a PDF.
 */
export function editionsFromRows(rows: readonly FormRow[], source: FormSource): Edition[] {
  const groups = new Map<string, FormRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.region, row.period, row.fictional]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => editionFromRows(group, source));
}

function editionFromRows(rows: readonly FormRow[], source: FormSource): Edition {
  const first = rows[0] as FormRow;
  const region = first.region === null ? undefined : findRegion(first.region, first.period);
  const last = rows.find((row) => row.isTotal);
  const listed = rows.filter((row) => !row.isTotal).map((row) => ({row, place: placeOf(row, region)}));
  return {
    region: region ? {...region, printedName: first.region as string} : null,
    period: first.period,
    fictional: first.fictional,
    columns,
    headings: null,
    municipalities: listed.map(({row, place}) => ({...place, figures: row.figures})),
    total: last && last.name !== null ? {label: last.name, figures: last.figures} : null,
    register: last ? registerOf(last) : null,
    narrative: [],
    corrections: [],
    source: {...source, page: 1, producer: null, created: null, method: "table"},
    boxes: {pages: {}, municipalities: [], total: null},
    findings: [],
  };
}

/** The official name and code that a written name means. */
function placeOf(row: FormRow, region: Region | undefined) {
  const written = row.name as string;
  const found = findMunicipality(written, row.period, region)?.municipality;
  const name = found?.name ?? written;
  return {name, ...(name !== written && {printedName: written}), code: found?.code ?? null};
}

function registerOf({registerPersons, knownPercent}: FormRow): Edition["register"] {
  return registerPersons === null && knownPercent === null ? null : {persons: registerPersons, knownPercent};
}
