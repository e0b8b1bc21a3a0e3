/** Figures that went wrong at the keyboard: `digit-transposition`, `digit-slip` and `row-slip`. */
import {type Column, groups} from "../../figure.js";
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
  return [...inRows, ...inColumns, ...bySize].map((hypothesis) => flagOf(subject.sheet, hypothesis, limits));
}

/** How sure a failing sum of the column makes, in logarithms: by exactly this much, or by anything. */
const exactColumn = 6;
const failingColumn = 2;

/** In every row whose sum fails, the figure that explains it best. */
function slipsInRows(subject: Subject, cells: readonly Cell[], sums: Sums, limits: Limits): Hypothesis[] {
  return subject.sheet.rows.flatMap((row) => {
    const excess = sums.rowExcess.get(row.key) ?? 0;
    if (excess === 0) return [];
    const candidates = ([...groups, "totaal"] as const).flatMap((column) => {
      const printed = row.counts[column];
      const shift = column === "totaal" ? -excess : excess;
      const cell = cells.find((c) => c.key === row.key && c.column === column) ?? null;
      const place = {key: row.key, municipality: row.name, column, cell};
      const columnExcess = sums.columnExcess[column];
      const support = columnExcess === shift ? exactColumn : columnExcess !== 0 ? failingColumn : 0;
      return printed === null
        ? []
        : hypothesesAt(subject, {...place, printed, meant: printed - shift, excess: shift}, support, limits);
    });
    const best = mostLikely(candidates);
    return best && best.evidence >= Math.log(limits.slipEvidence) ? [best] : [];
  });
}

/** In every column whose sum still fails, the figure whose own row was made to fit: history has to point at it. */
function slipsInColumns(subject: Subject, cells: readonly Cell[], sums: Sums, limits: Limits): Hypothesis[] {
  return groups.flatMap((column) => {
    const excess = sums.columnExcess[column];
    if (excess === 0) return [];
    const support = sums.columnExcess.totaal === excess ? failingColumn : 0;
    const candidates = cells
      .filter((cell) => cell.column === column && cell.base && (sums.rowExcess.get(cell.key) ?? 0) === 0)
      .flatMap((cell) => {
        const {key, municipality, value: printed} = cell;
        return hypothesesAt(
          subject,
          {key, municipality, column, cell, printed, meant: printed - excess, excess},
          support,
          limits,
        );
      });
    const best = mostLikely(candidates);
    return best && best.evidence >= Math.log(limits.slipEvidence) ? [best] : [];
  });
}

/** The kinds of slip that turn what was meant into what is printed, if what was meant fits the earlier quarter. */
function hypothesesAt(
  subject: Subject,
  place: Omit<Hypothesis, "kind" | "evidence">,
  support: number,
  limits: Limits,
): Hypothesis[] {
  const {printed, meant, cell} = place;
  const kind = kindOf(subject.sheet, place);
  if (!kind || meant < 0) return [];
  if (!cell?.base) return [{...place, kind, evidence: support}];
  const fit = distanceFrom(subject, cell.column, cell.base, meant);
  if (Math.abs(fit) >= limits.spreads) return [];
  const misfit = Math.min(8, Math.abs(distanceFrom(subject, cell.column, cell.base, printed)));
  return [{...place, kind, evidence: support + (misfit * misfit - fit * fit) / 2}];
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
  const likelihood = (slipsOf: (meant: number) => readonly number[]) =>
    meantOnes
      .filter((meant) => meant > 0)
      .map((meant) => {
        const slips = slipsOf(meant);
        const chance = slips.includes(printed) ? normalDensity(meant - middle, spread) / slips.length : 0;
        return {meant, chance};
      })
      .reduce((a, b) => ({
        meant: b.chance > a.chance ? b.meant : a.meant,
        chance: Math.max(a.chance, b.chance),
      }));
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
 * How likely a real change ends at just this count: three out of four that deserve a flag are growth by at most a
 * factor of two (people come in batches, and leave one by one); within each direction every factor is as likely.
 */
function chanceOfRealMove(after: number, middle: number): number {
  const ratio = after / Math.max(1, middle);
  const perFactor = ratio <= 1 ? 0.15 / Math.log(10) : ratio <= 2 ? 0.75 / Math.log(2) : 0.1 / Math.log(10);
  return perFactor / after;
}

function flagOf(sheet: Sheet, hypothesis: Hypothesis, limits: Limits): Flag {
  const {kind, key, municipality, column, printed, meant, cell, evidence, excess} = hypothesis;
  const place = placeOf(key, column);
  return {
    kind,
    municipality,
    column,
    against: cell?.base?.against ?? null,
    before: cell?.base?.before ?? null,
    after: printed,
    score: Math.min(99, evidence / Math.log(limits.slipEvidence)),
    parameters: {printed, ...(excess === 0 ? {history: meant, fits: meant} : {fits: meant})},
    doubts: [place],
    meant: new Map([[place, meant]]),
    explains: excess === 0 ? [] : sumFindings(sheet, municipality, [column]),
  };
}
