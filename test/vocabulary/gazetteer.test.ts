// The built-in division against test/truth/gazetteer.json, which was checked with the tables of Statistics Netherlands.
import {readFileSync} from "node:fs";
import {gazetteer} from "../../src/vocabulary/gazetteer.js";
import {
  belongsTo,
  findMunicipality,
  findMunicipalityByCode,
  membersOf,
  mergersBetween,
  movesBetween,
  municipalitiesNamed,
  regionOf,
} from "../../src/vocabulary/municipality.js";
import {addQuarters, lastDayOf, type Period, parsePeriod} from "../../src/vocabulary/period.js";
import {findRegion, netherlands, regionIn, regionsIn} from "../../src/vocabulary/region.js";

interface Dated {
  readonly since?: string;
  readonly until?: string;
}
interface Truth {
  readonly tables: Readonly<Record<string, string>>;
  readonly regions: readonly {
    code: string;
    names: readonly ({name: string} & Dated)[];
    spellings: readonly string[];
  }[];
  readonly municipalities: readonly ({
    code: string;
    name: string;
    planned?: true;
    region: readonly ({code: string} & Dated)[];
    spellings?: readonly string[];
  } & Dated)[];
  readonly sharedNames: readonly {name: string; codes: readonly string[]}[];
  readonly alsoRegionsOrProvinces: readonly string[];
  readonly herindelingen: readonly {
    date: string;
    from: string[];
    into: string[];
    partial?: true;
    planned?: true;
  }[];
}

const truth = JSON.parse(readFileSync(new URL("../truth/gazetteer.json", import.meta.url), "utf8")) as Truth;

const first = parsePeriod("2019-Q1");
/** 2019-Q1 to 2027-Q4 */
const quarters = Array.from({length: 36}, (_, i) => addQuarters(first, i));

const held = ({since = "", until = "9999"}: Dated, day: string) => since <= day && day < until;
/** A municipality that is planned to end goes on until somebody confirms it. */
const existed = ({planned, until, ...one}: Truth["municipalities"][number], day: string) =>
  held(planned ? one : {...one, ...(until !== undefined && {until})}, day);
const thereOn = (day: string) => truth.municipalities.filter((one) => existed(one, day));
const homeOn = ({region}: Truth["municipalities"][number], day: string) =>
  region.find((one) => held(one, day))?.code;

test.each(quarters)("in %s every region has its municipalities, and each its name", (period) => {
  const day = lastDayOf(period);
  const expected = truth.regions.map(({code, names}) => ({
    code,
    name: names.find((one) => held(one, day))?.name,
    members: thereOn(day)
      .filter((one) => homeOn(one, day) === code)
      .map(({code, name}) => `${code} ${name}`)
      .sort(),
  }));
  const found = regionsIn(period).map((region) => ({
    code: region.code,
    name: region.name,
    members: membersOf(region, period)
      .map(({code, name}) => `${code} ${name}`)
      .sort(),
  }));
  const byCode = (a: {code: string}, b: {code: string}) => (a.code < b.code ? -1 : 1);
  expect(found.sort(byCode)).toEqual(expected.sort(byCode));
  expect(membersOf(netherlands, period)).toHaveLength(thereOn(day).length);
});

test("there are 342 municipalities in 2026, each with code, region and name", () => {
  const period = parsePeriod("2026-Q1");
  const all = truth.municipalities.filter(
    ({until = "9999", since = ""}) => since <= "2026" && until > "2026-02",
  );
  expect(all).toHaveLength(342);
  for (const {code, name, region} of all) {
    const found = findMunicipalityByCode(code, period);
    expect([found?.name, found && regionOf(found, period).code]).toEqual([name, region.at(-1)?.code]);
  }
  expect(truth.municipalities).toHaveLength(gazetteer().municipalities.size);
});

test.each(quarters)(
  "in %s every name and spelling means its municipality, in its own region and without one",
  (period) => {
    const day = lastDayOf(period);
    const shared = new Map(truth.sharedNames.map(({name, codes}) => [name, codes]));
    for (const one of thereOn(day)) {
      const home = {code: homeOn(one, day) as string};
      for (const spelling of [one.name, ...(one.spellings ?? [])]) {
        const expected = {municipality: {code: one.code}, match: "exact", exists: true};
        expect(findMunicipality(spelling, period, home)).toMatchObject(expected);
        expect(findMunicipality(spelling, period)).toMatchObject(expected);
      }
    }
    for (const [name, codes] of shared) {
      expect(municipalitiesNamed(name, period).map(({municipality}) => municipality.code)).toEqual(codes);
      expect(findMunicipality(name, period)).toBeUndefined();
    }
  },
);

test.each(quarters.filter((_, i) => i % 4 === 0))(
  "in %s a shared or bare name is decided by the region",
  (period) => {
    const day = lastDayOf(period);
    // Hengelo, Laren, Beek and the like: other municipalities or villages had the name, and CBS writes it with a suffix
    const bare = [
      "Bergen",
      "Hengelo",
      "Laren",
      "Beek",
      "Rijswijk",
      "Middelburg",
      "Stein",
      "Groningen",
      "Utrecht",
    ];
    for (const region of truth.regions) {
      for (const name of bare) {
        const all = thereOn(day).filter((one) => one.name.replace(/ \(.*/, "") === name);
        const here = all.filter((one) => homeOn(one, day) === region.code);
        const expected = (here.length > 0 ? here : all).map(({code}) => code);
        const found = municipalitiesNamed(name, period, region).map(({municipality}) => municipality.code);
        expect([region.code, name, found]).toEqual([region.code, name, expected]);
      }
    }
  },
);

test("every name of a region is understood in any quarter, and means one region", () => {
  for (const {code, names, spellings} of truth.regions) {
    for (const name of [...names.map((one) => one.name), ...spellings]) {
      for (const period of [null, ...quarters]) {
        expect(findRegion(name, period)).toEqual(regionIn(code, period));
      }
    }
  }
  expect(regionIn("AM06", parsePeriod("2024-Q4"))).toEqual({
    code: "AM06",
    name: "Stedendriehoek en Noordwest Veluwe",
    slug: "stedendriehoek-en-noordwest-veluwe",
  });
  expect(regionIn("AM06", parsePeriod("2025-Q1"))).toMatchObject({
    name: "Veluwe Stedendriehoek",
    slug: "stedendriehoek-en-noordwest-veluwe",
  });
});

test("a name that is also a region's or a province's is a municipality where it is one", () => {
  const municipalities = new Set(truth.municipalities.map(({name}) => name));
  for (const name of truth.alsoRegionsOrProvinces) {
    expect([name, findMunicipality(name, null)?.municipality.name]).toEqual([
      name,
      municipalities.has(name) ? name : undefined,
    ]);
  }
});

test.each(quarters)(
  "in %s the herindelingen and moves since the quarter before are those of the truth",
  (period) => {
    const before = addQuarters(period, -1);
    const between = ({date}: {date: string}) => lastDayOf(before) < date && date <= lastDayOf(period);
    const merged = truth.herindelingen.filter((one) => between(one) && !one.planned);
    expect(mergersBetween(before, period)).toEqual(
      merged.map(({date, from, into, partial}) => ({date, from, into, ...(partial && {partial})})),
    );
    const moved = truth.municipalities.flatMap(({code, region}) =>
      region.slice(1).flatMap(({since = "", code: to}, i) => {
        const move = {municipality: code, from: region[i]?.code, to, date: since};
        return between(move) ? [move] : [];
      }),
    );
    expect(
      [...movesBetween(before, period)].sort((a, b) => (a.municipality < b.municipality ? -1 : 1)),
    ).toEqual(moved);
  },
);

test("the tables that it follows are those of the truth", () => {
  expect(readFileSync(new URL("../../src/vocabulary/gazetteer.yaml", import.meta.url), "utf8")).toContain(
    truth.tables["2026"] as string,
  );
});

test.each([
  ["Elburg", "AM06", "2021-Q2", true],
  ["Elburg", "AM06", "2022-Q2", true],
  ["Elburg", "AM06", "2022-Q3", false],
  ["Elburg", "AM36", "2021-Q2", false],
  ["Elburg", "AM36", "2021-Q3", true],
  ["Weesp", "AM12", "2022-Q1", true],
  ["Weesp", "AM18", "2022-Q1", true],
  ["Renkum", "AM07", "2021-Q3", false],
])("%s may stand on a sheet of %s of %s: %s", (name, code, quarter, may) => {
  const period = parsePeriod(quarter);
  const municipality = findMunicipality(name, null)?.municipality;
  expect(municipality && belongsTo(municipality, {code}, period)).toBe(may);
});

test.each([
  ["’S GRAVENHAGE", "'s-Gravenhage"],
  ["Gravenhage", "'s-Gravenhage"],
  ["s Hertogenbosch", "'s-Hertogenbosch"],
  ["St. Michielsgestel", "Sint-Michielsgestel"],
  ["St-Michielsgestel", "Sint-Michielsgestel"],
  ["Alphen a / d Rijn", "Alphen aan den Rijn"],
  ["Krimpen aan IJssel", "Krimpen aan den IJssel"],
  ["Horst a.d. Maas", "Horst aan de Maas"],
  ["Bilt", "De Bilt"],
  ["Utrecht (gem.)", "Utrecht"],
  ["gemeente Utrecht", "Utrecht"],
  ["Zeist (gemeente)", "Zeist"],
  ["Laren NH", "Laren"],
  ["Rijswijk (Zuid-Holland)", "Rijswijk"],
  ["Bergen (L)", "Bergen (L.)"],
  ["Bergen N.H.", "Bergen (NH.)"],
])("«%s» is %s, and no slip", (printed, name) => {
  const found = findMunicipality(printed, parsePeriod("2023-Q2"));
  expect([found?.municipality.name, found?.match === "close"]).toEqual([name, false]);
});

test.each([
  ["Gooi & Vechtstreek", "Gooi en Vechtstreek"],
  ["Zuid-Kennemerland & IJmond", "Zuid-Kennemerland en IJmond"],
  ["Stedendriehoek & Noordwest-Veluwe", "Stedendriehoek en Noordwest Veluwe"],
  ["Zaanstreek / Waterland", "Zaanstreek/Waterland"],
  ["Helmond - De Peel", "Helmond-De Peel"],
  ["Rijk v. Nijmegen", "Rijk van Nijmegen"],
  ["Rijk", undefined],
])("«%s» is the region %s", (printed, name) => {
  expect(findRegion(printed, "2023-Q2" as Period)?.name).toBe(name);
});
