import {boundsOf} from "../../src/vocabulary/bounds.js";
import {parseFigure} from "../../src/vocabulary/figure.js";

test.each([
  ["<5", [0, 4]],
  ["≤5", [0, 5]],
  ["< 10", [0, 9]],
  ["1-4", [1, 4]],
  ["5–9", [5, 9]],
])("%s is %j", (raw, [least, most]) => {
  expect(boundsOf(parseFigure(raw))).toEqual({least, most, raw});
});

test.each(["x", ".", "*", "geheim", "12", "-", "█"])("%s has no bounds of its own", (raw) => {
  expect(boundsOf(parseFigure(raw))).toBeNull();
});
