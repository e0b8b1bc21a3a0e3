// The JSON of an edition is a contract: numbers or null, with their symbols in a list. In memory a figure is whole.
import fc from "fast-check";
import type {Edition} from "../../src/edition/edition.js";
import {
  asArchived,
  editionData,
  editionFromJson,
  editionOf,
  editionToJson,
} from "../../src/edition/edition-json.js";
import {columns, type Figure, personsIn} from "../../src/vocabulary/figure.js";
import {anyEdition, anyFigure} from "../support/editions.js";
import {figure, withCell} from "../support/figures.js";
import {editionFromTruth, readSeriesTruth} from "../support/truth.js";

const seed = editionFromTruth(
  readSeriesTruth().find(({file}) => file === "2023-Q2/midden-utrecht.pdf") as never,
);
const throughJson = (edition: Edition) => editionFromJson(editionToJson(edition), "in.json");

test("a figure is a number or null, and its symbol stands in the list", () => {
  const printed = {gemeente_met: "<5", gemeente_zonder: "-", uwv_met: "62*", uwv_zonder: "1O"} as const;
  const edition = columns.reduce(
    (current, column) =>
      column === "totaal" ? current : withCell(current, "Bunnik", column, figure(printed[column])),
    seed,
  );
  const {municipalities, symbols} = editionData(edition);
  expect(municipalities[0]?.figures).toEqual({
    ...{gemeente_met: null, gemeente_zonder: null, uwv_met: 62, uwv_zonder: null, totaal: 94},
  });
  expect(symbols).toEqual([
    {municipality: "Bunnik", column: "gemeente_met", raw: "<5", meaning: "suppressed"},
    {municipality: "Bunnik", column: "gemeente_zonder", raw: "-", meaning: "none"},
    {municipality: "Bunnik", column: "uwv_met", raw: "62*", meaning: "provisional"},
    {municipality: "Bunnik", column: "uwv_zonder", raw: "1O", meaning: "unreadable"},
  ]);
});

test("any edition comes back as it was, and to the same bytes", () => {
  fc.assert(
    fc.property(anyEdition, (edition) => {
      expect(throughJson(edition)).toEqual(edition);
      expect(asArchived(edition)).toEqual(edition);
      expect(editionToJson(throughJson(edition))).toBe(editionToJson(asArchived(edition)));
    }),
  );
});

/** One number, marked in one row and plain in the other: the only thing that JSON has no room for. */
function isAmbiguous(a: Figure, b: Figure): boolean {
  return personsIn(a) !== null && personsIn(a) === personsIn(b) && JSON.stringify(a) !== JSON.stringify(b);
}

test("rows of one name, and a total of that name too, keep their symbols apart", () => {
  const cells = fc.array(fc.tuple(anyFigure, anyFigure, anyFigure), {minLength: 5, maxLength: 5});
  fc.assert(
    fc.property(cells, (drawn) => {
      fc.pre(!drawn.some(([a, b, c]) => isAmbiguous(a, b) || isAmbiguous(b, c) || isAmbiguous(a, c)));
      const row = (i: number) => Object.fromEntries(columns.map((column, j) => [column, drawn[j]?.[i]]));
      const edition = {
        ...seed,
        municipalities: [0, 1].map((i) => ({name: "Zeist", code: "GM0355", figures: row(i)})),
        total: {label: "Zeist", figures: row(2)},
      } as unknown as Edition;
      expect(throughJson(edition)).toEqual(edition);
    }),
    {numRuns: 300},
  );
});

test("a column that the table does not have needs no symbol; a cell that cannot be read does", () => {
  const absent = withCell(seed, "Bunnik", "uwv_met", {kind: "unreadable", raw: ""});
  expect(editionData({...absent, columns: columns.filter((c) => c !== "uwv_met")}).symbols).toEqual([]);
  expect(editionData(absent).symbols).toEqual([
    {municipality: "Bunnik", column: "uwv_met", raw: "", meaning: "unreadable"},
  ]);
});

test("null without a symbol cannot be read, and a symbol without a cell is left out", () => {
  const data = editionData(seed);
  const [bunnik, ...others] = data.municipalities;
  const edition = editionOf({
    ...data,
    municipalities: [{...bunnik!, figures: {...bunnik!.figures, uwv_met: null}}, ...others],
    symbols: [{municipality: "Utrecht", column: "uwv_met", raw: "<5", meaning: "suppressed"}],
  });
  expect(edition.municipalities[0]?.figures.uwv_met).toEqual({kind: "unreadable", raw: ""});
  expect(edition).toEqual(withCell(seed, "Bunnik", "uwv_met", {kind: "unreadable", raw: ""}));
});

test("a correction keeps what was printed, symbol and all", () => {
  const why = {reason: "r", name: "n", date: "2023-07-04"};
  const corrected = ["<5", "", "62*", 7].map((printed) => ({
    ...{municipality: "Bunnik", column: "uwv_met" as const},
    ...{printed: figure(printed), corrected: figure(8), ...why},
  }));
  const edition = {...seed, corrections: corrected};
  expect(throughJson(edition)).toEqual(edition);
  expect(editionData(edition).corrections.map(({printed, corrected}) => [printed, corrected])).toEqual([
    [null, 8],
    [null, 8],
    [62, 8],
    [7, 8],
  ]);
});
