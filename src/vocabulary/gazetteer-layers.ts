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
  Impossible,
  isOfSame,
  lastName,
  type MutableMunicipality as Municipality,
  Places,
  type MutableRegion as Region,
  refuseGone,
  rename,
  sameNames,
} from "./gazetteer-places.js";
import {
  type GazetteerSlip,
  type Herindeling,
  heldAtLast,
  heldOn,
  type RegionMove,
} from "./gazetteer-records.js";
import {byCodePoint, foldSpelling, slugOf} from "./spelling.js";

/** What is added up while files are taken in; a later entry finds what earlier ones made. */
export class Layers extends Places {
  readonly herindelingen: Herindeling[] = [];
  readonly moves: RegionMove[] = [];
  readonly slips: GazetteerSlip[] = [];
  planned: Herindeling[] = [];
  /** keys of the municipalities of the built-in list */
  private readonly builtIn = new Set<string>();

  add(entries: GazetteerEntries, {isBuiltIn}: {isBuiltIn: boolean}): void {
    this.each("regions", entries.regions, (entry) => this.addRegion(entry));
    this.each("municipalities", entries.municipalities, (entry) => this.addMunicipality(entry));
    if (isBuiltIn) for (const key of this.municipalities.keys()) this.builtIn.add(key);
    const {moves, herindelingen} = entries;
    // whatever the order of the lines, what happened first is there when the next happens
    for (const day of [...new Set([...moves, ...herindelingen].map(({date}) => date))].sort()) {
      const isThen = ({date}: {readonly date: string}) => date === day;
      this.each("moves", moves, (entry) => isThen(entry) && this.addMove(entry));
      this.each(
        "herindelingen",
        herindelingen,
        (entry) => isThen(entry) && this.addHerindeling(entry, isBuiltIn),
      );
    }
    this.each("spellings", entries.spellings, (entry) => this.addSpelling(entry));
  }

  /** Of an entry that cannot be, nothing is taken. */
  private each<Entry>(section: string, entries: readonly Entry[], add: (entry: Entry) => unknown): void {
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
    const namesake = name === undefined ? undefined : this.findRegion(name);
    if (namesake && namesake !== known)
      throw new Impossible(["name"], `"${name}" is ${namesake.code} already`);
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
      this.refuseNamesake(name, known, since);
      if (region !== undefined && this.findRegion(region)?.code !== heldAtLast(known.homes))
        throw new Impossible(["region"], `${name} is there already: say under moves where it goes`);
      rename(known, name, since);
      known.spellings.push(...spellings);
      return;
    }
    if (this.isSaidAgain(entry)) return;
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

  /** A new one of an earlier entry, with another day, or with the code that was not known then. */
  private isSaidAgain({code, name, region, since = "", spellings = []}: MunicipalityEntry): boolean {
    const known = this.municipalitiesNamed(name).find((one) => {
      return this.isAdded(one) && (code === undefined || one.code === null);
    });
    const home = region === undefined ? undefined : this.findRegion(region);
    if (!known || (region !== undefined && home?.code !== heldAtLast(known.homes))) return false;
    if (known.since !== undefined && since < known.since) known.since = since;
    known.spellings.push(...spellings);
    if (code !== undefined) {
      this.municipalities.delete(known.key);
      this.municipalities.set(code, Object.assign(known, {key: code, code}));
    }
    return true;
  }

  /** Two municipalities of a name may be, in two regions. */
  private refuseNamesake(name: string, known: Municipality, since = ""): void {
    const namesake = this.municipalitiesNamed(name).find((one) => {
      const isThere = (one.until ?? "9999") > since;
      return one !== known && isThere && heldAtLast(one.homes) === heldAtLast(known.homes);
    });
    if (namesake) throw new Impossible(["name"], `"${name}" is ${namesake.key} already`);
  }

  private addMove({municipality, from, to, date}: MoveEntry): void {
    const moving = this.municipalityAt(municipality, ["municipality"]);
    refuseGone(moving, date, ["municipality"]);
    const home = this.findRegion(to);
    if (!home) throw new Impossible(["to"], `there is no region "${to}"`);
    const before = heldOn(moving.homes, date);
    if (before === home.code) {
      // a later sheet asks for the same with a later date
      if (moving.homes.some(({since}) => since !== "" && since <= date)) return;
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
    const named = entry.from.map((name, i) => this.municipalityAt(name, ["from", i]));
    if (entry.new && !takesEffect) {
      this.plan({date, from: entry.from, into: entry.into});
      return;
    }
    if (entry.new) this.addNew(entry, named);
    const wholes = entry.into.map((name, i) => this.municipalityAt(name, ["into", i]));
    const ceased = named.filter((one) => !wholes.includes(one));
    const isDivided = partial || wholes.length > 1;
    // a municipality that takes in another was there before, whether that is said or not
    const takers = isDivided ? [] : wholes.filter((one) => !named.includes(one) && this.isOlder(one, date));
    const parts = [...takers, ...named];
    const herindeling: Herindeling = {
      date,
      from: parts.map(lastName),
      into: wholes.map(lastName),
      ...(isDivided && {partial: true as const}),
    };
    if (!takesEffect) {
      this.plan(herindeling);
      return;
    }
    const isOther = (one: Herindeling) => !isOfSame(one, ceased.map(lastName));
    const isSaid = this.herindelingen.some((one) => !isOther(one) && sameNames(one.into, herindeling.into));
    // a later sheet asks for the same with a later date
    if (isSaid && ceased.length > 0) return;
    for (const [i, one] of named.entries()) refuseGone(one, date, ["from", i], isDivided);
    this.planned = this.planned.filter(isOther);
    this.herindelingen.push(herindeling);
    for (const one of ceased) one.until = date;
    for (const one of wholes)
      if (this.isAdded(one) && one.since === undefined && !parts.includes(one)) one.since = date;
  }

  private isOlder(one: Municipality, date: string): boolean {
    return one.since === undefined ? !this.isAdded(one) : one.since < date;
  }

  private isAdded({key}: Municipality): boolean {
    return !this.builtIn.has(key);
  }

  /** Said again, it takes the place of what was said before. */
  private plan(herindeling: Herindeling): void {
    const ceased = herindeling.from.filter((name) => !herindeling.into.includes(name));
    this.planned = [...this.planned.filter((other) => !isOfSame(other, ceased)), herindeling];
  }

  /** What a herindeling makes; said again, it is there already. */
  private addNew({date, into, code}: HerindelingEntry, parts: readonly Municipality[]): void {
    for (const [i, name] of into.entries()) {
      const [known] = [...this.municipalitiesNamed(code ?? name), ...this.municipalitiesNamed(name)];
      if (known && !parts.includes(known) && this.isOlder(known, date) && !this.isAdded(known))
        throw new Impossible(["into", i], `${name} is there already: leave out "new"`);
      if (known) continue;
      const region = heldOn((parts[0] as Municipality).homes, date);
      this.addMunicipality({name, region, since: date, ...(code !== undefined && {code})});
    }
  }

  private addSpelling({name, means}: SpellingEntry): void {
    const meant = [...this.municipalitiesMeant(means), this.findRegion(means)].filter(
      (one) => one !== undefined,
    );
    const [only] = meant;
    if (!only) throw new Impossible(["means"], `"${means}" is no region and no municipality`);
    if (meant.length > 1)
      throw new Impossible(
        ["means"],
        `"${means}" is more than one thing: write its code, ${meant.map((one) => ("key" in one ? one.key : one.code)).join(" or ")}`,
      );
    const others: (Municipality | Region | undefined)[] =
      "key" in only ? this.municipalitiesNamed(name) : [this.findRegion(name)];
    const other = others.find((one) => one && one !== only);
    if (other)
      throw new Impossible(["name"], `"${name}" is ${"key" in other ? other.key : other.code} already`);
    only.spellings.push(name);
  }
}
