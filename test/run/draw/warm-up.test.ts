// What is drawn ahead and thrown away must be drawable: the latest sheet of the archive, with quarters before it.

import type {PlacedEdition} from "../../../src/edition/edition.js";
import {prepareSheet} from "../../../src/publication/sheet.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {rehearsalOf} from "../../../src/run/draw/warm-up.js";
import {madeEdition} from "../../support/made.js";

const rows = {Dordrecht: [212, 341, 498, 77], Sliedrecht: [24, 40, 97, 17]} as const;
const quarters = ["2021-Q4", "2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1"];
const editions = quarters.map((period) => madeEdition(period, {rows}));

test("it is the last edition, with the four quarters before it", async () => {
  const rehearsal = rehearsalOf(editions);
  expect(rehearsal?.edition.period).toBe("2023-Q1");
  expect(rehearsal?.history.map(({period}) => period)).toEqual(["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"]);
  const sheet = await prepareSheet(
    rehearsal as NonNullable<typeof rehearsal>,
    await loadTemplates("templates"),
  );
  expect((await sheet.pdf()).length).toBeGreaterThan(10_000);
});

test("real and fictional figures do not stand beside each other, nor do regions", () => {
  const [first, second, ...others] = editions as [PlacedEdition, PlacedEdition, ...PlacedEdition[]];
  const other = {...second, region: {...second.region, slug: "zeeland"}};
  const rehearsal = rehearsalOf([{...first, fictional: !first.fictional}, other, ...others]);
  expect(rehearsal?.history.map(({period}) => period)).toEqual(["2022-Q2", "2022-Q3", "2022-Q4"]);
});

test("an empty archive gives nothing to rehearse", () => {
  expect(rehearsalOf([])).toBeNull();
});
