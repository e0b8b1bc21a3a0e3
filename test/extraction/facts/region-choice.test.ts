// The region of a sheet: titles, sentences, total row and municipalities, crossed with all other regions that a sheet may name.
import fc from "fast-check";
import {chooseRegion} from "../../../src/extraction/facts/region-choice.js";
import {membersOf} from "../../../src/vocabulary/municipality.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";
import {type Region, regionsIn} from "../../../src/vocabulary/region.js";
import {type Told, toldSheet} from "../../support/told-sheet.js";

// in the order of their slugs, which stay
const regions = regionsIn().toSorted((a, b) => (a.slug < b.slug ? -1 : 1));

const period = parsePeriod("2024-Q2");
const namesIn = (region: Region) => membersOf(region, period).map(({name}) => name);
const choiceOf = (told: Told) => {
  const {chosen, doubtful} = chooseRegion(toldSheet(told));
  return chosen?.value.region?.name ?? doubtful.map(({value}) => value.region?.name);
};

const titles: readonly ((name: string) => string[])[] = [
  (name) => [`Tweede kwartaal 2024 ${name}`],
  (name) => ["Tweede kwartaal 2024", name],
  (name) => [`${name} – stand 30 juni 2024`],
  (name) => [`Arbeidsmarktregio ${name}, Q2 2024`],
  (name) => [name.toUpperCase(), "2e kw. 2024"],
];

const sentence = (name: string) =>
  `In de arbeidsmarktregio ${name} bevat het doelgroepregister banenafspraak in totaal 5.745 personen. Hiervan is 72% bekend binnen Sonar.`;

/** What names another region, and is not the sheet's. */
const distractors: readonly ((other: string, third: string) => string)[] = [
  (o) => `Het aandeel is hoger dan in de arbeidsmarktregio ${o}.`,
  (o) => `De regio grenst aan de arbeidsmarktregio ${o}.`,
  (o, t) => `Vergelijk de arbeidsmarktregio's ${o} en ${t}.`,
  (o) => `Een van de gemeenten hoort sinds januari bij de arbeidsmarktregio ${o}.`,
  (o) => `Samen met de arbeidsmarktregio ${o} werken gemeenten aan een aanpak voor werkgevers.`,
  (o, t) => `Andere regio's: ${o}, ${t}, Zeeland, Drenthe`,
];

const sheet = fc.record({
  own: fc.constantFrom(...regions),
  others: fc.tuple(fc.constantFrom(...regions), fc.constantFrom(...regions)),
  title: fc.constantFrom(...titles),
  hasSentence: fc.boolean(),
  total: fc.constantFrom("TOTAAL AMR", "Totaal"),
  namesTotal: fc.boolean(),
  texts: fc.array(fc.constantFrom(...distractors), {maxLength: 3}),
  first: fc.boolean(),
});

test("the region is chosen, whatever other regions are named", () => {
  fc.assert(
    fc.property(sheet, ({own, others, title, hasSentence, total, namesTotal, texts, first}) => {
      fc.pre(others.every(({code}) => code !== own.code));
      const told = texts.map((text) => text(others[0].name, others[1].name));
      const said = hasSentence ? [sentence(own.name)] : [];
      const choice = choiceOf({
        title: title(own.name),
        municipalities: namesIn(own),
        total: namesTotal ? `Totaal ${own.name}` : total,
        below: first ? [...told, ...said] : [...said, ...told],
      });
      expect(choice).toBe(own.name);
    }),
    {numRuns: 400},
  );
});

test("a title over the municipalities of another region is in doubt, and both are named", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...regions),
      fc.constantFrom(...regions),
      fc.boolean(),
      (own, other, isSaid) => {
        fc.pre(own.code !== other.code && namesIn(own).length > 2);
        const choice = choiceOf({
          title: [`Tweede kwartaal 2024 ${other.name}`],
          municipalities: namesIn(own),
          below: isSaid ? [sentence(own.name)] : [],
        });
        expect([choice].flat().toSorted()).toEqual([own.name, other.name].toSorted());
      },
    ),
    {numRuns: 100},
  );
});

test("municipalities alone name no region: what is printed nowhere is missing", () => {
  const {chosen, doubtful} = chooseRegion(
    toldSheet({title: ["Tweede kwartaal 2024"], municipalities: ["Goes", "Veere", "Sluis"]}),
  );
  expect([chosen, doubtful]).toEqual([null, []]);
});
