/** What templates/figures.yaml says: the Dutch words of workbook and data package. */
import {z} from "zod";
import {parseYaml} from "../settings/yaml.js";
import {columns} from "../vocabulary/figure.js";

export const dataTableNames = [
  "figures",
  "editions",
  "regions",
  "municipalities",
  "memberships",
  "names",
  "workbook",
] as const;
export type DataTableName = (typeof dataTableNames)[number];

/** Every field of the data package's tables. */
export const dataFieldNames = [
  "period",
  "region_code",
  "region",
  "row",
  "municipality_code",
  "municipality",
  "column",
  "persons",
  "symbol",
  "status",
  "fictional",
  "source_file",
  "source_sha256",
  "total_label",
  "register_persons",
  "known_percent",
  "code",
  "name",
  "slug",
  "since",
  "until",
] as const;
export type DataFieldName = (typeof dataFieldNames)[number];

const text = z.string().min(1);
/** Spreadsheet programs take no longer names, and none with these marks. */
const tab = text.max(31).regex(/^[^[\]:*?/\\']+$/, "leave out the marks []:*?/\\'");

const wordsSchema = z.strictObject({
  language: text,
  sheets: z.strictObject({
    cover: tab,
    contents: tab,
    figures: tab,
    register: tab,
    terms: tab,
    symbols: tab,
  }),
  headings: z.strictObject({
    period: text,
    region: text,
    regionCode: text,
    municipality: text,
    municipalityCode: text,
    provisional: text,
    revised: text,
    registerPersons: text,
    knownPercent: text,
    fictional: text,
    sheet: text,
    content: text,
    term: text,
    symbol: text,
    meaning: text,
  }),
  yes: text,
  no: text,
  workbook: z.strictObject({
    title: text,
    all: text,
    part: text,
    figuresTitle: text,
    registerTitle: text,
    termsTitle: text,
    symbolsTitle: text,
    contentsTitle: text,
    dateOfFigures: text,
    publishedBy: text,
    sourceOf: text,
    concept: text,
    howToRead: text,
    hints: z.array(text),
    keywords: text,
    figuresContent: text,
    registerContent: text,
    termsContent: text,
    symbolsContent: text,
  }),
  /** what each column counts */
  columns: z.record(z.enum(columns), text),
  /** how the sheet of symbols names an empty cell: where it is explained, it means nobody */
  emptyCell: text,
  symbols: z.array(z.strictObject({symbol: text, meaning: text})),
  data: z.strictObject({
    name: text.regex(/^[a-z0-9-]+$/, "use small letters, digits and hyphens"),
    title: text,
    description: text,
    tables: z.record(z.enum(dataTableNames), z.strictObject({title: text, description: text})),
    /** title of a table of fictional figures */
    fictional: text,
    fields: z.record(z.enum(dataFieldNames), text),
  }),
});

export type FigureWords = z.infer<typeof wordsSchema>;

export const figureWordsFile = "figures.yaml";

/** @throws InputError `invalid` with file and line */
export function parseFigureWords(source: string, file: string): FigureWords {
  return parseYaml(source, file, wordsSchema);
}

/** The sentence with its placeholders, such as {region}, filled in; one without a value stays as it stands. */
export function fillIn(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
