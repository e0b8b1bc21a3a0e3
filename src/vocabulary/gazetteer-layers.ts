/** Entries of gazetteer files, one file upon the other, become regions and municipalities with their days. */
import type {
  GazetteerEntries,
  HerindelingEntry,
  MoveEntry,
  MunicipalityEntry,
  RegionEntry,
  SpellingEntry,
} from "./gazetteer-entries.js";
import {
  type GazetteerSlip,
  type Herindeling,
  heldAtLast,
  heldOn,
  type MunicipalityRecord,
  type RegionMove,
  type RegionRecord,
} from "./gazetteer-records.js";
import {byCodePoint, foldSpelling, slugOf} from "./spelling.js";

type Mutable<T> = {-readonly [name in keyof T]: T[name] extends readonly (infer U)[] ? U[] : T[name]};
type Region = Mutable<RegionRecord> & {spellings: string[]};
type Municipality = Mutable<MunicipalityRecord> & {spellings: string[]};

/** What is added up while files are taken in; a later entry finds what earlier ones made. */
export class Layers {
  readonly regions = new Map<string, Region>();
  readonly municipalities = new Map<string, Municipality>();
  readonly herindelingen: Herindeling[] = [];
  readonly moves: RegionMove[] = [];
  readonly slips: GazetteerSlip[] = [];
  planned: Herindeling[] = [];

  add(entries: GazetteerEntries, {isBuiltIn}: {isBuiltIn: boolean}): void {
    this.each("regions", entries.regions, (entry) => this.addRegion(entry));
    this.each("municipalities", entries.municipalities, (entry) => this.addMunicipality(entry));
    this.each("moves", entries.moves, (entry) => this.addMove(entry));
    this.each("herindelingen", entries.herindelingen, (entry) => this.addHerindeling(entry, isBuiltIn));
    this.each("spellings", entries.spellings, (entry) => this.addSpelling(entry));
  }

  /** Of an entry that cannot be, nothing is taken. */
  private each<Entry>(section: string, entries: readonly Entry[], add: (entry: Entry) => void): void {
    const taken = new Set<string>();
    for (const [i, entry] of entries.entries()) {
      // a line that was pasted twice says no more than once
      const text = JSON.stringify(entry);
      if (taken.has(text)) continue;
      taken.add(text);
      try {
        add(entry);
      } catch (error) {
        if (!(error instanceof Impossible)) throw error;
        this.slips.push({path: [section, i, ...error.path], message: error.message});
      }
    }
  }

  private addRegion({code, name, since, until, spellings = []}: RegionEntry): void {
    const known = this.regions.get(code);
    if (known) {
      if (name !== undefined) rename(known, name, since);
      if (until !== undefined) known.until = until;
      known.spellings.push(...spellings);
      return;
    }
    if (name === undefined) throw new Impossible(["code"], `there is no region ${code} yet: give its name`);
    const names = [{value: name, since: ""}];
    const days = {...(since !== undefined && {since}), ...(until !== undefined && {until})};
    this.regions.set(code, {code, slug: slugOf(name), names, ...days, spellings: [...spellings]});
  }

  private addMunicipality(entry: MunicipalityEntry): void {
    const {code, name, region, since, spellings = []} = entry;
    const known = code === undefined ? undefined : this.municipalities.get(code);
    if (known) {
      if (region !== undefined && this.findRegion(region)?.code !== heldAtLast(known.homes))
        throw new Impossible(["region"], `${name} is there already: say under moves where it goes`);
      rename(known, name, since);
      known.spellings.push(...spellings);
      return;
    }
    if (code === undefined && this.municipalitiesNamed(name).length > 0)
      throw new Impossible(["name"], `${name} is there already: to rename it, give its code`);
    if (region === undefined) throw new Impossible([], `${name} is new: say to which region it belongs`);
    const home = this.findRegion(region);
    if (!home) throw new Impossible(["region"], `there is no region "${region}"`);
    const key = code ?? foldSpelling(name);
    this.municipalities.set(key, {
      key,
      code: code ?? null,
      names: [{value: name, since: ""}],
      homes: [{value: home.code, since: ""}],
      ...(since !== undefined && {since}),
      spellings: [...spellings],
    });
  }

  private addMove({municipality, from, to, date}: MoveEntry): void {
    const moving = this.municipalityAt(municipality, ["municipality"]);
    const home = this.findRegion(to);
    if (!home) throw new Impossible(["to"], `there is no region "${to}"`);
    const before = heldOn(moving.homes, date);
    if (before === home.code) {
      if (moving.homes.some(({since}) => since === date)) return;
      throw new Impossible(["to"], `${municipality} is in that region already`);
    }
    if (from !== undefined && this.findRegion(from)?.code !== before)
      throw new Impossible(["from"], `${municipality} is not in "${from}" on that day`);
    moving.homes = [...moving.homes, {value: home.code, since: date}].sort((a, b) =>
      byCodePoint(a.since, b.since),
    );
    this.moves.push({municipality: moving.key, from: before, to: home.code, date});
  }

  private addHerindeling(entry: HerindelingEntry, isBuiltIn: boolean): void {
    const {date, partial, confirmed, planned} = entry;
    const takesEffect = isBuiltIn ? !planned : confirmed === true;
    const parts = entry.from.map((name, i) => this.municipalityAt(name, ["from", i]));
    if (entry.new && !takesEffect) {
      this.plan({date, from: entry.from, into: entry.into});
      return;
    }
    if (entry.new) this.addNew(entry, parts[0] as Municipality);
    const wholes = entry.into.map((name, i) => this.municipalityAt(name, ["into", i]));
    const nameOf = ({names}: Municipality) => heldAtLast(names);
    const herindeling: Herindeling = {
      date,
      from: parts.map(nameOf),
      into: wholes.map(nameOf),
      ...(partial && {partial: true as const}),
    };
    const ceased = parts.filter((one) => !wholes.includes(one));
    if (!takesEffect) {
      this.plan(herindeling);
      return;
    }
    const isOther = (one: Herindeling) => !isOfSame(one, ceased.map(nameOf));
    const isSaid = this.herindelingen.some((one) => !isOther(one) && sameNames(one.into, herindeling.into));
    // a later sheet asks for the same with a later date
    if (isSaid && ceased.length > 0) return;
    this.planned = this.planned.filter(isOther);
    this.herindelingen.push(herindeling);
    for (const one of ceased) one.until = date;
    for (const one of wholes)
      if (!isBuiltIn && one.since === undefined && !parts.includes(one) && isNew(one)) one.since = date;
  }

  /** Said again, it takes the place of what was said before. */
  private plan(herindeling: Herindeling): void {
    const ceased = herindeling.from.filter((name) => !herindeling.into.includes(name));
    this.planned = [...this.planned.filter((other) => !isOfSame(other, ceased)), herindeling];
  }

  /** What a herindeling makes; said again, it is there already. */
  private addNew({date, into, code}: HerindelingEntry, first: Municipality): void {
    for (const name of into) {
      if (this.municipalitiesNamed(code ?? name).length > 0) continue;
      const region = heldOn(first.homes, date);
      this.addMunicipality({name, region, since: date, ...(code !== undefined && {code})});
    }
  }

  private addSpelling({name, means}: SpellingEntry): void {
    const meant = [...this.municipalitiesNamed(means), this.findRegion(means)].filter(
      (one) => one !== undefined,
    );
    const [only] = meant;
    if (!only) throw new Impossible(["means"], `"${means}" is no region and no municipality`);
    if (meant.length > 1)
      throw new Impossible(["means"], `"${means}" is more than one thing: write its code`);
    only.spellings.push(name);
  }

  private municipalityAt(name: string, path: GazetteerSlip["path"]): Municipality {
    const [only, ...others] = this.municipalitiesNamed(name);
    if (only && others.length === 0) return only;
    const message = only
      ? `${name} is more than one municipality: write ${[only, ...others].map(({key}) => key).join(" or ")}`
      : `there is no municipality "${name}": add it under municipalities`;
    throw new Impossible(path, message);
  }

  /** By code or by name, of any time. */
  private municipalitiesNamed(name: string): Municipality[] {
    const known = this.municipalities.get(name);
    return known ? [known] : [...this.municipalities.values()].filter((one) => isCalled(one, name));
  }

  private findRegion(name: string): Region | undefined {
    return this.regions.get(name) ?? [...this.regions.values()].find((one) => isCalled(one, name));
  }
}

/** What cannot be, and where in its entry that is said. */
class Impossible extends Error {
  constructor(
    readonly path: GazetteerSlip["path"],
    message: string,
  ) {
    super(message);
  }
}

/** Without a day the name was wrong before, too. */
function rename(place: Region | Municipality, name: string, since: string | undefined): void {
  if (since === undefined) {
    place.spellings.push(...place.names.map(({value}) => value));
    place.names = [{value: name, since: ""}];
    return;
  }
  // a later sheet asks for the same with a later date
  if (heldOn(place.names, since) === name) return;
  const others = place.names.filter((one) => one.since !== since);
  place.names = [...others, {value: name, since}].sort((a, b) => byCodePoint(a.since, b.since));
}

function isCalled({names, spellings}: Region | Municipality, name: string): boolean {
  const folded = foldSpelling(name);
  return [...names.map(({value}) => value), ...spellings].some((one) => foldSpelling(one) === folded);
}

/** Whether a planned herindeling ends these municipalities: then it was said again, or confirmed. */
function isOfSame({from, into}: Herindeling, ceased: readonly string[]): boolean {
  const others = from.filter((name) => !into.includes(name));
  return others.length === ceased.length && others.every((name) => ceased.includes(name));
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}

/** Whether an analyst's file added it. */
function isNew({homes}: Municipality): boolean {
  return homes.length === 1;
}
