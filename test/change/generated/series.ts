/** Made-up series with events in some regions and none in the others, like the corpus' own. */
import {gazetteer} from "../../../src/vocabulary/gazetteer.js";
import {findMunicipality, type Municipality, regionOf} from "../../../src/vocabulary/municipality.js";
import {lastDayOf, type Period} from "../../../src/vocabulary/period.js";
import type {Event} from "../../support/score.js";
import {type CountryOptions, generateCountry} from "./country.js";
import {editionOf, type Series, type Table, tableOf} from "./printed.js";
import {randomFrom} from "./random.js";
import type {Slip} from "./slips.js";

export interface SeriesOptions extends CountryOptions {
  /** each is put into one region and quarter; several in one list into the same */
  readonly slips: readonly (readonly Slip[])[];
  /** share of sheets that are not there */
  readonly missing?: number;
}

/** Each group of slips gets a region and a quarter of its own; quarters of a region lie at least two apart. */
export function generateSeries(options: SeriesOptions): Series {
  const random = randomFrom(options.seed + 1);
  const tables = generateCountry(options).map(tableOf);
  const events: Event[] = mergerEvents(tables, options.periods);
  const taken = new Set<string>();
  const sources = tables.map((table) => structuredClone(table));
  for (const slips of options.slips) {
    const free = tables.filter(
      ({region, period}) =>
        period !== options.periods[0] && !isNearTaken(taken, options.periods, region, period),
    );
    for (const table of shuffled(free, random.next)) {
      const i = tables.indexOf(table);
      const regionTables = sources.filter(({region}) => region === table.region);
      const previous = regionTables[options.periods.indexOf(table.period as Period) - 1] as Table;
      const tried = structuredClone(table);
      const done = slips.map((slip) => slip(tried, random, previous));
      if (done.some((event) => event === null)) continue;
      tables[i] = tried;
      taken.add(`${table.region} ${table.period}`);
      for (const event of done)
        if (event) events.push({...event, region: table.region, period: table.period});
      break;
    }
  }
  const busy = new Set(events.map(({region, period}) => `${region} ${period}`));
  const printed = tables.filter(
    ({region, period}) => busy.has(`${region} ${period}`) || random.next() >= (options.missing ?? 0),
  );
  return {editions: printed.map(editionOf), events};
}

function isNearTaken(taken: ReadonlySet<string>, periods: readonly Period[], region: string, period: string) {
  const index = periods.indexOf(period as Period);
  return [-2, -1, 0, 1, 2].some((step) => taken.has(`${region} ${periods[index + step]}`));
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  return items
    .map((item) => ({item, order: next()}))
    .sort((a, b) => a.order - b.order)
    .map(({item}) => item);
}

/** What the herindelingen of the gazetteer do to these sheets. */
function mergerEvents(tables: readonly Table[], periods: readonly Period[]): Event[] {
  return periods.slice(1).flatMap((period, i) => {
    const previous = periods[i] as Period;
    return gazetteer()
      .herindelingen.filter(({date}) => lastDayOf(previous) < date && date <= lastDayOf(period))
      .flatMap(({from, into, partial}) => {
        const home = (name: string) =>
          regionOf(findMunicipality(name, null)?.municipality as Municipality, previous).name;
        const gains = [...new Set(into.map(home))];
        const losers = from.filter((name) => !gains.includes(home(name)));
        const event = (region: string, municipality?: string): Event => ({
          ...{region, period, kind: "merger", detail: `${from.join(", ")} -> ${into.join(", ")}`},
          ...(municipality !== undefined && {municipality}),
        });
        return [
          ...gains.map((region) => event(region, partial ? undefined : into[0])),
          ...losers.map((name) => event(home(name), name)),
        ];
      })
      .filter(({region}) => tables.some((table) => table.region === region));
  });
}
