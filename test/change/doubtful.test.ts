import {compareQuarter} from "../../src/change/compare.js";
import {parseNotes} from "../../src/change/notes.js";
import {createModel} from "../../src/publication/models/sheet-model.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {seriesEditions, settings, wording} from "../support/compared.js";
import {sheetOf} from "../support/sheets.js";

const editions = seriesEditions();
const doubtfulIn = (slug: string, notes = "") => {
  const options = {settings, wording, notes: notes ? parseNotes(notes, "notes.yaml") : []};
  const regions = compareQuarter(parsePeriod("2023-Q2"), editions, options).flatMap(
    (quarter) => quarter.regions,
  );
  return regions.find((region) => region.slug === slug);
};

test("an earlier quarter with a slip that nobody explained casts doubt on the difference with it", () => {
  // two columns of Enschede were exchanged in 2022-Q2
  expect(doubtfulIn("twente")?.doubtful).toContain("2022-Q2");
  expect(doubtfulIn("gorinchem")?.doubtful).toEqual([]);
});

test("an explained flag casts no doubt", () => {
  const [swapped] =
    compareQuarter(parsePeriod("2022-Q2"), editions, {settings, wording, notes: []})
      .flatMap((quarter) => quarter.regions)
      .find(({slug}) => slug === "twente")
      ?.changes.filter(({kind}) => kind === "swapped-columns") ?? [];
  const note = [
    "- region: Twente",
    "  period: 2022-Q2",
    `  municipality: ${swapped?.municipality}`,
    `  column: ${swapped?.column}`,
    "  kind: swapped-columns",
    "  explanation: Zo geregistreerd",
    "  name: an analyst",
    "  date: 2022-07-04",
  ].join("\n");
  expect(doubtfulIn("twente", note)?.doubtful).not.toContain("2022-Q2");
});

test("the sheet says so", () => {
  const changes = doubtfulIn("twente") ?? null;
  expect(createModel({...sheetOf("twente"), changes}, settings).doubtful).toContain("2022-Q2");
});
