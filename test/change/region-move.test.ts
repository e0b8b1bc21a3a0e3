// A municipality that goes to another region: told in both, compared on the division of now, and no cause for alarm.
import {compareQuarter} from "../../src/change/compare.js";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings, wording} from "../support/compared.js";
import {type Made, madeEdition} from "../support/made.js";

const options = {settings, wording, notes: []};
const zwolle = {region: "Regio Zwolle"};
const veluwe = {region: "Stedendriehoek en Noordwest Veluwe"};
const elburg = [30, 116, 159, 32] as const;
const here = {Kampen: [90, 180, 260, 50], Zwolle: [250, 520, 900, 160]} as const;
const there = {Apeldoorn: [300, 640, 990, 170], Zutphen: [60, 140, 260, 50]} as const;

/** Everybody else counts a few more or fewer in every quarter. */
function sheets(
  quarter: string,
  isMoved: boolean,
  more: Partial<Made["rows"]> = {},
  persons = isMoved ? 3300 : 2900,
) {
  const step = Number(quarter.slice(6)) + Number(quarter.slice(0, 4));
  const wobbling = (rows: Made["rows"]) =>
    Object.fromEntries(
      Object.entries(rows).map(([name, row], i) => [
        name,
        row.map((count, j) => (count as number) + ((step * (i + 2) + j * 3) % 4) - 1),
      ]),
    ) as unknown as Made["rows"];
  const moving = {Elburg: elburg, ...more} as Made["rows"];
  const [zwolles, veluwes] = [isMoved ? {...here, ...moving} : here, isMoved ? there : {...there, ...moving}];
  return [
    madeEdition(quarter, {...zwolle, persons, rows: wobbling(zwolles)}),
    madeEdition(quarter, {...veluwe, persons: isMoved ? 2900 : 3300, rows: wobbling(veluwes)}),
  ];
}

function changesAt(quarter: string, editions: readonly PlacedEdition[]) {
  const regions = compareQuarter(parsePeriod(quarter), editions, options)[0]?.regions ?? [];
  return Object.fromEntries(regions.map((region) => [region.region, region]));
}

test("is told in both regions, with its figures from where it was, and nothing else is", () => {
  const compared = changesAt("2022-Q1", [...sheets("2021-Q4", false), ...sheets("2022-Q1", true)]);
  expect(
    compared["Regio Zwolle"]?.changes.map(({kind, severity, message}) => [kind, severity, message]),
  ).toEqual([
    [
      "region-move",
      "info",
      "Elburg hoort sinds 1 januari 2022 bij deze regio, daarvoor bij Stedendriehoek en Noordwest Veluwe. Daar telde zij 339 personen in het vierde kwartaal van 2021; nu zijn het er 339 (0,0%).",
    ],
  ]);
  expect(
    compared["Stedendriehoek en Noordwest Veluwe"]?.changes.map(({kind, message}) => [kind, message]),
  ).toEqual([
    ["region-move", "Elburg hoort sinds 1 januari 2022 bij Regio Zwolle en telt hier niet meer mee."],
  ]);
  for (const region of Object.values(compared)) {
    const total = region.differences.find(
      ({municipality, column}) => municipality === null && column === "totaal",
    );
    expect(Math.abs(total?.absolute ?? 1000)).toBeLessThan(12);
  }
});

test.each([
  [3200, false],
  [3400, false],
  [3000, true],
  [3600, true],
])(
  "how many of its persons are in the register is not known to the person: %s of them, and that is a jump: %s",
  (persons, isJump) => {
    const now = sheets("2022-Q1", true, {}, persons);
    const compared = changesAt("2022-Q1", [...sheets("2021-Q4", false), ...now]);
    const kinds = compared["Regio Zwolle"]?.changes.map(({kind}) => kind);
    expect(kinds?.includes("register-jump")).toBe(isJump);
    const next = changesAt("2022-Q2", [...now, ...sheets("2022-Q2", true, {}, Math.round(persons * 1.03))]);
    expect(next["Regio Zwolle"]?.changes.map(({kind}) => kind)).toEqual(["register-jump"]);
  },
);

test.each(["2021-Q3", "2021-Q4", "2022-Q2"])(
  "counts as well when the sheets carry it out in %s",
  (quarter) => {
    const before = {"2021-Q3": "2021-Q2", "2021-Q4": "2021-Q3", "2022-Q2": "2022-Q1"}[quarter] as string;
    const compared = changesAt(quarter, [...sheets(before, false), ...sheets(quarter, true)]);
    expect(Object.values(compared).map(({changes}) => changes.map(({kind}) => kind))).toEqual([
      ["region-move"],
      ["region-move"],
    ]);
  },
);

test("a year later it is one that came from nowhere", () => {
  const compared = changesAt("2023-Q1", [...sheets("2022-Q4", false), ...sheets("2023-Q1", true)]);
  // the register first: it is far beyond its limit
  expect(compared["Regio Zwolle"]?.changes.map(({kind}) => kind)).toEqual([
    "register-jump",
    "municipality-new",
  ]);
});

test("without the other region's sheet it is told, and not compared", () => {
  const [then, now] = [sheets("2021-Q4", false), sheets("2022-Q1", true)];
  const alone = changesAt("2022-Q1", [then[0], now[0]] as PlacedEdition[]);
  expect(alone["Regio Zwolle"]?.changes.map(({message}) => message)).toEqual([
    "Elburg hoort sinds 1 januari 2022 bij deze regio, daarvoor bij Stedendriehoek en Noordwest Veluwe; van haar is er geen eerder cijfer.",
  ]);
});

test("does not blunt the check of the next quarter", () => {
  const [arrived] = sheets("2022-Q2", true, {Elburg: [30, 116, 290, 32]});
  const editions = [...sheets("2021-Q4", false), ...sheets("2022-Q1", true), arrived as PlacedEdition];
  expect(changesAt("2022-Q2", editions)["Regio Zwolle"]?.changes).toMatchObject([
    {kind: "spike", municipality: "Elburg", column: "uwv_met", against: "2022-Q1", before: 160, after: 291},
  ]);
});

test("is judged in its own quarter by what it counted in the other region", () => {
  const compared = changesAt("2022-Q1", [
    ...sheets("2021-Q4", false),
    ...sheets("2022-Q1", true, {Elburg: [30, 116, 290, 32]}),
  ]);
  expect(
    compared["Regio Zwolle"]?.changes.map(({kind, before, after}) => [kind, before, after]),
  ).toContainEqual(["spike", 160, 291]);
});

describe("a municipality that is gone without a herindeling", () => {
  const region = "Gooi en Vechtstreek";
  const before = {Eemnes: [6, 15, 44, 8], Huizen: [31, 70, 190, 33], Laren: [14, 20, 58, 17]} as const;

  test("into one that rose by as much: the line that says so is told", () => {
    const after = {Eemnes: [6, 15, 45, 8], Huizen: [45, 91, 247, 50]} as const;
    const editions = [
      madeEdition("2026-Q4", {region, rows: before}),
      madeEdition("2027-Q1", {region, rows: after}),
    ];
    const [gone] =
      changesAt("2027-Q1", editions)[region]?.changes.filter(({kind}) => kind === "municipality-missing") ??
      [];
    expect(gone?.add).toBe(
      "herindelingen: [{date: 2027-01-01, from: [Huizen, Laren], into: [Huizen], confirmed: yes}]",
    );
    expect(gone?.message).toContain("zet dan in input/gazetteer.yaml: herindelingen: [{date: 2027-01-01");
  });

  test("where no other rose, none is told", () => {
    const after = {Eemnes: [6, 15, 45, 8], Huizen: [31, 71, 191, 33]} as const;
    const editions = [
      madeEdition("2026-Q4", {region, rows: before}),
      madeEdition("2027-Q1", {region, rows: after}),
    ];
    const gone = changesAt("2027-Q1", editions)[region]?.changes.find(
      ({kind}) => kind === "municipality-missing",
    );
    expect([gone?.municipality, gone?.add]).toEqual(["Laren", undefined]);
  });
});
