import type {Change} from "../../../src/change/change.js";
import type {QuarterChanges} from "../../../src/change/region-changes.js";
import {changesToCsv, changesToJson, joinKinds} from "../../../src/publication/models/changes-data.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";

const period = parsePeriod("2022-Q2");
const against = parsePeriod("2022-Q1");
const spike: Change = {
  kind: "spike",
  severity: "warning",
  municipality: "Doetinchem",
  column: "uwv_zonder",
  against,
  before: 61,
  after: 114,
  expected: [55, 70],
  score: 8.4,
  explanation: null,
  message: "Doetinchem, UWV: 61 → 114",
};
const fictional: QuarterChanges = {
  period,
  fictional: true,
  country: {changes: []},
  regions: [
    {region: "Zeeland", slug: "zeeland", against: [], changes: [], differences: []},
    {
      region: "Achterhoek",
      slug: "achterhoek",
      against: [against],
      changes: [spike],
      differences: [
        {
          municipality: null,
          column: "share",
          against,
          before: 0.5,
          after: 2 / 3,
          absolute: 1 / 6,
          relative: 1 / 3,
        },
      ],
    },
  ],
};
const real: QuarterChanges = {
  period,
  fictional: false,
  country: {changes: []},
  regions: [{region: "Midden-Utrecht", slug: "midden-utrecht", against: [], changes: [], differences: []}],
};
const joined = joinKinds([fictional, real]);

test("JSON lists every region, also without changes, each with its kind of figures", () => {
  const data = JSON.parse(changesToJson(joined));
  expect(data).toEqual({
    period: "2022-Q2",
    fictional: true,
    country: {changes: []},
    regions: [
      {region: "Achterhoek", slug: "achterhoek", fictional: true, against: ["2022-Q1"], changes: [spike]},
      {region: "Midden-Utrecht", slug: "midden-utrecht", fictional: false, against: [], changes: []},
      {region: "Zeeland", slug: "zeeland", fictional: true, against: [], changes: []},
    ],
  });
});

test("CSV gives changes first, then differences, with plain numbers", () => {
  expect(changesToCsv(joined).split("\r\n").slice(1)).toEqual([
    'Achterhoek,2022-Q2,2022-Q1,Doetinchem,uwv_zonder,spike,warning,61,114,53,0.868852,55,70,8.4,,"Doetinchem, UWV: 61 → 114"',
    "Achterhoek,2022-Q2,2022-Q1,,share,,,0.5,0.666667,0.166667,0.333333,,,,,",
    "",
  ]);
});
