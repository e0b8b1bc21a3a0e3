/** What the index (index.hbs) is filled in with: the latest quarter, then every quarter by region. */

import {revisionOf} from "../../change/revision.js";
import {
  type Archive,
  type ArchiveEntry,
  archiveKey,
  currentEditions,
  periodsOf,
} from "../../edition/archive.js";
import {type Certificate, vouchingsOf} from "../../edition/certificate.js";
import {
  type Answers,
  type AnswersByEdition,
  isConcept,
  openErrors,
  openFindings,
  openWarnings,
} from "../../edition/concept.js";
import {isFromTable, type PlacedEdition} from "../../edition/edition.js";
import type {PublicationRecord} from "../../edition/publication-record.js";
import {revisedPublication} from "../../edition/published-version.js";
import {createWording, type Messages} from "../../edition/wording.js";
import type {Checklist} from "../../quarter/checklist-schema.js";
import {quarterInHand} from "../../quarter/in-hand.js";
import type {Settings} from "../../settings/settings.js";
import {addendsOf, shareWithProfile} from "../../vocabulary/addends.js";
import {formatShare} from "../../vocabulary/figure.js";
import {type Period, shownPeriods} from "../../vocabulary/period.js";
import {byCodePoint} from "../../vocabulary/spelling.js";
import {checklistModel} from "./checklist-model.js";
import {addUpRegions, nationalName} from "./national.js";
import {trendLine} from "./trend-line.js";

/** A PDF that gave no edition, and the code of the error. */
export interface UnreadFile {
  readonly file: string;
  readonly code: string;
}

interface IndexInput {
  readonly archive: Archive;
  /** of the quarters of this run; left out: none */
  readonly checklists?: readonly Checklist[];
  /** which findings somebody answered, of all quarters; left out: none */
  readonly answers?: AnswersByEdition;
  readonly files: readonly string[];
  readonly unread: readonly UnreadFile[];
  readonly certificates?: readonly Certificate[];
  /** what was published, and when; left out: nothing */
  readonly publications?: readonly PublicationRecord[];
}

/** What an index needs to know of every sheet. */
interface Found {
  /** files in output/ */
  readonly present: ReadonlySet<string>;
  readonly answers: AnswersByEdition;
  readonly publications: readonly PublicationRecord[];
}

export type IndexModel = ReturnType<typeof createIndexModel>;

export function createIndexModel(
  {
    archive,
    checklists = [],
    answers = new Map(),
    files,
    unread,
    certificates = [],
    publications = [],
  }: IndexInput,
  {settings, messages}: {readonly settings: Settings; readonly messages: Messages},
) {
  const periods = periodsOf(archive).reverse();
  const present = new Set(files);
  const found: Found = {present, answers, publications};
  const wording = createWording(messages, settings);
  const editions = currentEditions(archive);
  const latest = quarterInHand(archive)?.period ?? periods[0];
  const checklist = checklists.find(({period}) => period === latest);
  const vouchings = editions.flatMap((edition) =>
    vouchingsOf(edition, certificates).map((vouching) => ({
      ...vouching,
      region: edition.region.name,
      period: edition.period,
    })),
  );
  const concepts = editions
    .map((edition) => conceptOf(edition, answers.get(archiveKey(edition))))
    .filter(({messages}) => messages.length > 0);
  return {
    title: settings.title,
    subtitle: settings.subtitle,
    publisher: settings.publisher,
    contact: settings.contact,
    fictional: editions.some((edition) => edition.fictional),
    latest: latest ? latestQuarter(latest, archive, found, certificates) : null,
    /** every region of that quarter, those too of which nothing came; null: not worked out */
    checklist: checklist ? checklistModel(checklist, wording) : null,
    periods: periods.map((period) => ({period, report: reportOf(period, present)})),
    regions: regionRows(archive, periods, found),
    certified: vouchings.filter(({valid, period}) => valid && period === latest),
    voided: vouchings.filter(({valid}) => !valid),
    national: latest ? [false, true].flatMap((kind) => nationalCourse(archive, latest, kind) ?? []) : [],
    concepts: concepts.filter(({period}) => period === latest),
    earlierConcepts: concepts.filter(({period}) => period !== latest).reverse(),
    data: present.has("data/datapackage.json"),
    unread: unread.map(({file, code}) => ({file, reason: wording.file(code)})),
  };
}

/**
 * The regions of one kind added up in the latest quarter, and over the quarters before it that have the same regions;
 * null when there is nothing to add up.
 */
function nationalCourse(archive: Archive, latest: Period, fictional: boolean) {
  const input = addUpRegions(archive, latest, fictional);
  if (!input) return null;
  const facts = shownPeriods(latest).map((period) => {
    const sums = period === latest ? input.sums : input.history.find((other) => other.period === period);
    return {period, ...(sums ? keyFigures(sums) : {total: null, share: null})};
  });
  const first = facts.find(({total, share}) => total !== null && share !== null);
  const [totals, shares] = [facts.map(({total}) => total), facts.map(({share}) => share)];
  return {
    fictional,
    regionCount: input.editions.length,
    ofRegions: input.editions.length + input.missing.length,
    missing: input.missing,
    ...keyFigures(input.sums),
    /** the earlier end of both lines; null without an earlier quarter */
    first: first && first.period !== latest ? first : null,
    totals: trendLine(totals),
    shares: {...trendLine(shares), text: shares.map((share) => formatShare(share)).join(", ")},
  };
}

function latestQuarter(period: Period, archive: Archive, found: Found, certificates: readonly Certificate[]) {
  const {present} = found;
  const editions = currentEditions(archive).filter((edition) => edition.period === period);
  return {
    period,
    report: reportOf(period, present),
    national: {
      html: present.has(`${period}/${nationalName}.html`) ? `${period}/${nationalName}.html` : null,
      pdf: present.has(`${period}/${nationalName}.pdf`) ? `${period}/${nationalName}.pdf` : null,
    },
    sheets: editions.map((edition) => ({
      slug: edition.region.slug,
      ...sheetOf(edition, found),
      revision: revisionIn(archive.get(archiveKey(edition)), found),
      name: edition.region.name,
      vouched: vouchingsOf(edition, certificates).some(({valid}) => valid),
      voided: vouchingsOf(edition, certificates).some(({valid}) => !valid),
      ...keyFigures(edition),
    })),
  };
}

function keyFigures(edition: PlacedEdition) {
  if (!edition.total) return {total: null, share: null};
  const addends = addendsOf(edition.total.figures);
  return {total: addends.totaal, share: shareWithProfile(addends)};
}

function regionRows(archive: Archive, periods: readonly Period[], found: Found) {
  const names = new Map(currentEditions(archive).map(({region}) => [region.slug, region.name]));
  return [...names]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([slug, name]) => ({
      name,
      cells: periods.map((period) => {
        const entry = archive.get(`${period}/${slug}`);
        return {
          period,
          region: name,
          sheet: entry ? sheetOf(entry.current, found) : null,
          revision: revisionIn(entry, found),
        };
      }),
    }));
}

/** null where nothing was published, or the same */
function revisionIn(entry: ArchiveEntry | undefined, {publications}: Found) {
  if (!entry) return null;
  const {current, versions} = entry;
  return revisionOf(current, revisedPublication(current, versions, publications));
}

function sheetOf(edition: PlacedEdition, {present, answers}: Found) {
  const key = archiveKey(edition);
  const linkTo = (format: string) => (present.has(`${key}.${format}`) ? `${key}.${format}` : null);
  const reviewed = `${edition.period}/review/${edition.region.slug}.html`;
  const [html, pdf, csv, xlsx] = ["html", "pdf", "csv", "xlsx"].map(linkTo);
  return {
    html: html ?? null,
    pdf: pdf ?? null,
    csv: csv ?? null,
    xlsx: xlsx ?? null,
    review: present.has(reviewed) ? reviewed : null,
    drawn: Boolean(html ?? pdf),
    concept: isConcept(edition, answers.get(key)),
    fictional: edition.fictional,
    fromTable: isFromTable(edition),
    errors: openErrors(answers.get(key)).length,
    warnings: openWarnings(answers.get(key)).length,
  };
}

/** The errors of an edition that wait for an answer. */
function conceptOf(edition: PlacedEdition, answers: Answers | undefined) {
  const errors = answers?.points ? openErrors(answers) : openFindings(edition, answers);
  return {region: edition.region.name, period: edition.period, messages: errors.map(({message}) => message)};
}

function reportOf(period: Period, present: ReadonlySet<string>): string | null {
  const report = `${period}/changes.html`;
  return present.has(report) ? report : null;
}
