/** What the template is filled in with: the fields that templates/README.md lists. */

import type {AlignedQuarter} from "../../change/aligned.js";
import type {Change} from "../../change/change.js";
import type {RegionChanges} from "../../change/region-changes.js";
import type {Vouching} from "../../edition/certificate.js";
import {isConcept, openFindings} from "../../edition/concept.js";
import {type PlacedEdition, rowsOf} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {columns, type Figure, type Figures, markIn} from "../../vocabulary/figure.js";
import {lastDayOf, type Period, previousPeriod} from "../../vocabulary/period.js";
import {boundariesOf} from "./boundaries.js";
import {doubtsOf} from "./doubts.js";
import {comparisonsOf, extremes, organisationsOf} from "./key-figures.js";
import {courseOf, keyFigures, movesOf} from "./over-time.js";
import {printFigure} from "./printed-figure.js";
import {publicCorrection} from "./public-correction.js";
import {publicRevision} from "./public-revision.js";
import {earlierQuarter, municipalityFacts, quarterOf, type RowFacts} from "./quarter.js";

export interface SheetInput {
  readonly edition: PlacedEdition;
  /** earlier quarters that may stand beside this one, oldest first, at most 8 back; there can be gaps */
  readonly history: readonly PlacedEdition[];
  readonly changes: RegionChanges | null;
  /** the earlier quarters that had other boundaries; those of the changes when left out */
  readonly aligned?: readonly AlignedQuarter[] | null;
  /** who vouches for the figures, or did so before they changed */
  readonly vouchings?: readonly Vouching[];
  /** the regions whose review pages come before and after that of this one */
  readonly beside?: Beside;
}

export interface Beside {
  readonly previous: {readonly name: string; readonly slug: string} | null;
  readonly next: {readonly name: string; readonly slug: string} | null;
}

export type SheetModel = ReturnType<typeof createModel>;

export function createModel(
  {edition, history, changes, vouchings = [], aligned = changes?.aligned ?? null}: SheetInput,
  settings: Settings,
) {
  const now = quarterOf(edition);
  const earlier = history.map((then) => earlierQuarter(then, edition, aligned));
  const compared = comparisonsOf(now, earlier);
  const rows = municipalityFacts(edition);
  const figures = rowsOf(edition).flatMap((row) => columns.map((column) => row.figures[column]));
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
    doubts: doubtsOf({findings: openFindings(edition, changes), total: edition.total}, settings),
    suppressed: suppressedSymbols(figures),
    hasProvisional: figures.some((figure) => markIn(figure) === "provisional"),
    hasRevised: figures.some((figure) => markIn(figure) === "revised"),
    hasWithheld: figures.some(({kind}) => kind === "withheld"),
    hasNone: figures.some(({kind}) => kind === "none"),
    keyFigures: keyFigures(now, compared, settings.checks),
    table: {
      rows: edition.municipalities.map((row) => ({
        name: row.name,
        cells: cellsOf(row.figures),
      })),
      total: edition.total && {cells: cellsOf(edition.total.figures)},
    },
    register: edition.register,
    organisations: organisationsOf(now.region),
    shares: sharesOf(rows, now.region),
    sizes: sizesOf(rows, now.region),
    course: courseOf(now, earlier),
    moves: movesOf(now, compared),
    /** earlier quarters with which the differences may be distorted: something there is not explained yet */
    doubtful: [compared.previous, compared.lastYear].flatMap((then) =>
      then && isDoubtful(then.period, history, changes) ? [then.period] : [],
    ),
    boundaries: boundariesOf(now, compared),
    changes: publicChanges(changes),
    revision: publicRevision(changes?.revision ?? null, settings),
    vouchings: vouchings.map(({by, date, valid}) => ({by: settings.showNames ? by : null, date, valid})),
    narrative: splitNarrative(edition.narrative),
    corrections: edition.corrections.map((correction) => publicCorrection(correction, settings)),
    /** whether the rows are regions: true in national-model.ts */
    isNational: false as boolean,
    /** name of the files, without extension */
    fileName: edition.region.slug,
  };
}

/** Without a comparison no note is known to answer anything. */
function isDoubtful(
  period: Period,
  history: readonly PlacedEdition[],
  changes: RegionChanges | null,
): boolean {
  if (changes?.doubtful) return changes.doubtful.includes(period);
  return history.some((earlier) => earlier.period === period && isConcept(earlier, null));
}

/** Each symbol once, in printed order. */
function suppressedSymbols(figures: readonly Figure[]): string[] {
  return [...new Set(figures.flatMap((figure) => (figure.kind === "suppressed" ? [figure.raw] : [])))];
}

/** The five cells of a row as they are printed: numbers in Dutch notation, symbols as they stood in the source. */
export function cellsOf(figures: Figures): string[] {
  return columns.map((column) => printFigure(figures[column]));
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
  const large = rows.filter((row) => (row.counts.totaal ?? 0) >= leastForMessage);
  return {
    rows: all,
    region: region.share,
    extremes: extremes(large, (row) => row.share),
    /** how many persons a row of the extremes has at least; null where every row with a share is among them */
    extremesFrom: rows.some((row) => row.share !== null && !large.includes(row)) ? leastForMessage : null,
    known: all.some((row) => row.share !== null),
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

/** Municipalities that became others, or went to another region. */
function isOfDivision(kind: Change["kind"]): boolean {
  return kind === "merger" || kind === "region-move";
}

/** What readers may see: herindelingen, moves, and what an analyst wrote for them, in those words. All else stays inside. */
function publicChanges(changes: RegionChanges | null) {
  return (changes?.changes ?? [])
    .filter(({kind}) => kind !== "revision")
    .map(({kind, message, explanation}) => [isOfDivision(kind) ? message : "", explanation?.onSheet ?? ""])
    .map((said) => ({message: said.filter(Boolean).join(" ")}))
    .filter(({message}) => message !== "");
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
