/** What textbook methods find of the same spikes, at as many false alarms as ours gives: in countries of several processes. */
import {compareQuarters} from "../../../src/change/compare.js";
import {median, quantile, sortedNumbers} from "../../../src/change/statistics/quantile.js";
import {type Group, groups} from "../../../src/vocabulary/figure.js";
import {gazetteer} from "../../../src/vocabulary/gazetteer.js";
import {type Period, parsePeriod, periodsUpTo} from "../../../src/vocabulary/period.js";
import {settings, wording} from "../../support/compared.js";
import {type CountryOptions, generateCountry, type Sheet} from "../generated/country.js";
import {editionOf, tableOf} from "../generated/printed.js";
import {type Random, randomFrom} from "../generated/random.js";
import {ratioDistribution} from "./hidiroglou-berthelot.js";

export interface Comparison {
  readonly country: string;
  readonly spikes: number;
  /** false alarms of ours, in all quarters of all countries */
  readonly falseAlarms: number;
  /** share of the spikes found, by method */
  readonly found: Readonly<Record<string, number>>;
}

/** A figure in two quarters that follow each other. */
interface Cell {
  readonly id: string;
  readonly column: Group;
  readonly before: number;
  readonly after: number;
}

type Method = (cells: readonly Cell[]) => number[];

/** How far each cell lies, in whatever measure: a limit is chosen for each by its false alarms. */
const methods: Readonly<Record<string, Method>> = {
  "Pearson residuals in MADs": byColumn((cells) => {
    const ratio = median(cells.filter(({before}) => before > 0).map(({before, after}) => after / before));
    const residuals = cells.map(
      ({before, after}) => (after - ratio * before) / Math.sqrt(Math.max(1, ratio * before)),
    );
    const spread = Math.max(0.05, 1.4826 * median(residuals.map(Math.abs)));
    return residuals.map((one) => Math.abs(one) / spread);
  }),
  "Hidiroglou-Berthelot": byColumn((cells) => {
    const known = cells.filter(({before, after}) => before > 0 && after > 0);
    const {effectOf, medianEffect, below, above} = ratioDistribution(known, {
      ...{exponent: 0.5, medianShare: 0.05, smallestQuartile: 0.01},
    });
    return cells.map((cell) => {
      if (cell.before === 0 || cell.after === 0) return 0;
      const excess = effectOf(cell) - medianEffect;
      return Math.abs(excess) / (excess < 0 ? below : above);
    });
  }),
  "IQR of ratios": byColumn((cells) => {
    const ratios = cells.map(({before, after}) => (after + 1) / (before + 1));
    const sorted = sortedNumbers(ratios);
    const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share)) as [
      number,
      number,
      number,
    ];
    return ratios.map((ratio) => Math.abs(ratio - middle) / Math.max(0.01, high - low));
  }),
};

function byColumn(method: Method): Method {
  return (cells) => {
    const scores = new Map<Cell, number>();
    for (const column of groups) {
      const own = cells.filter((cell) => cell.column === column);
      method(own).forEach((score, i) => {
        scores.set(own[i] as Cell, score);
      });
    }
    return cells.map((cell) => scores.get(cell) as number);
  };
}

const periods = periodsUpTo(parsePeriod("2022-Q4"), 7);
const spikesEach = 40;
const seeds = [901, 902, 903, 904, 905, 906];

/** @param options the process; a spike is put into 40 figures of the last quarter */
export function compareMethods(
  country: string,
  options: Omit<CountryOptions, "seed" | "periods">,
): Comparison {
  const runs = seeds.map((seed) => runOf(generateCountry({...options, seed, periods}), randomFrom(seed + 7)));
  const falseAlarms = runs.reduce((sum, {alarms}) => sum + alarms, 0);
  const spikes = runs.reduce((sum, {spiked}) => sum + spiked.size, 0);
  const found: Record<string, number> = {ours: runs.reduce((sum, run) => sum + run.found, 0) / spikes};
  for (const [name, method] of Object.entries(methods)) {
    const scored = runs.flatMap(({pairs, spiked}) =>
      pairs.flatMap(({cells, isLast}) =>
        method(cells).map((score, i) => ({score, isSpike: isLast && spiked.has((cells[i] as Cell).id)})),
      ),
    );
    const quiet = scored.filter(({isSpike}) => !isSpike).map(({score}) => score);
    // just as many false alarms as ours, over all quarters of all countries
    const limit = quiet.toSorted((a, b) => b - a)[falseAlarms] ?? 0;
    found[name] = scored.filter(({isSpike, score}) => isSpike && score > limit).length / spikes;
  }
  return {country, spikes, falseAlarms, found};
}

function runOf(sheets: readonly Sheet[], random: Random) {
  const spiked = putSpikes(sheets, random);
  const editions = sheets.map((sheet) => editionOf(tableOf(sheet)));
  const quarters = compareQuarters(periods, editions, {settings, wording, notes: []});
  const flagged = quarters.flatMap(({period, regions}) =>
    regions.flatMap(({changes}) =>
      changes
        .filter(({severity, municipality}) => severity !== "info" && municipality !== undefined)
        .map(({municipality, column}) => ({period, id: `${municipality}/${column}`})),
    ),
  );
  const isFound = ({period, id}: {period: Period; id: string}) => period === periods.at(-1) && spiked.has(id);
  return {
    spiked,
    found: new Set(flagged.filter(isFound).map(({id}) => id)).size,
    alarms: flagged.filter((flag) => !isFound(flag)).length,
    pairs: periods.slice(1).map((period, i) => ({
      isLast: period === periods.at(-1),
      cells: cellsBetween(sheets, periods[i] as Period, period),
    })),
  };
}

function putSpikes(sheets: readonly Sheet[], random: Random): Set<string> {
  const rows = sheets.filter(({period}) => period === periods.at(-1)).flatMap(({rows: some}) => some);
  const spiked = new Set<string>();
  while (spiked.size < spikesEach) {
    const row = random.pick(rows);
    const column = random.pick([0, 1, 2, 3]);
    const id = `${row.municipality}/${groups[column]}`;
    const count = row.counts[column] as number;
    if (count < 20 || spiked.has(id)) continue;
    row.counts[column] = Math.round(count * random.pick([0.5, 0.7, 1.3, 1.5, 2]));
    spiked.add(id);
  }
  return spiked;
}

/** Textbook methods know nothing of herindelingen. */
const merged = new Set(gazetteer().herindelingen.flatMap(({into}) => into));

function cellsBetween(sheets: readonly Sheet[], earlier: Period, later: Period): Cell[] {
  const rowsOf = (period: Period) =>
    sheets.filter((sheet) => sheet.period === period).flatMap(({rows}) => rows);
  const then = new Map(rowsOf(earlier).map((row) => [row.municipality, row.counts]));
  return rowsOf(later).flatMap(({municipality, counts}) =>
    groups.flatMap((column, i): Cell[] => {
      if (merged.has(municipality)) return [];
      const before = then.get(municipality)?.[i];
      if (before === undefined) return [];
      return [{id: `${municipality}/${column}`, column, before, after: counts[i] as number}];
    }),
  );
}
