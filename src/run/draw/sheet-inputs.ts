/** What the sheets that were asked for are drawn from. */
import {type Comparison, compareArchive} from "../../change/compare.js";
import type {QuarterChanges, RegionChanges} from "../../change/region-changes.js";
import {
  type Archive,
  archiveKey,
  currentEditions,
  earlierVersions,
  periodsOf,
} from "../../edition/archive.js";
import {type Certificate, vouchingsOf} from "../../edition/certificate.js";
import type {PlacedEdition} from "../../edition/edition.js";
import {namedAs} from "../../edition/named-as.js";
import type {NationalInput} from "../../publication/models/national.js";
import {addUpRegions, nationalName} from "../../publication/models/national.js";
import {alignRegions} from "../../publication/models/national-aligned.js";
import type {Beside} from "../../publication/models/sheet-model.js";
import type {SheetInput} from "../../publication/sheet.js";
import type {DrawInput} from "../../publication/threads/draw-task.js";
import {pagesToReview} from "../../publication/web/review.js";
import {quarterInHand} from "../../quarter/in-hand.js";
import type {Config} from "../../settings/config.js";
import {tellFault} from "../../system/faults.js";
import {isPeriod, type Period, periodsBefore} from "../../vocabulary/period.js";
import {netherlands} from "../../vocabulary/region.js";
import {byCodePoint} from "../../vocabulary/spelling.js";
import type {Inputs, OwnWords, TemplateWords} from "../plan/inputs.js";

/** The quarters that were asked for, oldest first: `latest` is the one in hand (quarter/in-hand.ts). */
export function chosenPeriods({period}: Config, archive: Archive): readonly Period[] {
  if (isPeriod(period)) return [period];
  if (period === "all") return periodsOf(archive);
  const hand = quarterInHand(archive);
  return hand ? [...(hand.before ? [hand.before] : []), hand.period] : [];
}

/** Quarters against earlier ones, and what is answered in any. */
export function comparisonOf(
  periods: readonly Period[],
  words: OwnWords & TemplateWords,
  archive: Archive,
): Comparison {
  const versions = earlierVersions(archive);
  return compareArchive(periods, currentEditions(archive), {...words, versions, onFault: tellFault});
}

/** What a run is about: the sheets that were asked for, and all others that lie in output/. */
export interface SheetsOfRun {
  /** of every quarter that has a sheet here */
  readonly comparison: Comparison;
  /** the quarters that were asked for, oldest first */
  readonly periods: readonly Period[];
  readonly sheets: readonly SheetInput[];
  readonly nationals: readonly NationalInput[];
  /** sheets of other quarters and regions that an earlier run left: they may be older than their figures now */
  readonly others: readonly DrawInput[];
}

export function sheetsOfRun(config: Config, inputs: Inputs, archive: Archive): SheetsOfRun {
  const periods = chosenPeriods(config, archive);
  const there = new Set(inputs.previous.files.flatMap(({file}) => nameOfSheet(file) ?? []));
  const others = [...there].map((name) => name.slice(0, 7) as Period);
  const comparison = comparisonOf([...new Set([...periods, ...others])].sort(), inputs, archive);
  const sheets = sheetInputs(archive, comparison.quarters, inputs.certificates);
  const nationals = nationalInputs(archive, comparison);
  const isAsked = ({edition}: SheetInput) => periods.includes(edition.period) && isChosen(config, edition);
  // none when only some regions were chosen
  const isAskedSum = ({sums}: NationalInput) => periods.includes(sums.period) && config.regions.length === 0;
  return {
    ...{comparison, periods},
    sheets: sheets.filter(isAsked),
    nationals: nationals.filter(isAskedSum),
    others: [
      ...sheets.filter((sheet) => !isAsked(sheet) && there.has(archiveKey(sheet.edition))),
      ...nationals.filter((sums) => !isAskedSum(sums) && there.has(`${sums.sums.period}/${nationalName}`)),
    ],
  };
}

/** Whoever asked for one quarter or region gets that only; what is stale besides is named. */
export function drawsOthers({period, regions}: Config): boolean {
  return regions.length === 0 && !isPeriod(period);
}

/** "2023-Q2/midden-utrecht.pdf" is of 2023-Q2/midden-utrecht; null for a file of another kind. */
export function nameOfSheet(file: string): string | null {
  return /^(\d{4}-Q\d\/(?!changes\.)[^/.]+)\.(?:pdf|html|csv|xlsx|json)$/.exec(file)?.[1] ?? null;
}

function isChosen(config: Config, edition: PlacedEdition): boolean {
  return config.regions.length === 0 || config.regions.includes(edition.region.slug);
}

/** What a sheet is drawn from: its edition, the quarters before it, and what changed since. */
export function sheetInputs(
  archive: Archive,
  quarters: readonly QuarterChanges[],
  certificates: readonly Certificate[],
): SheetInput[] {
  return quarters.flatMap(({period, fictional, regions}) => {
    const sheets = regions.flatMap((changes) => {
      const edition = archive.get(`${period}/${changes.slug}`)?.current;
      // A printed national table is what the national sheet is checked against, not a sheet of its own.
      if (!edition || edition.fictional !== fictional || changes.slug === netherlands.slug) return [];
      const vouchings = vouchingsOf(edition, certificates);
      return [{edition, history: historyOf(edition, archive), changes, vouchings}];
    });
    const reviewed = sheets
      .map(({edition}) => edition)
      .filter((edition) => pagesToReview(edition).length > 0);
    return sheets.map((sheet) => ({...sheet, beside: besideOf(sheet.edition, reviewed)}));
  });
}

/** The regions whose review pages come before and after, by name. */
function besideOf({region}: PlacedEdition, reviewed: readonly PlacedEdition[]): Beside {
  const regions = reviewed.map((edition) => edition.region).sort((a, b) => byCodePoint(a.slug, b.slug));
  const named = (one: PlacedEdition["region"] | undefined) => (one ? {name: one.name, slug: one.slug} : null);
  return {
    previous: named(regions.findLast(({slug}) => slug < region.slug)),
    next: named(regions.find(({slug}) => slug > region.slug)),
  };
}

/** The national sheets of these quarters; where there are real figures, none of fictional ones. */
export function nationalInputs(archive: Archive, {quarters, answers}: Comparison): NationalInput[] {
  const all = quarters.flatMap(({period, fictional, regions}) => {
    const input = addUpRegions(archive, period, fictional, answers);
    const doubtful = doubtfulQuarters(regions);
    const revised = regions.flatMap(({region, revision}) =>
      revision ? [{name: region, date: revision.date}] : [],
    );
    return input ? [{...input, doubtful, revised, aligned: alignRegions(input, regions)}] : [];
  });
  const real = new Set(all.filter(({sums}) => !sums.fictional).map(({sums}) => sums.period));
  return all.filter(({sums}) => !sums.fictional || !real.has(sums.period));
}

/** Oldest first. */
function doubtfulQuarters(regions: readonly RegionChanges[]): NonNullable<NationalInput["doubtful"]> {
  const periods = [...new Set(regions.flatMap(({doubtful = []}) => doubtful))].sort();
  return periods.map((period) => ({
    period,
    regions: regions.filter(({doubtful}) => doubtful?.includes(period)).map(({region}) => region),
  }));
}

/** Earlier quarters that may stand beside this one, oldest first. */
function historyOf(sheet: PlacedEdition, archive: Archive): PlacedEdition[] {
  const {period, region, fictional} = sheet;
  return periodsBefore(period).flatMap((earlier) => {
    const edition = archive.get(`${earlier}/${region.slug}`)?.current;
    return edition && edition.fictional === fictional ? [namedAs(edition, sheet)] : [];
  });
}
