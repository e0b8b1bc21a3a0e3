import {exitCodeOf} from "../../src/commands/build.js";
import {noCounts} from "../../src/run/plan/manifest.js";
import {summarize} from "../../src/run/summary.js";
import {completeConfig} from "../../src/settings/config.js";
import {fieldsToFillIn} from "../../src/settings/settings.js";
import {settings} from "../support/compared.js";

const outcome = {
  periods: ["2023-Q2"],
  regions: 35,
  nationals: 1,
  concepts: ["2023-Q2/zeeland"],
  certificates: [],
  findings: {error: 1, warning: 2, info: 3},
  changes: {error: 1, warning: 4, info: 9},
  unusedNotes: [],
  gone: [],
  toFillIn: [],
  errors: [],
};
const config = completeConfig({output: "out"});

test("says what was published, what to look at and where", () => {
  expect(summarize({outcome, drawn: 35, failed: 0, unchanged: 1}, config, 9.46).split("\n")).toEqual([
    "concept    1 with unanswered errors: 2023-Q2/zeeland",
    "changes    5 to look at (1 error, 4 warnings): out/2023-Q2/changes.html",
    "findings   1 error, 2 warnings",
    "published  35 factsheets and the national one of 2023-Q2: 35 drawn, 1 unchanged, in 9.5 s",
    "open       out/index.html",
  ]);
});

test.each([
  [0, "35 factsheets of"],
  [8, "35 factsheets and 8 national ones of"],
])("with %i sheets of the country it says %s", (nationals, said) => {
  expect(summarize({outcome: {...outcome, nationals}, drawn: 0, failed: 0, unchanged: 35}, config)).toContain(
    said,
  );
});

test("names the first ten errors, and where the others are", () => {
  const errors = Array.from({length: 12}, (_, i) => ({
    file: `${i}.pdf`,
    code: "not-a-pdf",
    message: "no PDF",
  }));
  const text = summarize({outcome: {...outcome, errors}, drawn: 0, failed: 0, unchanged: 35}, config);
  expect(text).toContain("not done   12 errors\n  0.pdf: no PDF");
  expect(text).toContain("  9.pdf: no PDF\n  and 2 more");
});

test("says which fields of publication.yaml are still a placeholder, and where that is", () => {
  const text = (toFillIn: string[]) =>
    summarize(
      {outcome: {...outcome, toFillIn}, drawn: 0, failed: 0, unchanged: 35},
      completeConfig({templates: "words"}),
    );
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

test("says how many factsheets somebody vouches for, and which certificates are void", () => {
  const certificates = [
    {edition: "2023-Q2/achterhoek", by: "A", date: "2023-07-04", valid: true},
    {edition: "2023-Q2/achterhoek", by: "B", date: "2023-07-04", valid: true},
    {edition: "2023-Q2/zeeland", by: "A", date: "2023-07-04", valid: false},
  ];
  const text = summarize({outcome: {...outcome, certificates}, drawn: 0, failed: 0, unchanged: 35}, config);
  expect(text).toContain("certified  1 of 35 factsheets; void, since the figures changed: 2023-Q2/zeeland");
});

test.each([
  ["error", {}, {}, 0],
  ["error", {error: 1}, {}, 1],
  ["error", {}, {error: 1}, 1],
  ["error", {warning: 1}, {warning: 1}, 0],
  ["warning", {warning: 1}, {}, 1],
  ["warning", {info: 1}, {info: 1}, 0],
  ["never", {error: 1}, {error: 1}, 0],
] as const)("--fail-on %s with findings %j and changes %j gives %i", (failOn, findings, changes, code) => {
  const counts = {findings: {...noCounts, ...findings}, changes: {...noCounts, ...changes}};
  expect(exitCodeOf({outcome: {...outcome, ...counts}}, failOn)).toBe(code);
});

test("an error of reading or writing outweighs all", () => {
  const errors = [{file: "a.pdf", code: "damaged", message: "cut off"}];
  expect(exitCodeOf({outcome: {...outcome, errors}}, "never")).toBe(2);
});

test("sheets that could not be drawn are counted apart, and none drawn is not called published", () => {
  const lastLines = (counts: {drawn: number; failed: number; unchanged: number}) =>
    summarize({outcome, ...counts}, config, 9.5)
      .split("\n")
      .at(-2);
  expect(lastLines({drawn: 30, failed: 5, unchanged: 1})).toBe(
    "published  35 factsheets and the national one of 2023-Q2: 30 drawn, 5 not drawn, 1 unchanged, in 9.5 s",
  );
  expect(lastLines({drawn: 0, failed: 36, unchanged: 0})).toBe(
    "published  nothing: 36 factsheets could not be drawn, in 9.5 s",
  );
});
