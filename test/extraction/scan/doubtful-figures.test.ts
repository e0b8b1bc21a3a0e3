import type {Edition, Place, RowBoxes} from "../../../src/edition/edition.js";
import {
  type Evidence,
  type SecondReading,
  settleDoubts,
} from "../../../src/extraction/scan/doubtful-figures.js";
import {type Column, columns} from "../../../src/vocabulary/figure.js";
import {figure, withCell} from "../../support/figures.js";
import {editionFromTruth, readSeriesTruth} from "../../support/truth.js";

const checks = {percentTolerance: 0.5, percentToleranceDecimal: 0.05};
const truth = readSeriesTruth().find(({file}) => file === "2022-Q4/gorinchem.pdf");

/** Gorinchem, with the places that its cells have on the page: rows 20 points apart, columns 50. */
function sheet(): Edition {
  if (!truth) throw new Error("the series has no Gorinchem 2022-Q4");
  const edition = editionFromTruth(truth);
  const boxesOf = (row: number): RowBoxes => ({
    name: placeAt(row, -1),
    figures: Object.fromEntries(columns.map((column, i) => [column, placeAt(row, i)])),
  });
  const municipalities = edition.municipalities.map((_, row) => boxesOf(row));
  return {...edition, boxes: {pages: {}, municipalities, total: boxesOf(municipalities.length)}};
}

function placeAt(row: number, column: number): Place {
  const left = 150 + 50 * column;
  return {page: 1, box: [left, 100 + 20 * row, left + 20, 110 + 20 * row]};
}

/** Which cell a place belongs to: "1 uwv_met". */
function cellAt({box: [left, top, right]}: Place): string {
  return `${Math.round((top - 100) / 20)} ${columns[Math.round(((left + right) / 2 - 160) / 50)]}`;
}

/** The edition with other first readings: null for a cell in which nothing was read. */
function misread(edition: Edition, cells: Record<string, number | string | null>): Edition {
  let current = edition;
  for (const [cell, value] of Object.entries(cells)) {
    const [row, column] = cell.split(" ") as [string, Column];
    const name = (current.municipalities[Number(row)]?.name ?? current.total?.label) as string;
    const boxes = current.boxes.municipalities.map((box, i) => {
      const {[column]: _, ...figures} = box.figures;
      return value === null && i === Number(row) ? {...box, figures} : box;
    });
    current = {
      ...withCell(current, name, column, value ?? ""),
      boxes: {...current.boxes, municipalities: boxes},
    };
  }
  return current;
}

/** @param second what is read the second time, by cell; cells that are not named are blank paper */
function evidenceOf(second: Record<string, string | SecondReading>, confidence: Record<string, number> = {}) {
  const asked: string[] = [];
  const evidence: Evidence = {
    words: [],
    seen: (place) => place,
    confidenceAt: (place) => confidence[cellAt(place)] ?? 95,
    readAgain: (place) => {
      asked.push(cellAt(place));
      const reading = second[cellAt(place)];
      return typeof reading === "string" ? {raw: reading, confidence: 95} : (reading ?? null);
    },
    readText: () => null,
    layerAt: () => null,
    hasInk: (place) => cellAt(place) in second,
  };
  return {evidence, asked};
}

const places = (edition: Edition) =>
  edition.findings.map(({code, municipality, column}) =>
    [code, municipality, column].filter(Boolean).join(" "),
  );

test("figures that the sums confirm are not read again", () => {
  const {evidence, asked} = evidenceOf({}, {"0 uwv_met": 5});
  const settled = settleDoubts(sheet(), evidence, checks);
  expect(asked).toEqual([]);
  expect(settled).toEqual({...sheet(), findings: settled.findings});
  expect(places(settled)).toEqual(["fictional"]);
});

test("where a failing row and column cross, the second reading counts if the sums then hold", () => {
  const wrong = misread(sheet(), {"0 uwv_met": 789});
  const {evidence, asked} = evidenceOf({"0 uwv_met": "189"});
  const settled = settleDoubts(wrong, evidence, checks);
  expect(asked).toEqual(["0 uwv_met"]);
  expect(settled.municipalities).toEqual(sheet().municipalities);
  expect(places(settled)).toEqual(["fictional"]);
});

test("two readings that differ, and neither fits the sums: the figure is null", () => {
  const {evidence} = evidenceOf({"0 uwv_met": "198"});
  const settled = settleDoubts(misread(sheet(), {"0 uwv_met": 789}), evidence, checks);
  const {uwv_met, ...others} = settled.municipalities[0]!.figures;
  expect(others).toMatchObject({gemeente_met: figure(4), gemeente_zonder: figure(222), totaal: figure(445)});
  expect(uwv_met).toEqual({kind: "unreadable", raw: "789"});
  expect(places(settled)).toEqual(["unreadable-figure Gorinchem uwv_met", "fictional"]);
});

test("two readings that agree against the sums are what is printed, and the sums are the finding", () => {
  const {evidence} = evidenceOf({"0 uwv_met": "173"});
  const settled = settleDoubts(misread(sheet(), {"0 uwv_met": 173}), evidence, checks);
  expect(settled.municipalities[0]?.figures.uwv_met).toEqual(figure(173));
  expect(places(settled)).toEqual([
    "row-sum-mismatch Gorinchem totaal",
    "column-sum-mismatch uwv_met",
    "fictional",
  ]);
});

test("two readings that agree, one of them unsure, are not believed", () => {
  const {evidence} = evidenceOf({"0 uwv_met": "173"}, {"0 uwv_met": 60});
  const settled = settleDoubts(misread(sheet(), {"0 uwv_met": 173}), evidence, checks);
  expect(places(settled)).toContain("unreadable-figure Gorinchem uwv_met");
});

test("a cell that was overlooked is found where its row and column meet", () => {
  const {evidence, asked} = evidenceOf({"1 gemeente_zonder": "132", "1 totaal": "461"});
  const settled = settleDoubts(
    misread(sheet(), {"1 gemeente_zonder": null, "1 totaal": null}),
    evidence,
    checks,
  );
  expect(asked.sort()).toEqual(["1 gemeente_zonder", "1 totaal"]);
  expect(settled.municipalities).toEqual(sheet().municipalities);
});

test("ink in which nothing can be read is no empty cell", () => {
  const {evidence} = evidenceOf({"1 gemeente_zonder": {raw: "?", confidence: 10}});
  const settled = settleDoubts(misread(sheet(), {"1 gemeente_zonder": null}), evidence, checks);
  expect(settled.municipalities[1]?.figures.gemeente_zonder).toEqual({kind: "unreadable", raw: ""});
});

test("a withheld figure stays withheld when both readings see its symbol, and is unreadable when they do not", () => {
  const suppressed = misread(sheet(), {"2 gemeente_met": "<5"});
  const same = settleDoubts(suppressed, evidenceOf({"2 gemeente_met": "<5"}).evidence, checks);
  expect(same.municipalities).toEqual(suppressed.municipalities);
  const other = settleDoubts(suppressed, evidenceOf({"2 gemeente_met": "5"}).evidence, checks);
  expect(other.municipalities[2]?.figures.gemeente_met).toEqual({kind: "unreadable", raw: "<5"});
});

test("a row of nothing but zeros confirms nothing", () => {
  const empty = Object.fromEntries(columns.map((column) => [`1 ${column}`, null]));
  const seen = Object.fromEntries(columns.map((column) => [`1 ${column}`, {raw: "?", confidence: 0}]));
  const settled = settleDoubts(misread(sheet(), empty), evidenceOf(seen).evidence, checks);
  const kinds = Object.values(settled.municipalities[1]?.figures ?? {}).map(({kind}) => kind);
  expect(kinds).toEqual(Array(5).fill("unreadable"));
});

describe("a text layer", () => {
  const withLayer = (evidence: Evidence, said: Record<string, string>): Evidence => ({
    ...evidence,
    layerAt: (place) => said[cellAt(place)] ?? "",
  });

  test("that adds up is not believed over a picture that adds up too", () => {
    const {evidence} = evidenceOf({});
    const settled = settleDoubts(
      sheet(),
      withLayer(evidence, {"0 uwv_met": "181", "0 uwv_zonder": "38"}),
      checks,
    );
    expect(settled.municipalities).toEqual(sheet().municipalities);
  });

  test("bears out a figure that the picture shows unsurely", () => {
    const wrong = misread(sheet(), {"0 uwv_met": 173, "0 totaal": 446});
    const {evidence} = evidenceOf({"0 uwv_met": "173", "0 totaal": "446"}, {"0 uwv_met": 40, "0 totaal": 40});
    const settled = settleDoubts(wrong, withLayer(evidence, {"0 uwv_met": "173", "0 totaal": "447"}), checks);
    expect(settled.municipalities[0]?.figures.uwv_met).toEqual(figure(173));
    expect(settled.municipalities[0]?.figures.totaal).toMatchObject({kind: "unreadable"});
  });

  test("decides between two readings of the picture when it says the same as the second", () => {
    const {evidence} = evidenceOf({"0 uwv_met": {raw: "179", confidence: 30}});
    const settled = settleDoubts(
      misread(sheet(), {"0 uwv_met": 789}),
      withLayer(evidence, {"0 uwv_met": "179"}),
      checks,
    );
    expect(settled.municipalities[0]?.figures.uwv_met).toEqual(figure(179));
    expect(places(settled)).toContain("row-sum-mismatch Gorinchem totaal");
  });
});
