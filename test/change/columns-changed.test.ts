import {compareQuarter} from "../../src/change/compare.js";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings, wording} from "../support/compared.js";
import {madeEdition} from "../support/made.js";

const rows = {Dordrecht: [212, 341, 498, 77], Sliedrecht: [24, 40, 97, 17]} as const;
const printed = [
  "Gemeente met klantprofiel",
  "Gemeente zonder klantprofiel",
  "UWV met klantprofiel",
  "UWV zonder klantprofiel",
  "Totaal",
];
const sheet = (period: string, headings: string[] | null, method: "text" | "ocr") =>
  ({...madeEdition(period, {rows, source: {method}}), headings}) as PlacedEdition;

function isChanged(headings: string[] | null, now: "text" | "ocr", then: "text" | "ocr" = "text"): boolean {
  const editions = [sheet("2022-Q4", printed, then), sheet("2023-Q1", headings, now)];
  const [quarter] = compareQuarter(parsePeriod("2023-Q1"), editions, {settings, wording, notes: []});
  return quarter!.regions[0]!.changes.some(({kind}) => kind === "columns-changed");
}

const noisy = [
  "Gemeent3 met klantprofie1",
  "Gemeente zonder",
  "UVW met klantproflel",
  "UWVzonder klant",
  "Totaa",
];

test("what OCR took for other letters, or lost, is no other heading", () => {
  expect(isChanged(noisy, "ocr")).toBe(false);
  expect(isChanged(noisy, "text", "ocr")).toBe(false);
  expect(isChanged(noisy, "text")).toBe(true);
});

test("another word is, by OCR too; and headings that are not legible say nothing", () => {
  const others = ["Ingeschreven", ...printed.slice(1)];
  expect(isChanged(others, "ocr")).toBe(true);
  expect(isChanged(others, "text")).toBe(true);
  expect(isChanged(printed, "ocr")).toBe(false);
  expect(isChanged(null, "ocr")).toBe(false);
});
