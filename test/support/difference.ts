/** Every value of an edition that is not what a person reads on the page, and whether a finding points at it. */
import type {Edition, MunicipalityRow} from "../../src/edition/edition.js";
import {type Column, columns, type Figure, personsIn} from "../../src/vocabulary/figure.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {findRegion} from "../../src/vocabulary/region.js";
import {columnOf, figuresOf, isTruthColumn, type TruthEdition} from "./truth.js";

export interface Difference {
  readonly what: string;
  readonly expected: unknown;
  readonly read: unknown;
  /** no warning or error of the edition points at it: the worst that can happen */
  readonly silent: boolean;
}

interface Place {
  readonly municipality?: string | undefined;
  readonly column?: Column;
  /** findings about the fact itself */
  readonly codes?: readonly string[];
}

interface Compared {
  readonly differences: readonly Difference[];
  readonly cells: {readonly right: number; readonly all: number};
}

/** The table as a whole is in doubt: that there are two of them, or which column is which. */
const aboutTheTable = ["table-doubtful", "columns-exchanged"];

export function differencesOf(truth: TruthEdition, edition: Edition): Compared {
  const comparison = createComparison(edition);
  compareFacts(comparison, truth, edition);
  compareNames(comparison, truth, edition);
  const cells = compareFigures(comparison, truth, edition);
  return {differences: comparison.differences, cells};
}

type Check = (what: string, expected: unknown, read: unknown, place: Place) => boolean;

function createComparison({findings}: Edition): {check: Check; differences: Difference[]} {
  const doubts = findings.filter(({severity}) => severity !== "info");
  const differences: Difference[] = [];
  const pointsAt = ({municipality, column, codes}: Place) =>
    doubts.some(
      (finding) =>
        codes?.includes(finding.code) ||
        (municipality !== undefined && finding.municipality === municipality) ||
        (column !== undefined && finding.municipality === undefined && finding.column === column),
    );
  const check: Check = (what, expected, read, place) => {
    const isSame = JSON.stringify(expected ?? null) === JSON.stringify(read ?? null);
    if (!isSame)
      differences.push({what, expected: expected ?? null, read: read ?? null, silent: !pointsAt(place)});
    return isSame;
  };
  return {check, differences};
}

function compareFacts({check}: {check: Check}, truth: TruthEdition, edition: Edition): void {
  const period = truth.period === null ? null : parsePeriod(truth.period);
  const region = findRegion(truth.regionCanonical ?? truth.region, period)?.name ?? truth.region;
  check("region", region, edition.region?.name, {codes: ["region-missing", "region-doubtful"]});
  check("period", truth.period, edition.period, {
    codes: ["period-missing", "period-doubtful", "period-disagrees"],
  });
  // what the file does not say, nobody can read
  if (!saysNothing.test(truth.producer ?? ""))
    check("fictional", truth.fictional, edition.fictional, {codes: ["altered-after-publication"]});
  const codes = ["missing-register", "percentage-mismatch", "register-doubtful"];
  check("register", truth.register, edition.register, {codes});
  const printed = truth.printedColumns?.filter(isTruthColumn).map(columnOf) ?? columns;
  check("columns", printed, edition.columns, {codes: aboutTheTable});
}

/** These write neither Subject nor Keywords, so their files cannot say that they are fictional; nor can a picture. */
const saysNothing = /chrom|skia|wkhtml|dompdf|scan|raster/i;

/** A row that is not there, or that should not be, shows in the sums of its columns too. */
function compareNames(
  {check}: {check: Check},
  truth: TruthEdition,
  {municipalities, findings}: Edition,
): void {
  const expected = truth.rows.map((row) => row.canonical ?? row.municipality);
  const read = municipalities.map(({name}) => name);
  const codes = [...aboutTheTable, "column-sum-mismatch", ...namelessRows(findings)];
  for (const name of expected.filter((one) => !read.includes(one)))
    check(`row of ${name}`, name, null, {municipality: name, codes});
  for (const name of read.filter((one) => !expected.includes(one)))
    check(`row of ${name}`, null, name, {municipality: name, codes});
  if (expected.length === read.length && expected.every((one) => read.includes(one)))
    check("order of rows", expected, read, {codes: aboutTheTable});
  else if (new Set(read).size < read.length)
    check("rows", expected.length, read.length, {codes: ["duplicate-row", ...codes]});
}

/** A row whose name could not be read may be any of them. */
function namelessRows(findings: Edition["findings"]): string[] {
  return findings.flatMap(({code, municipality}) =>
    code === "unknown-municipality" && !municipality ? [code] : [],
  );
}

function compareFigures(
  {check}: {check: Check},
  truth: TruthEdition,
  edition: Edition,
): {right: number; all: number} {
  const rows = truth.rows.map((row, i) => {
    const name = row.canonical ?? row.municipality;
    return {
      name,
      printed: row.municipality,
      values: row.values,
      found: rowFor(name, i, edition.municipalities),
    };
  });
  const total = truth.total && {
    name: edition.total?.label ?? "total",
    printed: truth.total.label,
    values: truth.total.values,
    found: edition.total ?? undefined,
  };
  check("total", closedUp(truth.total?.label), closedUp(edition.total?.label), {
    codes: ["missing-total-row", "table-doubtful", ...namelessRows(edition.findings)],
  });
  let right = 0;
  for (const row of total ? [...rows, total] : rows) {
    const figures = figuresOf(row.values);
    for (const column of columns) {
      if (!row.found) continue;
      // the percentage is of the total of totals
      const codes = row === total && column === "totaal" ? ["percentage-mismatch"] : [];
      const place = {municipality: row.name, column, codes: [...aboutTheTable, ...codes]};
      const what = `${row.name}, ${column}`;
      const isSame = check(what, figures[column], personsIn(row.found.figures[column]), place);
      const mark = markOf(truth, row.printed, column);
      const read = symbolOf(row.found.figures[column], mark);
      const isMarked = mark === read || check(`${what}, mark`, mark, read, place);
      if (isSame && isMarked) right++;
    }
  }
  return {right, all: 5 * (rows.length + (total ? 1 : 0))};
}

/** Spaces within a label are no part of what it says. */
function closedUp(label: string | undefined): string | null {
  return label?.replace(/\s/g, "") ?? null;
}

/** The row at the same place, or else the first of that name: a row too many must not make all others wrong. */
function rowFor(name: string, index: number, rows: readonly MunicipalityRow[]): MunicipalityRow | undefined {
  return rows[index]?.name === name ? rows[index] : rows.find((row) => row.name === name);
}

/** What a cell without a number means; a number has no mark, unless the truth tells of marks behind numbers. */
function markOf(truth: TruthEdition, municipality: string, column: Column): string | null {
  const isHere = (place: {municipality: string; column: string}) =>
    place.municipality === municipality && columnOf(place.column) === column;
  const mark = truth.marks?.find(isHere);
  if (mark) return meaningOf(mark.raw);
  if (truth.provisional?.some(isHere)) return "provisional";
  return null;
}

function meaningOf(raw: string): "none" | "suppressed" | "withheld" {
  if (/^(?:[-–—]?|nihil|nul|geen|niemand)$/i.test(raw)) return "none";
  return raw === "█" ? "withheld" : "suppressed";
}

/** As the truth would say it: marks behind numbers count only where it lists them, and what is blacked out is withheld or unreadable. */
function symbolOf(figure: Figure, expected: string | null): string | null {
  if (figure.kind === "count") return expected === null ? null : (figure.mark?.meaning ?? null);
  if (figure.kind !== "unreadable") return figure.kind;
  if (expected === "withheld") return "withheld";
  return figure.raw === "" ? null : "unreadable";
}
