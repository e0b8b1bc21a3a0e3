/** The JSON of an edition: a contract (docs/formats.md). In memory its figures are whole: edition.ts. */
import {z} from "zod";
import {columns, registerColumns} from "../vocabulary/figure.js";
import {findingCodes, severities} from "../vocabulary/finding.js";
import {isPeriod, type Period} from "../vocabulary/period.js";

/** How a symbol in a cell is meant. */
const symbolMeanings = ["none", "suppressed", "withheld", "unreadable", "provisional", "revised"] as const;

const column = z.enum(columns);
const persons = z.number().int().nonnegative();
/** "1.030*" is provisional, "<5" suppressed; `provisional` and `revised` stand beside a number, the others for none */
const symbol = z.strictObject({raw: z.string(), meaning: z.enum(symbolMeanings)});
const figures = z.record(column, persons.nullable());
const parameter = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);

/** left, top, right, bottom in points from the top left of the page as a reader sees it */
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
/** where a figure was printed; `page` counts from 1 */
const place = z.object({page: z.number().int().positive(), box});
/** where quarter, region and register were read */
const factBoxes = z.partialRecord(
  z.enum(["region", "period", "register_persons", "register_percent"]),
  place,
);
const rowBoxes = z.object({name: place.nullable(), figures: z.partialRecord(column, place)});

const publicCorrection = z.strictObject({
  /** left out for the register */
  municipality: z.string().optional(),
  column: z.enum([...columns, ...registerColumns]),
  printed: z.number().nonnegative().nullable(),
  /** of what was printed, where it was no plain number */
  symbol: symbol.optional(),
  corrected: z.union([z.number().nonnegative(), z.enum(["none", "withheld"])]),
  /** what readers are told of it */
  onSheet: z.string().optional(),
  date: z.string(),
});
const correction = publicCorrection.extend({reason: z.string(), name: z.string()});

const finding = z
  .object({
    code: z.enum(findingCodes as [string, ...string[]]),
    severity: z.enum(severities),
    municipality: z.string().optional(),
    column: column.optional(),
    message: z.string(),
  })
  .catchall(parameter.optional());

export const editionSchema = z.strictObject({
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
    /** `municipality`: name of the row; the label of the total row for the total */
    z.strictObject({municipality: z.string(), column, ...symbol.shape}),
  ),
  corrections: z.array(correction),
  source: z.strictObject({
    file: z.string(),
    sha256: z.string(),
    page: z.number().int().positive(),
    producer: z.string().nullable(),
    /** ISO 8601, as the PDF says */
    created: z.string().nullable(),
    /** the same of its last change, where that is another date */
    modified: z.string().optional(),
    method: z.enum(["text", "ocr", "attachment", "table"]),
  }),
  boxes: z.strictObject({
    /** width and height in points of the pages that hold something that was read, by page number */
    pages: z.record(z.string(), z.tuple([z.number(), z.number()])),
    municipalities: z.array(rowBoxes),
    total: rowBoxes.nullable(),
    facts: factBoxes.optional(),
  }),
  findings: z.array(finding),
});

export const publicEditionSchema = editionSchema
  .omit({source: true, boxes: true, findings: true})
  .extend({corrections: z.array(publicCorrection)});

type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : {readonly [K in keyof T]: DeepReadonly<T[K]>};

export type EditionData = DeepReadonly<z.infer<typeof editionSchema>>;
export type PublicEditionData = DeepReadonly<z.infer<typeof publicEditionSchema>>;
