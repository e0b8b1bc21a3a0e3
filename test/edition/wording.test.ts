import {readFileSync} from "node:fs";
import fc from "fast-check";
import {createWording, parseMessages, placeholdersOf} from "../../src/edition/wording.js";
import {parseSettings} from "../../src/settings/settings.js";
import {fileErrorCodes} from "../../src/vocabulary/error.js";
import {findingCodes, type Parameter} from "../../src/vocabulary/finding.js";

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
      checklist: {},
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

test("what no sentence fits is told with what is known of it, and the gap is named once", () => {
  const own = createWording(
    {findings: {}, files: {}, checklist: {}, changes: {merger: "{from} ging op in {into}."}},
    settings,
  );
  expect(own.gaps()).toEqual([]);
  expect(own.change("merger", {from: "Weesp", before: 1061, into: null})).toBe(
    "merger: from Weesp, before 1.061.",
  );
  expect(own.change("merger", {from: "Brielle"})).toBe("merger: from Brielle.");
  const finding = {code: "fictional", severity: "info", message: "", column: "totaal"};
  expect(own.finding("fictional", finding)).toBe("fictional: column Totaal.");
  expect(own.file("damaged")).toBe("damaged.");
  expect(own.gaps().map((gap) => gap.toText())).toEqual([
    'messages.yaml: no sentence for "merger" can be filled in\n  try    write one that uses only these placeholders: from, before',
    'messages.yaml: there is no sentence for "fictional"\n  try    write one that uses only these placeholders: column',
    'messages.yaml: there is no sentence for "damaged"\n  try    write one that uses only these placeholders: none',
  ]);
});

test("whatever sentence or parameter is missing, there is something to say", () => {
  const all = [
    ...Object.entries(messages.findings).map(([code, text]) => ["finding", code, [text].flat()] as const),
    ...Object.entries(messages.changes).map(([kind, text]) => ["change", kind, [text].flat()] as const),
  ];
  const value = fc.oneof(
    fc.constantFrom<Parameter>("Goes", "totaal", "2023-Q1", "2023-02-30", "2023-13-45", "", null),
    fc.integer(),
    fc.double(),
    fc.array(fc.string()),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.func(value),
      fc.func(fc.boolean()),
      (some, parameterFor, isLeft) => {
        const [place, code, texts] = some;
        const left = texts.filter((text) => isLeft(text)) as [string, ...string[]];
        const own = createWording(
          {findings: {}, changes: {}, files: {}, checklist: {}, [`${place}s`]: {[code]: left}},
          settings,
        );
        const names = [...new Set(texts.flatMap(placeholdersOf))].filter((name) => isLeft(name));
        const parameters = Object.fromEntries(names.map((name) => [name, parameterFor(name)]));
        const said = own[place](code, parameters);
        const isSentence = left.some((text) =>
          placeholdersOf(text).every((name) => (parameters[name] ?? null) !== null),
        );
        expect(said).not.toContain("undefined");
        expect(said.startsWith(code)).toBe(!isSentence);
        expect(own.gaps().map(({code}) => code)).toEqual(isSentence ? [] : ["invalid"]);
      },
    ),
  );
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
