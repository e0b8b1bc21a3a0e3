import {
  allMunicipalities,
  existsIn,
  findMunicipality,
  membersOf,
  mergersBetween,
} from "../../src/vocabulary/municipality.js";
import {type Period, parsePeriod} from "../../src/vocabulary/period.js";
import {findRegion, findRegionAsWritten, netherlands, regionsIn} from "../../src/vocabulary/region.js";

const municipalities = allMunicipalities();

test("the country has 35 regions and in 2023 342 municipalities", () => {
  expect(regionsIn()).toHaveLength(35);
  expect(membersOf(netherlands, parsePeriod("2023-Q2"))).toHaveLength(342);
  expect(membersOf(netherlands, parsePeriod("2022-Q4"))).toHaveLength(344);
  expect(membersOf(netherlands, parsePeriod("2021-Q4"))).toHaveLength(352);
});

test.each([
  ["Foodvalley", "FoodValley"],
  ["Gooi- en Vechtstreek", "Gooi en Vechtstreek"],
  ["Zaanstreek-Waterland", "Zaanstreek/Waterland"],
  ["MIDDEN-UTRECHT", "Midden-Utrecht"],
  ["Arbeidsmarktregio Zeeland", "Zeeland"],
  ["Noord-Limburgh", "Noord-Limburg"],
])("%s is the region %s", (printed, name) => {
  expect(findRegion(printed)?.name).toBe(name);
});

test("a name that is close to two regions, or to none, is no region", () => {
  expect(findRegion("Midden")).toBeUndefined();
  expect(findRegion("Veluwe")).toBeUndefined();
});

test("every municipality has its own code and exists for some time", () => {
  expect(new Set(municipalities.map((m) => m.code)).size).toBe(municipalities.length);
  for (const m of municipalities) expect((m.since ?? "") < (m.until ?? "9")).toBe(true);
});

test("Weesp counts under Amsterdam from the first quarter of 2022", () => {
  const [before, after] = [parsePeriod("2021-Q4"), parsePeriod("2022-Q1")];
  const gooi = findRegion("Gooi en Vechtstreek");
  if (!gooi) throw new Error("no region");
  const names = (period: typeof before) => membersOf(gooi, period).map((m) => m.name);
  expect(names(before)).toContain("Weesp");
  expect(names(after)).not.toContain("Weesp");
  expect(mergersBetween(before, after).map((h) => h.into[0])).toContain("Amsterdam");
  expect(mergersBetween(after, parsePeriod("2022-Q2"))).toEqual([]);
});

test("a printed name is matched exactly, folded, or by one slip", () => {
  const period = parsePeriod("2023-Q2");
  expect(findMunicipality("Súdwest-Fryslân", period)?.match).toBe("exact");
  expect(findMunicipality("SUDWEST FRYSLAN", period)?.match).toBe("folded");
  expect(findMunicipality("Nieuwegien", period)).toMatchObject({
    match: "close",
    municipality: {name: "Nieuwegein"},
  });
  expect(findMunicipality("Weesp", period)).toMatchObject({match: "exact", exists: false});
  expect(findMunicipality("Atlantis", period)).toBeUndefined();
});

test.each([
  ["midden-utrecht", "Midden-Utrecht"],
  ["Midden Utrecht", "Midden-Utrecht"],
  ["nederland", "Nederland"],
  ["Midden-Utregt", undefined],
  ["arbeidsmarktregio Zeeland", undefined],
])("what a person writes is not guessed at: %s is %s", (written, name) => {
  expect(findRegionAsWritten(written)?.name).toBe(name);
});

test("the first day of a municipality counts, its last day does not", () => {
  const [before, after] = ["2022-Q4", "2023-Q1"].map(parsePeriod) as [Period, Period];
  const [brielle, voorne] = ["Brielle", "Voorne aan Zee"].map((name) =>
    municipalities.find((m) => m.name === name),
  );
  if (!brielle || !voorne) throw new Error("no municipality");
  expect([existsIn(brielle, before), existsIn(brielle, after)]).toEqual([true, false]);
  expect([existsIn(voorne, before), existsIn(voorne, after)]).toEqual([false, true]);
  const endsThatDay = {...brielle, until: "2022-12-31"};
  const beginsThatDay = {...voorne, since: "2022-12-31"};
  expect([existsIn(endsThatDay, before), existsIn(beginsThatDay, before)]).toEqual([false, true]);
});

test("a name of eight letters may have one slip, one of nine two; a very short one none", () => {
  const period = parsePeriod("2023-Q2");
  const found = (name: string) => findMunicipality(name, period)?.municipality.name;
  expect([found("Rosendxal"), found("Roosendxxl")]).toEqual([undefined, "Roosendaal"]);
  expect([found("Dordrexxt"), found("Dordrext")]).toEqual(["Dordrecht", undefined]);
  expect([found("Delfx"), found("Ede"), found("Edx")]).toEqual(["Delft", "Ede", undefined]);
});
