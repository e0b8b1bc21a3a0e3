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
          // a line for a file of the analyst ends with its bracket
          expect(change.message).toMatch(/^\S.*([.:?]|: \[\{.*\}\])$/);
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
  const fields = ["narrative", "columns", "headings", "findings"] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...slugs),
      fc.constantFrom(...fields),
      fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true}),
      (slug, field, share) => {
        const harm = (change: (edition: PlacedEdition) => PlacedEdition) =>
          editions.map((edition) =>
            edition.region.slug === slug && edition.period === last[0] ? change(edition) : edition,
          );
        let reads = 0;
        const counting = harm((edition) => withGetter(edition, field, () => reads++));
        compareQuarters(last, counting, options);
        expect(reads).toBeGreaterThan(0);
        // any of the times that it is read
        let left = Math.floor(share * reads);
        const harmed = harm((edition) =>
          withGetter(edition, field, () => {
            if (left-- <= 0) throw new Error("a trap");
          }),
        );
        const faults: string[] = [];
        const [quarter] = compareQuarters(last, harmed, {
          ...options,
          onFault: (_, edition) => faults.push(edition),
        });
        expect(new Set(faults)).toEqual(new Set([`${last[0]}/${slug}`]));
        expect(quarter?.regions.map((region) => region.slug)).toEqual(whole?.regions.map((r) => r.slug));
        for (const region of quarter?.regions ?? []) {
          const found = region.changes.filter(({kind}) => kind === "not-compared");
          expect(found.map(({message}) => message.includes("(a trap)"))).toEqual(
            region.slug === slug ? [true] : [],
          );
        }
      },
    ),
    {numRuns: 20, seed: 1},
  );
});

function withGetter(edition: PlacedEdition, field: keyof PlacedEdition, onRead: () => void): PlacedEdition {
  const value = edition[field];
  return Object.defineProperty({...edition}, field, {
    enumerable: true,
    get() {
      onRead();
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
