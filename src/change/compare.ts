/** What changed in a quarter: every edition against the earlier ones of its region, with the whole country for comparison. */
import type {PlacedEdition} from "../edition.js";
import {groups} from "../figure.js";
import {bySeverity} from "../finding.js";
import {type Period, sameQuarterLastYear} from "../period.js";
import type {Settings} from "../settings.js";
import type {Wording} from "../wording.js";
import {answerTo} from "./answers.js";
import {type Change, type QuarterChanges, type RegionChanges, severityOf} from "./change.js";
import {differencesOf} from "./differences.js";
import {changeOf, type Flag} from "./flag.js";
import {flagsOf} from "./flags.js";
import {registerBefore, registerNoiseOf} from "./kinds/register-jump.js";
import {revisedFigures} from "./kinds/revision.js";
import {type Move, noiseOf} from "./noise.js";

import {answers, type Note} from "./notes.js";
import {type Country, countryOf} from "./sheet.js";
import type {Pair} from "./statistics/hidiroglou-berthelot.js";
import {enter, type Ledger, remembered, type Subject, subjectOf} from "./subject.js";
import {trendOf} from "./trend.js";

export interface CompareOptions {
  readonly settings: Settings;
  readonly wording: Wording;
  readonly notes: readonly Note[];
  /** what was read of a region and quarter besides its current edition */
  readonly versions?: readonly PlacedEdition[];
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
  return [false, true].flatMap((fictional) => {
    const ofKind = (edition: PlacedEdition) => edition.fictional === fictional;
    const country = countryOf(editions.filter((e) => ofKind(e) && e.period <= latest));
    const versions = (options.versions ?? []).filter(ofKind);
    return compareCountry(country, new Set(periods), {...options, versions}).map((quarter) => ({
      ...quarter,
      fictional,
    }));
  });
}

/** Quarter after quarter, since what was flagged in one has a say in the next. */
function compareCountry(
  country: Country,
  wanted: ReadonlySet<Period>,
  options: CompareOptions & {readonly versions: readonly PlacedEdition[]},
): Omit<QuarterChanges, "fictional">[] {
  const ledger: Ledger = new Map();
  return [...country].flatMap(([period, sheets]) => {
    const {changes: limits} = options.settings;
    const noiseSince = remembered((against: Period) => noiseOf(movesSince(against, subjects), limits));
    const registerNoiseSince = remembered((against: Period) =>
      registerNoiseOf(registersSince(against, subjects), limits),
    );
    const subjects: Subject[] = [...sheets.values()].map((sheet) => {
      const isVersion = ({period, region}: PlacedEdition) =>
        period === sheet.period && region.slug === sheet.edition.region.slug;
      const versions = options.versions.filter(isVersion);
      return subjectOf(sheet, country, ledger, {versions, noiseSince, registerNoiseSince}, options.reach);
    });
    const regions = subjects.map((subject) => ({subject, flags: flagsOf(subject, options.settings)}));
    for (const {subject, flags} of regions) enter(ledger, subject.sheet, flags);
    return wanted.has(period)
      ? [{period, regions: regions.map(({subject, flags}) => regionChanges(subject, flags, options))}]
      : [];
  });
}

/** The figures of all regions that both quarters have; a municipality in a regional and a national table counts once. */
function movesSince(against: Period, subjects: readonly Subject[]): Move[] {
  const rows = subjects.flatMap(({earlier}) => earlier.find((a) => a.against === against)?.rows ?? []);
  const once = new Map(rows.map((row) => [row.key, row]));
  return [...once.values()].flatMap((row) =>
    groups.flatMap((column) => {
      const [before, after] = [row.before?.[column] ?? null, row.counts[column]];
      return before === null || after === null ? [] : [{column, before, after}];
    }),
  );
}

function registersSince(against: Period, subjects: readonly Subject[]): Pair[] {
  return subjects.flatMap(({sheet, earlier}) => {
    const alignment = earlier.find((a) => a.against === against);
    const before = alignment ? registerBefore(alignment) : null;
    const after = sheet.edition.register?.persons ?? null;
    return before && after ? [{before, after}] : [];
  });
}

function regionChanges(
  subject: Subject,
  flags: readonly Flag[],
  {notes, wording}: CompareOptions,
): RegionChanges {
  const {sheet, versions} = subject;
  const {name, slug} = sheet.edition.region;
  const compared = comparedWith(subject);
  const [version] = versions;
  const changes = flags.map((flag): Change => {
    const trend = trendOf(subject, flag);
    const change = changeOf(flag, answerTo(flag, subject, notes), wording);
    return trend ? {...change, trend} : change;
  });
  return {
    region: name,
    slug,
    against: compared.map(({against}) => against),
    doubtful: compared.map(({against}) => against).filter((period) => isDoubtful(period, subject, notes)),
    changes: changes.toSorted(bySeverity),
    differences: [
      ...compared.flatMap((alignment) => differencesOf(sheet, alignment)),
      ...(version ? revisedFigures(version, sheet.edition) : []),
    ],
  };
}

/** Whether an earlier quarter of the region holds a flag that nobody has answered. */
function isDoubtful(period: Period, {sheet, doubtsIn}: Subject, notes: readonly Note[]): boolean {
  const {slug} = sheet.edition.region;
  return doubtsIn(period).some(
    (flag) => severityOf(flag.kind) !== "info" && !notes.some((note) => answers(note, slug, period, flag)),
  );
}

/** The nearest earlier quarter and the same quarter a year before. */
function comparedWith({sheet, earlier}: Subject): Subject["earlier"] {
  const year = sameQuarterLastYear(sheet.period);
  return earlier.filter(({against}, i) => i === 0 || against === year);
}
