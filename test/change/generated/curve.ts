/** How limits were chosen: recall against the size of an event, false alarms against the limit, in made-up countries. */
import {compareQuarters} from "../../../src/change/compare.js";
import type {PlacedEdition} from "../../../src/edition/edition.js";
import {parsePeriod, periodsUpTo} from "../../../src/vocabulary/period.js";
import {settings, wording} from "../../support/compared.js";
import {scoreChanges} from "../../support/score.js";
import {generateSeries} from "./series.js";
import * as slips from "./slips.js";

export interface RecallPoint {
  readonly factor: number;
  readonly size: number;
  readonly noise: number;
  /** 0 to 1 */
  readonly found: number;
}

export interface AlarmPoint {
  /** spreads */
  readonly limit: number;
  readonly country: string;
  /** warnings and errors in a quarter without events, whole country */
  readonly perQuarter: number;
}

const seeds = [11, 12, 13, 14, 15];
const last = parsePeriod("2023-Q2");

/** Two quarters, eight regions with one spike each. */
export function recallCurve(): RecallPoint[] {
  const factors = [1.1, 1.15, 1.2, 1.25, 1.3, 1.4, 1.5, 1.6, 1.8, 2];
  return [1, 2, 3].flatMap((noise) =>
    [60, 200].flatMap((size) =>
      factors.map((factor) => {
        const slip = slips.spike(factor, size);
        const scores = seeds.map((seed) => {
          const injected = Array.from({length: 8}, () => [slip]);
          const series = generateSeries({seed, noise, periods: periodsUpTo(last, 2), slips: injected});
          // whatever it is taken for: the cell is flagged
          const {events} = series;
          const flagged = flaggedCells(series.editions, settings.changes.spreads);
          const spikes = events.filter(({kind}) => kind === "spike");
          return {
            all: spikes.length,
            found: spikes.filter(({municipality}) => flagged.has(municipality ?? "")).length,
          };
        });
        const sum = (of: (score: {all: number; found: number}) => number) =>
          scores.reduce((total, score) => total + of(score), 0);
        return {factor, size, noise, found: sum((s) => s.found) / sum((s) => s.all)};
      }),
    ),
  );
}

/** Seven quarters in which nothing happens. */
export function alarmCurve(): AlarmPoint[] {
  const limits = [2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6];
  const countries = [
    {country: "als de voorbeelden", noise: 1},
    {country: "3 keer zo onrustig", noise: 3},
    {country: "met dikke staarten", noise: 1, heavyTails: true},
  ];
  return countries.flatMap(({country, ...options}) => {
    const quiet = seeds.map((seed) => {
      const periods = periodsUpTo(last, 7);
      return generateSeries({seed: seed + 100, periods, slips: [], ...options}).editions;
    });
    return limits.map((limit) => {
      const alarms = quiet.reduce((sum, editions) => sum + countAlarms(editions, limit), 0);
      return {limit, country, perQuarter: alarms / (quiet.length * 6)};
    });
  });
}

function flaggedCells(editions: readonly PlacedEdition[], spreads: number): Set<string> {
  const {flagged} = compared(editions, spreads);
  return new Set(flagged.map(({change}) => change.municipality ?? ""));
}

function countAlarms(editions: readonly PlacedEdition[], spreads: number): number {
  return compared(editions, spreads).flagged.length;
}

function compared(editions: readonly PlacedEdition[], spreads: number) {
  const changes = {...settings.changes, spreads};
  const options = {settings: {...settings, changes}, wording, notes: []};
  return scoreChanges(compareQuarters(periodsUpTo(last, 8), editions, options), []);
}
