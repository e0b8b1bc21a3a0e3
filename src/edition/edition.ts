/** One edition: one region in one quarter, as printed. Its JSON is a contract (DESIGN.md); in memory it is the same. */
import {z} from "zod";
import {InputError} from "../vocabulary/error.js";
import {type Column, columns, type Figure, groups, symbolMeanings} from "../vocabulary/figure.js";
import {type Finding, findingCodes, severities} from "../vocabulary/finding.js";
import {isPeriod, type Period} from "../vocabulary/period.js";

const column = z.enum(columns);
const persons = z.number().int().nonnegative();
const figures = z.record(column, persons.nullable());
const parameter = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);

/** left, top, right, bottom in points from the top left of the page as a reader sees it */
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
/** where a figure was printed; `page` counts from 1 */
const place = z.object({page: z.number().int().positive(), box});
const rowBoxes = z.object({name: place.nullable(), figures: z.partialRecord(column, place)});

const finding = z
  .object({
    code: z.enum(findingCodes as [string, ...string[]]),
    severity: z.enum(severities),
    municipality: z.string().optional(),
    column: column.optional(),
    message: z.string(),
  })
  .catchall(parameter.optional());

const editionSchema = z.strictObject({
  region: z
    .strictObject({name: z.string(), printedName: z.string(), code: z.string().nullable(), slug: z.string()})
    .nullable(),
  period: z.custom<Period>(isPeriod, "a quarter like 2023-Q2").nullable(),
  fictional: z.boolean(),
  /** in printed order */
  columns: z.array(column),
  headings: z.array(z.string()).nullable(),
  municipalities: z.array(
    z.strictObject({
      name: z.string(),
      printedName: z.string().optional(),
      code: z.string().nullable(),
      figures,
    }),
  ),
  total: z.strictObject({label: z.string(), figures}).nullable(),
  register: z
    .strictObject({persons: persons.nullable(), knownPercent: z.number().nonnegative().nullable()})
    .nullable(),
  narrative: z.array(z.strictObject({heading: z.string().nullable(), paragraphs: z.array(z.string())})),
  symbols: z.array(
    z.strictObject({
      /** name of the row; the label of the total row for the total */
      municipality: z.string(),
      column,
      raw: z.string(),
      meaning: z.enum(symbolMeanings),
    }),
  ),
  corrections: z.array(
    z.strictObject({
      municipality: z.string(),
      column,
      printed: persons.nullable(),
      corrected: persons,
      reason: z.string(),
      name: z.string(),
      date: z.string(),
    }),
  ),
  source: z.strictObject({
    file: z.string(),
    sha256: z.string(),
    page: z.number().int().positive(),
    producer: z.string().nullable(),
    /** ISO 8601, as the PDF says */
    created: z.string().nullable(),
    method: z.enum(["text", "ocr", "attachment", "table"]),
  }),
  boxes: z.strictObject({
    /** width and height in points of the pages that hold the table, by page number */
    pages: z.record(z.string(), z.tuple([z.number(), z.number()])),
    municipalities: z.array(rowBoxes),
    total: rowBoxes.nullable(),
  }),
  findings: z.array(finding),
});

const publicSchema = editionSchema.omit({source: true, boxes: true, findings: true});

type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : {readonly [K in keyof T]: DeepReadonly<T[K]>};

type EditionData = DeepReadonly<z.infer<typeof editionSchema>>;
export type Edition = Omit<EditionData, "findings"> & {readonly findings: readonly Finding[]};
export type MunicipalityRow = Edition["municipalities"][number];
export type Figures = MunicipalityRow["figures"];
export type Place = {readonly page: number; readonly box: readonly [number, number, number, number]};
export type RowBoxes = Edition["boxes"]["municipalities"][number];

/** An edition that can be archived and published: its region and quarter are known. */
export type PlacedEdition = Edition & {
  readonly region: NonNullable<Edition["region"]>;
  readonly period: Period;
};

export function isPlaced(edition: Edition): edition is PlacedEdition {
  return edition.region !== null && edition.period !== null;
}

/** Whether it was read from CSV or a workbook, which have figures but no headings, narrative or order of columns. */
export function isFromTable(edition: Edition): boolean {
  return edition.source.method === "table";
}

/** Readable JSON with a line for every row, the same bytes for equal editions. */
export function editionToJson(edition: Edition): string {
  return `${compactRows(JSON.stringify(edition, null, 1))}\n`;
}

/**
 * @param place the file, for the error message
 * @throws InputError `invalid` with the path of the first field that is not as DESIGN.md says
 */
export function editionFromJson(text: string, place: string): Edition {
  const next = "delete the file and run factsheet build again: it is read anew from its PDF";
  const result = editionSchema.safeParse(parseJson(text, place, next));
  if (result.success) return result.data as Edition;
  const issue = result.error.issues[0];
  throw new InputError("invalid", `${issue?.path.join(".")}: ${issue?.message}`, {place, next});
}

function parseJson(text: string, place: string, next: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError("invalid", "this is not JSON", {place, next});
  }
}

/** The same edition as one that was archived and read again: its fields in one order, so that its JSON is the same. */
export function asArchived(edition: Edition): Edition {
  return editionSchema.parse(edition) as Edition;
}

/** The edition as it is given to the public: without findings, boxes and where the file lay. */
export type PublicEdition = Omit<Edition, "findings" | "boxes" | "source">;

/** @throws InputError `invalid` for anything but the JSON of a public edition */
export function publicEditionFromJson(text: string, place: string): PublicEdition {
  const next = "open the JSON that factsheet build wrote";
  const result = publicSchema.safeParse(parseJson(text, place, next));
  if (result.success) return result.data as PublicEdition;
  const issue = result.error.issues[0];
  throw new InputError("invalid", `${issue?.path.join(".")}: ${issue?.message}`, {place, next});
}

export function publicEdition(edition: Edition): PublicEdition {
  const {findings: _findings, boxes: _boxes, source: _source, ...rest} = edition;
  return rest;
}

/** What a cell of the edition prints, symbols included. */
export function figureAt(edition: Edition, row: string, column: Column, value: number | null): Figure {
  const symbol = edition.symbols.find((s) => s.municipality === row && s.column === column);
  const raw = symbol?.raw ?? (value === null ? "" : String(value));
  if (value !== null) {
    return {
      kind: "count",
      persons: value,
      raw,
      ...(symbol?.meaning === "provisional" && {provisional: true}),
    };
  }
  if (symbol?.meaning === "none") return {kind: "none", raw};
  if (symbol?.meaning === "suppressed") return {kind: "suppressed", raw};
  return {kind: "unreadable", raw};
}

/** The figure as a number to add up: null where it is withheld or unreadable. */
export function addend(figure: Figure): number | null {
  if (figure.kind === "count") return figure.persons;
  return figure.kind === "none" ? 0 : null;
}

/** The five figures of a row as numbers to add up: `none` is 0, null is withheld or unreadable. */
export function addendsOf(edition: Edition, row: string, values: Figures): Record<Column, number | null> {
  const entries = columns.map((c) => [c, addend(figureAt(edition, row, c, values[c]))] as const);
  return Object.fromEntries(entries) as Record<Column, number | null>;
}

/** Persons with a klantprofiel as a share of the row's total; null when 0 of 0 or when a part is withheld. */
export function shareWithProfile(addends: Record<Column, number | null>): number | null {
  const {gemeente_met, uwv_met, totaal} = addends;
  if (gemeente_met === null || uwv_met === null || !totaal) return null;
  return groups.some((g) => addends[g] === null) ? null : (gemeente_met + uwv_met) / totaal;
}

/** Arrays and objects without nesting go on one line. */
function compactRows(json: string): string {
  return json.replace(/[[{]\n[^[\]{}]*\n\s*[\]}]/g, (block) => block.replace(/\n\s*/g, " "));
}
