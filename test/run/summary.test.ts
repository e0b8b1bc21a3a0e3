import {exitCodeOf} from "../../src/commands/build.js";
import type {Outcome} from "../../src/run/plan/manifest.js";
import {summarize} from "../../src/run/summary.js";
import {completeConfig} from "../../src/settings/config.js";
import {fieldsToFillIn} from "../../src/settings/settings.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings} from "../support/compared.js";

const outcome: Outcome = {
  periods: ["2023-Q2"],
  regions: 35,
  nationals: 1,
  concepts: ["2023-Q2/zeeland"],
  certificates: [],
  checklists: [],
  open: {error: 0, warning: 0},
  stale: [],
  unusedNotes: [],
  gone: [],
  toFillIn: [],
  errors: [],
};
const config = completeConfig({output: "out"});

const counts = {drawn: 0, failed: 0, unchanged: 35, redrawn: []};
const region = (name: string, state: "missing" | "ready", next: string) => ({
  ...{region: name, slug: name.toLowerCase(), fictional: false, state, next},
  ...{open: 0, errors: 0, warnings: 0, answered: 0, published: null, remarks: []},
  source: state === "missing" ? null : "a.pdf",
});
const checklist = {
  ...{period: parsePeriod("2023-Q2"), fictional: false, expected: 2, remarks: []},
  regions: [region("Twente", "missing", "Vraag op."), region("Zeeland", "ready", "Publiceer.")],
};

test("says for every region what is to be done, what was drawn, and where", () => {
  const result = {outcome: {...outcome, checklists: [checklist]}, ...counts, drawn: 35, unchanged: 1};
  expect(summarize(result, config, 9.46).split("\n")).toEqual([
    "quarter    2023-Q2: 1 of 2 regions: 1 ready, 1 missing",
    "  Twente   missing    Vraag op.",
    "  Zeeland  ready      Publiceer.",
    "drawn      35 factsheets and the national one of 2023-Q2: 35 drawn, 1 unchanged, in 9.5 s",
    "changes    out/2023-Q2/changes.html",
    "open       out/index.html",
  ]);
});

test("of many quarters each has its line", () => {
  const text = summarize(
    {outcome: {...outcome, checklists: [checklist, checklist, checklist]}, ...counts},
    config,
  );
  expect(text).toContain("quarter    2023-Q2: 1 of 2 regions: 1 ready, 1 missing");
  expect(text).not.toContain("Vraag op.");
});

test("names the sheets of other quarters that were drawn anew, and those left older than their figures", () => {
  const text = (stale: string[], redrawn: string[]) =>
    summarize({outcome: {...outcome, stale}, ...counts, redrawn}, config);
  expect(text([], ["2023-Q1/zeeland"])).toContain("also drawn 2023-Q1/zeeland: figures,");
  expect(text(["2023-Q1/zeeland"], [])).toContain(
    "stale      1 factsheet older than the figures: 2023-Q1/zeeland",
  );
  expect(text([], [])).not.toMatch(/stale|also drawn/);
});

test.each([
  [0, "35 factsheets of"],
  [8, "35 factsheets and 8 national ones of"],
])("with %i sheets of the country it says %s", (nationals, said) => {
  expect(summarize({outcome: {...outcome, nationals}, ...counts}, config)).toContain(said);
});

test("names the first ten errors, and where the others are", () => {
  const errors = Array.from({length: 12}, (_, i) => ({
    file: `${i}.pdf`,
    code: "not-a-pdf",
    message: "no PDF",
  }));
  const text = summarize({outcome: {...outcome, errors}, ...counts}, config);
  expect(text).toContain("not done   12 errors\n  0.pdf: no PDF");
  expect(text).toContain("  9.pdf: no PDF\n  and 2 more");
});

test("says which fields of publication.yaml are still a placeholder, and where that is", () => {
  const text = (toFillIn: string[]) =>
    summarize({outcome: {...outcome, toFillIn}, ...counts}, completeConfig({templates: "words"}));
  expect(text(["contact"])).toContain("settings   contact is still a placeholder: words/publication.yaml");
  expect(text(["contact", "source"])).toContain("settings   contact, source are still placeholders: words/");
  expect(text([])).not.toContain("settings");
});

test("a text in square brackets is a placeholder, a pattern for headings is not", () => {
  const filled = {
    ...settings,
    contact: "Vragen: 020 [keuze 2]",
    headings: {...settings.headings, uwv: "[uwv]"},
  };
  expect(fieldsToFillIn(settings)).toEqual(["contact"]);
  expect(fieldsToFillIn(filled)).toEqual([]);
  const definitions = [{term: "Sonar", meaning: "[definitie]"}];
  expect(fieldsToFillIn({...filled, definitions})).toEqual(["definitions"]);
});

test("says which certificates are void", () => {
  const certificates = [
    {edition: "2023-Q2/achterhoek", by: "A", date: "2023-07-04", valid: true},
    {edition: "2023-Q2/zeeland", by: "A", date: "2023-07-04", valid: false},
  ];
  const text = summarize({outcome: {...outcome, certificates}, ...counts}, config);
  expect(text).toContain("certified  void, since the figures changed: 2023-Q2/zeeland\n");
});

test.each([
  ["error", 0, 0, 0],
  ["error", 1, 0, 1],
  ["error", 0, 1, 0],
  ["warning", 0, 1, 1],
  ["warning", 1, 0, 1],
  ["warning", 0, 0, 0],
  ["never", 1, 1, 0],
] as const)("--fail-on %s with %i errors and %i warnings open gives %i", (failOn, error, warning, code) => {
  expect(exitCodeOf({outcome: {...outcome, open: {error, warning}}}, failOn)).toBe(code);
});

test("an error of reading or writing outweighs all", () => {
  const errors = [{file: "a.pdf", code: "damaged", message: "cut off"}];
  expect(exitCodeOf({outcome: {...outcome, errors}}, "never")).toBe(2);
});

test("sheets that could not be drawn are counted apart, and none drawn is said", () => {
  const lastLines = (numbers: {drawn: number; failed: number; unchanged: number}) =>
    summarize({outcome, ...numbers, redrawn: []}, config, 9.5)
      .split("\n")
      .at(-3);
  expect(lastLines({drawn: 30, failed: 5, unchanged: 1})).toBe(
    "drawn      35 factsheets and the national one of 2023-Q2: 30 drawn, 5 not drawn, 1 unchanged, in 9.5 s",
  );
  expect(lastLines({drawn: 0, failed: 36, unchanged: 0})).toBe(
    "drawn      nothing: 36 factsheets could not be drawn, in 9.5 s",
  );
});
