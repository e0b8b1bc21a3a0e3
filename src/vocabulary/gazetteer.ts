/** Regions and municipalities as they were on any day: what the built-in list says, and what an analyst's own file adds. */
import {builtInGazetteer} from "./built-in-gazetteer.js";
import {type GazetteerEntries, noEntries} from "./gazetteer-entries.js";
import {Layers} from "./gazetteer-layers.js";
import type {
  GazetteerSlip,
  Herindeling,
  MunicipalityRecord,
  RegionMove,
  RegionRecord,
  Since,
} from "./gazetteer-records.js";
import {createNameIndex, type NameIndex} from "./place-names.js";

export interface Gazetteer {
  /** what was added to the built-in list */
  readonly additions: GazetteerEntries;
  /** by code */
  readonly regions: ReadonlyMap<string, RegionRecord>;
  /** by key */
  readonly municipalities: ReadonlyMap<string, MunicipalityRecord>;
  /** those that took effect, or will on a known day; oldest first */
  readonly herindelingen: readonly Herindeling[];
  /** those that nobody has confirmed: they change nothing */
  readonly planned: readonly Herindeling[];
  readonly moves: readonly RegionMove[];
  readonly regionNames: NameIndex<RegionRecord>;
  readonly municipalityNames: NameIndex<MunicipalityRecord>;
  readonly slips: readonly GazetteerSlip[];
}

/** @param additions as the analyst's file says it; of what cannot be, nothing is taken and a slip is told */
export function createGazetteer(
  additions: GazetteerEntries = noEntries,
  builtIn: GazetteerEntries = builtInGazetteer,
): Gazetteer {
  const layers = new Layers();
  layers.add(builtIn, {isBuiltIn: true});
  layers.add(additions, {isBuiltIn: false});
  const {regions, municipalities} = layers;
  const regionNames = once(() => namesOf<RegionRecord>(regions));
  const municipalityNames = once(() => namesOf<MunicipalityRecord>(municipalities));
  return {
    additions,
    regions,
    municipalities,
    herindelingen: layers.herindelingen.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    planned: layers.planned,
    moves: layers.moves,
    slips: layers.slips,
    // most runs that find nothing to do ask for no name
    get regionNames() {
      return regionNames();
    },
    get municipalityNames() {
      return municipalityNames();
    },
  };
}

function namesOf<Place>(
  places: ReadonlyMap<string, Place & {names: readonly Since<string>[]; spellings: readonly string[]}>,
): NameIndex<Place> {
  return createNameIndex(
    [...places.values()].map((one) => [one, [...one.names.map(({value}) => value), ...one.spellings]]),
  );
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

let inForce = createGazetteer();
let key = JSON.stringify(noEntries);

/** The division that the program goes by: one for a whole run, in all of its threads, as the analyst's file has it. */
export function gazetteer(): Gazetteer {
  return inForce;
}

/** Sets the division for all that is asked from now on. The same additions again cost nothing. */
export function useGazetteer(additions: GazetteerEntries): void {
  const next = JSON.stringify(additions);
  if (next === key) return;
  inForce = createGazetteer(additions);
  key = next;
}
