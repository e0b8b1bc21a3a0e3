// Above the municipality: a region and the country that moved as a whole are one flag, and explain what lies below.
import {compareQuarters} from "../../src/change/compare.js";
import type {QuarterChanges} from "../../src/change/region-changes.js";
import {groups} from "../../src/vocabulary/figure.js";
import {parsePeriod, periodsUpTo} from "../../src/vocabulary/period.js";
import {settings, wording} from "../support/compared.js";
import {type CountryOptions, generateCountry, type Sheet} from "./generated/country.js";
import {editionOf, tableOf} from "./generated/printed.js";

const periods = periodsUpTo(parsePeriod("2022-Q4"), 4);
const last = periods.at(-1);

/** A country of four quarters, of which some sheets of the last one were altered. */
function quartersOf(
  alter: (sheet: Sheet) => void,
  options: Partial<CountryOptions> = {},
  at = last,
): QuarterChanges[] {
  const sheets = generateCountry({seed: 77, noise: 1, periods, ...options});
  for (const sheet of sheets) if (sheet.period === at) alter(sheet);
  const editions = sheets.map((sheet) => editionOf(tableOf(sheet)));
  return compareQuarters(periods, editions, {settings, wording, notes: []});
}

const times =
  (
    factor: number,
    columns: readonly number[],
    isAltered: (sheet: Sheet, row: number) => boolean = () => true,
  ) =>
  (sheet: Sheet) => {
    sheet.rows.forEach(({counts}, row) => {
      for (const column of columns) {
        if (isAltered(sheet, row)) counts[column] = Math.round((counts[column] as number) * factor);
      }
    });
  };
const all = [0, 1, 2, 3];
const told = ({country, regions}: QuarterChanges) => [
  ...country.changes.map(({kind, column}) => ["Nederland", kind, column]),
  ...regions.flatMap(({region, changes}) =>
    changes.flatMap(({kind, severity, municipality, column}) =>
      severity === "info" ? [] : [[region, kind, column, ...(municipality ? [municipality] : [])]],
    ),
  ),
];
const lastOf = (quarters: QuarterChanges[]) => told(quarters.at(-1) as QuarterChanges);

describe("a region", () => {
  const zeeland = ({region}: Sheet) => region === "Zeeland";

  test("of which one column moved is one flag, with what the others did", () => {
    const quarters = quartersOf(times(1.15, [2], zeeland));
    expect(lastOf(quarters)).toEqual([["Zeeland", "region-shift", "uwv_met"]]);
    const [flag] = quarters.at(-1)?.regions.find(({region}) => region === "Zeeland")?.changes ?? [];
    expect(flag?.message).toMatch(
      /^UWV, met klantprofiel, de regio als geheel: .* in het derde kwartaal van 2022 → .* \(\+1\d%\), in 13 van de 13 gemeenten/,
    );
  });

  test("that moved altogether is one flag without a column", () => {
    expect(lastOf(quartersOf(times(0.6, all, zeeland)))).toEqual([["Zeeland", "region-shift", undefined]]);
  });

  test("of which a few municipalities moved is none: they are told one by one", () => {
    const some = lastOf(quartersOf(times(1.6, [2], (sheet, row) => zeeland(sheet) && row < 3)));
    expect(some.map(([region, kind, column]) => [region, kind, column])).toEqual(
      Array.from({length: 3}, () => ["Zeeland", "spike", "uwv_met"]),
    );
  });

  test("that is back is a return, and one that stays is told once", () => {
    const shifted = quartersOf(times(1.15, [2], zeeland), {}, periods[2]);
    expect(told(shifted[2] as QuarterChanges)).toHaveLength(1);
    expect(lastOf(shifted)).toEqual([]);
    const back = shifted[3]?.regions.find(({region}) => region === "Zeeland")?.changes;
    expect(back?.map(({kind, column}) => [kind, column])).toEqual([["return", "uwv_met"]]);
  });
});

describe("the country", () => {
  test.each([
    {factor: 1.08, columns: all, flag: undefined},
    {factor: 0.92, columns: all, flag: undefined},
    {factor: 2, columns: all, flag: undefined},
    {factor: 1.15, columns: [0], flag: groups[0]},
    {factor: 0.75, columns: [3], flag: groups[3]},
  ])("times $factor in columns $columns is one flag, and none below", ({factor, columns, flag}) => {
    for (const noise of [1, 3]) {
      const alter = times(factor, columns);
      const quarters = quartersOf(
        (sheet) => {
          alter(sheet);
          if (factor === 2) sheet.persons *= 2;
        },
        {noise, seed: 78},
      );
      expect(lastOf(quarters).filter(([region]) => region === "Nederland")).toEqual([
        ["Nederland", "country-shift", flag],
      ]);
      const below = lastOf(quarters).filter(([region]) => region !== "Nederland");
      // what is doubled is twice as restless, too
      expect(below.length).toBeLessThanOrEqual(noise === 1 && factor < 2 ? 0 : 1);
    }
  });

  test("back where it was is a return", () => {
    const quarters = quartersOf(times(1.15, [0]), {}, periods[2]);
    expect(told(quarters[2] as QuarterChanges)).toEqual([["Nederland", "country-shift", "gemeente_met"]]);
    expect(quarters[3]?.country.changes.map(({kind, column}) => [kind, column])).toEqual([
      ["return", "gemeente_met"],
    ]);
  });

  test("of which half of the regions moved is no flag on any of them", () => {
    const half = (_: Sheet, row: number) => row >= 0;
    const quarters = quartersOf((sheet) => {
      if (sheet.region.length % 2) times(1.08, all, half)(sheet);
    });
    expect(lastOf(quarters)).toEqual([]);
  });

  test("of a single region is not judged", () => {
    expect(
      lastOf(quartersOf(times(2, all), {regionCount: 1})).filter(([region]) => region === "Nederland"),
    ).toEqual([]);
  });
});
