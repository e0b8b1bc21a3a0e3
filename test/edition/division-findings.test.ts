// What names on a sheet say where the division of the country changed, or is about to: who moves, shares a name, is planned to end.
import {nameFindings} from "../../src/edition/name-findings.js";
import {useGazetteer} from "../../src/vocabulary/gazetteer.js";
import {noEntries} from "../../src/vocabulary/gazetteer-entries.js";
import {membersOf} from "../../src/vocabulary/municipality.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {findRegion} from "../../src/vocabulary/region.js";
import {madeEdition} from "../support/made.js";

afterEach(() => useGazetteer(noEntries));

/** The findings of a sheet with all members of the region, but for some that are left out or put in. */
function found(
  quarter: string,
  region: string,
  {without = [], and = []}: {without?: string[]; and?: string[]} = {},
) {
  const period = parsePeriod(quarter);
  const members = membersOf(findRegion(region) ?? {code: ""}, period).map(({name}) => name);
  const names = [...members.filter((name) => !without.includes(name)), ...and];
  const rows = Object.fromEntries(names.map((name) => [name, [1, 2, 3, 4] as const]));
  return nameFindings(madeEdition(quarter, {region, rows, fictional: false})).map(
    ({severity: _severity, message: _message, ...finding}) => finding,
  );
}

test.each(["2019-Q1", "2021-Q4", "2022-Q1", "2024-Q1", "2026-Q4", "2027-Q1"])(
  "sheets of %s that list their members have nothing to say",
  (quarter) => {
    for (const region of ["Regio Zwolle", "Gooi en Vechtstreek", "Noord-Limburg", "Rijnmond", "FoodValley"])
      expect([region, found(quarter, region)]).toEqual([region, []]);
  },
);

const move = {from: "Stedendriehoek en Noordwest Veluwe", to: "Regio Zwolle", date: "2022-01-01"};

test.each(["2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2"])(
  "in %s a municipality that moves may be in either region",
  (quarter) => {
    const isEarly = quarter < "2022";
    const listed = {code: "municipality-moving", municipality: "Elburg", listed: "Elburg", ...move};
    const absent = {code: "municipality-moving", municipality: "Elburg", absent: "Elburg", ...move};
    const [now, other] = isEarly ? [move.from, move.to] : [move.to, move.from];
    expect(found(quarter, other, {and: ["Elburg"]})).toEqual([listed]);
    expect(found(quarter, now, {without: ["Elburg"]})).toEqual([absent]);
  },
);

test("three quarters later it is foreign, and the line that would change that is told", () => {
  expect(found("2022-Q3", move.from, {and: ["Elburg"]})).toEqual([
    {
      code: "foreign-municipality",
      municipality: "Elburg",
      home: "Regio Zwolle",
      add: "moves: [{municipality: Elburg, to: AM06, date: 2022-07-01}]",
    },
  ]);
});

test("one that ends within the quarter may still be listed", () => {
  expect(found("2022-Q1", "Gooi en Vechtstreek", {and: ["Weesp"]})).toEqual([
    {code: "municipality-moving", municipality: "Weesp", until: "2022-03-24"},
  ]);
  expect(found("2022-Q2", "Gooi en Vechtstreek", {and: ["Weesp"]})).toMatchObject([
    {code: "foreign-municipality", municipality: "Weesp", until: "2022-03-24"},
  ]);
});

test("a planned herindeling that a sheet follows is told with the line that confirms it, and then no more", () => {
  const without = {without: ["Wijdemeren"]};
  const add =
    "herindelingen: [{date: 2027-01-01, from: [Hilversum, Wijdemeren], into: [Hilversum], confirmed: yes}]";
  expect(found("2027-Q1", "Gooi en Vechtstreek", without)).toEqual([
    {
      code: "municipality-missing",
      municipality: "Wijdemeren",
      planned: "2027-01-01",
      into: ["Hilversum"],
      add,
    },
  ]);
  const herindelingen = [
    {date: "2027-01-01", from: ["Hilversum", "Wijdemeren"], into: ["Hilversum"], confirmed: true},
  ];
  useGazetteer({...noEntries, herindelingen});
  expect(found("2027-Q1", "Gooi en Vechtstreek")).toEqual([]);
});

test("a name that two municipalities share is neither, where region and quarter do not decide", () => {
  expect(found("2023-Q2", "Zeeland", {and: ["Bergen"]})).toEqual([
    {code: "municipality-doubtful", municipality: "Bergen", candidates: ["Bergen (NH.)", "Bergen (L.)"]},
  ]);
});

test("a new name beside one that is missing is a renaming, beside several a herindeling", () => {
  expect(found("2027-Q1", "Zeeland", {without: ["Veere"], and: ["Walcheren"]})).toMatchObject([
    {
      code: "unknown-municipality",
      gone: ["Veere"],
      add: "municipalities: [{code: GM0717, name: Walcheren, since: 2027-01-01}]",
    },
    {code: "municipality-missing", municipality: "Veere"},
  ]);
  expect(
    found("2027-Q1", "Zeeland", {without: ["Veere", "Vlissingen"], and: ["Walcheren"]})[0],
  ).toMatchObject({
    add: "herindelingen: [{date: 2027-01-01, from: [Veere, Vlissingen], into: [Walcheren], new: yes, confirmed: yes}]",
  });
  expect(found("2027-Q1", "Zeeland", {and: ["Walcheren"]})[0]).toMatchObject({
    add: "municipalities: [{name: Walcheren, region: AM24, since: 2027-01-01}]",
  });
});
