/** What the template is filled in with: the fields that templates/README.md lists. */
import type {Vouching} from "../certificate.js";
import type {RegionChanges} from "../change/change.js";
import {isConcept} from "../concept.js";
import {type Figures, figureAt, type PlacedEdition} from "../edition.js";
import {columns, type Figure, formatCount} from "../figure.js";
import {mergersBetween} from "../municipality.js";
import {formatPeriod, lastDayOf, periodsUpTo, previousPeriod, sameQuarterLastYear} from "../period.js";
import type {Settings} from "../settings.js";
import {
  type Comparisons,
  comparisonsOf,
  differenceOf,
  extremes,
  keyFigure,
  municipalityFacts,
  profileDifferences,
  type RowFacts,
  regionFacts,
} from "./facts.js";
import {publicRevision} from "./public-revision.js";

/** How many quarters the course shows, this one included. */
export const quartersShown = 8;

export interface SheetInput {
  readonly edition: PlacedEdition;
  /** earlier quarters that may stand beside this one, oldest first, at most 8 back; there can be gaps */
  readonly history: readonly PlacedEdition[];
  readonly changes: RegionChanges | null;
  /** who vouches for the figures, or did so before they changed */
  readonly vouchings?: readonly Vouching[];
}

export type SheetModel = ReturnType<typeof createModel>;

export function createModel({edition, history, changes, vouchings = []}: SheetInput, settings: Settings) {
  const compared = comparisonsOf(edition, history);
  const region = regionFacts(edition);
  const rows = municipalityFacts(edition);
  return {
    title: settings.title,
    subtitle: settings.subtitle,
    publisher: settings.publisher,
    contact: settings.contact,
    source: settings.source,
    method: settings.method,
    definitions: settings.definitions,
    columns: columns.map((id) => ({id, ...settings.columns[id]})),
    labels: settings.columns,
    region: edition.region,
    period: edition.period,
    previousPeriod: previousPeriod(edition.period),
    dateOfFigures: lastDayOf(edition.period),
    fictional: edition.fictional,
    concept: isConcept(edition, changes),
    suppressed: suppressedSymbols(edition),
    hasProvisional: edition.symbols.some((symbol) => symbol.meaning === "provisional"),
    hasNone: edition.symbols.some((symbol) => symbol.meaning === "none"),
    keyFigures: keyFigures(edition, compared),
    table: {
      rows: edition.municipalities.map((row) => ({
        name: row.name,
        cells: cellsOf(edition, row.name, row.figures),
      })),
      total: edition.total && {cells: cellsOf(edition, edition.total.label, edition.total.figures)},
    },
    register: edition.register,
    shares: sharesOf(rows, region),
    sizes: sizesOf(rows, region),
    course: courseOf(edition, history),
    moves: movesOf(edition, compared.previous),
    /** earlier quarters, in words, with which the differences may be distorted: something there is not explained yet */
    doubtful: [compared.previous, compared.lastYear].flatMap((earlier) =>
      earlier && isDoubtful(earlier, changes) ? [formatPeriod(earlier.period)] : [],
    ),
    /** earlier quarters, in words, since which a herindeling took place: what is compared is not the same area */
    redrawn: [compared.previous, compared.lastYear].flatMap((earlier) =>
      earlier && isRedrawn(earlier, edition) ? [formatPeriod(earlier.period)] : [],
    ),
    changes: publicChanges(changes),
    revision: publicRevision(changes?.revision ?? null, settings),
    vouchings,
    narrative: splitNarrative(edition.narrative),
    corrections: edition.corrections.map((correction) => ({
      ...correction,
      column: settings.columns[correction.column].label,
    })),
    /** whether the rows are regions: true in national-model.ts */
    isNational: false as boolean,
    /** name of the files, without extension */
    fileName: edition.region.slug,
  };
}

/** Without a comparison no note is known to answer anything. */
function isDoubtful(earlier: PlacedEdition, changes: RegionChanges | null): boolean {
  return changes?.doubtful ? changes.doubtful.includes(earlier.period) : isConcept(earlier, null);
}

/** Whether municipalities of the sheet, now or then, were merged or divided in between. */
function isRedrawn(earlier: PlacedEdition, edition: PlacedEdition): boolean {
  return mergersBetween(earlier.period, edition.period).some(({from, into}) =>
    [...from, ...into].some((name) => lists(edition, name) || lists(earlier, name)),
  );
}

function lists({municipalities}: PlacedEdition, name: string): boolean {
  return municipalities.some((row) => row.name === name);
}

/** Each symbol once, in printed order. */
function suppressedSymbols({symbols}: PlacedEdition): string[] {
  return [...new Set(symbols.filter(({meaning}) => meaning === "suppressed").map(({raw}) => raw))];
}

function keyFigures(edition: PlacedEdition, compared: Comparisons) {
  const follow = (measure: (e: PlacedEdition) => number | null, precision?: number) =>
    keyFigure(edition, compared, measure, precision);
  return {
    total: follow((e) => regionFacts(e).counts.totaal),
    withProfile: follow((e) => regionFacts(e).withProfile),
    share: follow((e) => regionFacts(e).share, 1000),
    register: follow((e) => e.register?.persons ?? null),
    known: follow((e) => e.register?.knownPercent ?? null),
    knownShare: follow(
      (e) => (e.register?.knownPercent == null ? null : e.register.knownPercent / 100),
      1000,
    ),
  };
}

/** The five cells of a row as they are printed: numbers in Dutch notation, symbols as they stood in the source. */
export function cellsOf(edition: PlacedEdition, row: string, figures: Figures): string[] {
  return columns.map((column) => printFigure(figureAt(edition, row, column, figures[column])));
}

export function printFigure(figure: Figure): string {
  if (figure.kind === "count") return `${formatCount(figure.persons)}${figure.provisional ? "*" : ""}`;
  return figure.raw || (figure.kind === "none" ? "–" : "?");
}

/** persons: the share of fewer says too little to be the message of a chart */
const leastForMessage = 50;

/** Share with klantprofiel, highest first; then those for which there is none. */
function sharesOf(rows: readonly RowFacts[], region: RowFacts) {
  const ofTotal = (row: RowFacts, count: number | null) =>
    row.share === null || count === null ? null : count / (row.counts.totaal as number);
  const all = rows
    .toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1))
    .map((row) => ({
      name: row.name,
      share: row.share,
      gemeente: ofTotal(row, row.counts.gemeente_met),
      uwv: ofTotal(row, row.counts.uwv_met),
    }));
  return {
    rows: all,
    region: region.share,
    extremes: extremes(
      rows.filter((row) => (row.counts.totaal ?? 0) >= leastForMessage),
      (row) => row.share,
    ),
    incomplete: all.some((row) => row.share === null),
  };
}

/** Counts of the four groups, largest municipality first; `largest` only where all are known and one stands out. */
function sizesOf(rows: readonly RowFacts[], region: RowFacts) {
  const all = rows.toSorted((a, b) => (b.counts.totaal ?? -1) - (a.counts.totaal ?? -1));
  const isKnown = all.every((row) => row.counts.totaal !== null);
  const largest = isKnown && all[0]?.counts.totaal !== all[1]?.counts.totaal ? all[0] : null;
  const total = region.counts.totaal;
  return {
    rows: all,
    largest: largest && {
      name: largest.name,
      count: largest.counts.totaal,
      ofRegion: total ? (largest.counts.totaal as number) / total : null,
    },
  };
}

/** The last eight quarters, oldest first, null where there is no edition; null altogether without an earlier quarter. */
function courseOf(edition: PlacedEdition, history: readonly PlacedEdition[]) {
  const quarters = periodsUpTo(edition.period, quartersShown).map((period) => {
    const there = period === edition.period ? edition : history.find((earlier) => earlier.period === period);
    const region = there && regionFacts(there);
    return {
      period,
      known: (region?.withProfile ?? region?.counts.totaal ?? null) !== null,
      total: region?.counts.totaal ?? null,
      withProfile: region?.withProfile ?? null,
    };
  });
  const first = quarters.find((quarter) => quarter.withProfile !== null);
  const latest = quarters.at(-1);
  if (!first || !latest || latest.withProfile === null || first === latest) return null;
  const start = Math.max(0, quarters.indexOf(first));
  const missing = quarters
    .slice(start)
    .filter((quarter) => !quarter.known)
    .map((quarter) => quarter.period);
  return {
    quarters: quarters.slice(start),
    missing,
    sinceFirst: differenceOf(first.period, first.withProfile as number, latest.withProfile),
    first,
    latest,
    hasLastYear: quarters.some(({period, known}) => known && period === sameQuarterLastYear(edition.period)),
  };
}

/** Change of persons with klantprofiel since the previous quarter, most growth first; null without that quarter. */
function movesOf(edition: PlacedEdition, previous: PlacedEdition | null) {
  if (!previous) return null;
  const differences = [...profileDifferences(edition, previous)];
  const rows = differences
    .map(([name, difference]) => ({name, difference}))
    .toSorted(
      (a, b) => (b.difference ?? Number.NEGATIVE_INFINITY) - (a.difference ?? Number.NEGATIVE_INFINITY),
    );
  const known = rows.filter((row) => row.difference !== null);
  if (known.length === 0) return null;
  return {
    period: previous.period,
    rows,
    extremes: extremes(known, (row) => row.difference),
    incomplete: known.length < rows.length,
  };
}

/** What readers may see: herindelingen, and changes that an analyst has explained. A flag without answer stays inside. */
function publicChanges(changes: RegionChanges | null) {
  return (changes?.changes ?? [])
    .filter(({kind, explanation}) => kind !== "revision" && (kind === "merger" || explanation))
    .map(({message, fact, explanation}) => ({
      message: fact ?? message,
      explanation: explanation?.explanation ?? null,
    }));
}

/** The narrative in two columns of about the same length, in reading order. */
function splitNarrative(narrative: PlacedEdition["narrative"]) {
  const sections = narrative.filter((section) => section.paragraphs.length > 0 || section.heading !== null);
  const length = (section: (typeof sections)[number]) =>
    section.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 90);
  const half = sections.reduce((sum, section) => sum + length(section), 0) / 2;
  let before = 0;
  const left: (typeof sections)[number][] = [];
  const right: (typeof sections)[number][] = [];
  for (const section of sections) {
    (before + length(section) / 2 <= half ? left : right).push(section);
    before += length(section);
  }
  return left.length > 0 ? {left, right} : null;
}
