/** input/corrections.yaml: what a person read on the paper where the sheet or its reading is wrong. Applied, marked, undone. */
import {z} from "zod";
import {parseYaml} from "../settings/yaml.js";
import {InputError} from "../vocabulary/error.js";
import {type Column, columns, countOf, type Figure, type Figures, markSigns} from "../vocabulary/figure.js";
import {findingOf} from "../vocabulary/finding.js";
import {isPeriod} from "../vocabulary/period.js";
import {findRegionAsWritten} from "../vocabulary/region.js";
import {foldSpelling} from "../vocabulary/spelling.js";
import {type Edition, rowsOf, statedFigure} from "./edition.js";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "write the date as 2023-07-04");

const correctionSchema = z
  .strictObject({
    /** the PDF, as it lies in input/; or region and period */
    file: z.string().optional(),
    region: z
      .string()
      .refine((name) => findRegionAsWritten(name) !== undefined, "there is no such region")
      .optional(),
    period: z.custom<string>(isPeriod, "write the quarter as 2023-Q2").optional(),
    /** name of the row; the label of the total row for the total */
    municipality: z.string().min(1),
    column: z.enum(columns),
    value: z.union(
      [z.number().int().nonnegative(), z.enum(["none", "withheld"])],
      "write the number of persons without a thousands dot, or none, or withheld",
    ),
    /** which PDF was looked at: the first eight or more digits of its SHA-256 */
    source: z
      .string()
      .regex(
        /^[0-9a-f]{8,64}$/i,
        "give the first eight digits of the PDF's SHA-256, in quotes, as its edition in output/editions has them",
      ),
    reason: z.string().min(1),
    name: z.string().min(1),
    date: day,
  })
  .refine(
    ({file, region, period}) => file !== undefined || (region !== undefined && period !== undefined),
    'say which sheet: give "file", or "region" and "period"',
  );

export type Correction = z.infer<typeof correctionSchema>;

/**
 * @param text a list, one item for each figure; an empty file is no correction
 * @throws InputError `invalid` with file and line
 */
export function parseCorrections(text: string, file: string): Correction[] {
  const isEmpty = text.replace(/^\s*#.*$/gm, "").trim() === "";
  if (isEmpty) return [];
  refuseThousandsDots(text, file);
  const corrections = parseYaml(text, file, z.array(correctionSchema));
  const places = corrections.map(placeOf);
  const twice = places.find((place, i) => places.indexOf(place) < i);
  if (twice === undefined) return corrections;
  throw new InputError("invalid", `${twice} is corrected twice`, {
    place: file,
    next: "keep the one that holds",
  });
}

/** To YAML, 4.000 is four. */
function refuseThousandsDots(text: string, file: string): void {
  const lines = text.split("\n");
  const index = lines.findIndex((line) => /^[\s-]*value:\s*\d+[.,]\d+\s*(#.*)?$/.test(line));
  if (index < 0) return;
  throw new InputError("invalid", `"${lines[index]?.trim()}" has a thousands dot or a decimal`, {
    place: `${file}:${index + 1}`,
    next: "write the number of persons without a thousands dot, such as 4000",
  });
}

function placeOf({file, region, period, municipality, column}: Correction): string {
  return [file ?? `${region}, ${period}`, foldSpelling(municipality), column].join(", ");
}

/** Whether the correction is about this edition, as far as file, region and quarter tell. */
export function concerns({file, region, period}: Correction, edition: Edition): boolean {
  if (file !== undefined) return file === edition.source.file;
  return findRegionAsWritten(region as string)?.code === edition.region?.code && period === edition.period;
}

/**
 * The edition with its corrections: those of an earlier run are undone first, so that applying is repeatable.
 *
 * A correction made for another file than the one that was read, or for a row that is not there, is not applied
 * and becomes the finding `correction-stale`. Findings about the figures are not made anew here.
 */
export function applyCorrections(edition: Edition, corrections: readonly Correction[]): Edition {
  return corrections
    .filter((correction) => concerns(correction, edition))
    .reduce(applyCorrection, withoutCorrections(edition));
}

/** The edition as printed. */
export function withoutCorrections(edition: Edition): Edition {
  const printed = edition.corrections.toReversed().reduce((current, {municipality, column, printed}) => {
    return withFigure(current, municipality, column, printed);
  }, edition);
  const findings = edition.findings.filter(({code}) => code !== "correction-stale");
  return {...printed, corrections: [], findings};
}

function applyCorrection(edition: Edition, correction: Correction): Edition {
  const {column, value, source, reason, name, date} = correction;
  const row = rowsOf(edition).find(
    (other) => foldSpelling(other.name) === foldSpelling(correction.municipality),
  );
  if (!row || !edition.source.sha256.startsWith(source.toLowerCase())) {
    const place = {municipality: correction.municipality, column};
    const finding = findingOf("correction-stale", row ? place : {...place, absent: correction.municipality});
    return {...edition, findings: [...edition.findings, finding]};
  }
  const printed = row.figures[column];
  const corrected = statedFigure(value);
  return {
    ...withFigure(edition, row.name, column, markedLike(printed, corrected)),
    corrections: [
      ...edition.corrections,
      {municipality: row.name, column, printed, corrected, reason, name, date},
    ],
  };
}

/** A provisional or revised figure stays so when it is put right. */
function markedLike(printed: Figure, corrected: Figure): Figure {
  if (printed.kind !== "count" || corrected.kind !== "count" || !printed.mark) return corrected;
  const {meaning} = printed.mark;
  return countOf(corrected.persons, {meaning, raw: `${corrected.persons}${markSigns[meaning]}`});
}

function withFigure(edition: Edition, name: string, column: Column, figure: Figure): Edition {
  const put = <T extends {readonly figures: Figures}>(row: T): T => ({
    ...row,
    figures: {...row.figures, [column]: figure},
  });
  const {municipalities, total} = edition;
  const index = municipalities.findIndex((row) => row.name === name);
  return {
    ...edition,
    municipalities: municipalities.map((row, i) => (i === index ? put(row) : row)),
    total: total && index < 0 && total.label === name ? put(total) : total,
  };
}
