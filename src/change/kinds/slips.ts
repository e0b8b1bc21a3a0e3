/** Figures that went wrong at the keyboard: `digit-transposition`, `digit-slip` and `row-slip`. */
import {type Column, columns, groups} from "../../figure.js";
import type {Finding} from "../../finding.js";
import {type Cell, distanceFrom, isOutlying} from "../cells.js";
import {digitSlipsOf, isDigitSlip, isTransposition, transpositionsOf} from "../digits.js";
import {type Flag, placeOf} from "../flag.js";
import type {Limits} from "../noise.js";
import type {Sheet} from "../sheet.js";
import {normalDensity} from "../statistics/normal.js";
import type {Subject} from "../subject.js";
import {type Sums, sumFindings, sumsOf} from "../sums.js";

type SlipKind = "digit-transposition" | "digit-slip" | "row-slip";

/** A figure that may be a slip, with what was meant. */
interface Hypothesis {
  readonly kind: SlipKind;
  readonly key: string;
  readonly municipality: string;
  readonly column: Column;
  readonly printed: number;
  readonly meant: number;
  readonly cell: Cell | null;
  /** by how much the printed figure makes sums too high */
  readonly excess: number;
  /** logarithm of how much likelier than the printed figure as it stands */
  readonly evidence: number;
}

/**
 * A slip has to explain a sum that fails, or else to fit history clearly better than a real change would. Sums come
 * first: they say what was meant to the person.
 */
export function slipFlags(subject: Subject, cells: readonly Cell[], limits: Limits): Flag[] {
  const sums = sumsOf(subject.sheet);
  const inRows = slipsInRows(subject, cells, sums, limits);
  const rest = withoutExplained(sums, inRows);
  const inColumns = slipsInColumns(subject, cells, rest, limits);
  const located = new Set([...inRows, ...inColumns].map(({key, column}) => placeOf(key, column)));
  const open = cells.filter((cell) => !located.has(cell.place) && isOutlying(cell, limits));
  const bySize = open.flatMap((cell) => slipByHistory(subject, cell, limits));
  const bySums = [...inRows, ...inColumns];
  const together = jointlyExplained(subject.sheet, sums, bySums);
  return [...bySums, ...bySize].map((hypothesis, i) => {
    const own = hypothesis.excess === 0 ? [] : sumFindings(subject.sheet, hypothesis.municipality, []);
    return flagOf(hypothesis, i === 0 ? [...own, ...together] : own, limits);
  });
}

/** What a failing sum says by itself, in logarithms: something in that row, or in that column, is wrong for sure. */
const support = {row: 3, exactColumn: 6, failingColumn: 2, totalToo: 3} as const;
/** By how much, in logarithms, the best explanation has to be likelier than the next. */
const lead = 1;

/** In every row whose sum fails, the figure that explains it best. */
function slipsInRows(subject: Subject, cells: readonly Cell[], sums: Sums, limits: Limits): Hypothesis[] {
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
    return clearlyBest(candidates, limits);
  });
}

/** In every column whose sum still fails, the figure whose own row was made to fit: history has to point at it. */
function slipsInColumns(subject: Subject, cells: readonly Cell[], sums: Sums, limits: Limits): Hypothesis[] {
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
    return clearlyBest(candidates, limits);
  });
}

function clearlyBest(candidates: readonly Hypothesis[], {slipEvidence}: Limits): Hypothesis[] {
  const [best, next] = candidates.toSorted((a, b) => b.evidence - a.evidence);
  if (!best || best.evidence < Math.log(slipEvidence)) return [];
  return next && best.evidence - next.evidence < lead ? [] : [best];
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
  const fit = distanceFrom(subject, cell.column, cell.base, meant);
  if (Math.abs(fit) >= limits.spreads) return [];
  const misfit = Math.min(8, Math.abs(distanceFrom(subject, cell.column, cell.base, printed)));
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

/** The same column in the rows above and below. */
function neighbourValues({rows}: Sheet, key: string, column: Column): number[] {
  const index = rows.findIndex((row) => row.key === key);
  return [rows[index - 1], rows[index + 1]].flatMap((row) => row?.counts[column] ?? []);
}

function mostLikely(hypotheses: readonly Hypothesis[]): Hypothesis | undefined {
  return hypotheses.toSorted((a, b) => b.evidence - a.evidence)[0];
}

/** Findings about columns and the total row that the slips, taken together, account for to the person. */
function jointlyExplained(sheet: Sheet, sums: Sums, slips: readonly Hypothesis[]): Finding[] {
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

function withoutExplained(sums: Sums, hypotheses: readonly Hypothesis[]): Sums {
  const columnExcess = {...sums.columnExcess};
  for (const {column, excess} of hypotheses) {
    if (columnExcess[column] !== 0) columnExcess[column] -= excess;
  }
  return {...sums, columnExcess};
}

/**
 * A figure whose sums were made to fit: how likely it is as a slip of a figure that fits history, against a real
 * change. The likeliest slip is claimed if it is likelier by more than the limit.
 */
function slipByHistory(subject: Subject, cell: Cell, limits: Limits): Hypothesis[] {
  const {base, column, value: printed} = cell;
  if (!base || printed === 0) return [];
  const noise = subject.noiseSince(base.against);
  const middle = noise.middle(column, base.before);
  const spread = Math.max(0.5, noise.spreadOf(column, base.before));
  const reach = Math.ceil(3 * spread);
  const meantOnes = Array.from({length: 2 * reach + 1}, (_, i) => Math.round(middle) - reach + i);
  const likelihood = (slipsOf: (meant: number) => readonly number[]) => {
    const chances = meantOnes.map((meant) => {
      const slips = meant > 0 ? slipsOf(meant) : [];
      return {
        meant,
        chance: slips.includes(printed) ? normalDensity(meant - middle, spread) / slips.length : 0,
      };
    });
    const {meant} = chances.toSorted((a, b) => b.chance - a.chance)[0] ?? {meant: printed};
    return {meant, chance: chances.reduce((sum, {chance}) => sum + chance, 0)};
  };
  const neighbours = neighbourValues(subject.sheet, cell.key, column);
  const fromNeighbour =
    neighbours.filter((value) => value === printed).length / Math.max(1, neighbours.length);
  const candidates = [
    {kind: "digit-transposition" as const, ...likelihood(transpositionsOf)},
    {kind: "digit-slip" as const, ...likelihood(digitSlipsOf)},
    {kind: "row-slip" as const, meant: Math.round(middle), chance: fromNeighbour},
  ];
  const {key, municipality} = cell;
  const real = chanceOfRealMove(printed, middle);
  const hypotheses = candidates
    .filter(({chance}) => chance > 0)
    .map(
      ({kind, meant, chance}): Hypothesis => ({
        ...{kind, key, municipality, column, printed, meant, cell, excess: 0},
        evidence: Math.log(chance / real),
      }),
    );
  const best = mostLikely(hypotheses);
  return best && best.evidence >= Math.log(limits.slipEvidence) ? [best] : [];
}

/**
 * How likely a real change ends at just this count. Of changes that deserve a flag, three out of four are growth by at
 * most a factor of two, every factor as likely as the other (people come in batches, and leave one by one); the others
 * are rarer the further they go. An assumption, written down: the corpus' spikes grow by 1.5 to 1.8.
 */
function chanceOfRealMove(after: number, middle: number): number {
  const factor = Math.log(after / Math.max(1, middle));
  const rarer = (beyond: number) => Math.exp(-beyond / 0.5) / 0.5;
  const growth = Math.log(2);
  const perFactor =
    factor <= 0 ? 0.15 * rarer(-factor) : factor <= growth ? 0.75 / growth : 0.1 * rarer(factor - growth);
  return perFactor / after;
}

function flagOf(hypothesis: Hypothesis, explains: readonly Finding[], limits: Limits): Flag {
  const {kind, key, municipality, column, printed, meant, cell, evidence, excess} = hypothesis;
  const place = placeOf(key, column);
  return {
    kind,
    municipality,
    column,
    against: cell?.base?.against ?? null,
    before: cell?.base?.before ?? null,
    after: printed,
    score: evidence / Math.log(limits.slipEvidence),
    parameters: {printed, ...(excess === 0 ? {history: meant, fits: meant} : {fits: meant})},
    doubts: [place],
    meant: new Map([[place, meant]]),
    explains,
  };
}
