/** What the sheets that were asked for are drawn from. */
import {type Comparison, compareArchive} from "../../change/compare.js";
import type {QuarterChanges, RegionChanges} from "../../change/region-changes.js";
import {type Archive, currentEditions, earlierVersions, periodsOf} from "../../edition/archive.js";
import {type Certificate, vouchingsOf} from "../../edition/certificate.js";
import type {PlacedEdition} from "../../edition/edition.js";
import type {NationalInput} from "../../publication/models/national.js";
import {addUpRegions} from "../../publication/models/national.js";
import {alignRegions} from "../../publication/models/national-aligned.js";
import type {SheetInput} from "../../publication/sheet.js";
import type {Config} from "../../settings/config.js";
import {tellFault} from "../../system/faults.js";
import {isPeriod, periodsBefore} from "../../vocabulary/period.js";
import {netherlands} from "../../vocabulary/region.js";
import type {Inputs, OwnWords, TemplateWords} from "../plan/inputs.js";

/** The quarters that were chosen against earlier ones, and what is answered in any. */
export function comparisonOf(config: Config, words: OwnWords & TemplateWords, archive: Archive): Comparison {
  const periods = periodsOf(archive);
  const chosen = isPeriod(config.period)
    ? [config.period]
    : config.period === "all"
      ? periods
      : periods.slice(-1);
  const versions = earlierVersions(archive);
  return compareArchive(chosen, currentEditions(archive), {...words, versions, onFault: tellFault});
}

/** What the factsheets of the regions that were chosen are drawn from. */
export function chosenSheets(
  config: Config,
  inputs: Inputs,
  archive: Archive,
  quarters: readonly QuarterChanges[],
): SheetInput[] {
  return sheetInputs(archive, quarters, inputs.certificates).filter(({edition}) => isChosen(config, edition));
}

/** The national sheets; none when only some regions were chosen. */
export function chosenNationals(config: Config, archive: Archive, comparison: Comparison): NationalInput[] {
  return config.regions.length === 0 ? nationalInputs(archive, comparison) : [];
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
  return quarters.flatMap(({period, fictional, regions}) =>
    regions.flatMap((changes) => {
      const edition = archive.get(`${period}/${changes.slug}`)?.current;
      // A printed national table is what the national sheet is checked against, not a sheet of its own.
      if (!edition || edition.fictional !== fictional || changes.slug === netherlands.slug) return [];
      const vouchings = vouchingsOf(edition, certificates);
      return [{edition, history: historyOf(edition, archive), changes, vouchings}];
    }),
  );
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
function historyOf({period, region, fictional}: PlacedEdition, archive: Archive): PlacedEdition[] {
  return periodsBefore(period).flatMap((earlier) => {
    const edition = archive.get(`${earlier}/${region.slug}`)?.current;
    return edition && edition.fictional === fictional ? [edition] : [];
  });
}
