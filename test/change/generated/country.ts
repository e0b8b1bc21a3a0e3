/** A made-up country: every municipality's four counts, quarter after quarter, with herindelingen on their dates. */
import {gazetteer} from "../../../src/vocabulary/gazetteer.js";
import {findMunicipality, membersOf, regionOf} from "../../../src/vocabulary/municipality.js";
import {lastDayOf, type Period} from "../../../src/vocabulary/period.js";
import {regionsIn} from "../../../src/vocabulary/region.js";
import {type Random, randomFrom} from "./random.js";

/** gemeente met, gemeente zonder, UWV met, UWV zonder */
export type Counts = [number, number, number, number];

/** One sheet before it is printed. */
export interface Sheet {
  readonly region: string;
  readonly period: Period;
  rows: {municipality: string; counts: Counts}[];
  persons: number;
}

export interface CountryOptions {
  readonly seed: number;
  readonly periods: readonly Period[];
  /** how restless: 1 is the corpus, where a count moves by 0.22 * sqrt(2 * count + 1) */
  readonly noise: number;
  /** median municipality, in persons */
  readonly size?: number;
  readonly heavyTails?: boolean;
  /** what every figure moves besides, in proportion to its size */
  readonly proportional?: number;
  /** how many of the 35 regions */
  readonly regionCount?: number;
}

const corpusNoise = 0.22;

export function generateCountry(options: CountryOptions): Sheet[] {
  const {seed, periods, regionCount = 35} = options;
  const random = randomFrom(seed);
  const first = periods[0] as Period;
  const regions = regionsIn(first);
  const state = new Map(
    regions
      .flatMap((region) => membersOf(region, first))
      .map((m) => [m.name, startingCounts(options.size ?? 300, random)]),
  );
  const drift = new Map(regions.map(({name}) => [name, 0.003 + 0.002 * random.normal()]));
  const unregistered = new Map(regions.map(({name}) => [name, 1.35 + 0.1 * random.next()]));
  return periods.flatMap((period, i) => {
    const previous = periods[i - 1];
    if (previous) {
      merge(state, previous, period);
      for (const [name, counts] of state) move(counts, homeOf(name, period), options, drift, random);
    }
    return regions.slice(0, regionCount).map(({name: region}): Sheet => {
      const rows = [...state]
        .filter(([name]) => homeOf(name, period) === region)
        .map(([municipality, counts]) => ({municipality, counts: [...counts] as Counts}))
        .sort((a, b) => (a.municipality < b.municipality ? -1 : 1));
      const sum = rows.flatMap(({counts}) => counts).reduce((a, b) => a + b, 0);
      const wobble = 1 + 0.002 * options.noise * random.normal();
      return {region, period, rows, persons: Math.round(sum * (unregistered.get(region) ?? 1.4) * wobble)};
    });
  });
}

/** From a village of 30 to a city of 10,000; most of them with UWV, and with a profile. */
function startingCounts(size: number, random: Random): Counts {
  const persons = Math.max(30, size * Math.exp(0.9 * random.normal()));
  const shares = [0.06, 0.18, 0.62, 0.14].map((share) => share * Math.exp(0.4 * random.normal()));
  return shares.map((share) => Math.round(persons * share)) as Counts;
}

function move(
  counts: Counts,
  region: string,
  {noise, heavyTails, proportional = 0}: CountryOptions,
  drift: ReadonlyMap<string, number>,
  random: Random,
): void {
  counts.forEach((count, i) => {
    const step =
      (heavyTails ? random.heavy() : random.normal()) * corpusNoise * noise * Math.sqrt(2 * count + 1);
    const growth = (drift.get(region) ?? 0) + proportional * random.normal();
    counts[i] = Math.max(0, Math.round(count * (1 + growth) + step));
  });
}

/** What is divided goes to its heirs in equal parts. */
function merge(state: Map<string, Counts>, previous: Period, period: Period): void {
  for (const {date, from, into} of gazetteer().herindelingen) {
    if (date <= lastDayOf(previous) || date > lastDayOf(period)) continue;
    const total = [0, 0, 0, 0] as Counts;
    for (const name of from) {
      (state.get(name) ?? []).forEach((count, i) => {
        total[i] = (total[i] ?? 0) + count;
      });
      state.delete(name);
    }
    for (const name of into) {
      const own = state.get(name) ?? [0, 0, 0, 0];
      state.set(name, own.map((count, i) => count + Math.round((total[i] ?? 0) / into.length)) as Counts);
    }
  }
}

const homes = new Map<string, string>();

function homeOf(name: string, period: Period): string {
  const key = `${name} ${period}`;
  const found = findMunicipality(name, null)?.municipality;
  const home = homes.get(key) ?? (found ? regionOf(found, period).name : "");
  homes.set(key, home);
  return home;
}
