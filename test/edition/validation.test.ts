import fc from "fast-check";
import {type Edition, rowsOf} from "../../src/edition/edition.js";
import {agreesWithPersons} from "../../src/edition/known-share.js";
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
    {
      code: "foreign-municipality",
      municipality: "Veere",
      home: "Zeeland",
      add: "moves: [{municipality: Veere, to: AM13, date: 2023-04-01}]",
    },
    {code: "municipality-missing", municipality: "Zeist"},
  ]);
  expect(findings({...seed, municipalities: rename("Zeist", {name: "Zestien", code: null})})).toEqual([
    {
      code: "unknown-municipality",
      municipality: "Zestien",
      gone: ["Zeist"],
      add: "municipalities: [{code: GM0355, name: Zestien, since: 2023-04-01}]",
    },
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

test("a column that the sheet does not have is told once, not for each row", () => {
  const without = {...seed, columns: columns.filter((column) => column !== "uwv_met")};
  expect(findings(without).filter(({code}) => code === "unreadable-figure")).toEqual([
    {code: "unreadable-figure", column: "uwv_met", absent: "uwv_met"},
  ]);
  const unread = otherwise(without, "Zeist", "uwv_met", "3g3");
  expect(findings(unread).filter(({code}) => code === "unreadable-figure")).toHaveLength(1);
});

test("a row with one empty cell is no empty row", () => {
  expect(findings(withCell("Lopik", "gemeente_met", "")).map(({code}) => code)).not.toContain(
    "unreadable-figure",
  );
});

test.each([
  ["Zeist", "totaal", 651],
  ["TOTAAL AMR", "uwv_met", 3636],
  ["TOTAAL AMR", "totaal", undefined],
] as const)("the cell that cannot be read in %s, %s is offered %i", (name, column, value) => {
  const row = [...seed.municipalities, {name: seed.total?.label, figures: seed.total?.figures}].find(
    (one) => one.name === name,
  );
  const fits = value ?? personsIn(row?.figures?.[column] as never);
  const [found] = findings(withCell(name, column, "3g3"));
  expect(found).toEqual({code: "unreadable-figure", municipality: name, column, raw: "3g3", fits});
});

test("a cell that cannot be read may be 0, and less than nobody is never offered", () => {
  const met =
    personsIn(seed.municipalities.find(({name}) => name === "Zeist")?.figures.uwv_met as never) ?? 0;
  const rest = {...withCell("Zeist", "uwv_met", "?"), total: null};
  const offered = (totaal: number) => findings(otherwise(rest, "Zeist", "totaal", totaal))[0];
  expect(offered(651 - met)).toMatchObject({code: "unreadable-figure", fits: 0});
  expect(offered(651 - met - 1)).not.toHaveProperty("fits");
});

test("where neither row nor column leaves a value none is offered", () => {
  const two = otherwise(withCell("Zeist", "uwv_met", "?"), "Zeist", "totaal", "?");
  const found = findings({...two, total: null}).filter(({code}) => code === "unreadable-figure");
  expect(found).toEqual([
    {code: "unreadable-figure", municipality: "Zeist", column: "uwv_met", raw: "?"},
    {code: "unreadable-figure", municipality: "Zeist", column: "totaal", raw: "?"},
  ]);
});

test("beside a withheld figure, parts that come to their total are right", () => {
  const known = withCell("Bunnik", "gemeente_met", "<5");
  const [bunnik] = seed.municipalities.filter(({name}) => name === "Bunnik");
  const parts = ["gemeente_zonder", "uwv_met", "uwv_zonder"] as const;
  const sum = parts.reduce((all, column) => all + (personsIn(bunnik?.figures[column] as never) ?? 0), 0);
  const codes = (totaal: number) =>
    findings(otherwise({...known, total: null}, "Bunnik", "totaal", totaal)).map(({code}) => code);
  expect(codes(sum)).not.toContain("row-sum-mismatch");
  expect(codes(sum - 1)).toContain("row-sum-mismatch");
});

test("a percentage that disagrees is told with the one that the persons make, to a decimal", () => {
  const total = personsIn(seed.total?.figures.totaal as never) as number;
  expect(findings({...seed, register: {persons: 8844, knownPercent: 76}})).toEqual([
    {
      code: "percentage-mismatch",
      printed: 76,
      expected: Number(((100 * total) / 8844).toFixed(1)),
      total,
      persons: 8844,
    },
  ]);
  const unknown = withCell("TOTAAL AMR", "totaal", "?");
  expect(findings({...unknown, register: {persons: 8844, knownPercent: 101}})).toContainEqual({
    code: "percentage-mismatch",
    printed: 101,
    expected: null,
    total: null,
    persons: 8844,
  });
});

test.each([
  [100, 1, true],
  [100, 1.004, true],
  [101, 1.01, false],
  [100.1, 1.001, false],
  [75, 0.755, true],
  [75, 0.7551, false],
  [75.3, 0.7525, true],
  [75.3, 0.7524, false],
  [75, null, true],
])("%d%% printed beside a share of %d: %j", (percent, share, agrees) => {
  expect(agreesWithPersons(percent, share, checks)).toBe(agrees);
});

test("a register that wavers is no missing one; once a person has filled it in, the doubt goes", () => {
  const doubt = findingOf("register-doubtful");
  const codes = (register: Edition["register"]) =>
    revalidate({...seed, register, findings: [doubt]}, checks).findings.map(({code}) => code);
  expect(codes(null)).toEqual(["register-doubtful"]);
  expect(codes({persons: 8844, knownPercent: null})).toEqual(["register-doubtful"]);
  expect(codes({persons: null, knownPercent: 75})).toEqual(["register-doubtful"]);
  expect(codes({persons: 8844, knownPercent: 75})).toEqual([]);
  const other = findingOf("columns-assumed");
  const besides = revalidate({...seed, register: null, findings: [other]}, checks).findings;
  expect(besides.map(({code}) => code)).toEqual(["columns-assumed", "missing-register"]);
});

test("a sheet of invented figures says so", () => {
  expect(findings({...seed, fictional: true})).toEqual([{code: "fictional"}]);
});

test("without a region or a quarter no municipality is out of place or missing", () => {
  const fewer = {...seed, total: null, municipalities: seed.municipalities.slice(1)};
  for (const unknown of [{region: null}, {period: null}]) {
    expect(findings({...fewer, ...unknown}).map(({code}) => code)).toEqual(["missing-total-row"]);
  }
});
