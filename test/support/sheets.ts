/** Sheets to draw without reading a PDF: editions of the truth files with their history and the one known narrative. */
import {readFileSync} from "node:fs";
import {type Archive, archiveOf} from "../../src/edition/archive.js";
import {type Edition, isPlaced, type PlacedEdition} from "../../src/edition/edition.js";
import {addUpRegions, type NationalInput} from "../../src/publication/models/national.js";
import type {SheetInput} from "../../src/publication/sheet.js";
import {byColumn, countOf} from "../../src/vocabulary/figure.js";
import {parsePeriod, quartersBetween} from "../../src/vocabulary/period.js";
import {editionFromTruth, readSeriesTruth, type TruthFile} from "./truth.js";

const series = readSeriesTruth().map((truth) => placed(editionFromTruth(truth)));

/** The narrative of the one real edition. */
export const narrative = readNarrative();

/** The sheet of a region of the series, with the quarters before it and the narrative. */
export function sheetOf(slug: string, period = "2023-Q2"): SheetInput {
  const edition = series.find((one) => one.region.slug === slug && one.period === period);
  if (!edition) throw new Error(`the series has no ${slug} in ${period}`);
  const history = series.filter(
    (one) =>
      one.region.slug === slug &&
      one.fictional === edition.fictional &&
      quartersBetween(one.period, parsePeriod(period)) > 0,
  );
  return {edition: {...edition, narrative}, history, changes: null};
}

/** The sheet of a PDF of the corpus, such as "dev/lw-suppressed-lt5"; without history. */
export function corpusSheet(name: string): SheetInput {
  const file = new URL(`../corpus/${name}.truth.json`, import.meta.url);
  const truth = JSON.parse(readFileSync(file, "utf8")) as TruthFile;
  return {edition: {...placed(editionFromTruth(truth)), narrative}, history: [], changes: null};
}

/** All editions of the series. */
export const archive = archiveOf(series);

/** The national sheet of a quarter of the series, or of these editions. */
export function nationalSheet(period = "2023-Q2", from: Archive = archive, fictional = true): NationalInput {
  const input = addUpRegions(from, parsePeriod(period), fictional);
  if (!input) throw new Error(`there are no regions to add up in ${period}`);
  return input;
}

/** The same sheet with another name for each municipality. */
export function renamed(sheet: SheetInput, rename: (name: string) => string): SheetInput {
  const ofEdition = (edition: PlacedEdition): PlacedEdition => ({
    ...edition,
    municipalities: edition.municipalities.map((row) => ({...row, name: rename(row.name)})),
  });
  return {...sheet, edition: ofEdition(sheet.edition), history: sheet.history.map(ofEdition)};
}

/** The same sheet with nobody in it. */
export function emptied(sheet: SheetInput): SheetInput {
  const figures = byColumn(() => countOf(0));
  const ofEdition = (edition: PlacedEdition): PlacedEdition => ({
    ...edition,
    municipalities: edition.municipalities.map((row) => ({...row, figures})),
    total: edition.total && {...edition.total, figures},
    register: {persons: 0, knownPercent: 0},
  });
  return {...sheet, edition: ofEdition(sheet.edition), history: sheet.history.map(ofEdition)};
}

/** The same sheet with an error in its figures. */
export function withFinding(sheet: SheetInput): SheetInput {
  const finding = {
    code: "row-sum-mismatch",
    severity: "error",
    municipality: "Urk",
    column: "totaal",
    message: "Urk: de vier kolommen tellen op tot 1.",
  } as const;
  return {...sheet, edition: {...sheet.edition, findings: [finding]}};
}

/** The same sheet when these quarters were never read. */
export function without(sheet: SheetInput, periods: readonly string[]): SheetInput {
  return {...sheet, history: sheet.history.filter(({period}) => !periods.includes(period))};
}

function placed(edition: Edition): PlacedEdition {
  if (!isPlaced(edition)) throw new Error("the truth names neither region nor quarter");
  return edition;
}

function readNarrative(): Edition["narrative"] {
  const headings = ["Transparantie op de arbeidsmarkt", "Sonar", "Klantprofielen", "Banenafspraak"];
  const text = readFileSync(new URL("../truth/seed-midden-utrecht-2023-Q2.txt", import.meta.url), "utf8");
  const lines = text.slice(text.indexOf(headings[0] as string)).split("\n");
  const sections: {heading: string; words: string[]}[] = [];
  for (const line of lines.map((one) => one.trim()).filter(Boolean)) {
    if (headings.includes(line)) sections.push({heading: line, words: []});
    else sections.at(-1)?.words.push(line);
  }
  return sections.map(({heading, words}) => ({heading, paragraphs: [words.join(" ")]}));
}
