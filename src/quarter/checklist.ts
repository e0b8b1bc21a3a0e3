/**
 * The checklist of a quarter: one state and one next step for every region, and what else has to be looked at. Summary,
 * `factsheet status`, index and change report all say what is worked out here.
 */
import {archiveKey, currentEditions} from "../edition/archive.js";
import {figuresHash, vouchingsOf} from "../edition/certificate.js";
import {openErrors, openWarnings} from "../edition/concept.js";
import type {PlacedEdition} from "../edition/edition.js";
import {isPublishedAs, lastPublication, type PublicationRecord} from "../edition/publication-record.js";
import type {Wording} from "../edition/wording.js";
import type {Period} from "../vocabulary/period.js";
import {netherlands, type Region} from "../vocabulary/region.js";
import {byCodePoint} from "../vocabulary/spelling.js";
import type {Checklist, RegionState, RegionStatus} from "./checklist-schema.js";
import {expectedIn} from "./expected.js";
import {nextStep} from "./next-step.js";
import type {QuarterFacts} from "./quarter-facts.js";
import {editionRemarks, quarterRemarks} from "./remarks.js";

/**
 * @param period any quarter, also one of which there is nothing yet
 * @returns real and fictional editions of the quarter beside each other, each judged among its own kind
 */
export function checklistOf(period: Period, facts: QuarterFacts, wording: Wording): Checklist {
  const expected = expectedIn(period, facts.archive);
  const editions = currentEditions(facts.archive).filter(
    (edition) => edition.period === period && edition.region.slug !== netherlands.slug,
  );
  const present = new Set(editions.map(({region}) => region.slug));
  const unread = facts.inputs.filter(
    (file) => file.period === period && file.region && file.state !== "read",
  );
  const awaited = new Map(
    [...expected.regions, ...unread.flatMap(({region}) => region ?? [])]
      .filter(({slug}) => !present.has(slug))
      .map((region) => [region.slug, region]),
  );
  const isFictional = editions.length > 0 && editions.every(({fictional}) => fictional);
  const regions = [
    ...editions.map((edition) => statusOf(edition, facts, wording)),
    ...[...awaited.values()].map((region) => withoutEdition(region, period, isFictional, facts, wording)),
  ];
  return {
    period,
    fictional: editions.some(({fictional}) => fictional),
    expected: expected.regions.length === 0 ? expected.count : regions.length,
    regions: regions.sort((a, b) => byCodePoint(a.slug, b.slug)),
    remarks: quarterRemarks(period, facts, wording),
  };
}

function statusOf(edition: PlacedEdition, facts: QuarterFacts, wording: Wording): RegionStatus {
  const {region, period, fictional, source} = edition;
  const answers = facts.answers.get(archiveKey(edition));
  const counts = {
    errors: openErrors(answers).length,
    warnings: openWarnings(answers).length,
    answered: (answers?.points ?? []).filter(({answered}) => answered).length,
  };
  const record = lastPublication(region.slug, period, facts.publications);
  const published = record && {date: record.date, figures: record.figures.slice(0, 8)};
  const waiting = facts.inputs.find(
    (file) => file.state === "waiting" && file.period === period && file.region?.slug === region.slug,
  );
  const state = stateOf(edition, {...counts, record, isWaiting: waiting !== undefined}, facts);
  const status = {
    ...{region: region.name, slug: region.slug, fictional, state},
    ...{open: counts.errors + counts.warnings, ...counts},
    ...{source: source.file, published: published ?? null},
  };
  const next = nextStep(status, {period, file: waiting?.file ?? source.file}, facts, wording);
  return {...status, next, remarks: editionRemarks(edition, facts, wording)};
}

/**
 * Other figures than those published are the first thing to know, whatever is open; an error comes before anything
 * that would let the sheet pass. Who certified or published it has seen its warnings.
 */
function stateOf(
  edition: PlacedEdition,
  {
    errors,
    warnings,
    record,
    isWaiting,
  }: {errors: number; warnings: number; record: PublicationRecord | undefined; isWaiting: boolean},
  {certificates, drawn}: QuarterFacts,
): RegionState {
  if (isWaiting) return "received";
  if (record && !isPublishedAs(figuresHash(edition), record)) return "stale";
  if (errors > 0) return "open";
  if (record) return "published";
  if (drawn && !drawn.has(archiveKey(edition))) return "received";
  if (vouchingsOf(edition, certificates).some(({valid}) => valid)) return "certified";
  return warnings > 0 ? "open" : "ready";
}

/** A region of which no figures were read: nothing came, or nothing that could be read. */
function withoutEdition(
  region: Region,
  period: Period,
  fictional: boolean,
  facts: QuarterFacts,
  wording: Wording,
): RegionStatus {
  const files = facts.inputs.filter(
    (file) => file.state !== "read" && file.period === period && file.region?.slug === region.slug,
  );
  const [file] = [...files].sort((a, b) => Number(b.state === "waiting") - Number(a.state === "waiting"));
  const record = lastPublication(region.slug, period, facts.publications);
  const status = {
    ...{region: region.name, slug: region.slug, fictional},
    state: !file ? "missing" : file.state === "waiting" ? "received" : "refused",
    ...{open: 0, errors: 0, warnings: 0, answered: 0},
    source: file?.file ?? null,
    published: record ? {date: record.date, figures: record.figures.slice(0, 8)} : null,
  } as const;
  const next = nextStep(status, {period, file: file?.file ?? null, code: file?.code ?? null}, facts, wording);
  return {...status, next, remarks: []};
}
