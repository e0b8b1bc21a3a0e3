/** input/publications.yaml: which figures were made public, when and by whom. A record is added, never changed. */
import {z} from "zod";
import {day, personName} from "../settings/said.js";
import {parseYaml} from "../settings/yaml.js";
import {addToList} from "../settings/yaml-list.js";
import {isPeriod} from "../vocabulary/period.js";
import {findRegionAsWritten} from "../vocabulary/region.js";

const recordSchema = z.strictObject({
  /** slug or name; `nederland` for the national sheet */
  region: z.string().refine((name) => findRegionAsWritten(name) !== undefined, "there is no such region"),
  period: z.custom<string>(isPeriod, "write the quarter as 2023-Q2"),
  date: day,
  /** who published */
  by: personName,
  /** of the figures, from figuresHash, or its first eight digits or more */
  figures: z.string().regex(/^[0-9a-f]{8,64}$/, "let factsheet publish write this"),
});

export type PublicationRecord = z.infer<typeof recordSchema>;

/**
 * @param text a list, one item for each publication, the latest of a region and quarter last; an empty file is none
 * @throws InputError `invalid` with file and line
 */
export function parsePublications(text: string, file: string): PublicationRecord[] {
  const isEmpty = text.replace(/^\s*#.*$/gm, "").trim() === "";
  return isEmpty ? [] : parseYaml(text, file, z.array(recordSchema));
}

/** The file with these added at its end; what stands there stays as it is. */
export function writePublications(
  text: string | null,
  file: string,
  records: readonly PublicationRecord[],
): string {
  return records.reduce(
    (whole, {region, period, date, by, figures}) =>
      addToList(whole, file, {region, period, date, by, figures}).text,
    text ?? "",
  );
}

/** The last publication of a region and quarter; undefined when there was none. */
export function lastPublication(
  slug: string,
  period: string,
  records: readonly PublicationRecord[],
): PublicationRecord | undefined {
  return records.findLast(
    (record) => record.period === period && findRegionAsWritten(record.region)?.slug === slug,
  );
}

/** @param figures from figuresHash */
export function isPublishedAs(figures: string, record: PublicationRecord): boolean {
  return figures.startsWith(record.figures);
}
