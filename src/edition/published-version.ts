/** What of a region and quarter was published before with other figures: only that can be revised. */
import {undoCorrections} from "./apply-corrections.js";
import type {Archive} from "./archive.js";
import {figuresHash} from "./certificate.js";
import type {PlacedEdition} from "./edition.js";
import {isPublishedAs, lastPublication, type PublicationRecord} from "./publication-record.js";

export interface RevisedPublication {
  /** YYYY-MM-DD; empty where two files are compared, of which none was published */
  readonly date: string;
  /** as it was published; null when those figures are nowhere to be found any more */
  readonly edition: PlacedEdition | null;
  /** the day on which the present figures took its place; null: they are not published yet */
  readonly republished: string | null;
}

/**
 * The last publication with other figures than the present ones: the same before and after these are published.
 *
 * @param versions what was read of the region and quarter besides
 * @returns null when no other figures were published; nor is a real sheet a revision of a fictional one
 */
export function revisedPublication(
  current: PlacedEdition,
  versions: readonly PlacedEdition[],
  records: readonly PublicationRecord[],
): RevisedPublication | null {
  const {region, period} = current;
  if (records.length === 0 || !lastPublication(region.slug, period, records)) return null;
  const figures = figuresHash(current);
  const others = records.filter((record) => !isPublishedAs(figures, record));
  const record = lastPublication(region.slug, period, others);
  if (!record) return null;
  const edition = publishedAs(record, [current, ...versions]);
  if (edition && edition.fictional !== current.fictional) return null;
  const last = lastPublication(region.slug, period, records);
  return {
    date: record.date,
    edition,
    republished: last && isPublishedAs(figures, last) ? last.date : null,
  };
}

/** The archive with, for each current edition, the publication that it revises as its only other version. */
export function withRevisedOnly(archive: Archive, records: readonly PublicationRecord[]): Archive {
  return new Map(
    [...archive].map(([key, {current, versions}]) => {
      const revised = revisedPublication(current, versions, records)?.edition;
      return [key, {current, versions: revised ? [revised] : []}];
    }),
  );
}

/**
 * The edition whose figures were published: as it is read now, or without the corrections that came after.
 *
 * @param editions of one region and quarter
 * @returns null when none of them has those figures
 */
export function publishedAs(
  record: PublicationRecord,
  editions: readonly PlacedEdition[],
): PlacedEdition | null {
  for (const edition of editions) {
    for (let undone = 0; undone <= edition.corrections.length; undone++) {
      const before = undoCorrections(edition, undone) as PlacedEdition;
      if (isPublishedAs(figuresHash(before), record)) return before;
    }
  }
  return null;
}
