import fc from "fast-check";
import {type Edition, rowsOf} from "../../src/edition/edition.js";
import {revalidate, validateEdition} from "../../src/edition/validation.js";
import {byColumn, type Column, columns, personsIn} from "../../src/vocabulary/figure.js";
import {findingOf} from "../../src/vocabulary/finding.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {figure, withCell as otherwise} from "../support/figures.js";
import {editionFromTruth, readSeriesTruth} from "../support/truth.js";

const checks = {percentTolerance: 0.5, percentToleranceDecimal: 0.05};
const seed = editionFromTruth(
  readSeriesTruth().find(({file}) => file === "2023-Q2/midden-utrecht.pdf") as never,
);
const findings = (edition: Edition) =>
  validateEdition(edition, checks).map(({code, severity, message, ...rest}) => ({code, ...rest}));

const withCell = (name: string, column: Column, printed: number | string) =>
  otherwise(seed, name, column, printed);

test("the real sheet has nothing to find", () => {
  expect(findings(seed)).toEqual([]);
});

test("a figure that does not add up is found in its row and in its column", () => {
  expect(findings(withCell("Zeist", "uwv_met", 339))).toEqual([
    {code: "row-sum-mismatch", municipality: "Zeist", column: "totaal", printed: 651, expected: 597},
    {code: "column-sum-mismatch", column: "uwv_met", printed: 3636, expected: 3582},
  ]);
});

test("the total row is added up like any other", () => {
  expect(findings(withCell("TOTAAL AMR", "totaal", 6684)).map(({code}) => code)).toEqual([
    "row-sum-mismatch",
    "column-sum-mismatch",
    "percentage-mismatch",
  ]);
});

test("a symbol for nobody counts as 0", () => {
  expect(findings(withCell("Lopik", "gemeente_met", "-"))).toEqual([]);
});

test("a withheld figure switches off its sums, and no value is offered for it", () => {
  const found = findings(withCell("Bunnik", "gemeente_met", "<5"));
  expect(found).toEqual([{code: "suppressed-figures", count: 1}]);
});

test("a figure that is blacked out does the same, and is told apart", () => {
  const black = withCell("Bunnik", "gemeente_met", "█");
  expect(findings(black)).toEqual([{code: "suppressed-figures", withheld: 1}]);
  const both = otherwise(black, "Zeist", "gemeente_met", "geheim");
  expect(findings(both)).toEqual([{code: "suppressed-figures", count: 1, withheld: 1}]);
});

test("beside a withheld figure, parts that exceed their total are still wrong", () => {
  const edition = otherwise(withCell("Bunnik", "gemeente_met", "<5"), "Bunnik", "totaal", 80);
  expect(findings(edition)).toContainEqual({
    code: "row-sum-mismatch",
    municipality: "Bunnik",
    column: "totaal",
    printed: 80,
    atLeast: 90,
  });
});

test("for an unreadable figure the value is offered that row and column leave", () => {
  expect(findings(withCell("Zeist", "uwv_met", "3g3"))).toEqual([
    {code: "unreadable-figure", municipality: "Zeist", column: "uwv_met", raw: "3g3", fits: 393},
  ]);
});

test("row and column that leave different values offer none", () => {
  const edition = withCell("Zeist", "uwv_met", "3g3");
  const found = findings(otherwise(edition, "TOTAAL AMR", "uwv_met", 3600));
  expect(found[0]).toEqual({code: "unreadable-figure", municipality: "Zeist", column: "uwv_met", raw: "3g3"});
});

test("a row that stands there twice is one finding, when the sums hold without it", () => {
  const twice = {...seed, municipalities: [...seed.municipalities, seed.municipalities[2] as never]};
  expect(findings(twice)).toEqual([{code: "duplicate-row", municipality: "Houten"}]);
});

test("a municipality of another region, a missing one, an unknown one and a misspelt one are told apart", () => {
  const rename = (from: string, to: object) =>
    seed.municipalities.map((row) => (row.name === from ? {...row, ...to} : row));
  expect(findings({...seed, municipalities: rename("Zeist", {name: "Veere", code: "GM0717"})})).toEqual([
    {code: "foreign-municipality", municipality: "Veere", home: "Zeeland"},
    {code: "municipality-missing", municipality: "Zeist"},
  ]);
  expect(findings({...seed, municipalities: rename("Zeist", {name: "Zestien", code: null})})).toEqual([
    {code: "unknown-municipality", municipality: "Zestien"},
    {code: "municipality-missing", municipality: "Zeist"},
  ]);
  expect(findings({...seed, municipalities: rename("Zeist", {printedName: "Ziest"})})).toEqual([
    {code: "misspelt-municipality", municipality: "Zeist", printed: "Ziest"},
  ]);
  expect(findings({...seed, municipalities: rename("IJsselstein", {printedName: "IJSSELSTEIN"})})).toEqual(
    [],
  );
});

test("a municipality that no longer exists, or not yet, is out of place", () => {
  const rotterdam = readSeriesTruth().find(({file}) => file === "2022-Q4/rijnmond.pdf");
  const edition = editionFromTruth(rotterdam as never);
  const codes = (later: Edition) => findings(later).filter(({code}) => code !== "fictional");
  expect(codes(edition)).toEqual([]);
  const found = codes({...edition, period: parsePeriod("2023-Q1")});
  expect(found).toContainEqual({code: "foreign-municipality", municipality: "Brielle", until: "2023-01-01"});
  expect(found).toContainEqual({code: "municipality-missing", municipality: "Voorne aan Zee"});
});

test.each([
  [{persons: 8844, knownPercent: 75}, []],
  [{persons: 8844, knownPercent: 76}, ["percentage-mismatch"]],
  [{persons: 8844, knownPercent: 75.2}, []],
  [{persons: 8844, knownPercent: 75.3}, ["percentage-mismatch"]],
  [{persons: 6000, knownPercent: 111}, ["percentage-mismatch"]],
  [{persons: null, knownPercent: 75}, ["missing-register"]],
  [null, ["missing-register"]],
])("register %j gives %j", (register, codes) => {
  expect(findings({...seed, register}).map(({code}) => code)).toEqual(codes);
});

test("without a total row that is said, and the columns are not checked", () => {
  expect(findings({...seed, total: null}).map(({code}) => code)).toEqual(["missing-total-row"]);
});

test("a region in another spelling is worth a note, one in capitals is not", () => {
  const region = (printedName: string) => ({...seed, region: seed.region && {...seed.region, printedName}});
  expect(findings(region("Midden Utrecht"))).toEqual([
    {code: "region-respelling", printed: "Midden Utrecht", expected: "Midden-Utrecht"},
  ]);
  expect(findings(region("MIDDEN-UTRECHT"))).toEqual([]);
});

test("findings made anew keep what only the reading could tell", () => {
  const assumed = findingOf("columns-assumed");
  const stale = findingOf("row-sum-mismatch", {municipality: "Zeist", column: "totaal"});
  expect(revalidate({...seed, findings: [stale, assumed]}, checks).findings).toEqual([assumed]);
});

test("any single figure that is misread by any amount is found", () => {
  const rows = [...seed.municipalities.map(({name}) => name), "TOTAAL AMR"];
  fc.assert(
    fc.property(
      fc.constantFrom(...rows),
      fc.constantFrom(...columns),
      fc.integer({min: 0, max: 9999}),
      (name, column, value) => {
        const row = rowsOf(seed).find((r) => r.name === name);
        fc.pre(!row || personsIn(row.figures[column]) !== value);
        const found = findings(withCell(name, column, value));
        return found.some((f) => f.municipality === name) || found.some((f) => f.column === column);
      },
    ),
  );
});

test("a row in which nothing is printed is no row of zeros", () => {
  const figures = byColumn(() => figure(""));
  const blank = {
    ...seed,
    municipalities: seed.municipalities.map((row) => (row.name === "Lopik" ? {...row, figures} : row)),
  };
  expect(findings(blank)).toContainEqual({code: "unreadable-figure", municipality: "Lopik"});
});
