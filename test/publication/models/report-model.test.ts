import type {Change} from "../../../src/change/change.js";
import {compareQuarters} from "../../../src/change/compare.js";
import type {QuarterChanges} from "../../../src/change/region-changes.js";
import {archiveOf} from "../../../src/edition/archive.js";
import {joinKinds} from "../../../src/publication/models/changes-data.js";
import {createReportModel} from "../../../src/publication/models/report-model.js";
import {trendLine} from "../../../src/publication/models/trend-line.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {drawPages} from "../../../src/publication/web/pages.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";
import {seriesEditions, settings, wording} from "../../support/compared.js";

const period = parsePeriod("2022-Q2");
const [against, year] = [parsePeriod("2022-Q1"), parsePeriod("2021-Q2")];
const spike: Change = {
  kind: "spike",
  severity: "warning",
  municipality: "Doetinchem",
  column: "uwv_zonder",
  against,
  before: 61,
  after: 114,
  trend: [60, null, 61, 114],
  explanation: null,
  message: "Doetinchem, UWV: 61 → 114",
};
const difference = (municipality: string | null, other: typeof period, before: number, after: number) =>
  ({
    municipality,
    column: "uwv_zonder",
    against: other,
    before,
    after,
    absolute: after - before,
    relative: 0,
  }) as const;
const quarter: QuarterChanges = {
  period,
  fictional: true,
  country: {changes: []},
  regions: [
    {
      region: "Achterhoek",
      slug: "achterhoek",
      against: [against, year],
      changes: [
        ...Array.from({length: 7}, () => spike),
        {...spike, explanation: {explanation: "Overgedragen.", name: "de analist", date: "2022-08-01"}},
      ],
      differences: [
        difference(null, against, 321, 380),
        difference("Doetinchem", against, 61, 114),
        difference("Doetinchem", year, 58, 114),
        difference("Aalten", against, 13, 14),
      ],
    },
  ],
};
const files = ["2022-Q2/achterhoek.pdf", "2022-Q2/review/achterhoek.html"];
const model = createReportModel({changes: joinKinds([quarter]), files, unused: []}, settings);

test("a share differs by what the factsheet prints of it, not by hidden decimals", () => {
  const share = {...difference("Aalten", against, 0.6665, 0.6654), column: "share"} as const;
  const [region] = quarter.regions;
  const regions = [{...region!, differences: [...region!.differences, share]}];
  const {differences} = createReportModel(
    {changes: joinKinds([{...quarter, regions}]), files, unused: []},
    settings,
  );
  const row = differences[0]?.rows.find(({name}) => name === "Aalten");
  // from 66,7% to 66,5%
  expect(row?.share).toEqual({after: 0.6654, previous: -0.002, lastYear: null});
});

test("flags without an answer are counted apart from explained ones, and folded beyond a handful", () => {
  expect(model.warnings).toMatchObject({count: 7, regions: [{name: "Achterhoek", foldedCount: 2}]});
  expect(model.warnings.regions[0]?.shown).toHaveLength(5);
  expect(model.explained).toMatchObject({
    count: 1,
    regions: [{shown: [{explanation: {name: "de analist"}}]}],
  });
});

test("a region is linked to the pages that exist", () => {
  expect(model.warnings.regions[0]?.links).toEqual({
    sheet: "achterhoek.pdf",
    review: "review/achterhoek.html",
  });
});

test("a flag comes with lines to answer it, an explained one without", () => {
  expect(model.warnings.regions[0]?.shown[0]?.note).toBe(
    "- region: Achterhoek\n  period: 2022-Q2\n  municipality: Doetinchem\n  column: uwv_zonder\n  figure: 114\n  kind: spike\n  explanation:\n  name:\n  date:",
  );
  expect(model.explained.regions[0]?.shown[0]?.note).toBeNull();
});

test("a name that YAML would take for something else is quoted", () => {
  const changes = joinKinds([
    {
      ...quarter,
      regions: [{...quarter.regions[0], changes: [{...spike, municipality: "'s-Gravenhage"}]}],
    } as QuarterChanges,
  ]);
  const {warnings} = createReportModel({changes, files, unused: []}, settings);
  expect(warnings.regions[0]?.shown[0]?.note).toContain('municipality: "\'s-Gravenhage"');
});

test("a flag has the command that answers it by its number, and one that puts right what was found", () => {
  const slip = {
    ...spike,
    kind: "digit-transposition",
    severity: "error",
    fits: 82,
    message: "28 voor 82",
  } as const;
  const point = {kind: "spike", severity: "warning", answered: false, message: spike.message} as const;
  const points = [point, {...point, kind: "digit-transposition", message: slip.message}];
  const [region] = quarter.regions;
  const regions = [{...region!, changes: [slip, spike], points}];
  const {errors, warnings} = createReportModel(
    {changes: joinKinds([{...quarter, regions}]), files, unused: []},
    settings,
  );
  expect(errors.regions[0]?.shown[0]).toMatchObject({
    answer: 'npx factsheet answer achterhoek 2022-Q2 --flag 2 --because "" --by ""',
    correct:
      'npx factsheet correct achterhoek 2022-Q2 --municipality "Doetinchem" --column uwv_zonder --value 82 --because "" --by ""',
  });
  expect(warnings.regions[0]?.shown[0]).toMatchObject({
    answer: expect.stringContaining("--flag 1 "),
    correct: null,
  });
});

test("every difference stands against both quarters, and flagged figures are marked", () => {
  const [region] = model.differences;
  expect(region).toMatchObject({name: "Achterhoek", nearest: "2022-Q1", year: "2021-Q2"});
  const label = "UWV zonder";
  const column = region?.columns.findIndex(({id}) => id === "uwv_zonder") ?? -1;
  expect(region?.rows.map((row) => [row.name, row.isFlagged, row.cells[column]])).toEqual([
    ["Doetinchem", true, {label, after: 114, previous: 53, lastYear: 56, isFlagged: true}],
    ["Aalten", false, {label, after: 14, previous: 1, lastYear: null, isFlagged: false}],
  ]);
});

describe("a trend", () => {
  test("is a line from left to right, highest on top, interrupted where a quarter is missing", () => {
    expect(trendLine([60, null, 61, 114])).toEqual({
      path: "M4 24M78.7 23.6L116 4",
      end: {x: 116, y: 4},
      text: "60, –, 61, 114",
    });
  });
  test("of equal figures lies in the middle", () => {
    expect(trendLine([1030, 1030])).toEqual({
      path: "M4 14L116 14",
      end: {x: 116, y: 14},
      text: "1.030, 1.030",
    });
  });
  test("without a latest figure has no end", () => {
    expect(trendLine([5, null]).end).toBeNull();
  });
});

test("a region with nothing to compare with says why", async () => {
  const latest = parsePeriod("2023-Q2");
  const editions = seriesEditions().filter(
    ({region, period}) =>
      region.slug === "midden-utrecht" || (region.slug === "gorinchem" && period === latest),
  );
  const quarters = compareQuarters([latest], editions, {settings, wording, notes: []});
  const pages = new Map(
    drawPages(
      {archive: archiveOf(editions), quarters, files: [], unread: []},
      await loadTemplates("templates"),
    ),
  );
  const [gorinchem, middenUtrecht] = (pages.get("2023-Q2/changes.html") ?? "")
    .split('<details class="region"')
    .slice(1);
  expect(gorinchem).toContain("niet te vergelijken: geen eerder kwartaal");
  expect(middenUtrecht).toContain("niet te vergelijken: de eerdere kwartalen zijn fictief");
  expect(middenUtrecht).toContain(
    "De cijfers van dit kwartaal zijn echt, die van eerdere kwartalen fictief.",
  );
});
