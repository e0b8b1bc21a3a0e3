/** input/corrections.yaml: what a person read on the paper where the sheet or its reading is wrong. Applied by apply-corrections.ts. */
import {z} from "zod";
import {day, personName, refuseImpossibleDay, saidText} from "../settings/said.js";
import {parseYaml} from "../settings/yaml.js";
import {InputError} from "../vocabulary/error.js";
import {columns, isRegisterColumn, registerColumns} from "../vocabulary/figure.js";
import {isPeriod} from "../vocabulary/period.js";
import {findRegionAsWritten} from "../vocabulary/region.js";
import {isSameFile} from "../vocabulary/same-file.js";
import {foldSpelling} from "../vocabulary/spelling.js";
import type {Edition} from "./edition.js";

const correctionSchema = z
  .strictObject({
    /** the PDF, as it lies in input/; or region and period */
    file: z.string().optional(),
    region: z
      .string()
      .refine((name) => findRegionAsWritten(name) !== undefined, "there is no such region")
      .optional(),
    period: z.custom<string>(isPeriod, "write the quarter as 2023-Q2").optional(),
    /** name of the row; the label of the total row for the total; left out for the register */
    municipality: saidText.optional(),
    column: z.enum([...columns, ...registerColumns]),
    value: z.union(
      [z.number().nonnegative(), z.enum(["none", "withheld"])],
      "write the number of persons without a thousands dot, or none, or withheld",
    ),
    /** which PDF was looked at: the first eight or more digits of its SHA-256 */
    source: z
      .string()
      .regex(
        /^[0-9a-f]{8,64}$/i,
        "give the first eight digits of the PDF's SHA-256, in quotes, as its edition in output/editions has them",
      ),
    /** for those who judge the sheet */
    reason: saidText,
    /** for readers of the sheet, printed as it is written; left out: no more than what stood there and stands there now */
    onSheet: saidText.optional(),
    name: personName,
    date: day,
  })
  .refine(
    ({municipality, column}) => (municipality === undefined) === isRegisterColumn(column),
    "give the municipality of the row; leave it out for register_persons and register_percent",
  )
  .refine(({column, value}) => !isRegisterColumn(column) || typeof value === "number", {
    path: ["value"],
    message: "the register has a number only",
  })
  .refine(({column, value}) => column === "register_percent" || !isFraction(value), {
    path: ["value"],
    message: "write the number of persons without a thousands dot, or none, or withheld",
  })
  .refine(
    ({file, region, period}) => file !== undefined || (region !== undefined && period !== undefined),
    'say which sheet: give "file", or "region" and "period"',
  );

export type Correction = z.infer<typeof correctionSchema>;

function isFraction(value: unknown): boolean {
  return typeof value === "number" && !Number.isInteger(value);
}

/**
 * @param text a list, one item for each figure; an empty file is no correction
 * @param today YYYY-MM-DD; null when it is not known
 * @throws InputError `invalid` with file and line
 */
export function parseCorrections(text: string, file: string, today: string | null = null): Correction[] {
  const isEmpty = text.replace(/^\s*#.*$/gm, "").trim() === "";
  if (isEmpty) return [];
  refuseThousandsDots(text, file);
  const schema = correctionSchema.superRefine(refuseImpossibleDay(today));
  const corrections = parseYaml(text, file, z.array(schema));
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
  const lines = text.split(/\r?\n/);
  const index = lines.findIndex((line, i) => {
    return /^[\s-]*value:\s*\d+[.,]\d+\s*(#.*)?$/.test(line) && !isOfPercentage(lines, i);
  });
  if (index < 0) return;
  throw new InputError("invalid", `"${lines[index]?.trim()}" has a thousands dot or a decimal`, {
    place: `${file}:${index + 1}`,
    next: "write the number of persons without a thousands dot, such as 4000",
  });
}

/** Whether the item that the line is part of is about the percentage, which has a decimal. */
function isOfPercentage(lines: readonly string[], index: number): boolean {
  const isFirst = (line: string) => /^\s*-/.test(line);
  const start = lines.findLastIndex((line, i) => i <= index && isFirst(line));
  const next = lines.findIndex((line, i) => i > index && isFirst(line));
  const item = lines.slice(Math.max(0, start), next < 0 ? lines.length : next);
  return item.some((line) => /^[\s-]*column:\s*["']?register_percent\b/.test(line));
}

/** What a correction is about, the same however it is written. */
export function placeOf({
  file,
  region,
  period,
  municipality = "",
  column,
}: Pick<Correction, "file" | "region" | "period" | "municipality" | "column">): string {
  const sheet = file ?? `${findRegionAsWritten(region ?? "")?.name ?? region}, ${period}`;
  return [sheet, ...(municipality === "" ? [] : [foldSpelling(municipality)]), column].join(", ");
}

/** Whether the correction is about this edition, as far as file, region and quarter tell. */
export function concerns({file, region, period}: Correction, edition: Edition): boolean {
  if (file !== undefined) return isSameFile(file, edition.source.file);
  return findRegionAsWritten(region as string)?.code === edition.region?.code && period === edition.period;
}
