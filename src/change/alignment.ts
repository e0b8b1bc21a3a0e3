/** Two sheets of one region side by side, on the municipal boundaries of the later one. */

import {sumOf} from "../vocabulary/addends.js";
import {byColumn} from "../vocabulary/figure.js";
import {type Gazetteer, gazetteer} from "../vocabulary/gazetteer.js";
import type {Herindeling, RegionMove} from "../vocabulary/gazetteer-records.js";
import {
  findMunicipality,
  mergersBetween,
  movesBetween,
  quartersOfLeeway,
} from "../vocabulary/municipality.js";
import {addQuarters, type Period} from "../vocabulary/period.js";
import {foldSpelling} from "../vocabulary/spelling.js";
import type {Counts, Sheet, SheetRow} from "./counted-sheet.js";

export interface AlignedRow extends SheetRow {
  /** what the row counted in the earlier quarter; null where it was not there or cannot be added up */
  readonly before: Counts | null;
  /** keys of the earlier rows that were added up */
  readonly parts: readonly string[];
}

/** A herindeling between the two quarters, as this region's sheet shows it. */
export interface Merger {
  readonly herindeling: Herindeling;
  /** `into`: the sheet lists the new municipality; `out`: what ceased here went to another region */
  readonly direction: "into" | "out";
  readonly municipality: string;
  /** the earlier figures were added up over all parts */
  readonly isComputed: boolean;
}

/** A municipality that came from or went to another region between the two quarters. */
export interface Relocation {
  readonly move: RegionMove;
  readonly direction: "into" | "out";
  readonly municipality: string;
  /** its earlier figures stand on the sheet of the region that it came from */
  readonly isComputed: boolean;
}

export interface Alignment {
  readonly against: Period;
  readonly earlier: Sheet;
  readonly rows: readonly AlignedRow[];
  readonly mergers: readonly Merger[];
  readonly relocations: readonly Relocation[];
  /** rows of the earlier sheet that are not in the later one, and that no herindeling or move explains */
  readonly missing: readonly SheetRow[];
  /** rows of the later sheet that were not in the earlier one, likewise */
  readonly added: readonly SheetRow[];
  /** whether the region is what it was, whatever was merged or divided within it */
  readonly isSameArea: boolean;
  /** total of the earlier sheet on the later boundaries */
  readonly totalBefore: Counts | null;
}

/** The rest of the country: a herindeling can cross the border of a region, as a move always does. */
export interface Surroundings {
  /** the sheets of all regions in the earlier quarter */
  readonly before: readonly Sheet[];
  /** those between the two quarters */
  readonly herindelingen: readonly Herindeling[];
  /** moves to other regions that the sheets may have carried out */
  readonly moves: readonly RegionMove[];
}

/**
 * Rows are matched by municipality; a municipality that others were merged into is compared with their sum, from
 * whatever region they stood in. One that was divided is explained, and its parts are not compared. One that came from
 * another region is compared with what it counted there.
 */
export function alignSheets(
  sheet: Sheet,
  earlier: Sheet,
  {before, herindelingen: applied, moves}: Surroundings,
): Alignment {
  const explained = new Set<string>();
  const mergers: Merger[] = [];
  const relocations: Relocation[] = [];
  const home = sheet.edition.region.code;
  const rows = sheet.rows.map((row): AlignedRow => {
    const [herindeling, ...others] = applied.filter(({into}) => into.some((name) => isNamed(row, name)));
    const own = earlier.byKey.get(row.key);
    const move = own
      ? undefined
      : moves.find(({municipality, to}) => municipality === row.key && to === home);
    if (!herindeling && move) {
      explained.add(row.key);
      const there = findByKey(before, row.key);
      const isComputed = there !== undefined;
      relocations.push({move, direction: "into", municipality: row.name, isComputed});
      return {...row, before: there?.counts ?? null, parts: there ? [there.key] : []};
    }
    if (!herindeling) return {...row, before: own?.counts ?? null, parts: own ? [own.key] : []};
    explained.add(row.key);
    const parts = herindeling.from.map((name) => findRow(before, name));
    const known = parts.filter((part) => part !== undefined);
    const isComputed = !herindeling.partial && others.length === 0 && known.length === parts.length;
    mergers.push({herindeling, direction: "into", municipality: row.name, isComputed});
    return {
      ...row,
      before: isComputed ? sumOfCounts(known.map((part) => part.counts)) : null,
      parts: known.map((part) => part.key),
    };
  });
  const gone = earlier.rows.filter((row) => !sheet.byKey.has(row.key));
  for (const row of gone) {
    const herindeling = applied.find(({from}) => from.some((name) => isNamed(row, name)));
    const move = moves.find(({municipality, from}) => municipality === row.key && from === home);
    if (!herindeling && move) {
      explained.add(row.key);
      relocations.push({move, direction: "out", municipality: row.name, isComputed: false});
    }
    if (!herindeling) continue;
    explained.add(row.key);
    const staysHere = mergers.some((merger) => merger.herindeling === herindeling);
    if (!staysHere) mergers.push({herindeling, direction: "out", municipality: row.name, isComputed: false});
  }
  const isWithin = mergers.every(({herindeling: {from, into}}) => {
    return from.every((name) => lists(earlier, name)) && into.every((name) => lists(sheet, name));
  });
  const isSameArea = isWithin && relocations.length === 0;
  return {
    against: earlier.period,
    earlier,
    rows,
    mergers: mergers.filter(isFirstOfItsKind),
    relocations,
    missing: gone.filter((row) => !explained.has(row.key)),
    added: sheet.rows.filter((row) => !earlier.byKey.has(row.key) && !explained.has(row.key)),
    isSameArea,
    totalBefore: isSameArea ? earlier.total : totalOnLaterBoundaries(earlier, rows, gone, explained),
  };
}

/** How late a sheet may still show the old municipalities. */
const quartersOfDelay = 4;

/**
 * Those that the sheets carried out between the two quarters: a herindeling counts from the quarter in which the
 * municipalities that ceased are no longer listed anywhere, even if that is later than its date.
 *
 * @param now the sheets of all regions in the later quarter
 * @param before those in the earlier one
 */
export function herindelingenApplied(
  earlier: Period,
  later: Period,
  now: readonly Sheet[],
  before: readonly Sheet[],
): Herindeling[] {
  const onTime = mergersBetween(earlier, later);
  return mergersBetween(addQuarters(earlier, -quartersOfDelay), later).filter((herindeling) => {
    const ceased = herindeling.from.filter((name) => !herindeling.into.includes(name));
    if (ceased.some((name) => findRow(now, name))) return false;
    return onTime.includes(herindeling) || ceased.some((name) => findRow(before, name));
  });
}

/** Publishers let a municipality change its region some quarters before or after Statistics Netherlands does. */
export function movesAbout(earlier: Period, later: Period): RegionMove[] {
  return movesBetween(addQuarters(earlier, -quartersOfLeeway), addQuarters(later, quartersOfLeeway));
}

function findRow(sheets: readonly Sheet[], name: string): SheetRow | undefined {
  return findByKey(sheets, keyOfName(name));
}

function findByKey(sheets: readonly Sheet[], key: string): SheetRow | undefined {
  for (const sheet of sheets) {
    const row = sheet.byKey.get(key);
    if (row) return row;
  }
  return undefined;
}

function isNamed(row: SheetRow, name: string): boolean {
  return row.key === keyOfName(name);
}

function lists({byKey}: Sheet, name: string): boolean {
  return byKey.has(keyOfName(name));
}

/** of each division, as the analyst's file may change while the program watches it */
const keysOf = new WeakMap<Gazetteer, Map<string, string>>();

function keyOfName(name: string): string {
  const division = gazetteer();
  const keys = keysOf.get(division) ?? new Map<string, string>();
  keysOf.set(division, keys);
  const known = keys.get(name) ?? findMunicipality(name, null)?.municipality.key ?? foldSpelling(name);
  keys.set(name, known);
  return known;
}

/** A division over several municipalities of one region is told once. */
function isFirstOfItsKind(merger: Merger, i: number, all: readonly Merger[]): boolean {
  return all.findIndex((other) => other.herindeling === merger.herindeling) === i;
}

export function sumOfCounts(parts: readonly Counts[]): Counts {
  return byColumn((column) => sumOf(parts.map((part) => part[column])));
}

/** Municipalities that came from or went to another region are added or taken off; null where that is not known. */
function totalOnLaterBoundaries(
  earlier: Sheet,
  rows: readonly AlignedRow[],
  gone: readonly SheetRow[],
  explained: ReadonlySet<string>,
): Counts | null {
  const {total} = earlier;
  const merged = rows.filter((row) => explained.has(row.key));
  const left = gone.filter((row) => explained.has(row.key));
  if (!total) return null;
  if (merged.some((row) => row.before === null)) return null;
  return byColumn((column) => {
    const now = sumOf(merged.map((row) => row.before?.[column] ?? null));
    const stood = [...left, ...merged.flatMap((row) => earlier.byKey.get(row.key) ?? [])];
    const then = sumOf(stood.map((row) => row.counts[column]));
    const printed = total[column];
    return printed === null || now === null || then === null ? null : printed + now - then;
  });
}
