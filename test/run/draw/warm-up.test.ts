// What is drawn ahead and thrown away must be drawable: the latest sheet of the archive, with quarters before it.

import type {PlacedEdition} from "../../../src/edition/edition.js";
import {prepareSheet} from "../../../src/publication/sheet.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {chooseWarmUp} from "../../../src/run/draw/warm-up.js";
import {madeEdition} from "../../support/made.js";

const rows = {Dordrecht: [212, 341, 498, 77], Sliedrecht: [24, 40, 97, 17]} as const;
const quarters = ["2021-Q4", "2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1"];
const editions = quarters.map((period) => madeEdition(period, {rows}));

test("it is the last edition, with the four quarters before it", async () => {
  const warmUp = chooseWarmUp(editions);
  expect(warmUp?.edition.period).toBe("2023-Q1");
  expect(warmUp?.history.map(({period}) => period)).toEqual(["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"]);
  const sheet = await prepareSheet(warmUp as NonNullable<typeof warmUp>, await loadTemplates("templates"));
  expect((await sheet.pdf()).length).toBeGreaterThan(10_000);
});

test("real and fictional figures do not stand beside each other, nor do regions", () => {
  const [first, second, ...others] = editions as [PlacedEdition, PlacedEdition, ...PlacedEdition[]];
  const other = {...second, region: {...second.region, slug: "zeeland"}};
  const warmUp = chooseWarmUp([{...first, fictional: !first.fictional}, other, ...others]);
  expect(warmUp?.history.map(({period}) => period)).toEqual(["2022-Q2", "2022-Q3", "2022-Q4"]);
});

test("an empty archive gives no sheet to warm up with", () => {
  expect(chooseWarmUp([])).toBeNull();
});
