import {layerFindings, layerTextAt, saidOf} from "../../../src/extraction/scan/text-layer.js";
import {write} from "../../support/drawn-page.js";
import {withCell} from "../../support/figures.js";
import {editionFromTruth, readSeriesTruth} from "../../support/truth.js";

const [truth] = readSeriesTruth();
if (!truth) throw new Error("the series has no sheets");
const shown = editionFromTruth(truth);
const [first] = shown.municipalities;

const layerOf = (...editions: (typeof shown)[]) => ({pages: [], editions});

test("a layer that says the same gives no finding", () => {
  expect(layerFindings(shown, layerOf(shown))).toEqual([]);
});

test("a figure that the layer says otherwise has a warning at its cell", () => {
  const layer = layerOf(withCell(shown, first!.name, "uwv_met", 99_999));
  expect(layerFindings(shown, layer)).toEqual([
    expect.objectContaining({
      code: "text-layer-differs",
      severity: "warning",
      municipality: first!.name,
      column: "uwv_met",
      layer: "99999",
    }),
  ]);
});

test("the layer of another quarter is told by both quarters", () => {
  const layer = layerOf({...shown, period: "2019-Q1" as typeof shown.period});
  expect(layerFindings(shown, layer)).toEqual([
    expect.objectContaining({code: "text-layer-differs", printed: shown.period, layer: "2019-Q1"}),
  ]);
});

test("of several sheets in a layer, that of the same region speaks", () => {
  const other = {...shown, region: null};
  expect(saidOf(shown, layerOf(other, shown))).toBe(shown);
  expect(saidOf(other, layerOf(shown, shown))).toBeNull();
  expect(saidOf(other, layerOf(shown))).toBe(shown);
});

test("what the layer has at a place is read from its glyphs, in their order", () => {
  const glyphs = [...write("1.030", 100, 200, {size: 10}, 1), ...write("17", 160, 200, {size: 10}, 2)];
  const page = {number: 1, width: 595, height: 842, glyphs: glyphs.toReversed(), rules: [], images: []};
  const layer = {pages: [page], editions: []};
  expect(layerTextAt(layer, {page: 1, box: [98, 190, 130, 204]})).toBe("1.030");
  expect(layerTextAt(layer, {page: 1, box: [98, 290, 130, 304]})).toBe("");
  expect(layerTextAt(layer, {page: 2, box: [98, 190, 130, 204]})).toBe("");
});
