// Sheets come in every state: whatever is missing, doubled, withheld or wild, comparing answers with whole sentences.
import fc from "fast-check";
import {compareQuarters} from "../../src/change/compare.js";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {revalidate} from "../../src/edition/validation.js";
import {wordFindings} from "../../src/edition/wording.js";
import {columns, type Figure, personsIn} from "../../src/vocabulary/figure.js";
import {parsePeriod, periodsUpTo} from "../../src/vocabulary/period.js";
import {seriesEditions, settings, wording} from "../support/compared.js";
import {type Random, randomFrom} from "./generated/random.js";

const periods = periodsUpTo(parsePeriod("2022-Q2"), 4);
const slugs = ["zeeland", "gooi-en-vechtstreek", "groot-amsterdam", "drechtsteden", "noordoost-brabant"];
const editions = seriesEditions().filter(
  ({region, period}) => slugs.includes(region.slug) && periods.includes(period),
);

type Row = PlacedEdition["municipalities"][number];

const harms: ((edition: PlacedEdition, random: Random) => PlacedEdition)[] = [
  (edition) => ({...edition, total: null}),
  (edition) => ({...edition, register: null}),
  (edition) => ({...edition, register: {persons: 0, knownPercent: 0}}),
  (edition) => ({...edition, municipalities: []}),
  (edition, random) => ({
    ...edition,
    municipalities: edition.municipalities.filter(() => random.next() > 0.3),
  }),
  (edition, random) => ({
    ...edition,
    municipalities: [...edition.municipalities, random.pick(edition.municipalities)],
  }),
  (edition) => ({...edition, municipalities: edition.municipalities.toReversed()}),
  (edition, random) => withRow(edition, random, (row) => ({...row, name: "Nergenshuizen", code: null})),
  (edition, random) => withFigure(edition, random, () => null),
  (edition, random) => withFigure(edition, random, () => 0),
  (edition, random) => withFigure(edition, random, (value) => Math.round((value ?? 0) * 40 * random.next())),
  (edition, random) => withFigure(edition, random, () => 99_999_999),
  (edition) => ({...edition, columns: edition.columns.toReversed()}),
  (edition) => ({
    ...edition,
    narrative: [{heading: null, paragraphs: ["Iets anders: 12,5% van «ons» (zie 3.1)."]}],
  }),
  (edition) => ({...edition, region: {...edition.region, printedName: "XYZ"}}),
];

function withRow(edition: PlacedEdition, random: Random, change: (row: Row) => Row): PlacedEdition {
  const chosen = random.pick(edition.municipalities);
  return {
    ...edition,
    municipalities: edition.municipalities.map((row) => (row === chosen ? change(row) : row)),
  };
}

function withFigure(edition: PlacedEdition, random: Random, change: (value: number | null) => number | null) {
  const column = random.pick(columns);
  return withRow(edition, random, (row) => ({
    ...row,
    figures: {...row.figures, [column]: ofNumber(change(personsIn(row.figures[column])))},
  }));
}

function ofNumber(value: number | null): Figure {
  return value === null ? {kind: "unreadable", raw: ""} : {kind: "count", persons: value};
}

test("comparing always answers, in whole sentences and finite numbers", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = randomFrom(seed);
      const harmed = editions
        .filter(() => random.next() > 0.1)
        .map((edition) => {
          let current = edition;
          while (random.next() < 0.6)
            if (current.municipalities.length > 0) current = random.pick(harms)(current, random);
          return wordFindings(revalidate(current, settings.checks), wording) as PlacedEdition;
        });
      const versions = harmed
        .filter(({municipalities}) => municipalities.length > 0)
        .slice(0, 3)
        .map((edition) => withFigure(edition, random, () => 7));
      const quarters = compareQuarters(periods, harmed, {settings, wording, notes: [], versions});
      for (const {changes, differences} of quarters.flatMap(({regions}) => regions)) {
        for (const change of changes) {
          expect(change.message).toMatch(/^\S.*[.:?]$/);
          expect(JSON.parse(JSON.stringify(change))).toEqual(change);
        }
        expect(JSON.parse(JSON.stringify(differences))).toEqual(differences);
      }
    }),
    {numRuns: 25, seed: 1},
  );
});

test("a slip in the program over one sheet is told there, and all others are compared", () => {
  const options = {settings, wording, notes: []};
  const last = periods.slice(-1);
  const [whole] = compareQuarters(last, editions, options);
  let told = 0;
  const fields = ["narrative", "columns", "headings", "findings"] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...slugs),
      fc.constantFrom(...fields),
      fc.integer({min: 0, max: 40}),
      (slug, field, lasting) => {
        const harmed = editions.map((edition) =>
          edition.region.slug === slug && edition.period === last[0]
            ? withTrap(edition, field, lasting)
            : edition,
        );
        const faults: string[] = [];
        const [quarter] = compareQuarters(last, harmed, {
          ...options,
          onFault: (_, edition) => faults.push(edition),
        });
        expect(quarter?.regions.map((region) => region.slug)).toEqual(whole?.regions.map((r) => r.slug));
        for (const region of quarter?.regions ?? []) {
          const found = region.changes.filter(({kind}) => kind === "not-compared");
          expect(found.length).toBe(faults.length > 0 && region.slug === slug ? 1 : 0);
          if (found.length > 0) expect(found[0]?.message).toContain("(a trap)");
        }
        expect(faults.every((place) => place === `${last[0]}/${slug}`)).toBe(true);
        told += faults.length;
      },
    ),
    {numRuns: 20, seed: 1},
  );
  expect(told).toBeGreaterThan(1);
});

/** An edition of which a field can be read a few times, and then throws. */
function withTrap(edition: PlacedEdition, field: keyof PlacedEdition, lasting: number): PlacedEdition {
  let left = lasting;
  const value = edition[field];
  return Object.defineProperty({...edition}, field, {
    enumerable: true,
    get() {
      if (left-- <= 0) throw new Error("a trap");
      return value;
    },
  });
}

test("a quarter is the same whether it is compared alone or with all others, and later ones have no say", () => {
  const options = {settings, wording, notes: []};
  const last = periods.slice(-2, -1);
  const [together] = compareQuarters(periods, editions, options).filter(({period}) => period === last[0]);
  expect(compareQuarters(last, editions, options)).toEqual([together]);
});

test("the order of the editions does not matter", () => {
  const options = {settings, wording, notes: []};
  expect(compareQuarters(periods, editions.toReversed(), options)).toEqual(
    compareQuarters(periods, editions, options),
  );
});
