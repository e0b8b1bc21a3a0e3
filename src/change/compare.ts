/** What changed in a quarter: every edition against the earlier ones of its region, with the whole country for comparison. */
import type {PlacedEdition} from "../edition.js";
import {bySeverity} from "../finding.js";
import {type Period, sameQuarterLastYear} from "../period.js";
import type {Settings} from "../settings.js";
import type {Wording} from "../wording.js";
import type {Change, QuarterChanges, RegionChanges} from "./change.js";
import {differencesOf} from "./differences.js";
import {changeOf, type Flag} from "./flag.js";
import {flagsOf} from "./flags.js";
import {revisedFigures} from "./kinds/revision.js";
import {answers, explanationOf, type Note} from "./notes.js";
import {type Country, countryOf} from "./sheet.js";
import {enter, type Ledger, type Subject, subjectOf} from "./subject.js";

export interface CompareOptions {
  readonly settings: Settings;
  readonly wording: Wording;
  readonly notes: readonly Note[];
  /** what was read of a region and quarter besides its current edition */
  readonly versions?: readonly PlacedEdition[];
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
    const regions = [...sheets.values()].map((sheet) => {
      const versions = options.versions.filter(
        (v) => v.period === period && v.region.slug === sheet.edition.region.slug,
      );
      const subject = subjectOf(sheet, country, ledger, versions);
      return {subject, flags: flagsOf(subject, options.settings)};
    });
    for (const {subject, flags} of regions) enter(ledger, subject.sheet, flags);
    return wanted.has(period)
      ? [{period, regions: regions.map(({subject, flags}) => regionChanges(subject, flags, options))}]
      : [];
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
    const note = notes.find((n) => answers(n, slug, sheet.period, flag));
    return changeOf(flag, note ? explanationOf(note) : null, wording);
  });
  return {
    region: name,
    slug,
    against: compared.map(({against}) => against),
    changes: changes.toSorted(bySeverity),
    differences: [
      ...compared.flatMap((alignment) => differencesOf(sheet, alignment)),
      ...(version ? revisedFigures(version, sheet.edition) : []),
    ],
  };
}

/** The nearest earlier quarter and the same quarter a year before. */
function comparedWith({sheet, earlier}: Subject): Subject["earlier"] {
  const year = sameQuarterLastYear(sheet.period);
  return earlier.filter(({against}, i) => i === 0 || against === year);
}
