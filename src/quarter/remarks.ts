/** What there is to know of a region or a quarter besides its state: files that are not what they seem, revisions, open questions. */
import {archiveKey, currentEditions} from "../edition/archive.js";
import {vouchingsOf} from "../edition/certificate.js";
import {openErrors, openWarnings} from "../edition/concept.js";
import type {PlacedEdition} from "../edition/edition.js";
import {lastPublication} from "../edition/publication-record.js";
import {sameFigures} from "../edition/same-figures.js";
import type {Wording} from "../edition/wording.js";
import type {Parameter} from "../vocabulary/finding.js";
import type {Period} from "../vocabulary/period.js";
import type {Remark} from "./checklist-schema.js";
import {quarterInHand} from "./in-hand.js";
import type {InputFact} from "./input-fact.js";
import {pointsInWords} from "./next-step.js";
import type {QuarterFacts} from "./quarter-facts.js";

export function editionRemarks(
  edition: PlacedEdition,
  {archive, inputs}: QuarterFacts,
  wording: Wording,
): Remark[] {
  const {source, fictional, period, region} = edition;
  const unread = inputs.filter((file) => file.state !== "read" && standsFor(file, period, region.slug));
  const say = remarkIn(wording);
  const [earlier] = (archive.get(archiveKey(edition))?.versions ?? []).filter(
    (version) => version.fictional === fictional && !sameFigures(version, edition),
  );
  return [
    ...(source.method === "ocr" ? [say("ocr", "info", {file: source.file})] : []),
    ...(earlier ? [say("revised", "info", replaced(source.file, earlier.source.file))] : []),
    ...unread.map((file) => unreadRemark(file, wording)),
  ];
}

/** What came under the same name is not said to have come in its own place. */
function replaced(file: string, other: string): Record<string, string> {
  return file === other ? {file} : {file, other};
}

export function quarterRemarks(period: Period, facts: QuarterFacts, wording: Wording): Remark[] {
  const say = remarkIn(wording);
  const concerned = (file: InputFact) =>
    file.period === period ||
    file.namedPeriod === period ||
    file.editions.some((key) => key.startsWith(`${period}/`)) ||
    (file.period === null && file.namedPeriod === null && file.editions.length === 0);
  const unread = facts.inputs.filter(
    (file) => concerned(file) && file.state !== "read" && !standsFor(file, period),
  );
  const hand = quarterInHand(facts.archive);
  const doubted = hand?.period === period ? hand.doubted : [];
  return [
    ...doubted.map(({period: quarter, files}) => say("doubted-quarter", "warning", {quarter, files})),
    ...otherQuarters(period, facts.inputs).map(({file, is}) =>
      say("other-quarter", "warning", {file, named: period, is}),
    ),
    ...copies(facts.inputs, concerned).map(([file, other]) => say("duplicate", "info", {file, other})),
    ...unread.map((file) => unreadRemark(file, wording)),
    ...earlierOpen(period, facts).map(({errors, warnings, ...where}) =>
      say("earlier-open", "info", {...where, points: pointsInWords(errors, warnings, wording)}),
    ),
  ];
}

function remarkIn(wording: Wording) {
  return (
    code: Remark["code"],
    severity: Remark["severity"],
    parameters: Readonly<Record<string, Parameter>>,
  ): Remark => ({code, severity, message: wording.checklist(`remark-${code}`, parameters)});
}

function unreadRemark({file, code}: InputFact, wording: Wording): Remark {
  return remarkIn(wording)("unread", "info", {file, ...(code && {reason: wording.file(code)})});
}

function standsFor({region, period}: InputFact, quarter: Period, slug = region?.slug): boolean {
  return region !== null && region.slug === slug && period === quarter;
}

/** Files that by name or folder are of this quarter, and hold no edition of it: last quarter's sheet under a new name. */
function otherQuarters(period: Period, inputs: readonly InputFact[]): {file: string; is: string[]}[] {
  return inputs
    .filter(({namedPeriod, editions}) => namedPeriod === period && editions.length > 0)
    .map(({file, editions}) => ({file, is: [...new Set(editions.map((key) => key.slice(0, 7)))]}))
    .filter(({is}) => !is.includes(period));
}

/** Pairs of files with the same bytes, of which one at least concerns the quarter; the first in input/ comes second. */
function copies(inputs: readonly InputFact[], concerned: (file: InputFact) => boolean): [string, string][] {
  const first = new Map<string, InputFact>();
  return inputs.flatMap((file): [string, string][] => {
    if (file.sha256 === "") return [];
    const other = first.get(file.sha256);
    if (!other) first.set(file.sha256, file);
    return other && (concerned(file) || concerned(other)) ? [[file.file, other.file]] : [];
  });
}

/** How many regions are named one by one. */
const mostNamed = 5;

/** What is open in earlier quarters, latest first; warnings that somebody vouched or published over are seen. */
function earlierOpen(period: Period, facts: QuarterFacts) {
  const byQuarter = new Map<string, {regions: string[]; errors: number; warnings: number}>();
  for (const edition of currentEditions(facts.archive)) {
    if (edition.period >= period) continue;
    const answers = facts.answers.get(archiveKey(edition));
    const errors = openErrors(answers).length;
    const warnings = isSeen(edition, facts) ? 0 : openWarnings(answers).length;
    if (errors + warnings === 0) continue;
    const sum = byQuarter.get(edition.period) ?? {regions: [], errors: 0, warnings: 0};
    sum.regions.push(edition.region.name);
    byQuarter.set(edition.period, {...sum, errors: sum.errors + errors, warnings: sum.warnings + warnings});
  }
  return [...byQuarter]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([quarter, {regions, ...counts}]) => ({
      ...{quarter, ...counts, regions: regions.slice(0, mostNamed)},
      ...(regions.length > mostNamed && {others: regions.length - mostNamed}),
    }));
}

function isSeen(edition: PlacedEdition, {certificates, publications}: QuarterFacts): boolean {
  return (
    lastPublication(edition.region.slug, edition.period, publications) !== undefined ||
    vouchingsOf(edition, certificates).some(({valid}) => valid)
  );
}
