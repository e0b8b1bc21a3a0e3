/** What changed in a quarter: every edition against the earlier ones of its region, with the whole country for comparison. */
import {archiveKey} from "../edition/archive.js";
import {compressData} from "../edition/compact.js";
import type {Answers, AnswersByEdition} from "../edition/concept.js";
import type {PlacedEdition} from "../edition/edition.js";
import type {PublicationRecord} from "../edition/publication-record.js";
import {revisedPublication} from "../edition/published-version.js";
import {bySeverity} from "../vocabulary/finding.js";
import {type Period, sameQuarterLastYear} from "../vocabulary/period.js";
import {netherlands} from "../vocabulary/region.js";
import {alignedQuarters} from "./aligned.js";
import {herindelingenApplied} from "./alignment.js";
import type {Change, Explanation} from "./change.js";
import {type Country, countryOf, type Sheet} from "./counted-sheet.js";
import {countryOverTime} from "./country-over-time.js";
import {differencesOf} from "./differences.js";
import {changeOf, type Flag} from "./flag.js";
import {type Judgement, type JudgeOptions, judge, notCompared} from "./judgement.js";
import {noiseOverTime} from "./noise-over-time.js";
import {answers, explanationOf} from "./notes.js";
import type {QuarterChanges, RegionChanges} from "./region-changes.js";
import {revisionOf} from "./revision.js";
import {enter, isDoubted, type Ledger, remembered, type Subject, subjectOf} from "./subject.js";
import {trendOf} from "./trend.js";
import {byWeight, effectOf} from "./weight.js";

export interface CompareOptions extends JudgeOptions {
  /** what was read of a region and quarter besides its current edition */
  readonly versions?: readonly PlacedEdition[];
  /** what was published, and when; left out: nothing */
  readonly publications?: readonly PublicationRecord[];
  /** how far back the quarter to compare with may lie, in quarters; 4 when not given */
  readonly reach?: number;
}

/**
 * What changed in one quarter, against the quarter before and the same quarter a year before.
 *
 * @param editions current editions of all quarters and regions, in any order: earlier ones are what is compared
 *   with, and what was flagged in them is no new flag here; later ones have no say
 * @returns one for the real and one for the fictional editions of the quarter, where there are any: they never meet
 */
export function compareQuarter(
  period: Period,
  editions: readonly PlacedEdition[],
  options: CompareOptions,
): QuarterChanges[] {
  return compareQuarters([period], editions, options);
}

/** The same for several quarters at once, which is quicker than one by one; in the order of the editions' quarters. */
export function compareQuarters(
  periods: readonly Period[],
  editions: readonly PlacedEdition[],
  options: CompareOptions,
): QuarterChanges[] {
  const latest = periods.toSorted().at(-1) ?? "";
  const known = editions.filter(({period}) => period <= latest);
  return compareArchive(periods, known, options).quarters;
}

export interface Comparison {
  readonly quarters: QuarterChanges[];
  /** of every edition, whatever its quarter */
  readonly answers: AnswersByEdition;
}

/** The same for some quarters of an archive, and of all its editions which findings somebody answered. */
export function compareArchive(
  periods: readonly Period[],
  editions: readonly PlacedEdition[],
  options: CompareOptions,
): Comparison {
  const compared = [false, true].map((fictional) => {
    const ofKind = (edition: PlacedEdition) => edition.fictional === fictional;
    const versions = (options.versions ?? []).filter(ofKind);
    const country = countryOf(editions.filter(ofKind));
    const {quarters, answers} = compareCountry(country, new Set(periods), {...options, versions});
    return {quarters: quarters.map((quarter) => ({...quarter, fictional})), answers};
  });
  return {
    quarters: compared.flatMap(({quarters}) => quarters),
    answers: new Map(compared.flatMap(({answers}) => [...answers])),
  };
}

/** Quarter after quarter, since what was flagged in one has a say in the next. */
function compareCountry(
  country: Country,
  wanted: ReadonlySet<Period>,
  options: CompareOptions & {readonly versions: readonly PlacedEdition[]},
): {quarters: Omit<QuarterChanges, "fictional">[]; answers: AnswersByEdition} {
  const ledger: Ledger = new Map();
  const answers = new Map<string, Answers>();
  const doubtful = new Set<string>();
  const noise = noiseOverTime(options.settings.changes);
  const ofCountry = countryOverTime(options.settings.changes);
  const quarters = [...country].flatMap(([period, sheets]) => {
    const noiseSince = remembered((against: Period) => noise.since(against, subjects));
    const registerNoiseSince = remembered((against: Period) => noise.ofRegistersSince(against, subjects));
    const herindelingenSince = remembered((against: Period) =>
      herindelingenApplied(
        against,
        period,
        [...sheets.values()],
        [...(country.get(against)?.values() ?? [])],
      ),
    );
    const ofRegions = remembered((_: "once") => noise.ofRegions(subjects));
    const regionNoise = () => ofRegions("once");
    const faults = new Map<Sheet, unknown>();
    const subjects: Subject[] = [...sheets.values()].map((sheet) => {
      const isVersion = ({period, region}: PlacedEdition) =>
        period === sheet.period && region.slug === sheet.edition.region.slug;
      const versions = options.versions.filter(isVersion);
      const revised = revisedPublication(sheet.edition, versions, options.publications ?? []);
      const measures = {
        neighbours: [...sheets.values()],
        versions,
        revised,
        noiseSince,
        regionNoise,
        registerNoiseSince,
        herindelingenSince,
      };
      try {
        return subjectOf(sheet, country, ledger, measures, options.reach);
      } catch (fault) {
        faults.set(sheet, fault);
        return subjectOf(sheet, new Map(), ledger, measures);
      }
    });
    const judgements = subjects.map((subject) => judge(subject, faults.get(subject.sheet), options));
    for (const {subject, flags, answered, points, isDoubtful} of judgements) {
      const key = archiveKey(subject.sheet.edition);
      const found = flags.map(({flag}) => flag);
      enter(ledger, subject.sheet, found);
      answers.set(key, {answered, points});
      if (isDoubtful) doubtful.add(key);
    }
    noise.remember(subjects, ({sheet}, place) => isDoubted(ledger, sheet, place));
    const countryFlags = ofCountry(subjects);
    const isDoubtfulThen = (against: Period, {sheet}: Subject) =>
      doubtful.has(`${against}/${sheet.edition.region.slug}`);
    return wanted.has(period)
      ? [
          {
            period,
            country: {changes: countryChanges(period, countryFlags, options)},
            regions: judgements.map((one) => regionOrFault(one, isDoubtfulThen, options)),
          },
        ]
      : [];
  });
  return {quarters, answers};
}

/** A note about the region Nederland answers them. */
function countryChanges(period: Period, flags: readonly Flag[], {notes, wording}: CompareOptions): Change[] {
  return flags.map((flag) => {
    const note = notes.find((one) => answers(one, netherlands.slug, period, flag));
    return changeOf(flag, note ? explanationOf(note) : null, wording);
  });
}

function regionOrFault(...[judgement, isDoubtful, options]: Parameters<typeof regionChanges>): RegionChanges {
  try {
    return regionChanges(judgement, isDoubtful, options);
  } catch (fault) {
    const {sheet} = judgement.subject;
    options.onFault?.(fault, archiveKey(sheet.edition));
    const {name, slug} = sheet.edition.region;
    const changes = [changeOf(notCompared(fault), null, options.wording)];
    return {region: name, slug, against: [], changes, differences: []};
  }
}

function regionChanges(
  {subject, flags, answered, points}: Judgement,
  isDoubtful: (against: Period, subject: Subject) => boolean,
  {wording}: CompareOptions,
): RegionChanges {
  const {sheet, revised} = subject;
  const {name, slug} = sheet.edition.region;
  const compared = comparedWith(subject);
  const revision = revisionOf(sheet.edition, revised);
  const changes = flags.map(({flag, explanation}): Change => {
    const trend = trendOf(subject, flag);
    const told = changeOf(flag, explanation, wording);
    const effect = effectOf(told, sheet);
    const change = effect === null ? told : {...told, effect: Math.round(effect * 1e6) / 1e6};
    return trend ? {...change, trend} : change;
  });
  // far more than all the rest, and looked at once or twice
  const differences = compressData([
    ...compared.flatMap((alignment) => differencesOf(sheet, alignment)),
    ...(revision?.figures ?? []),
  ]);
  const head = {
    region: name,
    slug,
    against: compared.map(({against}) => against),
    doubtful: compared.map(({against}) => against).filter((period) => isDoubtful(period, subject)),
    answered,
    points,
    aligned: alignedQuarters(subject),
    revision: revision && {...revision, explanation: explainedBy("revision", changes)},
    changes: changes.toSorted((a, b) => bySeverity(a, b) || byWeight(a, b)),
  };
  return withDifferences(head, differences);
}

/** A function of its own: a getter beside the subject would keep the subject in memory. */
function withDifferences(
  head: Omit<RegionChanges, "differences">,
  differences: () => RegionChanges["differences"],
): RegionChanges {
  return {
    ...head,
    get differences() {
      return differences();
    },
  };
}

function explainedBy(kind: Change["kind"], changes: readonly Change[]): Explanation | null {
  return changes.find((change) => change.kind === kind)?.explanation ?? null;
}

/** The nearest earlier quarter and the same quarter a year before. */
function comparedWith({sheet, earlier}: Subject): Subject["earlier"] {
  const year = sameQuarterLastYear(sheet.period);
  return earlier.filter(({against}, i) => i === 0 || against === year);
}
