// Two quarters of a region on the boundaries of the later one: what a herindeling moved, and nothing else, is added or taken off.
import {alignedQuarters} from "../../src/change/aligned.js";
import {alignSheets} from "../../src/change/alignment.js";
import {sheetOf} from "../../src/change/counted-sheet.js";
import type {Subject} from "../../src/change/subject.js";
import {mergersBetween} from "../../src/vocabulary/municipality.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {type Made, madeEdition} from "../support/made.js";

const [then, now] = [parsePeriod("2021-Q4"), parsePeriod("2022-Q1")];
const weesp = mergersBetween(then, now).filter(({from}) => from.includes("Weesp"));
const sheet = (period: string, region: string, rows: Made["rows"]) =>
  sheetOf(madeEdition(period, {region, rows}));

const gooiThen = sheet(then, "Gooi en Vechtstreek", {
  Huizen: [10, 30, 80, 12],
  Hilversum: [20, 40, 90, 15],
  Weesp: [5, 10, 40, 6],
});
const amsterdamThen = sheet(then, "Groot Amsterdam", {
  Amsterdam: [800, 1900, 6000, 700],
  Diemen: [11, 22, 33, 44],
});
const gooiNow = sheet(now, "Gooi en Vechtstreek", {Huizen: [11, 30, 81, 12], Laren: [1, 2, 3, 4]});
const amsterdamNow = sheet(now, "Groot Amsterdam", {
  Amsterdam: [806, 1911, 6041, 707],
  Diemen: [12, 22, 34, 44],
  Ouderkerk: [1, 2, 3, 4],
});
const country = {before: [gooiThen, amsterdamThen], herindelingen: weesp, moves: []};
const alignGooi = () => alignSheets(gooiNow, gooiThen, country);
const alignAmsterdam = () => alignSheets(amsterdamNow, amsterdamThen, country);

test("what ceased goes off the region that it left; what is simply gone does not", () => {
  const gooi = alignGooi();
  expect(gooi.totalBefore).toMatchObject({gemeente_met: 30, uwv_zonder: 27, totaal: 297});
  expect(gooi.missing.map(({name}) => name)).toEqual(["Hilversum"]);
  expect(gooi.added.map(({name}) => name)).toEqual(["Laren"]);
  expect(gooi.mergers).toMatchObject([{direction: "out", municipality: "Weesp", isComputed: false}]);
});

test("and comes to the region that it went to, whatever else is new there", () => {
  const amsterdam = alignAmsterdam();
  expect(amsterdam.totalBefore).toMatchObject({gemeente_met: 816, uwv_zonder: 750, totaal: 9571});
  expect(amsterdam.rows.map(({name, before}) => [name, before?.totaal])).toEqual([
    ["Amsterdam", 9461],
    ["Diemen", 110],
    ["Ouderkerk", undefined],
  ]);
  expect(amsterdam.added.map(({name}) => name)).toEqual(["Ouderkerk"]);
});

test("where the other region is not there, neither the municipality nor the region can be compared", () => {
  const alone = alignSheets(amsterdamNow, amsterdamThen, {...country, before: [amsterdamThen]});
  expect(alone.totalBefore).toBeNull();
  expect(alone.rows[0]?.before).toBeNull();
  expect(alone.mergers).toMatchObject([{direction: "into", isComputed: false}]);
});

test("a region is the same area only where all that was merged stood in it, and still does", () => {
  expect([alignGooi(), alignAmsterdam()].map(({isSameArea}) => isSameArea)).toEqual([false, false]);
  const rows = {
    Brielle: [4, 9, 60, 8],
    Hellevoetsluis: [12, 30, 150, 21],
    Westvoorne: [3, 8, 41, 6],
  } as const;
  const before = sheet("2022-Q4", "Rijnmond", rows);
  const after = sheet("2023-Q1", "Rijnmond", {"Voorne aan Zee": [20, 46, 253, 35]});
  const herindelingen = mergersBetween(before.period, after.period);
  const within = alignSheets(after, before, {before: [before], herindelingen, moves: []});
  expect(within).toMatchObject({isSameArea: true, totalBefore: before.total});
});

test("only quarters with a herindeling since are converted, oldest first", () => {
  const [gooi, amsterdam] = [alignGooi(), alignAmsterdam()];
  const quarters = (alignment: object) =>
    alignedQuarters({
      sheet: gooiNow,
      alignedWith: (period: string) =>
        period === then
          ? alignment
          : period === "2021-Q3"
            ? {...alignment, mergers: [], relocations: []}
            : null,
    } as unknown as Subject);
  expect(quarters(gooi)).toEqual([
    {
      period: then,
      rows: [
        {name: "Huizen", counts: gooiThen.rows[0]?.counts},
        {name: "Laren", counts: null},
      ],
      total: gooi.totalBefore,
      isConverted: true,
      isSameArea: false,
    },
  ]);
  expect(quarters({...gooi, totalBefore: null})[0]?.isConverted).toBe(false);
  expect(quarters(amsterdam)[0]?.isConverted).toBe(true);
});
