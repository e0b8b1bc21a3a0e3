import {readFileSync} from "node:fs";
import {createWording, parseMessages} from "../../src/edition/wording.js";
import {parseSettings} from "../../src/settings/settings.js";
import {fileErrorCodes} from "../../src/vocabulary/error.js";
import {findingCodes} from "../../src/vocabulary/finding.js";

const template = (name: string) => readFileSync(new URL(`../../templates/${name}`, import.meta.url), "utf8");
const settings = parseSettings(template("publication.yaml"), "publication.yaml");
const messages = parseMessages(template("messages.yaml"), "messages.yaml");
const wording = createWording(messages, settings);

test("every finding and every error of a file has a sentence", () => {
  expect(findingCodes.filter((code) => !messages.findings[code])).toEqual([]);
  expect(fileErrorCodes.filter((code) => !messages.files[code])).toEqual([]);
});

test("columns, quarters, counts and shares are put into Dutch", () => {
  const own = createWording(
    {
      findings: {},
      files: {},
      changes: {
        spike: "{column}: {before} → {after} ({relative:change}) sinds {against}; {share:share}; {list}",
      },
    },
    settings,
  );
  const parameters = {
    column: "uwv_zonder",
    before: 1061,
    after: 1014,
    relative: -0.044,
    against: "2023-Q1",
    share: 0.5,
    list: ["Veere", "Sluis", "Hulst"],
  };
  expect(own.change("spike", parameters)).toBe(
    "UWV, zonder klantprofiel: 1.061 → 1.014 (−4%) sinds eerste kwartaal van 2023; 50%; Veere, Sluis en Hulst",
  );
});

test("of several sentences the first is used whose placeholders all have a value", () => {
  const raw = {municipality: "Veere", column: "totaal", raw: "1O3"};
  expect(wording.finding("unreadable-figure", {...raw, fits: 103})).toContain("103");
  expect(wording.finding("unreadable-figure", raw)).toBe("Veere, Totaal: «1O3» is geen leesbaar aantal.");
});

test("a sentence that asks for a value that is not there names what there is", () => {
  const own = createWording(
    {findings: {}, files: {}, changes: {merger: "{from} ging op in {into}."}},
    settings,
  );
  expect(() => own.change("merger", {from: "Weesp"})).toThrow('no sentence for "merger" can be filled in');
});

test("the second sentence is used where the first asks for what is not known", () => {
  const samples = {
    "row-sum-mismatch": {municipality: "Veere", printed: 3, atLeast: 4},
    "foreign-municipality": {municipality: "Brielle", until: "2023-01-01"},
    corrected: {
      municipality: "Veere",
      column: "totaal",
      printed: null,
      corrected: 3,
      reason: "r",
      name: "n",
      date: "2023-07-01",
    },
    "unreadable-figure": {column: "totaal", absent: "totaal"},
    "percentage-mismatch": {printed: 101, expected: null, total: null, persons: 10},
  };
  const sentences = Object.entries(samples).map(([code, parameters]) => wording.finding(code, parameters));
  expect(sentences).toEqual([
    "Veere: de leesbare kolommen tellen al op tot 4, afgedrukt staat 3.",
    "Brielle bestaat sinds 1 januari 2023 niet meer.",
    "Veere, Totaal: ingevuld is 3 (r; n, 1 juli 2023).",
    "Totaal: deze kolom staat niet in de tabel.",
    "Afgedrukt is 101% bekend in Sonar; meer dan 100% kan niet.",
  ]);
});
