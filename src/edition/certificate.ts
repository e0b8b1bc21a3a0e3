/** input/certificates.yaml: who vouches for which figures. Other figures later void a certificate, which stays visible. */
import {z} from "zod";
import {day, personName, refuseImpossibleDay, saidText} from "../settings/said.js";
import {parseYaml} from "../settings/yaml.js";
import {hash} from "../vocabulary/hash.js";
import {isPeriod} from "../vocabulary/period.js";
import {findRegionBySlug} from "../vocabulary/region.js";
import type {Edition, PlacedEdition} from "./edition.js";
import {figuresOf} from "./same-figures.js";

const certificateSchema = z.strictObject({
  /** slug */
  region: z.string().refine((slug) => findRegionBySlug(slug) !== undefined, "there is no such region"),
  period: z.custom<string>(isPeriod, "write the quarter as 2023-Q2"),
  /** of the figures, from figuresHash */
  figures: z.string().regex(/^[0-9a-f]{64}$/, "let factsheet certify write this"),
  name: personName,
  date: day,
  note: saidText.optional(),
});

export type Certificate = z.infer<typeof certificateSchema>;

/** A certificate as it stands beside an edition. */
export interface Vouching {
  readonly by: string;
  readonly date: string;
  readonly note: string | null;
  /** false: the figures are others than those that were vouched for */
  readonly valid: boolean;
}

/**
 * @param text a list, one item for each certificate; an empty file is none
 * @param today YYYY-MM-DD; null when it is not known
 * @throws InputError `invalid` with file and line
 */
export function parseCertificates(text: string, file: string, today: string | null = null): Certificate[] {
  const isEmpty = text.replace(/^\s*#.*$/gm, "").trim() === "";
  const schema = certificateSchema.superRefine(refuseImpossibleDay(today));
  return isEmpty ? [] : parseYaml(text, file, z.array(schema));
}

/** SHA-256 of what the edition states in figures, corrections applied, whatever file it came from. */
export function figuresHash(edition: Edition): string {
  return hash(figuresOf(edition, true));
}

/** Who vouches for the edition; where nobody does any more, who did. In the order of the file. */
export function vouchingsOf(edition: PlacedEdition, certificates: readonly Certificate[]): Vouching[] {
  const figures = figuresHash(edition);
  const all = certificates
    .filter(({region, period}) => region === edition.region.slug && period === edition.period)
    .map(({name, date, note, figures: vouched}): Vouching => {
      return {by: name, date, note: note ?? null, valid: vouched === figures};
    });
  const valid = all.filter((vouching) => vouching.valid);
  return valid.length > 0 ? valid : all;
}

/** The certificate as it is added to the end of the file. */
export function certificateToYaml({region, period, figures, name, date, note}: Certificate): string {
  const lines = [
    `- region: ${region}`,
    `  period: ${period}`,
    `  name: ${JSON.stringify(name)}`,
    `  date: ${date}`,
    ...(note === undefined ? [] : [`  note: ${JSON.stringify(note)}`]),
    `  figures: "${figures}"`,
  ];
  return `${lines.join("\n")}\n`;
}
