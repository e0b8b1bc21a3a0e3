// What came, went, was renamed or copied: small cases by hand, before and after, with the expected sentence.
import {compareQuarter} from "../../src/change/compare.js";
import {figuresHash} from "../../src/edition/certificate.js";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings, wording} from "../support/compared.js";
import {type Made, madeEdition} from "../support/made.js";

const options = {settings, wording, notes: []};
const rows = {
  Dordrecht: [212, 341, 498, 77],
  Papendrecht: [31, 52, 118, 20],
  Sliedrecht: [24, 40, 97, 17],
  Zwijndrecht: [45, 71, 190, 33],
} as const;

function changesBetween(before: Made, after: Made, [then, now] = ["2022-Q4", "2023-Q1"]) {
  return lastRegion([madeEdition(then as string, before), madeEdition(now as string, after)], now as string)
    .changes;
}

/** @param versions earlier versions of the last edition, all of them published */
function lastRegion(editions: PlacedEdition[], period: string, versions: PlacedEdition[] = []) {
  const publications = versions.map((version) => ({
    ...{region: version.region.slug, period, date: "2023-04-20", by: "A. Bakker"},
    figures: figuresHash(version),
  }));
  const [quarter] = compareQuarter(parsePeriod(period), editions, {...options, versions, publications});
  const region = quarter?.regions.at(-1);
  if (!region) throw new Error("nothing was compared");
  return region;
}

const moved = Object.fromEntries(
  Object.entries(rows).map(([name, [a, b, c, d]]) => [name, [a + 1, b - 1, c + 2, d]] as const),
) as unknown as Made["rows"];

test("a quarter in which nothing happened has no changes", () => {
  expect(changesBetween({rows}, {rows: moved})).toEqual([]);
});

test("a municipality that is gone without a herindeling is an error", () => {
  const {Sliedrecht: _gone, ...rest} = moved;
  expect(changesBetween({rows}, {rows: rest})).toMatchObject([
    {
      kind: "municipality-missing",
      severity: "error",
      municipality: "Sliedrecht",
      against: "2022-Q4",
      message:
        "Sliedrecht stond er in het vierde kwartaal van 2022 wel (178 personen), nu niet; een herindeling verklaart dit niet.",
    },
  ]);
});

test("a total row that still counts the missing municipality is not listed besides", () => {
  const {Sliedrecht: _gone, ...rest} = moved;
  const total = [316, 500, 911, 147, 1874];
  expect(changesBetween({rows}, {rows: rest, total}).map(({kind}) => kind)).toEqual(["municipality-missing"]);
});

test("what the missing municipality does not explain in the total row is listed besides", () => {
  const {Sliedrecht: _gone, ...rest} = moved;
  // as many with klantprofiel of the municipality as Sliedrecht had, and nobody else of it
  const total = [315, 461, 812, 130, 1718];
  const changes = changesBetween({rows}, {rows: rest, total});
  expect(changes.map(({kind, column}) => [kind, column])).toEqual([
    ["municipality-missing", undefined],
    ["column-sum-mismatch", "gemeente_met"],
  ]);
});

test("a municipality that was not there before is a warning, and its going away again a return", () => {
  const more = {...moved, Alblasserdam: [10, 20, 30, 4]} as Made["rows"];
  const editions = [
    madeEdition("2022-Q3", {rows}),
    madeEdition("2022-Q4", {rows: more}),
    madeEdition("2023-Q1", {rows: {...rows, Papendrecht: [33, 51, 120, 20], Sliedrecht: [23, 41, 96, 17]}}),
  ];
  expect(lastRegion(editions.slice(0, 2), "2022-Q4").changes).toMatchObject([
    {
      kind: "municipality-new",
      severity: "warning",
      municipality: "Alblasserdam",
      message:
        "Alblasserdam (64 personen) stond er in het derde kwartaal van 2022 niet; een herindeling verklaart dit niet.",
    },
  ]);
  expect(lastRegion(editions, "2023-Q1").changes.map(({kind}) => kind)).toEqual(["return"]);
});

test("a herindeling is compared on the boundaries of the later quarter", () => {
  const before = {
    Brielle: [4, 9, 60, 8],
    Hellevoetsluis: [12, 30, 150, 21],
    Westvoorne: [3, 8, 41, 6],
    Rotterdam: [900, 2000, 7000, 800],
  } as const;
  const after = {"Voorne aan Zee": [20, 46, 253, 35], Rotterdam: [905, 2004, 7010, 803]} as const;
  const region = lastRegion(
    [
      madeEdition("2022-Q4", {region: "Rijnmond", rows: before}),
      madeEdition("2023-Q1", {region: "Rijnmond", rows: after}),
    ],
    "2023-Q1",
  );
  expect(region.changes).toMatchObject([
    {
      kind: "merger",
      severity: "info",
      municipality: "Voorne aan Zee",
      before: 352,
      after: 354,
      message:
        "Brielle, Hellevoetsluis en Westvoorne zijn sinds 1 januari 2023 samen Voorne aan Zee. Zij telden 352 personen in het vierde kwartaal van 2022; nu zijn het er 354 (+0,6%).",
    },
  ]);
  expect(region.differences).toContainEqual({
    municipality: "Voorne aan Zee",
    column: "uwv_met",
    against: "2022-Q4",
    before: 251,
    after: 253,
    absolute: 2,
    relative: 2 / 251,
  });
});

describe("a herindeling across two regions", () => {
  const gooi = {region: "Gooi en Vechtstreek"};
  const amsterdam = {region: "Groot Amsterdam"};
  const editions = [
    madeEdition("2021-Q4", {...gooi, rows: {Huizen: [10, 30, 80, 12], Weesp: [5, 10, 40, 6]}}),
    madeEdition("2021-Q4", {...amsterdam, rows: {Amsterdam: [800, 1900, 6000, 700]}}),
    madeEdition("2022-Q1", {...gooi, persons: 13_800, rows: {Huizen: [11, 30, 81, 12]}}),
    madeEdition("2022-Q1", {...amsterdam, rows: {Amsterdam: [806, 1911, 6041, 707]}}),
  ];
  const [quarter] = compareQuarter(parsePeriod("2022-Q1"), editions, options);
  const [out, into] = quarter?.regions ?? [];

  test("is explained where the municipality left, and the region is compared without it", () => {
    expect(out?.changes.map(({message}) => message)).toEqual([
      "Weesp hoort sinds 24 maart 2022 bij Amsterdam (Groot Amsterdam) en telt hier niet meer mee.",
    ]);
    expect(out?.differences[4]).toMatchObject({
      municipality: null,
      column: "totaal",
      before: 132,
      after: 134,
    });
  });

  test("is added up where it went, for the municipality and for the region", () => {
    expect(into?.changes.map(({message}) => message)).toEqual([
      "Weesp hoort sinds 24 maart 2022 bij Amsterdam. Samen telden zij 9.461 personen in het vierde kwartaal van 2021; nu zijn het er 9.465 (0,0%).",
    ]);
    expect(into?.differences[4]).toMatchObject({municipality: null, before: 9461, after: 9465});
  });

  test("is explained, not computed, when the other region is not there", () => {
    const [alone] = compareQuarter(
      parsePeriod("2022-Q1"),
      [editions[1], editions[3]] as PlacedEdition[],
      options,
    );
    expect(alone?.regions[0]?.changes.map(({message}) => message)).toEqual([
      "Weesp hoort sinds 24 maart 2022 bij Amsterdam. Van een van die gemeenten is er geen eerder cijfer.",
    ]);
  });
});

test("a municipality that was divided is explained, and its parts are not compared", () => {
  const region = "Midden-Brabant";
  const before = {
    Haaren: [5, 9, 40, 6],
    Oisterwijk: [10, 20, 70, 9],
    Tilburg: [200, 500, 1500, 180],
  } as const;
  const after = {Oisterwijk: [11, 23, 85, 11], Tilburg: [201, 502, 1505, 181]} as const;
  const result = lastRegion(
    [madeEdition("2020-Q4", {region, rows: before}), madeEdition("2021-Q1", {region, rows: after})],
    "2021-Q1",
  );
  expect(result.changes.map(({message}) => message)).toEqual([
    "Haaren is op 1 januari 2021 verdeeld over Boxtel, Oisterwijk, Tilburg en Vught: de cijfers van ervoor en erna zijn niet op te tellen.",
  ]);
  expect(result.differences.find((d) => d.municipality === "Oisterwijk")?.before).toBeNull();
});

test("a herindeling that the sheet shows only later counts from then on", () => {
  const region = "Rijnmond";
  const old = {Brielle: [4, 9, 60, 8], Hellevoetsluis: [12, 30, 150, 21], Westvoorne: [3, 8, 41, 6]} as const;
  const editions = [
    madeEdition("2022-Q4", {region, rows: old}),
    madeEdition("2023-Q1", {region, rows: {...old, Brielle: [5, 9, 61, 8]}}),
    madeEdition("2023-Q2", {region, rows: {"Voorne aan Zee": [20, 46, 253, 35]}}),
  ];
  expect(lastRegion(editions, "2023-Q2").changes).toMatchObject([{kind: "merger", before: 354, after: 354}]);
});

test("another spelling of the region is reported once, and the official one again as a return", () => {
  const editions = [
    madeEdition("2022-Q3", {rows}),
    madeEdition("2022-Q4", {rows: moved, printedName: "Drecht-steden"}),
    madeEdition("2023-Q1", {rows}),
  ];
  expect(lastRegion(editions.slice(0, 2), "2022-Q4").changes).toMatchObject([
    {
      kind: "region-respelling",
      severity: "info",
      message:
        "De regio staat afgedrukt als «Drecht-steden», in het derde kwartaal van 2022 als «Drechtsteden».",
    },
  ]);
  expect(lastRegion(editions.slice(1), "2023-Q1").changes).toMatchObject([
    {kind: "return", severity: "info"},
  ]);
});

test("capitals alone are no other spelling", () => {
  expect(changesBetween({rows}, {rows: moved, printedName: "DRECHTSTEDEN"})).toEqual([]);
});

test("a whole table of an earlier quarter is a stale copy, also of two quarters ago", () => {
  const editions = [
    madeEdition("2022-Q3", {rows}),
    madeEdition("2022-Q4", {rows: moved}),
    madeEdition("2023-Q1", {rows}),
  ];
  expect(lastRegion(editions, "2023-Q1").changes).toContainEqual(
    expect.objectContaining({
      kind: "stale-copy",
      severity: "error",
      against: "2022-Q3",
      message: "De hele tabel is gelijk aan die van het derde kwartaal van 2022.",
    }),
  );
});

test("columns in another order, or under other headings, are an error", () => {
  const before = madeEdition("2022-Q4", {rows});
  const after = madeEdition("2023-Q1", {rows: moved});
  const reordered = {
    ...after,
    columns: ["uwv_met", "uwv_zonder", "gemeente_met", "gemeente_zonder", "totaal"] as const,
  };
  expect(lastRegion([before, reordered], "2023-Q1").changes).toMatchObject([
    {kind: "columns-changed", severity: "error"},
  ]);
  const headed = (edition: PlacedEdition, headings: string[]) => ({...edition, headings});
  const [old, renamed] = [
    headed(before, ["Gemeente met", "Gemeente zonder", "UWV met", "UWV zonder", "Totaal"]),
    headed(after, ["Gemeente met", "Gemeente zonder", "UWV met", "UWV geen", "Totaal"]),
  ];
  expect(lastRegion([old, renamed], "2023-Q1").changes).toMatchObject([{kind: "columns-changed"}]);
  expect(lastRegion([old, {...renamed, headings: null}], "2023-Q1").changes).toEqual([]);
});

test("an error finding is repeated once: a wrong total of one column fails in the total row too", () => {
  const total = [316, 503, 911, 147, 1874];
  expect(changesBetween({rows}, {rows: moved, total})).toMatchObject([
    {
      kind: "column-sum-mismatch",
      severity: "error",
      column: "gemeente_zonder",
      against: null,
      message: "Gemeente, zonder klantprofiel: de gemeenten tellen op tot 500, in de totaalrij staat 503.",
    },
  ]);
});

test("a wrong number that shows in a column and in the grand total is told once", () => {
  const total = [316, 490, 911, 147, 1864];
  expect(changesBetween({rows}, {rows: moved, total}).map(({kind, column}) => [kind, column])).toEqual([
    ["column-sum-mismatch", "gemeente_zonder"],
  ]);
});

test("real and fictional editions never meet", () => {
  const quarters = compareQuarter(
    parsePeriod("2023-Q1"),
    [
      madeEdition("2022-Q4", {rows}),
      madeEdition("2023-Q1", {rows: moved, fictional: false}),
      madeEdition("2023-Q1", {region: "Rijnmond", rows: {Rotterdam: [1, 2, 3, 4]}}),
    ],
    options,
  );
  expect(quarters).toMatchObject([
    {fictional: false, regions: [{slug: "drechtsteden", against: [], differences: []}]},
    {fictional: true, regions: [{slug: "rijnmond", against: []}]},
  ]);
});

test("without the quarter before, the nearest one within the year stands in", () => {
  const editions = [
    madeEdition("2022-Q1", {rows}),
    madeEdition("2022-Q3", {rows: moved}),
    madeEdition("2023-Q1", {rows}),
  ];
  expect(lastRegion(editions, "2023-Q1").against).toEqual(["2022-Q3", "2022-Q1"]);
});

test("a revision is listed figure by figure with both sources", () => {
  const changed = {...moved, Sliedrecht: [30, 39, 99, 17]} as Made["rows"];
  const first = madeEdition("2023-Q1", {rows: moved, source: {file: "maart.pdf", sha256: "1".repeat(64)}});
  const second = madeEdition("2023-Q1", {rows: changed, source: {file: "april.pdf", sha256: "2".repeat(64)}});
  const region = lastRegion([madeEdition("2022-Q4", {rows}), second], "2023-Q1", [first]);
  expect(region.changes).toContainEqual(
    expect.objectContaining({
      kind: "revision",
      severity: "warning",
      against: "2023-Q1",
      earlierSource: "maart.pdf",
      source: "april.pdf",
      figures: [
        "totaalrij (Gemeente, met klantprofiel) 316 → 321",
        "totaalrij (Totaal) 1.874 → 1.879",
        "Sliedrecht (Gemeente, met klantprofiel) 25 → 30",
        "Sliedrecht (Totaal) 180 → 185",
      ],
    }),
  );
  expect(region.differences.filter(({against}) => against === "2023-Q1")).toHaveLength(4);
});
