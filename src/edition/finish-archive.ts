/** The archive as every command sees it: editions in their places, corrected, checked, and every finding in a sentence. */
import type {Settings} from "../settings/settings.js";
import type {Finding} from "../vocabulary/finding.js";
import {periodsBefore} from "../vocabulary/period.js";
import {applyCorrections, withoutCorrections} from "./apply-corrections.js";
import {type Archive, archiveOf, type EditionChoices, mapArchive} from "./archive.js";
import {findExchangedColumns} from "./column-order.js";
import type {Correction} from "./correction.js";
import type {Edition, PlacedEdition} from "./edition.js";
import {revalidate} from "./validation.js";
import {type Wording, wordFindings} from "./wording.js";

/** What people and templates say that decides how editions stand in the archive. */
export interface ArchiveWords {
  readonly choices: EditionChoices;
  readonly corrections: readonly Correction[];
  readonly settings: Settings;
  readonly wording: Wording;
}

/**
 * Puts editions in their places as they are printed, then corrects, checks and words them: whatever of that has
 * changed since they were read. Every command that shows or judges figures takes them from here.
 *
 * @param editions as they were read now or by earlier runs, in any order; of equal ones the first PDF is kept
 * @param present hashes of the files that lie in input/; null: it is not known
 */
export function finishArchive(
  editions: readonly PlacedEdition[],
  {choices, corrections, settings, wording}: ArchiveWords,
  present: ReadonlySet<string> | null,
): Archive {
  const isPresent = ({source}: Edition) => present === null || present.has(source.sha256);
  const printed = archiveOf(editions.map(withoutCorrections) as PlacedEdition[], choices, isPresent);
  const doubts = doubtedOrders(printed);
  return mapArchive(printed, (edition) => {
    const findings = [...edition.findings, ...(doubts.get(edition) ?? [])];
    const corrected = applyCorrections({...edition, findings}, corrections);
    return wordFindings(revalidate(corrected, settings.checks), wording) as PlacedEdition;
  });
}

/** Editions whose columns were assumed, against the nearest earlier one of their region that is not doubted itself. */
function doubtedOrders(archive: Archive): ReadonlyMap<PlacedEdition, Finding[]> {
  const doubts = new Map<PlacedEdition, Finding[]>();
  for (const [key, {current}] of archive) {
    if (!current.findings.some(({code}) => code === "columns-assumed")) continue;
    const earlier = periodsBefore(current.period)
      .map((period) => archive.get(key.replace(current.period, period))?.current)
      .findLast((other) => other && other.fictional === current.fictional && !doubts.has(other));
    const finding = earlier && findExchangedColumns(current, earlier);
    if (finding) doubts.set(current, [finding]);
  }
  return doubts;
}
