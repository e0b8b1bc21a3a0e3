import {settleFacts} from "../../../src/extraction/scan/doubtful-facts.js";
import type {Evidence, SeenWord} from "../../../src/extraction/scan/doubtful-figures.js";
import {editionFromTruth, readSeriesTruth} from "../../support/truth.js";

const checks = {percentTolerance: 0.5, percentToleranceDecimal: 0.05};
const truth = readSeriesTruth().find(({file}) => file === "2022-Q4/gorinchem.pdf") as Parameters<
  typeof editionFromTruth
>[0];
const edition = editionFromTruth(truth);
const {persons, knownPercent} = truth.register ?? {persons: 0, knownPercent: 0};
const printed = persons.toLocaleString("nl-NL");

/** @param second what the number of persons is when it is read on its own */
function evidenceOf(words: readonly (string | [string, number])[], second = printed): Evidence {
  const seen = words.map((word, i): SeenWord => {
    const [text, confidence] = typeof word === "string" ? [word, 96] : word;
    return {text, confidence, place: {page: 1, box: [i * 50, 0, i * 50 + 40, 20]}};
  });
  return {
    words: seen,
    seen: (place) => place,
    confidenceAt: () => 96,
    readAgain: () => ({raw: second, confidence: 96}),
    readText: () => null,
    hasInk: () => true,
    layerAt: () => null,
  };
}

const codes = (words: readonly (string | [string, number])[], second?: string) => {
  const settled = settleFacts(edition, evidenceOf(words, second), checks);
  return {...settled, codes: settled.findings.map(({code}) => code)};
};

test("what the scan says for certain stays", () => {
  const words = ["Vierde", "kwartaal", "2022", "totaal", printed, "personen.", `${knownPercent}%`];
  expect(codes(words)).toMatchObject({
    period: "2022-Q4",
    register: {persons, knownPercent},
    codes: ["fictional"],
  });
});

test("a number whose thousands are parted by a space is one number", () => {
  const words = ["4e", "kwartaal", "2022,", ...printed.split("."), "personen.", `${knownPercent}%`];
  expect(codes(words)).toMatchObject({period: "2022-Q4", register: {persons, knownPercent}});
});

test("a quarter that is named by its months is as certain as one by its number", () => {
  const words = ["oktober", "t/m", "december", "2022", printed, "personen.", `${knownPercent}%`];
  expect(codes(words)).toMatchObject({period: "2022-Q4", register: {persons, knownPercent}});
});

test.each([
  ["the year", ["Vierde", "kwartaal", ["2022", 40], "stand", "2023"] as const],
  ["the quarter", [["Vierde", 30], "kwartaal", "2022", "Tweede"] as const],
])("%s that was read unsurely leaves the quarter open", (_, words) => {
  const settled = codes(words as never);
  expect(settled.period).toBeNull();
  expect(settled.codes).toContain("period-missing");
});

test("persons that are read otherwise the second time are left open", () => {
  const words = ["Vierde", "kwartaal", "2022", printed, `${knownPercent}%`];
  const settled = codes(words, "99605");
  expect(settled.register).toEqual({persons: null, knownPercent});
  expect(settled.codes).toContain("missing-register");
});

test("a percentage that was read unsurely is left open", () => {
  const settled = codes(["Vierde", "kwartaal", "2022", printed, [`${knownPercent}%`, 20]]);
  expect(settled.register).toEqual({persons, knownPercent: null});
});

test("a quarter in months is sure by one of them, where the quarter was read", () => {
  const words = [["April", 90], ["-juni", 30], "2022", printed, `${knownPercent}%`] as const;
  const facts = {period: {page: 1, box: [0, 0, 140, 20] as const}};
  const placed = {...edition, period: "2022-Q2" as typeof edition.period, boxes: {...edition.boxes, facts}};
  expect(settleFacts(placed, evidenceOf(words as never), checks).period).toBe("2022-Q2");
  const elsewhere = {
    ...placed,
    boxes: {...placed.boxes, facts: {period: {page: 1, box: [90, 0, 140, 20] as const}}},
  };
  expect(settleFacts(elsewhere, evidenceOf(words as never), checks).period).toBeNull();
});
