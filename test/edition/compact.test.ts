// What is kept small is the same edition, whatever is done with it.
import {readFileSync} from "node:fs";
import {compactEdition} from "../../src/edition/compact.js";
import {editionFromJson, editionToJson} from "../../src/edition/edition-json.js";

const file = "test/editions/the-real-sheet/edition.json";
const edition = editionFromJson(readFileSync(file, "utf8"), file);
const small = compactEdition(edition);

test("its JSON is the same, to the order of the fields", () => {
  expect(edition.boxes.municipalities.length).toBeGreaterThan(0);
  expect(editionToJson(small)).toBe(editionToJson(edition));
});

test("its boxes survive a copy and the way to a worker", () => {
  expect({...small, findings: []}.boxes.municipalities).toEqual(edition.boxes.municipalities);
  expect(structuredClone(small)).toEqual(edition);
});

test("the boxes are not in memory", () => {
  expect(Object.getOwnPropertyDescriptor(small.boxes, "municipalities")?.get).toBeDefined();
  expect(small.boxes.total).not.toBe(small.boxes.total);
});

test("a figure that returns is one object", () => {
  const again = compactEdition(edition);
  expect(again.total?.figures.totaal).toBe(small.total?.figures.totaal);
});
