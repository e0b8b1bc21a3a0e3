/** Editions on disk, below output/editions: which one of a region and quarter is current, and the earlier ones. */

import {quoteYaml} from "../settings/yaml.js";
import {type FindingCode, findingOf} from "../vocabulary/finding.js";
import {comparePeriods, type Period} from "../vocabulary/period.js";
import {isSameFile} from "../vocabulary/same-file.js";
import {byCodePoint} from "../vocabulary/spelling.js";
import {type Edition, isFromTable, type PlacedEdition} from "./edition.js";
import {sameFigures} from "./same-figures.js";

/** One region and quarter: the current edition, and what it was earlier or elsewhere. */
export interface ArchiveEntry {
  readonly current: PlacedEdition;
  /** other figures for the same region and quarter, latest first */
  readonly versions: readonly PlacedEdition[];
}

/** By `<period>/<slug>`, in the order of quarter and region. */
export type Archive = ReadonlyMap<string, ArchiveEntry>;

/** Which file is current where dates do not decide: `<period>/<slug>` to the name of the PDF (input/editions.yaml). */
export type EditionChoices = ReadonlyMap<string, string>;

/**
 * Puts editions in their places. Equal figures are one edition; of different figures what lies in input/ comes before
 * what is gone, a PDF before a table, and then the PDF that was changed last, or made last. Where neither choice nor
 * date decides, the edition that is kept current gets the finding `ambiguous-edition`, and so do the others.
 *
 * @param editions in any order; of equal ones the first PDF is kept
 * @param isPresent whether the file of an edition lies in input/; left out: all do
 */
export function archiveOf(
  editions: readonly PlacedEdition[],
  choices: EditionChoices = new Map(),
  isPresent: IsPresent = () => true,
): Archive {
  const places = new Map<string, PlacedEdition[]>();
  for (const edition of editions.map(withoutDoubt)) {
    const key = archiveKey(edition);
    const others = places.get(key) ?? [];
    const equal = others.find((other) => sameFigures(other, edition));
    if (equal && (isFromTable(edition) || !isFromTable(equal))) continue;
    places.set(key, [...others.filter((other) => other !== equal), edition]);
  }
  const keys = [...places.keys()].sort(byCodePoint);
  return new Map(keys.map((key) => [key, entryOf(places.get(key) ?? [], choices.get(key), isPresent)]));
}

export type IsPresent = (edition: Edition) => boolean;

/** "2023-Q2/midden-utrecht" */
export function archiveKey(edition: PlacedEdition): string {
  return `${edition.period}/${edition.region.slug}`;
}

/** Current editions and versions, each under the name of its file below output/editions. */
export function archiveEntries(archive: Archive): [string, PlacedEdition][] {
  return [...archive].flatMap(([key, {current, versions}]) => {
    const names = versions.map(({source}) => `${key}.${source.sha256.slice(0, 8)}`);
    return [
      [`${key}.json`, current] as [string, PlacedEdition],
      ...versions.map((version, i): [string, PlacedEdition] => [`${numbered(names, i)}.json`, version]),
    ];
  });
}

/** One PDF may hold a region and quarter twice: the second of a name is "….1a2b3c4d-2". */
function numbered(names: readonly string[], index: number): string {
  const before = names.slice(0, index).filter((name) => name === names[index]).length;
  return before === 0 ? (names[index] as string) : `${names[index]}-${before + 1}`;
}

/** The archive with every edition, current or not, replaced by what becomes of it. */
export function mapArchive(archive: Archive, change: (edition: PlacedEdition) => PlacedEdition): Archive {
  return new Map(
    [...archive].map(([key, {current, versions}]) => [
      key,
      {current: change(current), versions: versions.map(change)},
    ]),
  );
}

export function currentEditions(archive: Archive): PlacedEdition[] {
  return [...archive.values()].map((entry) => entry.current);
}

/** What was read of a region and quarter besides its current edition, latest first. */
export function earlierVersions(archive: Archive): PlacedEdition[] {
  return [...archive.values()].flatMap((entry) => entry.versions);
}

/** The quarters of which there are editions, oldest first. */
export function periodsOf(archive: Archive): Period[] {
  return [...new Set(currentEditions(archive).map((edition) => edition.period))].sort(comparePeriods);
}

/** Findings that depend on what else is in the archive: an edition from disk may carry those of an earlier run. */
const ofTheArchive: readonly FindingCode[] = ["ambiguous-edition", "columns-exchanged"];

function withoutDoubt(edition: PlacedEdition): PlacedEdition {
  return {...edition, findings: edition.findings.filter(({code}) => !ofTheArchive.includes(code))};
}

function entryOf(
  editions: readonly PlacedEdition[],
  choice: string | undefined,
  isPresent: IsPresent,
): ArchiveEntry {
  const sorted = [...editions].sort(byPrecedence(choice, isPresent));
  const [current, ...versions] = sorted as [PlacedEdition, ...PlacedEdition[]];
  const rivals = versions.filter((version) => !isDecided(current, version, isPresent));
  if (rivals.length === 0 || isSameFile(current.source.file, choice)) return {current, versions};
  const files = [current, ...rivals].map(({source}) => source.file);
  const lines = files.map((file) => `${archiveKey(current)}: ${quoteYaml(file)}`);
  const isDoubtful = (edition: PlacedEdition) => edition === current || rivals.includes(edition);
  const doubtful = sorted.map((edition) => {
    if (!isDoubtful(edition)) return edition;
    const finding = findingOf("ambiguous-edition", {files, lines});
    return {...edition, findings: [...edition.findings, finding]};
  });
  return {current: doubtful[0] as PlacedEdition, versions: doubtful.slice(1)};
}

/**
 * Chosen before not, real before fictional, in input/ before gone, PDF before table, later before earlier; then by
 * hash: the order is fixed.
 */
function byPrecedence(
  choice: string | undefined,
  isPresent: IsPresent,
): (a: PlacedEdition, b: PlacedEdition) => number {
  const isChosen = (edition: PlacedEdition) => Number(isSameFile(edition.source.file, choice));
  return (a, b) =>
    isChosen(b) - isChosen(a) ||
    Number(a.fictional) - Number(b.fictional) ||
    Number(isPresent(b)) - Number(isPresent(a)) ||
    Number(isFromTable(a)) - Number(isFromTable(b)) ||
    (isLater(b, a) ? 1 : isLater(a, b) ? -1 : 0) ||
    byCodePoint(a.source.sha256, b.source.sha256);
}

function isDecided(current: PlacedEdition, rival: PlacedEdition, isPresent: IsPresent): boolean {
  if (current.fictional !== rival.fictional || isPresent(current) !== isPresent(rival)) return true;
  return isFromTable(current) !== isFromTable(rival) || isLater(current, rival);
}

/** By the last change; where that is the same moment, or one does not say, by creation. */
function isLater({source: a}: PlacedEdition, {source: b}: PlacedEdition): boolean {
  const [changed, changedBefore] = [momentOf(a.modified ?? a.created), momentOf(b.modified ?? b.created)];
  if (changed === null || changedBefore === null) return false;
  if (changed !== changedBefore) return changed > changedBefore;
  const [made, madeBefore] = [momentOf(a.created), momentOf(b.created)];
  return made !== null && madeBefore !== null && made > madeBefore;
}

/** Milliseconds; a date without a zone is taken as UTC, on every machine. */
function momentOf(date: string | null): number | null {
  if (date === null) return null;
  const moment = Date.parse(date.includes("T") && !/(?:Z|[+-]\d\d:\d\d)$/.test(date) ? `${date}Z` : date);
  return Number.isNaN(moment) ? null : moment;
}
