/** Slips that a failing sum gives away: it says what was meant to the person. */
import {type Column, columns, groups} from "../../vocabulary/figure.js";
import type {Finding} from "../../vocabulary/finding.js";
import {type ComparedCell, distanceFrom} from "../compared-cells.js";
import type {Sheet} from "../counted-sheet.js";
import type {Limits} from "../noise.js";
import type {Subject} from "../subject.js";
import {type Sums, sumFindings, sumsOf} from "../sums.js";
import {isDigitSlip, isTransposition} from "./digits.js";
import {clearlyBest, type Hypothesis, neighbourValues, type SlipKind} from "./hypothesis.js";

/** First where the sum of a row fails, then where only that of a column is left. */
export function slipsBySums(subject: Subject, cells: readonly ComparedCell[], limits: Limits): Hypothesis[] {
  const sums = sumsOf(subject.sheet);
  const inRows = slipsInRows(subject, cells, sums, limits);
  return [...inRows, ...slipsInColumns(subject, cells, withoutExplained(sums, inRows), limits)];
}

/** What a failing sum says by itself, in logarithms: something in that row, or in that column, is wrong for sure. */
const support = {row: 3, exactColumn: 6, failingColumn: 2, totalToo: 3} as const;
/** Which of several figures is the wrong one has to be plain: e times likelier than the next. */
const lead = 1;

/** In every row whose sum fails, the figure that explains it best. */
function slipsInRows(
  subject: Subject,
  cells: readonly ComparedCell[],
  sums: Sums,
  limits: Limits,
): Hypothesis[] {
  return subject.sheet.rows.flatMap((row) => {
    const excess = sums.rowExcess.get(row.key) ?? 0;
    if (excess === 0) return [];
    const candidates = ([...groups, "totaal"] as const).flatMap((column) => {
      const printed = row.counts[column];
      if (printed === null) return [];
      const shift = column === "totaal" ? -excess : excess;
      const cell = cells.find((c) => c.key === row.key && c.column === column) ?? null;
      const place = {key: row.key, municipality: row.name, column, cell};
      const inColumn = sums.columnExcess[column];
      const ofColumn = inColumn === shift ? support.exactColumn : inColumn !== 0 ? support.failingColumn : 0;
      const evidence = support.row + ofColumn;
      return hypothesesAt(
        subject,
        {...place, printed, meant: printed - shift, excess: shift},
        evidence,
        limits,
      );
    });
    return clearlyBest(candidates, limits, lead);
  });
}

/** In every column whose sum still fails, the figure whose own row was made to fit: history has to point at it. */
function slipsInColumns(
  subject: Subject,
  cells: readonly ComparedCell[],
  sums: Sums,
  limits: Limits,
): Hypothesis[] {
  return groups.flatMap((column) => {
    const excess = sums.columnExcess[column];
    if (excess === 0) return [];
    const evidence = sums.columnExcess.totaal === excess ? support.totalToo : 0;
    const candidates = cells
      .filter((cell) => cell.column === column && (sums.rowExcess.get(cell.key) ?? 0) === 0)
      .flatMap((cell) => {
        const {key, municipality, value: printed} = cell;
        const place = {key, municipality, column, cell, printed, meant: printed - excess, excess};
        return hypothesesAt(subject, place, evidence, limits);
      });
    return clearlyBest(candidates, limits, lead);
  });
}

/** The kinds of slip that turn what was meant into what is printed, if what was meant fits the earlier quarter. */
function hypothesesAt(
  subject: Subject,
  place: Omit<Hypothesis, "kind" | "evidence">,
  evidence: number,
  limits: Limits,
): Hypothesis[] {
  const {printed, meant, cell} = place;
  const kind = kindOf(subject.sheet, place);
  if (!kind || meant < 0) return [];
  if (!cell?.base) return [{...place, kind, evidence}];
  const fit = distanceFrom(subject, cell, cell.base, meant);
  if (Math.abs(fit) >= limits.spreads) return [];
  const misfit = Math.min(8, Math.abs(distanceFrom(subject, cell, cell.base, printed)));
  return [{...place, kind, evidence: evidence + (misfit * misfit - fit * fit) / 2}];
}

function kindOf(
  sheet: Sheet,
  {printed, meant, key, column}: Pick<Hypothesis, "printed" | "meant" | "key" | "column">,
): SlipKind | null {
  if (isTransposition(printed, meant)) return "digit-transposition";
  if (isDigitSlip(printed, meant)) return "digit-slip";
  return printed > 0 && neighbourValues(sheet, key, column).includes(printed) ? "row-slip" : null;
}

function withoutExplained(sums: Sums, hypotheses: readonly Hypothesis[]): Sums {
  const columnExcess = {...sums.columnExcess};
  for (const {column, excess} of hypotheses) {
    if (columnExcess[column] !== 0) columnExcess[column] -= excess;
  }
  return {...sums, columnExcess};
}

/** Findings about columns and the total row that the slips, taken together, account for to the person. */
export function jointlyExplained(sheet: Sheet, slips: readonly Hypothesis[]): Finding[] {
  const sums = sumsOf(sheet);
  const excessOf = (accepts: (slip: Hypothesis) => boolean) =>
    slips.filter(accepts).reduce((sum, {excess}) => sum + excess, 0);
  const rowFollows = ({key}: Hypothesis) => sums.rowExcess.get(key) === 0;
  const inColumn = (column: Column) =>
    excessOf((slip) => slip.column === column || (column === "totaal" && rowFollows(slip)));
  const explained = columns.filter(
    (column) => sums.columnExcess[column] !== 0 && sums.columnExcess[column] === inColumn(column),
  );
  const columnFollows = excessOf((slip) => sums.columnExcess[slip.column] === 0);
  const isTotalRow = sums.totalRowExcess !== 0 && sums.totalRowExcess === columnFollows;
  return sumFindings(sheet, isTotalRow ? (sheet.edition.total?.label ?? null) : null, explained);
}
