// What an analyst's file adds to the built-in division: new and renamed places, moves, herindelingen, spellings.
import {createGazetteer, type Gazetteer} from "../../src/vocabulary/gazetteer.js";
import {type GazetteerEntries, noEntries} from "../../src/vocabulary/gazetteer-entries.js";
import {
  findMunicipality,
  membersOf,
  mergersBetween,
  movesBetween,
  municipalitiesNamed,
  plannedEndOf,
} from "../../src/vocabulary/municipality.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {findRegion, findRegionBySlug, regionIn, regionsIn} from "../../src/vocabulary/region.js";

const [before, after] = [parsePeriod("2026-Q4"), parsePeriod("2027-Q1")];
const gooi = {code: "AM12"};
const added = (additions: Partial<GazetteerEntries>) => createGazetteer({...noEntries, ...additions});
const names = (division: Gazetteer, region: {code: string}, period = after) =>
  membersOf(region, period, division).map(({name}) => name);

test("a planned herindeling takes effect only when it is confirmed", () => {
  const usual = added({});
  expect(names(usual, gooi)).toContain("Wijdemeren");
  expect(mergersBetween(before, after, usual)).toEqual([]);
  const wijdemeren = findMunicipality("Wijdemeren", after, gooi, usual)?.municipality;
  expect(wijdemeren && plannedEndOf(wijdemeren, after, usual)?.date).toBe("2027-01-01");
  expect(wijdemeren && plannedEndOf(wijdemeren, parsePeriod("2026-Q1"), usual)).toBeUndefined();
  const herindeling = {date: "2027-01-01", from: ["Hilversum", "Wijdemeren"], into: ["Hilversum"]};
  for (const confirmed of [undefined, false]) {
    expect(names(added({herindelingen: [{...herindeling, confirmed}]}), gooi)).toContain("Wijdemeren");
  }
  const confirmed = added({herindelingen: [{...herindeling, confirmed: true}]});
  expect(names(confirmed, gooi)).not.toContain("Wijdemeren");
  expect(names(confirmed, gooi, before)).toContain("Wijdemeren");
  expect(mergersBetween(before, after, confirmed)).toEqual([herindeling]);
  expect(confirmed.planned).toEqual([]);
});

test("a herindeling may make a new municipality, whose code comes later", () => {
  const herindeling = {
    date: "2027-01-01",
    from: ["Blaricum", "Laren"],
    into: ["Erfgooi"],
    new: true,
    confirmed: true,
  };
  const division = added({herindelingen: [herindeling]});
  expect(division.slips).toEqual([]);
  expect(names(division, gooi)).toEqual([
    "Eemnes",
    "Erfgooi",
    "Gooise Meren",
    "Hilversum",
    "Huizen",
    "Wijdemeren",
  ]);
  expect(names(division, gooi, before)).not.toContain("Erfgooi");
  const found = findMunicipality("Erfgooi", after, gooi, division);
  expect(found?.municipality).toMatchObject({code: null, key: "erfgooi", since: "2027-01-01"});
  const municipalities = [{code: "GM2001", name: "Erfgooi", region: "AM12", since: "2027-01-01"}];
  const coded = added({municipalities, herindelingen: [herindeling]});
  expect([coded.slips, findMunicipality("Erfgooi", after, gooi, coded)?.municipality.code]).toEqual([
    [],
    "GM2001",
  ]);
  expect(names(coded, gooi)).toEqual(names(division, gooi));
  const unconfirmed = added({herindelingen: [{...herindeling, confirmed: false}]});
  expect(names(unconfirmed, gooi)).toContain("Blaricum");
  expect(unconfirmed.planned.map(({into}) => into)).toContainEqual(["Erfgooi"]);
});

test("the same said twice, or again with a later date, says no more", () => {
  const herindeling = {
    date: "2027-01-01",
    from: ["Blaricum", "Laren"],
    into: ["Erfgooi"],
    new: true,
    confirmed: true,
  };
  const move = {municipality: "Eemnes", to: "Amersfoort", date: "2027-01-01"};
  const renamed = {code: "AM12", name: "Vecht en Gooi", since: "2027-01-01"};
  const once = added({regions: [renamed], moves: [move], herindelingen: [herindeling]});
  const twice = added({
    regions: [renamed, renamed, {...renamed, since: "2027-04-01"}],
    moves: [move, move],
    herindelingen: [herindeling, herindeling, {...herindeling, date: "2027-04-01"}],
  });
  expect(twice.slips).toEqual([]);
  expect(twice.herindelingen).toEqual(once.herindelingen);
  expect(twice.moves).toEqual(once.moves);
  expect([...twice.regions.values()]).toEqual([...once.regions.values()]);
});

test("a move said again, with another date, is one move, on the first of them", () => {
  const move = {municipality: "Eemnes", to: "Amersfoort"};
  for (const days of [
    ["2027-01-01", "2027-04-01"],
    ["2027-04-01", "2027-01-01"],
  ]) {
    const {slips, moves} = added({moves: days.map((date) => ({...move, date}))});
    expect([slips, moves.filter(({date}) => date > "2026")]).toEqual([
      [],
      [{municipality: "GM0317", from: "AM12", to: "AM14", date: "2027-01-01"}],
    ]);
  }
});

test("a new municipality said again, with another day or its code, is one", () => {
  const erfgooi = {name: "Erfgooi", region: "AM12", since: "2027-01-01"};
  const later = {...erfgooi, since: "2027-04-01"};
  const coded = {...erfgooi, code: "GM2001"};
  for (const municipalities of [
    [erfgooi, later],
    [later, erfgooi],
    [erfgooi, coded],
    [coded, later],
    [later, coded],
  ]) {
    const division = added({municipalities});
    expect([division.slips, names(division, gooi, before)]).toEqual([[], names(added({}), gooi, before)]);
    expect(names(division, gooi).filter((name) => name === "Erfgooi")).toEqual(["Erfgooi"]);
    const found = findMunicipality("Erfgooi", after, gooi, division)?.municipality;
    expect(found?.code).toBe(municipalities.includes(coded) ? "GM2001" : null);
  }
});

test("what happened first is there when the next happens, whatever the order of the lines", () => {
  const {slips, moves, herindelingen} = added({
    moves: [
      {municipality: "Erfgooi", to: "AM13", date: "2029-01-01"},
      {municipality: "Erfgooi", to: "AM14", date: "2028-01-01"},
    ],
    herindelingen: [
      {date: "2030-01-01", from: ["Erfgooi", "Huizen"], into: ["Huizen"], confirmed: true},
      {date: "2027-01-01", from: ["Blaricum", "Laren"], into: ["Erfgooi"], new: true, confirmed: true},
    ],
  });
  expect(slips).toEqual([]);
  expect(moves.slice(-2).map(({from, to}) => [from, to])).toEqual([
    ["AM12", "AM14"],
    ["AM14", "AM13"],
  ]);
  expect(herindelingen.slice(-2).map(({into}) => into)).toEqual([["Erfgooi"], ["Huizen"]]);
});

test("a municipality that takes in another was there before, and its own figures count as well", () => {
  const taken = {date: "2027-01-01", from: ["Blaricum"], into: ["Huizen"], confirmed: true};
  const division = added({herindelingen: [taken]});
  expect(names(division, gooi, before)).toEqual(names(added({}), gooi, before));
  expect(names(division, gooi)).toEqual(names(added({}), gooi).filter((name) => name !== "Blaricum"));
  expect(mergersBetween(before, after, division)).toEqual([
    {date: "2027-01-01", from: ["Huizen", "Blaricum"], into: ["Huizen"]},
  ]);
});

test("what goes to several is divided, also over the border of a region, and they were there before", () => {
  const divided = {date: "2027-01-01", from: ["Wijdemeren"], into: ["Hilversum", "Stichtse Vecht"]};
  const division = added({herindelingen: [{...divided, confirmed: true}]});
  expect(mergersBetween(before, after, division)).toEqual([{...divided, partial: true}]);
  for (const region of [gooi, {code: "AM13"}])
    expect(names(division, region, before)).toEqual(names(added({}), region, before));
  expect(names(division, gooi)).not.toContain("Wijdemeren");
  expect(division.planned).toEqual([]);
});

test("a region that was renamed keeps its slug, and is understood under both names", () => {
  const division = added({regions: [{code: "AM12", name: "Vecht en Gooi", since: "2027-01-01"}]});
  expect(regionIn("AM12", before, division)?.name).toBe("Gooi en Vechtstreek");
  expect(regionIn("AM12", after, division)).toEqual({
    code: "AM12",
    name: "Vecht en Gooi",
    slug: "gooi-en-vechtstreek",
  });
  for (const name of ["Gooi en Vechtstreek", "VECHT EN GOOI"])
    expect(findRegion(name, after, division)?.code).toBe("AM12");
  expect(findRegionBySlug("vecht-en-gooi", division)).toBeUndefined();
});

test("a region may come and go", () => {
  const division = added({
    regions: [
      {code: "AM39", name: "Noordzee", since: "2027-01-01"},
      {code: "AM35", until: "2027-01-01"},
    ],
    moves: [{municipality: "Gorinchem", to: "Noordzee", date: "2027-01-01"}],
  });
  const codes = (period: typeof before) => regionsIn(period, division).map(({code}) => code);
  expect([codes(before).includes("AM39"), codes(after).includes("AM39")]).toEqual([false, true]);
  expect([codes(before).includes("AM35"), codes(after).includes("AM35")]).toEqual([true, false]);
  expect(names(division, {code: "AM39"})).toEqual(["Gorinchem"]);
});

test("a municipality moves, is renamed or is called otherwise", () => {
  const division = added({
    moves: [{municipality: "GM0317", from: "Gooi en Vechtstreek", to: "AM14", date: "2027-01-01"}],
    municipalities: [{code: "GM0402", name: "Hilversum aan de Vecht", since: "2027-01-01"}],
    spellings: [{name: "Mediastad", means: "Hilversum"}],
  });
  expect(division.slips).toEqual([]);
  expect([
    names(division, gooi, before).includes("Eemnes"),
    names(division, gooi).includes("Eemnes"),
  ]).toEqual([true, false]);
  expect(movesBetween(before, after, division)).toEqual([
    {municipality: "GM0317", from: "AM12", to: "AM14", date: "2027-01-01"},
  ]);
  const called = (name: string, period: typeof before) =>
    findMunicipality(name, period, gooi, division)?.municipality.name;
  expect([called("Hilversum", before), called("Hilversum", after)]).toEqual([
    "Hilversum",
    "Hilversum aan de Vecht",
  ]);
  expect(findMunicipality("Mediastad", after, gooi, division)?.match).toBe("exact");
});

test("a name that a new municipality shares is decided by the region", () => {
  const division = added({
    municipalities: [
      {code: "GM2002", name: "Beek (NH.)", region: "Noord-Holland Noord", since: "2027-01-01"},
    ],
  });
  const meant = (region?: {code: string}) =>
    municipalitiesNamed("Beek", after, region, division).map(({municipality}) => municipality.code);
  expect([meant({code: "AM15"}), meant({code: "AM30"}), meant()]).toEqual([
    ["GM2002"],
    ["GM0888"],
    ["GM0888", "GM2002"],
  ]);
  expect(municipalitiesNamed("Beek", before, {code: "AM15"}, division)[0]?.municipality.code).toBe("GM0888");
});

test.each<[string, Partial<GazetteerEntries>, readonly (string | number)[], RegExp]>([
  ["a region without name", {regions: [{code: "AM99"}]}, ["regions", 0, "code"], /give its name/],
  [
    "a new municipality without region",
    {municipalities: [{name: "X"}]},
    ["municipalities", 0],
    /to which region/,
  ],
  [
    "an unknown region",
    {municipalities: [{name: "X", region: "Nergens"}]},
    ["municipalities", 0, "region"],
    /no region "Nergens"/,
  ],
  [
    "a municipality that is there",
    {municipalities: [{name: "Huizen", region: "AM12"}]},
    ["municipalities", 0, "name"],
    /give its code/,
  ],
  [
    "another region for one that is there",
    {municipalities: [{code: "GM0402", name: "Hilversum", region: "AM14"}]},
    ["municipalities", 0, "region"],
    /under moves/,
  ],
  [
    "a move of nobody",
    {moves: [{municipality: "Nergens", to: "AM14", date: "2027-01-01"}]},
    ["moves", 0, "municipality"],
    /no municipality "Nergens"/,
  ],
  [
    "a move to nowhere",
    {moves: [{municipality: "Huizen", to: "AM99", date: "2027-01-01"}]},
    ["moves", 0, "to"],
    /no region/,
  ],
  [
    "a move to where it is",
    {moves: [{municipality: "Huizen", to: "AM12", date: "2027-01-01"}]},
    ["moves", 0, "to"],
    /already/,
  ],
  [
    "a move from elsewhere",
    {moves: [{municipality: "Huizen", from: "AM13", to: "AM14", date: "2027-01-01"}]},
    ["moves", 0, "from"],
    /not in "AM13"/,
  ],
  [
    "a shared name",
    {
      moves: [
        {municipality: "Bergen", to: "AM14", date: "2027-01-01"},
        {municipality: "Bergen (L)", to: "AM30", date: "2027-01-01"},
      ],
    },
    ["moves", 0, "municipality"],
    /more than one municipality: write GM0373 or GM0893/,
  ],
  [
    "a spelling of a shared name",
    {spellings: [{name: "Bergen aan Zee", means: "Bergen"}]},
    ["spellings", 0, "means"],
    /GM0373 or GM0893/,
  ],
  [
    "a spelling that is another's name",
    {spellings: [{name: "Huizen", means: "Hilversum"}]},
    ["spellings", 0, "name"],
    /is GM0406 already/,
  ],
  [
    "a spelling that is another's spelling",
    {spellings: [{name: "Den Haag", means: "Hilversum"}]},
    ["spellings", 0, "name"],
    /is GM0518 already/,
  ],
  [
    "a region's spelling that is another's name",
    {spellings: [{name: "Twente", means: "AM12"}]},
    ["spellings", 0, "name"],
    /is AM05 already/,
  ],
  [
    "a new region by another's name",
    {regions: [{code: "AM39", name: "Twente", since: "2027-01-01"}]},
    ["regions", 0, "name"],
    /is AM05 already/,
  ],
  [
    "a new name that a municipality of the region has",
    {municipalities: [{code: "GM0402", name: "Huizen", since: "2027-01-01"}]},
    ["municipalities", 0, "name"],
    /is GM0406 already/,
  ],
  [
    "a move of what is gone",
    {moves: [{municipality: "Weesp", to: "AM14", date: "2027-01-01"}]},
    ["moves", 0, "municipality"],
    /Weesp is there no longer since 2022-03-24/,
  ],
  [
    "a herindeling of what is gone",
    {herindelingen: [{date: "2027-01-01", from: ["Weesp", "Huizen"], into: ["Huizen"], confirmed: true}]},
    ["herindelingen", 0, "from", 0],
    /Weesp is there no longer/,
  ],
  [
    "two ends of one municipality",
    {
      herindelingen: [
        {date: "2027-01-01", from: ["Blaricum", "Huizen"], into: ["Huizen"], confirmed: true},
        {date: "2027-01-01", from: ["Blaricum", "Laren"], into: ["Laren"], confirmed: true},
      ],
    },
    ["herindelingen", 1, "from", 0],
    /Blaricum is there no longer/,
  ],
  [
    "a new municipality that is there",
    {
      herindelingen: [
        {date: "2027-01-01", from: ["Blaricum", "Laren"], into: ["Huizen"], new: true, confirmed: true},
      ],
    },
    ["herindelingen", 0, "into", 0],
    /leave out "new"/,
  ],
  [
    "a herindeling into nobody",
    {herindelingen: [{date: "2027-01-01", from: ["Huizen"], into: ["Erfgooi"], confirmed: true}]},
    ["herindelingen", 0, "into", 0],
    /add it under municipalities/,
  ],
  [
    "a spelling of nobody",
    {spellings: [{name: "X", means: "Nergens"}]},
    ["spellings", 0, "means"],
    /no region and/,
  ],
  [
    "a spelling of two",
    {spellings: [{name: "X", means: "Groningen"}]},
    ["spellings", 0, "means"],
    /its code/,
  ],
])("%s is a slip at its place", (_, additions, path, message) => {
  const {slips} = added(additions);
  expect(slips.map((slip) => slip.path)).toEqual([path]);
  expect(slips[0]?.message).toMatch(message);
});
