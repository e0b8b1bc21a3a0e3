import {archiveOf} from "../../src/edition/archive.js";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {quarterInHand} from "../../src/quarter/in-hand.js";
import type {Period} from "../../src/vocabulary/period.js";
import {seriesEditions} from "../support/compared.js";

const series = seriesEditions();
const quarter = (period: string, count = 35) =>
  series.filter((edition) => edition.period === period).slice(0, count);
const moved = (edition: PlacedEdition, period: string, created: string | null = null): PlacedEdition => ({
  ...edition,
  period: period as Period,
  source: {...edition.source, created, file: `${period}.pdf`},
});
const inHand = (...editions: PlacedEdition[][]) => quarterInHand(archiveOf(editions.flat()));

test("the newest quarter is in hand, and of an empty archive none", () => {
  expect(inHand(quarter("2023-Q1"), quarter("2023-Q2"))).toEqual({
    period: "2023-Q2",
    before: null,
    doubted: [],
  });
  expect(inHand([])).toBeNull();
});

test("with the first regions of a new quarter, the one before it is worked on as well", () => {
  expect(inHand(quarter("2023-Q1"), quarter("2023-Q2", 3))).toMatchObject({
    period: "2023-Q2",
    before: "2023-Q1",
  });
  expect(inHand(quarter("2023-Q1", 4), quarter("2023-Q2", 2))).toMatchObject({before: null});
});

test("a few sheets of a far quarter do not take the one in hand out of the build", () => {
  const [one, ...others] = quarter("2023-Q2");
  expect(inHand(quarter("2023-Q1"), others, [moved(one!, "2032-Q2")])).toEqual({
    ...{period: "2023-Q2", before: null},
    doubted: [{period: "2032-Q2", files: ["2032-Q2.pdf"]}],
  });
  // the only region there is may have skipped a quarter
  expect(inHand([one!], [moved(one!, "2024-Q1")])).toMatchObject({period: "2024-Q1", doubted: []});
});

test("a sheet that was made before its quarter could end is not of that quarter", () => {
  const [one, ...others] = quarter("2023-Q2");
  const slip = (created: string) => inHand(others, [moved(one!, "2023-Q3", created)]);
  expect(slip("2023-07-05T09:00:00Z")).toMatchObject({period: "2023-Q2", doubted: [{period: "2023-Q3"}]});
  expect(slip("2023-10-05T09:00:00Z")).toMatchObject({period: "2023-Q3", before: "2023-Q2", doubted: []});
});

test("real and fictional quarters are counted apart", () => {
  const [one] = quarter("2023-Q2");
  const real = {...moved(one!, "2025-Q1"), fictional: false};
  expect(inHand(quarter("2023-Q2"), [real])).toMatchObject({period: "2025-Q1", doubted: []});
});
