/** Editions as JSON and back (docs/formats.md): there a figure is a number or null, and its symbol stands in a list beside it. */
import type {z} from "zod";
import {InputError} from "../vocabulary/error.js";
import {
  byColumn,
  type Column,
  columns,
  countOf,
  type Figure,
  type Figures,
  isRegisterColumn,
  personsIn,
} from "../vocabulary/figure.js";
import {
  type CorrectedCell,
  type CorrectedFigure,
  type CorrectedRegister,
  type Edition,
  isOfRegister,
  type PublicCorrection,
  type PublicEdition,
  rowsOf,
  statedFigure,
} from "./edition.js";
import {
  type EditionData,
  editionSchema,
  type PublicEditionData,
  publicEditionSchema,
} from "./edition-schema.js";

type SymbolData = EditionData["symbols"][number];
type FiguresData = EditionData["municipalities"][number]["figures"];
type CorrectionData = EditionData["corrections"][number];
type PublicCorrectionData = PublicEditionData["corrections"][number];

/** Readable JSON with a line for every row, the same bytes for equal editions. */
export function editionToJson(edition: Edition): string {
  return `${compactRows(JSON.stringify(editionData(edition), null, 1))}\n`;
}

/**
 * @param place the file, for the error message
 * @throws InputError `invalid` with the path of the first field that is not as docs/formats.md says
 */
export function editionFromJson(text: string, place: string): Edition {
  const next = "delete the file and run factsheet build again: it is read anew from its PDF";
  return editionOf(parse(text, editionSchema, place, next) as EditionData);
}

/** @throws InputError `invalid` for anything but the JSON of a public edition */
export function publicEditionFromJson(text: string, place: string): PublicEdition {
  const next = "open the JSON that factsheet build wrote";
  return publicEditionOf(parse(text, publicEditionSchema, place, next) as PublicEditionData);
}

function parse(text: string, schema: z.ZodType, place: string, next: string): unknown {
  const result = schema.safeParse(parseJson(text, place, next));
  if (result.success) return result.data;
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
  return editionOf(editionSchema.parse(editionData(edition)) as EditionData);
}

/** What the JSON of an edition holds. */
export function editionData(edition: Edition): EditionData {
  const {source, boxes, findings} = edition;
  const corrections = edition.corrections.map(correctionData);
  return {...publicEditionData(edition), corrections, source, boxes, findings};
}

/** The same without findings, boxes, where the file lay, and who corrected it and why. */
export function publicEditionData(edition: PublicEdition): PublicEditionData {
  const {region, period, fictional, headings, register, narrative, total} = edition;
  return {
    region,
    period,
    fictional,
    columns: edition.columns,
    headings,
    municipalities: edition.municipalities.map((row) => ({...row, figures: numbersIn(row.figures)})),
    total: total && {...total, figures: numbersIn(total.figures)},
    register,
    narrative,
    symbols: symbolsOf(edition),
    corrections: edition.corrections.map(publicCorrectionData),
  };
}

function numbersIn(figures: Figures): FiguresData {
  return byColumn((column) => personsIn(figures[column]));
}

/** Every cell in its turn, row by row: so rows of one name keep their symbols apart. */
function symbolsOf(edition: PublicEdition): SymbolData[] {
  return rowsOf(edition).flatMap(({name, figures}) =>
    columns.flatMap((column) => {
      const symbol = symbolOf(figures[column]);
      const isAbsent = !edition.columns.includes(column) && symbol?.raw === "";
      return symbol && !isAbsent ? [{municipality: name, column, ...symbol}] : [];
    }),
  );
}

function symbolOf(figure: Figure): Pick<SymbolData, "raw" | "meaning"> | null {
  if (figure.kind === "count")
    return figure.mark ? {raw: figure.mark.raw, meaning: figure.mark.meaning} : null;
  return {raw: figure.raw, meaning: figure.kind};
}

function correctionData(correction: CorrectedFigure): CorrectionData {
  const {reason, name} = correction;
  const {date, ...figures} = publicCorrectionData(correction);
  return {...figures, reason, name, date};
}

function publicCorrectionData(correction: PublicCorrection): PublicCorrectionData {
  const {onSheet, date} = correction;
  const said = {...(onSheet !== undefined && {onSheet}), date};
  if (isOfRegister(correction)) {
    const {column, printed, corrected} = correction;
    return {column, printed, corrected, ...said};
  }
  const {municipality, column, printed, corrected} = correction as CorrectedCell;
  const symbol = symbolOf(printed);
  return {
    municipality,
    column,
    printed: personsIn(printed),
    ...(symbol && {symbol}),
    corrected:
      corrected.kind === "count" ? corrected.persons : corrected.kind === "none" ? "none" : "withheld",
    ...said,
  };
}

/** @param data as it was checked against the schema, or as this program wrote it */
export function editionOf(data: EditionData): Edition {
  const {source, boxes, findings} = data;
  const corrections = data.corrections.map(({reason, name, ...figures}): CorrectedFigure => {
    const {date, ...correction} = correctionOf(figures);
    return {...correction, reason, name, date} as CorrectedFigure;
  });
  return {...publicEditionOf(data), corrections, source, boxes, findings: findings as Edition["findings"]};
}

function publicEditionOf(
  data: Omit<PublicEditionData, "corrections"> & {readonly corrections: readonly PublicCorrectionData[]},
): PublicEdition {
  const {region, period, fictional, headings, register, narrative, total} = data;
  const figuresOf = figureReader(data.symbols);
  return {
    region,
    period,
    fictional,
    columns: data.columns,
    headings,
    municipalities: data.municipalities.map(({name, printedName, code, figures}) => ({
      name,
      ...(printedName !== undefined && {printedName}),
      code,
      figures: figuresOf(name, figures),
    })),
    total: total && {label: total.label, figures: figuresOf(total.label, total.figures)},
    register,
    narrative,
    corrections: data.corrections.map(correctionOf),
  };
}

/**
 * Gives numbers their symbols back. Of a name that stands there twice, a cell without a number takes the first symbol for
 * none that is left, and a number the first mark that is left and has that number: both rows in their order. (Where both
 * print one number and only one of them is marked, JSON cannot tell which: it is the first.)
 */
function figureReader(symbols: readonly SymbolData[]) {
  const left = new Map<string, SymbolData[]>();
  for (const symbol of symbols) {
    const key = `${symbol.column} ${symbol.municipality}`;
    const others = left.get(key);
    if (others) others.push(symbol);
    else left.set(key, [symbol]);
  }
  const take = (name: string, column: Column, persons: number | null) => {
    const some = left.get(`${column} ${name}`);
    const index = some?.findIndex((symbol) => belongsTo(symbol, persons)) ?? -1;
    return index < 0 ? undefined : some?.splice(index, 1)[0];
  };
  return (name: string, figures: FiguresData): Figures =>
    byColumn((column) => figureOf(figures[column], take(name, column, figures[column])));
}

function belongsTo({meaning, raw}: SymbolData, persons: number | null): boolean {
  if (persons === null || (meaning !== "provisional" && meaning !== "revised")) {
    return persons === null && meaning !== "provisional" && meaning !== "revised";
  }
  const digits = raw.replace(/\D/g, "");
  return digits === "" || digits === String(persons);
}

function figureOf(persons: number | null, symbol: Pick<SymbolData, "raw" | "meaning"> | undefined): Figure {
  const {raw, meaning} = symbol ?? {raw: "", meaning: "unreadable"};
  const isMark = meaning === "provisional" || meaning === "revised";
  if (persons !== null) return countOf(persons, isMark ? {meaning, raw} : undefined);
  return {kind: isMark ? "unreadable" : meaning, raw};
}

function correctionOf({symbol, ...data}: PublicCorrectionData): PublicCorrection {
  const {municipality, column, printed, corrected, ...said} = data;
  if (municipality === undefined || isRegisterColumn(column)) {
    return {column, printed, corrected, ...said} as Omit<CorrectedRegister, "reason" | "name">;
  }
  return {
    municipality,
    column,
    printed: figureOf(printed, symbol),
    corrected: statedFigure(corrected),
    ...said,
  } as Omit<CorrectedCell, "reason" | "name">;
}

/** Arrays and objects without nesting go on one line. */
function compactRows(json: string): string {
  return json.replace(/[[{]\n[^[\]{}]*\n\s*[\]}]/g, (block) => block.replace(/\n\s*/g, " "));
}
