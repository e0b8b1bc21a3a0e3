import type {Edition, Place, RowBoxes} from "../../../src/edition/edition.js";
import {revalidate} from "../../../src/edition/validation.js";
import {isIncomplete, mayBePasted, withPasted} from "../../../src/extraction/scan/pasted.js";
import type {ImageBox, Page} from "../../../src/extraction/words/glyph.js";
import {columns} from "../../../src/vocabulary/figure.js";
import {figure, withCell} from "../../support/figures.js";
import {editionFromTruth, readSeriesTruth} from "../../support/truth.js";

const checks = {percentTolerance: 0.5, percentToleranceDecimal: 0.05};
const truth = readSeriesTruth().find(({file}) => file === "2022-Q4/gorinchem.pdf");
if (!truth) throw new Error("the series has no Gorinchem 2022-Q4");
const whole = placed(editionFromTruth(truth));
const [first] = whole.municipalities;
const totalAt = 100 + 20 * whole.municipalities.length;

function placed(edition: Edition): Edition {
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

function pageWith(...images: Omit<ImageBox, "operation">[]): Page[] {
  const glyphs: Page["glyphs"] = [];
  const drawn = images.map((image) => ({...image, operation: 1}));
  return [{number: 1, width: 595, height: 842, glyphs, rules: [], images: drawn}];
}

const withoutTotal = revalidate({...whole, total: null, boxes: {...whole.boxes, total: null}}, checks);
const totalPicture = {x0: 90, y0: totalAt - 4, x1: 480, y1: totalAt + 14};

function withoutCell(edition: Edition): Edition {
  const municipalities = edition.boxes.municipalities.map((boxes, i) => {
    const {uwv_met: _, ...figures} = boxes.figures;
    return i === 0 ? {...boxes, figures} : boxes;
  });
  const emptied = withCell(edition, first!.name, "uwv_met", "");
  return revalidate({...emptied, boxes: {...edition.boxes, municipalities}}, checks);
}

test("a total row that was pasted as a picture is taken from it", () => {
  const pages = pageWith(totalPicture);
  expect(mayBePasted(withoutTotal, pages)).toBe(true);
  const {total, boxes, findings} = withPasted(withoutTotal, [whole], pages, checks);
  expect({total, box: boxes.total}).toEqual({total: whole.total, box: whole.boxes.total});
  expect(findings.map(({code}) => code)).toEqual(["read-by-ocr", "fictional"]);
});

test("a cell that was pasted is taken, and nothing that is printed as text", () => {
  const [left, top, right, bottom] = placeAt(0, 2).box;
  const pages = pageWith({x0: left - 4, y0: top - 2, x1: right + 4, y1: bottom + 2});
  const seen = withCell(whole, first!.name, "gemeente_met", 9999);
  const {municipalities} = withPasted(withoutCell(whole), [seen], pages, checks);
  expect(municipalities).toEqual(whole.municipalities);
});

test("what OCR could not read of a pasted cell is a finding at that cell", () => {
  const [left, top, right, bottom] = placeAt(0, 2).box;
  const pages = pageWith({x0: left - 4, y0: top - 2, x1: right + 4, y1: bottom + 2});
  const figures = {...first!.figures, uwv_met: {kind: "unreadable" as const, raw: "1?9"}};
  const seen = {
    ...whole,
    municipalities: whole.municipalities.map((row, i) => (i === 0 ? {...row, figures} : row)),
  };
  const {findings} = withPasted(withoutCell(whole), [seen], pages, checks);
  expect(findings).toContainEqual(
    expect.objectContaining({code: "unreadable-figure", municipality: first!.name, column: "uwv_met"}),
  );
});

test("without a picture there, nothing is taken from what OCR read", () => {
  const logo = pageWith({x0: 400, y0: 20, x1: 560, y1: 50});
  expect(mayBePasted(withoutTotal, logo)).toBe(false);
  expect(withPasted(withoutTotal, [whole], logo, checks)).toBe(withoutTotal);
  const elsewhere = pageWith({x0: 90, y0: 90, x1: 140, y1: 112});
  expect(withPasted(withoutTotal, [whole], elsewhere, checks)).toBe(withoutTotal);
});

test("a sheet in which nothing is missing is not looked at", () => {
  expect(isIncomplete(revalidate(whole, checks))).toBe(false);
  expect(first!.figures.totaal).toEqual(figure(445));
});
