import {applyCorrections, withoutCorrections} from "../../src/edition/apply-corrections.js";
import {parseCorrections} from "../../src/edition/correction.js";
import {
  editionData,
  editionOf,
  publicEditionData,
  publicEditionFromJson,
} from "../../src/edition/edition-json.js";
import {revalidate} from "../../src/edition/validation.js";
import {figure, withCell} from "../support/figures.js";
import {editionFromTruth, readSeriesTruth} from "../support/truth.js";

const seed = editionFromTruth(
  readSeriesTruth().find(({file}) => file === "2023-Q2/midden-utrecht.pdf") as never,
);
const text = (changes: Record<string, unknown> = {}) => {
  const fields = {
    region: "Midden-Utrecht",
    period: "2023-Q2",
    municipality: "Zeist",
    column: "uwv_met",
    value: 394,
    source: '"00000000"',
    reason: "read on the paper",
    name: "an analyst",
    date: "2023-07-04",
    ...changes,
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== undefined);
  return `- ${lines.map(([key, value]) => `${key}: ${value}`).join("\n  ")}\n`;
};
const corrections = (changes?: Record<string, unknown>) =>
  parseCorrections(text(changes), "corrections.yaml");
const zeist = (edition: typeof seed) =>
  edition.municipalities.find(({name}) => name === "Zeist")?.figures.uwv_met;

test("a correction takes the place of the printed figure and is marked with both", () => {
  const corrected = applyCorrections(seed, corrections());
  expect(zeist(corrected)).toEqual(figure(394));
  expect(corrected.corrections).toEqual([
    {
      municipality: "Zeist",
      column: "uwv_met",
      printed: figure(393),
      corrected: figure(394),
      reason: "read on the paper",
      name: "an analyst",
      date: "2023-07-04",
    },
  ]);
  const codes = revalidate(corrected, {percentTolerance: 0.5, percentToleranceDecimal: 0.05}).findings.map(
    ({code}) => code,
  );
  expect(codes).toEqual(["row-sum-mismatch", "column-sum-mismatch", "corrected"]);
});

test("what was corrected can be undone, and corrected again to the same", () => {
  const once = applyCorrections(seed, corrections());
  expect(withoutCorrections(once)).toEqual(seed);
  expect(applyCorrections(once, corrections())).toEqual(once);
  expect(applyCorrections(once, [])).toEqual(seed);
});

test.each([
  ["by slug", {region: "midden-utrecht"}],
  ["by file", {region: undefined, period: undefined, file: "2023-Q2.pdf"}],
  ["by a name in another spelling", {municipality: "ZEIST"}],
])("a sheet and a row are found %s", (_, changes) => {
  expect(zeist(applyCorrections(seed, corrections(changes)))).toEqual(figure(394));
});

test("the total row is corrected under its label", () => {
  const edition = applyCorrections(
    seed,
    corrections({municipality: "TOTAAL AMR", column: "totaal", value: 6649}),
  );
  expect(edition.total?.figures.totaal).toEqual(figure(6649));
});

test.each([
  ["another PDF", {source: '"abcdef12"'}, {municipality: "Zeist"}],
  ["a row that is not there", {municipality: "Veere"}, {municipality: "Veere", absent: "Veere"}],
])("a correction for %s is not applied, and said to be stale", (_, changes, place) => {
  const edition = applyCorrections(seed, corrections(changes));
  expect(edition.municipalities).toEqual(seed.municipalities);
  expect(edition.findings).toMatchObject([{code: "correction-stale", column: "uwv_met", ...place}]);
});

test("the paper may say that there is nobody, or be blacked out", () => {
  const checks = {percentTolerance: 0.5, percentToleranceDecimal: 0.05};
  const black = revalidate(applyCorrections(seed, corrections({value: "withheld"})), checks);
  expect(zeist(black)).toEqual({kind: "withheld", raw: "█"});
  expect(black.findings).toMatchObject([
    {code: "suppressed-figures", withheld: 1},
    {code: "corrected", printed: 393, withheld: "█"},
  ]);
  const nobody = revalidate(applyCorrections(seed, corrections({value: "none"})), checks);
  expect(zeist(nobody)).toEqual({kind: "none", raw: "–"});
  expect(nobody.findings.at(-1)).toMatchObject({code: "corrected", printed: 393, none: "–"});
  for (const edition of [black, nobody]) {
    expect(editionOf(editionData(edition))).toEqual(edition);
    expect(withoutCorrections(edition).municipalities).toEqual(seed.municipalities);
  }
});

test("a symbol is undone as well, and a provisional figure stays provisional", () => {
  const suppressed = withCell(seed, "Zeist", "uwv_met", "<5");
  const corrected = applyCorrections(suppressed, corrections());
  expect(zeist(corrected)).toEqual(figure(394));
  expect(revalidate(corrected, {percentTolerance: 1, percentToleranceDecimal: 1}).findings).toContainEqual(
    expect.objectContaining({code: "corrected", printed: "<5", corrected: 394}),
  );
  expect(withoutCorrections(editionOf(editionData(corrected)))).toEqual(suppressed);
  const provisional = applyCorrections(withCell(seed, "Zeist", "uwv_met", "393 p"), corrections());
  expect(zeist(provisional)).toEqual(figure("394*"));
});

describe("the register", () => {
  const checks = {percentTolerance: 0.5, percentToleranceDecimal: 0.05};
  const ofRegister = (column: string, value: unknown, changes = {}) =>
    corrections({municipality: undefined, column, value, ...changes});
  const persons = ofRegister("register_persons", 9000);
  const percent = ofRegister("register_percent", 73.9);

  test("persons and percentage are corrected, checked anew, and marked with both", () => {
    const edition = revalidate(applyCorrections(seed, [...persons, ...percent]), checks);
    expect(edition.register).toEqual({persons: 9000, knownPercent: 73.9});
    expect(edition.findings).toMatchObject([
      {code: "corrected", printed: 8844, persons: 9000, reason: "read on the paper"},
      {code: "corrected", printed: 75, percentage: 73.9},
    ]);
    expect(editionOf(editionData(edition))).toEqual(edition);
    expect(withoutCorrections(edition).register).toEqual(seed.register);
  });

  test("what was not read is filled in, and undone to what it was", () => {
    const missing = revalidate({...seed, register: null}, checks);
    const half = revalidate(applyCorrections(missing, persons), checks);
    expect(half.findings.map(({code}) => code)).toEqual(["missing-register", "corrected"]);
    const whole = revalidate(applyCorrections(missing, [...persons, ...percent]), checks);
    expect(whole.findings.map(({code}) => code)).toEqual(["corrected", "corrected"]);
    expect(withoutCorrections(whole).register).toBeNull();
  });

  test("a correction for another PDF is stale", () => {
    const stale = ofRegister("register_persons", 9000, {source: '"abcdef12"'});
    const edition = applyCorrections(seed, stale);
    expect(edition.register).toEqual(seed.register);
    expect(edition.findings).toMatchObject([{code: "correction-stale", register: "register_persons"}]);
  });

  test("only its percentage has decimals, it has numbers only, and no municipality", () => {
    expect(() => ofRegister("register_persons", "9.000")).toThrow("thousands dot");
    expect(() => ofRegister("register_persons", "withheld")).toThrow("a number only");
    expect(() => corrections({column: "register_percent", value: 75})).toThrow("leave it out for");
    expect(() => corrections({municipality: undefined})).toThrow("give the municipality");
  });
});

test("what is meant for readers goes along, and names and reasons are not in what they get", () => {
  const told = applyCorrections(seed, corrections({onSheet: "Een tikfout."}));
  expect(editionOf(editionData(told))).toEqual(told);
  const given = publicEditionData(told).corrections;
  expect(given).toEqual([
    {
      municipality: "Zeist",
      column: "uwv_met",
      printed: 393,
      corrected: 394,
      onSheet: "Een tikfout.",
      date: "2023-07-04",
    },
  ]);
  const text = JSON.stringify(publicEditionData(told));
  expect(publicEditionFromJson(text, "a.json").corrections).toHaveLength(1);
});

test("a correction of another quarter leaves the edition alone", () => {
  expect(applyCorrections(seed, corrections({period: "2023-Q1"}))).toEqual(seed);
});

test.each([
  ["a thousands dot", {value: "1.394"}, /corrections\.yaml:5: .*thousands dot/],
  ["a word that means nothing", {value: "leeg"}, /corrections\.yaml:5: .*none, or withheld/],
  ["no source", {source: undefined}, /corrections\.yaml:1: .*source/],
  ["no sheet", {region: undefined}, /say which sheet/],
  ["a region that does not exist", {region: "Zeelandia"}, /corrections\.yaml:1: .*no such region/],
  ["a place to fill in for a reason", {reason: "…"}, /corrections\.yaml:7: .*filled in/],
  ["a name in brackets", {name: "(who looked)"}, /corrections\.yaml:8: .*give a name/],
  ["a day before the quarter", {date: "2023-03-31"}, /corrections\.yaml:9: .*before the quarter/],
  ["a day that is in no calendar", {date: "2023-06-31"}, /corrections\.yaml:9: .*no day 2023-06-31/],
  ["a name that does not exist", {amount: 3}, /corrections\.yaml:10: there is no setting "item 1, amount"/],
])("%s is an error with file and line", (_, changes, message) => {
  const said = () => {
    try {
      return corrections(changes);
    } catch (error) {
      return (error as {toText: () => string}).toText();
    }
  };
  expect(said()).toMatch(message);
});

test("a thousand with a dot is not one, and one cell is corrected once", () => {
  expect(() => corrections({value: "4.000"})).toThrow("thousands dot");
  const twice = text() + text({value: 395, municipality: "ZEIST"});
  expect(() => parseCorrections(twice, "corrections.yaml")).toThrow("corrected twice");
});

test("an empty file corrects nothing", () => {
  expect(parseCorrections("# none yet\n", "corrections.yaml")).toEqual([]);
});
