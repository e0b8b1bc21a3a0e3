/** All that is public after a publication: every region and quarter as it was published last. */
import {compareArchive} from "../../change/compare.js";
import {type Archive, type ArchiveEntry, currentEditions, earlierVersions} from "../../edition/archive.js";
import {lastPublication, type PublicationRecord} from "../../edition/publication-record.js";
import {publishedAs, withRevisedOnly} from "../../edition/published-version.js";
import type {NationalInput} from "../../publication/models/national.js";
import type {Period} from "../../vocabulary/period.js";
import {findRegionAsWritten, netherlands} from "../../vocabulary/region.js";
import {byCodePoint} from "../../vocabulary/spelling.js";
import {nationalInputs} from "../draw/sheet-inputs.js";
import type {Inputs} from "../plan/inputs.js";

export interface PublicArchive {
  /** with, as its only version, the publication that it revised */
  readonly archive: Archive;
  /** places whose published figures are nowhere to be found any more: "2023-Q2/zeeland" */
  readonly lost: readonly string[];
}

/** @param records also those that are being added */
export function publicArchiveOf(archive: Archive, records: readonly PublicationRecord[]): PublicArchive {
  const places = records.flatMap(({region, period}) => {
    const slug = findRegionAsWritten(region)?.slug;
    return slug === undefined || slug === netherlands.slug ? [] : [`${period}/${slug}`];
  });
  const found = [...new Set(places)].sort(byCodePoint).map((place): [string, ArchiveEntry | null] => {
    const [period = "", slug = ""] = place.split("/");
    const record = lastPublication(slug, period, records);
    const entry = archive.get(place);
    const all = entry ? [entry.current, ...entry.versions] : [];
    const current = record ? publishedAs(record, all) : null;
    return [place, current && {current, versions: all}];
  });
  const known = found.filter((one): one is [string, ArchiveEntry] => one[1] !== null);
  return {
    archive: withRevisedOnly(new Map(known), records),
    lost: found.flatMap(([place, entry]) => (entry ? [] : [place])),
  };
}

/**
 * What the sheets of a quarter show: beside that quarter, readers see others as they are public. What was revised since
 * has its own turn.
 */
export function asShown(archive: Archive, published: Archive, period: Period): Archive {
  return new Map(
    [...archive].map(([key, entry]) => [
      key,
      key.startsWith(`${period}/`) ? entry : (published.get(key) ?? entry),
    ]),
  );
}

/** The regions of a quarter added up as they are public; null with fewer than two. */
export function nationalOf(
  published: Archive,
  {
    period,
    archive,
    inputs,
    records,
  }: {
    readonly period: Period;
    readonly archive: Archive;
    readonly inputs: Inputs;
    readonly records: readonly PublicationRecord[];
  },
): NationalInput | null {
  const isOther = ([key]: readonly [string, ArchiveEntry]) =>
    !key.startsWith(`${period}/`) || key.endsWith(`/${netherlands.slug}`);
  const ofPeriod = [...published].filter(([key]) => key.startsWith(`${period}/`));
  const all: Archive = new Map([...[...archive].filter(isOther), ...ofPeriod]);
  const versions = earlierVersions(archive);
  const options = {...inputs, publications: records, versions};
  const comparison = compareArchive([period], currentEditions(all), options);
  return nationalInputs(all, comparison)[0] ?? null;
}
