/** Slips whose sums were made to fit: only history can give them away. */
import type {ComparedCell} from "../compared-cells.js";
import type {Limits} from "../noise.js";
import {normalDensity} from "../statistics/normal.js";
import type {Subject} from "../subject.js";
import {digitSlipsOf, transpositionsOf} from "./digits.js";
import {clearlyBest, type Hypothesis, neighbourValues} from "./hypothesis.js";

/** One value is named if it is so many times likelier than the next. */
const clearly = 10;

/**
 * A figure whose sums were made to fit: how likely it is as a slip of a figure that fits history, against a real
 * change. The likeliest slip is claimed if it is likelier by more than the limit.
 */
export function slipByHistory(subject: Subject, cell: ComparedCell, limits: Limits): Hypothesis[] {
  const {base, column, value: printed} = cell;
  if (!base || printed === 0) return [];
  const noise = subject.noiseSince(base.against);
  const spot = {place: cell.place, column, before: base.before * (base.moved ?? 1)};
  const middle = noise.middle(spot);
  const spread = Math.max(0.5, noise.spreadOf(spot));
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
    const [best, next] = chances.toSorted((a, b) => b.chance - a.chance);
    const possible = chances.filter(({chance}) => chance > 0).map(({meant}) => meant);
    const isClear = !next || (best?.chance ?? 0) >= clearly * next.chance;
    return {
      meant: best?.meant ?? printed,
      ...(isClear ? {} : {among: [Math.min(...possible), Math.max(...possible)] as const}),
      chance: chances.reduce((sum, {chance}) => sum + chance, 0),
    };
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
      ({kind, chance, ...meant}): Hypothesis => ({
        ...{kind, key, municipality, column, printed, ...meant, cell, excess: 0},
        evidence: Math.log(chance / real),
      }),
    );
  return clearlyBest(hypotheses, limits, 0);
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
    factor <= 0 ? 0.25 * Math.exp(factor) : factor <= growth ? 0.75 / growth : 0.1 * rarer(factor - growth);
  return perFactor / after;
}
