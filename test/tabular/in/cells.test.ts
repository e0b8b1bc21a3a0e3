import {readRegion} from "../../../src/tabular/in/cells.js";
import type {Cell} from "../../../src/tabular/in/records.js";

const cell = (value: string | null) => ({value, place: "line 2"}) as Cell;

test("an unknown region with a code beside it is asked about as one that was renamed", () => {
  expect(readRegion(cell("Vecht en Gooi"), cell("AM12"))).toMatchObject({
    slip: {
      message: expect.stringContaining("regions: [{code: AM12, name: Vecht en Gooi}]"),
    },
  });
  expect(readRegion(cell("Vecht en Gooi"), cell(null))).toMatchObject({
    slip: {message: expect.not.stringContaining("gazetteer.yaml")},
  });
});
