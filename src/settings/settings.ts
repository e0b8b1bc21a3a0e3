/** What templates/publication.yaml says: titles, columns, heading patterns, checks, thresholds, contact. */
import {z} from "zod";
import {columns} from "../vocabulary/figure.js";
import {parseYaml} from "./yaml.js";

const pattern = z.string().refine(isRegularExpression, "this is not a regular expression");
const columnWords = z.strictObject({
  /** in full, as in a table heading or a sentence */
  label: z.string().min(1),
  /** for charts and narrow places */
  short: z.string().min(1),
});

const settingsSchema = z.strictObject({
  title: z.string().min(1),
  subtitle: z.string(),
  publisher: z.string().min(1),
  contact: z.string(),
  source: z.string(),
  method: z.string(),
  /** short sentences that the drawing puts in: on every page, in the PDF's metadata, on the web page */
  fictional: z.string().min(1),
  concept: z.string().min(1),
  pageNumber: z.string().includes("{page}").includes("{pages}"),
  attachment: z.string().min(1),
  /** in the place of the country's name where regions are missing */
  partOfCountry: z.string().includes("{count}").includes("{of}"),
  skipLink: z.string().min(1),
  /** whether sheets say who vouches for their figures, and not only when somebody did */
  showNames: z.boolean(),
  /** whether only what somebody vouches for may be published */
  requireCertificates: z.boolean(),
  definitions: z.array(z.strictObject({term: z.string(), meaning: z.string()})),
  columns: z.record(z.enum(columns), columnWords),
  /** regular expressions that recognise the words of a printed heading, whatever their case */
  headings: z.strictObject({
    gemeente: pattern,
    uwv: pattern,
    met: pattern,
    zonder: pattern,
    totaal: pattern,
  }),
  checks: z.strictObject({
    /** how far the printed percentage may lie from the computed one, in percentage points */
    percentTolerance: z.number().positive(),
    /** the same where the sheet prints a decimal */
    percentToleranceDecimal: z.number().positive(),
  }),
  /** limits of the change kinds; each is explained where it is set */
  changes: z.strictObject({
    spreads: z.number().positive(),
    smallestSpread: z.number().positive(),
    smallestMove: z.number().nonnegative(),
    smallestPool: z.number().positive(),
    wideningAlone: z.number().min(1),
    wideningYear: z.number().min(1),
    collapseFrom: z.number().positive(),
    regionSpreads: z.number().positive(),
    smallestCountryMove: z.number().positive(),
    registerSpreads: z.number().positive(),
    smallestRegisterMove: z.number().positive(),
    swapEvidence: z.number().positive(),
    slipEvidence: z.number().positive(),
    staleChance: z.number().positive().max(1),
  }),
});

export type Settings = z.infer<typeof settingsSchema>;

/** @throws InputError `invalid` with file and line */
export function parseSettings(text: string, file: string): Settings {
  return parseYaml(text, file, settingsSchema);
}

/** Names of the fields in which a text is still to be filled in: it stands in square brackets. */
export function fieldsToFillIn({headings: _patterns, ...printed}: Settings): string[] {
  return Object.entries(printed).flatMap(([name, value]) => (hasPlaceholder(value) ? [name] : []));
}

/** "[your name]": what somebody else wrote for others to fill in. */
function isPlaceholder(text: string): boolean {
  return /^\s*\[.*\]\s*$/s.test(text);
}

function hasPlaceholder(value: unknown): boolean {
  if (typeof value === "string") return isPlaceholder(value);
  return typeof value === "object" && value !== null && Object.values(value).some(hasPlaceholder);
}

function isRegularExpression(source: string): boolean {
  try {
    new RegExp(source, "iu");
    return true;
  } catch {
    return false;
  }
}
