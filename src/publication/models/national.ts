/** All regions of a quarter together: their printed totals added up, which regions are missing, and a check. */

import type {AlignedQuarter} from "../../change/aligned.js";
import {type Archive, archiveKey} from "../../edition/archive.js";
import {type AnswersByEdition, isConcept} from "../../edition/concept.js";
import type {Edition, PlacedEdition} from "../../edition/edition.js";
import {type Addends, addendsOf, sumOf} from "../../vocabulary/addends.js";
import {byColumn, columns, countOf, type Figure, type Figures} from "../../vocabulary/figure.js";
import {membersOf, moveNear} from "../../vocabulary/municipality.js";
import {type Period, periodsBefore} from "../../vocabulary/period.js";
import {netherlands, regionsIn} from "../../vocabulary/region.js";

/** Name of the files of the national sheet, without extension, beside those of the regions. */
export const nationalName = "landelijk";

export interface NationalInput {
  /** a row for each region, made of their printed totals; its own total is a sum */
  readonly sums: PlacedEdition;
  /** the same regions added up in earlier quarters, oldest first; a quarter that lacks one of them is left out */
  readonly history: readonly PlacedEdition[];
  /** the editions that were added up, by region name */
  readonly editions: readonly PlacedEdition[];
  /** earlier quarters in which something is not explained yet, and the names of the regions */
  readonly doubtful?: readonly {readonly period: Period; readonly regions: readonly string[]}[];
  /** earlier quarters in which municipalities belonged to other regions, on the boundaries of this one */
  readonly aligned?: readonly AlignedQuarter[];
  /** names of the regions with an error that nobody has answered */
  readonly concepts: readonly string[];
  /** the regions whose figures are others than published, and since when; null: not published yet; left out: none */
  readonly revised?: readonly {readonly name: string; readonly date: string | null}[];
  /** names of the regions that are not in it */
  readonly missing: readonly string[];
  /** municipalities that two regions list, or none of those that they move between: the sum counts them so; left out: none */
  readonly movers?: {readonly twice: readonly string[]; readonly nowhere: readonly string[]};
  /** the national table that was published, to check against */
  readonly printed: PlacedEdition | null;
}

/**
 * Adds up the regions of a quarter, of one kind only: fictional and real never mix.
 *
 * @param answers which findings somebody answered; left out: none
 * @returns null with fewer than two regions: there is nothing to add up
 */
export function addUpRegions(
  archive: Archive,
  period: Period,
  fictional: boolean,
  answers: AnswersByEdition = new Map(),
): NationalInput | null {
  const editions = editionsAt(archive, period, fictional);
  if (editions.length < 2) return null;
  const present = new Map(editions.map(({region}) => [region.slug, region.name]));
  const printed = archive.get(`${period}/${netherlands.slug}`)?.current;
  // a region that was renamed since is the same row
  const namedAsNow = (edition: PlacedEdition): PlacedEdition => {
    const name = present.get(edition.region.slug) ?? edition.region.name;
    return {...edition, region: {...edition.region, name}};
  };
  const history = periodsBefore(period).flatMap((earlier) => {
    const then = editionsAt(archive, earlier, fictional).filter(({region}) => present.has(region.slug));
    return then.length === present.size ? [sumsOf(then.map(namedAsNow), earlier, fictional)] : [];
  });
  return {
    sums: sumsOf(editions, period, fictional),
    history,
    editions,
    concepts: editions
      .filter((edition) => isConcept(edition, answers.get(archiveKey(edition))))
      .map(({region}) => region.name),
    movers: moversAmong(editions, period),
    missing: regionsIn(period).flatMap(({slug, name}) => (present.has(slug) ? [] : [name])),
    printed: printed?.fictional === fictional ? printed : null,
  };
}

/** Publishers do not let a municipality change its region in the same quarter: then it is in two of them, or in none. */
function moversAmong(
  editions: readonly PlacedEdition[],
  period: Period,
): NonNullable<NationalInput["movers"]> {
  const listed = editions.flatMap(({municipalities}) => municipalities.filter(({code}) => code !== null));
  const codes = listed.map(({code}) => code);
  const twice = listed.filter(({code}, i) => codes.indexOf(code) < i).map(({name}) => name);
  const present = new Set(editions.map(({region}) => region.code));
  const nowhere = membersOf(netherlands, period).filter((one) => {
    const move = codes.includes(one.code) ? undefined : moveNear(one, period);
    return move !== undefined && present.has(move.from) && present.has(move.to);
  });
  return {twice: [...new Set(twice)], nowhere: nowhere.map(({name}) => name)};
}

function editionsAt(archive: Archive, period: Period, fictional: boolean): PlacedEdition[] {
  return regionsIn(period).flatMap(({slug}) => {
    const edition = archive.get(`${period}/${slug}`)?.current;
    return edition && edition.fictional === fictional ? [edition] : [];
  });
}

/** An edition of the country whose rows are regions. What a region does not print is not known for the country either. */
function sumsOf(editions: readonly PlacedEdition[], period: Period, fictional: boolean): PlacedEdition {
  const totals = editions.map(totalsOf);
  const sums = byColumn((column) => sumOf(totals.map((addends) => addends[column])));
  return {
    region: {...netherlands, printedName: netherlands.name},
    period,
    fictional,
    columns,
    headings: null,
    municipalities: editions.map(({region: {name, code}}, i) => ({
      name,
      code,
      figures: figuresOf(totals[i] as Addends),
    })),
    total: {label: sumLabel, figures: figuresOf(sums)},
    register: addUpRegisters(editions, sums),
    narrative: [],
    corrections: [],
    source: {file: "", sha256: "", page: 1, producer: null, created: latestDate(editions), method: "text"},
    boxes: {pages: {}, municipalities: [], total: null},
    findings: [],
  };
}

/** Only a name within the data: the template says what is printed. */
const sumLabel = "+";

/** The printed totals as numbers; null for one that is kept back, unreadable or not printed. */
function totalsOf({total}: PlacedEdition): Addends {
  return total ? addendsOf(total.figures) : byColumn(() => null);
}

function figuresOf(addends: Addends): Figures {
  return byColumn((column): Figure => {
    const persons = addends[column];
    return persons === null ? {kind: "suppressed", raw: "–"} : countOf(persons);
  });
}

function addUpRegisters(editions: readonly PlacedEdition[], sums: Addends): Edition["register"] {
  const persons = sumOf(editions.map(({register}) => register?.persons ?? null));
  if (persons === null || sums.totaal === null) return null;
  return {persons, knownPercent: persons === 0 ? null : Math.round((sums.totaal / persons) * 100)};
}

function latestDate(editions: readonly PlacedEdition[]): string | null {
  const dates = editions.flatMap(({source}) => {
    const date = new Date(source.created ?? "");
    return Number.isNaN(date.getTime()) ? [] : [date.toISOString()];
  });
  return dates.sort().at(-1) ?? null;
}
