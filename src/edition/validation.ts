/** What a sheet says against itself: sums, percentage, rows that are doubled, missing or unreadable. */

import type {Settings} from "../settings/settings.js";
import {type Addends, addendsOf, sumOf, sumOfGroups} from "../vocabulary/addends.js";
import {
  type Column,
  columns,
  type Figure,
  type Figures,
  groups,
  personsIn,
  rawOf,
} from "../vocabulary/figure.js";
import {type Finding, type FindingCode, findingOf} from "../vocabulary/finding.js";
import {type CorrectedFigure, type Edition, isOfRegister, rowsOf} from "./edition.js";
import {agreesWithPersons, knownShareOf} from "./known-share.js";
import {nameFindings} from "./name-findings.js";

type Checks = Settings["checks"];

/** A row that sums are checked with: a municipality, or the total under its printed label. */
interface Row {
  readonly name: string;
  readonly figures: Figures;
  readonly addends: Addends;
}

/** Codes that only the reading of the PDF can tell; all others are found here. */
const foundInReading: readonly FindingCode[] = [
  "period-missing",
  "region-missing",
  "period-doubtful",
  "region-doubtful",
  "register-doubtful",
  "period-disagrees",
  "columns-assumed",
  "columns-exchanged",
  "table-doubtful",
  "read-by-ocr",
  "text-layer-differs",
  "altered-after-publication",
  "ambiguous-edition",
  "correction-stale",
  "percentage-computed",
  "sheet-not-read",
  "shown-by-format",
  "read-as-encoding",
];

/**
 * Everything that can be doubted in an edition without a second one beside it.
 *
 * A withheld figure switches off the equality of its row and column; what is printed may still not exceed its sum.
 * What only the reading can tell (period-missing, region-missing, columns-assumed and the like) is not found here.
 */
export function validateEdition(edition: Edition, checks: Checks): Finding[] {
  const rows = edition.municipalities.map(({name, figures}) => rowOf(name, figures));
  const total = edition.total && rowOf(edition.total.label, edition.total.figures);
  return [
    ...duplicateRows(rows),
    ...unreadableFigures(edition, rows, total),
    ...[...rows, ...(total ? [total] : [])].flatMap(rowSum),
    ...(total
      ? columns.flatMap((column) => columnSum(column, rows, total))
      : [findingOf("missing-total-row")]),
    ...registerFindings(edition, total, checks),
    ...nameFindings(edition),
    ...information(edition),
  ];
}

/** The edition with its findings made anew; those that came from reading the PDF stay, and stay first. */
export function revalidate(edition: Edition, checks: Checks): Edition {
  const kept = edition.findings.filter(
    ({code}) => foundInReading.includes(code) && !(code === "register-doubtful" && hasRegister(edition)),
  );
  return {...edition, findings: [...kept, ...validateEdition(edition, checks)]};
}

function rowOf(name: string, figures: Figures): Row {
  return {name, figures, addends: addendsOf(figures)};
}

function duplicateRows(rows: readonly Row[]): Finding[] {
  const names = rows.map((row) => row.name);
  const doubled = names.filter((name, i) => names.indexOf(name) < i);
  return [...new Set(doubled)].map((municipality) => findingOf("duplicate-row", {municipality}));
}

/** A cell without a legible number; where row or column leave one value for it, that value is offered. */
function unreadableFigures(edition: Edition, rows: readonly Row[], total: Row | null): Finding[] {
  const printed = columns.filter((column) => edition.columns.includes(column));
  const absent = columns
    .filter((column) => !printed.includes(column))
    .map((column) => findingOf("unreadable-figure", {column, absent: column}));
  const all = [...rows, ...(total ? [total] : [])];
  const blank = all.filter(isBlank);
  const unreadable = all.flatMap((row) =>
    printed.flatMap((column) => {
      const figure = row.figures[column];
      if (figure.kind !== "unreadable") return [];
      const fits = fitting(row, column, rows, total);
      return [
        findingOf("unreadable-figure", {
          municipality: row.name,
          column,
          ...(figure.raw && {raw: figure.raw}),
          ...(fits !== null && {fits}),
        }),
      ];
    }),
  );
  const empty = blank.map(({name}) => findingOf("unreadable-figure", {municipality: name}));
  return [...absent, ...empty, ...unreadable];
}

/** A row in which nothing is printed at all: more likely to have got lost than to count nobody. */
function isBlank({figures}: Row): boolean {
  return columns.every((column) => {
    const figure = figures[column];
    return figure.kind === "none" && figure.raw === "";
  });
}

/** The value that the sum of the row, and that of the column, leave for a cell; null where they leave none or differ. */
function fitting(row: Row, column: Column, rows: readonly Row[], total: Row | null): number | null {
  const across = remainder(
    row.addends.totaal,
    groups.filter((group) => group !== column).map((group) => row.addends[group]),
  );
  const alongRow = column === "totaal" ? sumOfGroups(row.addends) : across;
  const others = rows.filter((other) => other !== row).map((other) => other.addends[column]);
  const alongColumn = row === total ? sumOf(others) : remainder(total?.addends[column] ?? null, others);
  const values = [alongRow, alongColumn].filter((value) => value !== null && value >= 0);
  return values.length > 0 && values.every((value) => value === values[0]) ? (values[0] as number) : null;
}

function remainder(total: number | null, parts: readonly (number | null)[]): number | null {
  const sum = sumOf(parts);
  return total === null || sum === null ? null : total - sum;
}

function rowSum(row: Row): Finding[] {
  const mismatch = sumMismatch(
    row.addends.totaal,
    groups.map((group) => row.addends[group]),
  );
  return mismatch
    ? [findingOf("row-sum-mismatch", {municipality: row.name, column: "totaal", ...mismatch})]
    : [];
}

/** A row that stands there twice is a finding of its own: sums that hold without the second one are not doubted. */
function columnSum(column: Column, rows: readonly Row[], total: Row): Finding[] {
  const names = rows.map((row) => row.name);
  const once = rows.filter((row, i) => names.indexOf(row.name) === i);
  const check = (some: readonly Row[]) =>
    sumMismatch(
      total.addends[column],
      some.map((row) => row.addends[column]),
    );
  const mismatch = check(rows);
  return mismatch && check(once) ? [findingOf("column-sum-mismatch", {column, ...mismatch})] : [];
}

/** How a printed total differs from what adds up to it; with parts withheld, only more than the total is wrong. */
function sumMismatch(printed: number | null, parts: readonly (number | null)[]) {
  if (printed === null) return null;
  const known = parts.filter((part) => part !== null);
  const expected = known.reduce((sum, part) => sum + part, 0);
  if (known.length === parts.length) return expected === printed ? null : {printed, expected};
  return expected > printed ? {printed, atLeast: expected} : null;
}

/** Whether persons and percentage are there: read, or filled in by a person where the reading wavered. */
function hasRegister({register}: Edition): boolean {
  return register !== null && register.persons !== null && register.knownPercent !== null;
}

function registerFindings(edition: Edition, total: Row | null, checks: Checks): Finding[] {
  const {register, findings} = edition;
  if (!register || register.persons === null || register.knownPercent === null) {
    const isDoubtful = findings.some(({code}) => code === "register-doubtful");
    // a table has a place for it, and no sentence
    return isDoubtful ? [] : [findingOf("missing-register", whatIsMissing(edition))];
  }
  const {persons, knownPercent: printed} = register;
  // an empty cell in the total row says nothing to work with
  const known = total && !isEmpty(total.figures.totaal) ? total.addends.totaal : null;
  const share = knownShareOf(known, persons);
  if (agreesWithPersons(printed, share, checks)) return [];
  const expected = share === null ? null : Math.round(1000 * share) / 10;
  return [findingOf("percentage-mismatch", {printed, expected, total: known, persons})];
}

/** A table has a place for it, and no sentence. */
function whatIsMissing({source, register}: Edition): Record<string, string | number> {
  if (source.method !== "table") return {};
  const persons = register?.persons ?? null;
  return {table: source.file, ...(persons !== null && {persons})};
}

function isEmpty(figure: Figure): boolean {
  return figure.kind === "none" && rawOf(figure) === "";
}

function information(edition: Edition): Finding[] {
  const figures = rowsOf(edition).flatMap((row) => columns.map((column) => row.figures[column]));
  const [count, withheld] = (["suppressed", "withheld"] as const).map(
    (kind) => figures.filter((figure) => figure.kind === kind).length,
  );
  return [
    ...(count || withheld
      ? [findingOf("suppressed-figures", {...(count && {count}), ...(withheld && {withheld})})]
      : []),
    ...edition.corrections.map(correctedFinding),
    ...(edition.fictional ? [findingOf("fictional")] : []),
  ];
}

function correctedFinding(correction: CorrectedFigure): Finding {
  const {reason, name, date} = correction;
  if (isOfRegister(correction)) {
    const {column, printed, corrected} = correction;
    const field = column === "register_persons" ? "persons" : "percentage";
    return findingOf("corrected", {printed, [field]: corrected, reason, name, date});
  }
  const {municipality, column, printed, corrected} = correction;
  return findingOf("corrected", {
    municipality,
    column,
    printed: personsIn(printed) ?? (rawOf(printed) || null),
    ...(corrected.kind === "count" ? {corrected: corrected.persons} : {[corrected.kind]: rawOf(corrected)}),
    reason,
    name,
    date,
  });
}
