// The register of a sheet: every way to state persons and percentage, crossed with all other counts of persons on a sheet.
import fc from "fast-check";
import {chooseRegister} from "../../../src/extraction/facts/register-choice.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";
import {findRegion} from "../../../src/vocabulary/region.js";
import {type Told, toldSheet} from "../../support/told-sheet.js";
import {settings} from "../../support/words.js";

const region = {printedName: "Zeeland", region: findRegion("Zeeland")};
const period = parsePeriod("2025-Q2");

interface Register {
  readonly persons: number;
  readonly percent: number;
  readonly inSonar: number;
}

function choiceOf(told: Told, inSonar: number) {
  const {persons, knownPercent} = chooseRegister(toldSheet(told), {
    region,
    period,
    total: {inSonar, checks: settings.checks},
  });
  return {
    persons: persons.chosen?.value ?? persons.doubtful.map(({value}) => value),
    percent: knownPercent.chosen?.value ?? knownPercent.doubtful.map(({value}) => value),
  };
}

const grouped = (mark: string) => (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, mark);
const marks = [".", ",", "'", "’", "·", " ", "\u202f", ""];

type Write = (count: number) => string;
const statements: Readonly<Record<string, (register: Register, n: Write) => string[]>> = {
  usual: ({persons, percent}, n) => [
    `In Sonar zijn niet alle doelgroepers opgenomen, in de arbeidsmarktregio Zeeland bevat het doelgroepregister banenafspraak in totaal ${n(persons)} personen. Hiervan is ${percent}% bekend binnen Sonar.`,
  ],
  "one sentence": ({persons, percent}, n) => [
    `Het doelgroepregister telt ${n(persons)} personen, waarvan ${percent}% bekend is in Sonar.`,
  ],
  "persons first": ({persons, percent}, n) => [
    `${n(persons)} mensen staan in het doelgroepregister banenafspraak; ${percent} procent is bekend bij UWV of gemeente.`,
  ],
  "Sonar first": ({persons, percent, inSonar}, n) => [
    `Binnen Sonar zijn in de arbeidsmarktregio Zeeland ${n(inSonar)} personen bekend; dat is ${percent}% van de ${n(persons)} personen in het doelgroepregister banenafspraak.`,
  ],
  "percentage first": ({persons, percent}, n) => [
    `Van de ${n(persons)} personen in het doelgroepregister is ${percent}% geregistreerd in Sonar.`,
  ],
  "percentage before": ({persons, percent}, n) => [
    `${percent}% van de ${n(persons)} personen in het doelgroepregister is bekend in Sonar.`,
  ],
  "label and colon": ({persons, percent}, n) => [
    `Aantal personen in het doelgroepregister: ${n(persons)}`,
    `Bekend in Sonar: ${percent}%`,
  ],
  "by a quarter": ({persons, percent}, n) => [
    `In het tweede kwartaal 2025 bevat het doelgroepregister ${n(persons)} personen. Daarvan is ${percent}% bekend in Sonar.`,
  ],
};

/** What counts persons as well, and is not the register of this quarter and region. */
const distractors: readonly ((other: number, register: Register, n: Write) => string)[] = [
  (o, {percent}, n) =>
    `In het vorige kwartaal bevatte het doelgroepregister banenafspraak in totaal ${n(o)} personen, waarvan ${percent}% bekend was binnen Sonar.`,
  (o, {percent}, n) =>
    `Drie maanden eerder telde het doelgroepregister in de arbeidsmarktregio Zeeland ${n(o)} personen; ${percent}% was bekend.`,
  (o, _, n) => `In het eerste kwartaal 2025 bevatte het doelgroepregister ${n(o)} personen.`,
  (o, _, n) => `In de arbeidsmarktregio Drenthe bevat het doelgroepregister ${n(o)} personen.`,
  (o, _, n) =>
    `Landelijk bevat het doelgroepregister ${n(100 * o)} personen, waarvan 57% bekend is in Sonar.`,
  (_o, {inSonar}, n) => `Van de ${n(inSonar)} personen in Sonar heeft 66% een klantprofiel.`,
  () => "Dat zijn 125 personen meer dan in het vorige kwartaal.",
  () => "Het aantal nam toe met 125 personen.",
  (o, _, n) => `Er waren dit jaar ${n(o)} vacatures en 1.250 plaatsingen in de regio.`,
  (_o, {inSonar}, n) => `In Sonar staan ${n(inSonar)} personen.`,
  () => "Bij gemeenten met ten minste 50 personen in Sonar is het aandeel het hoogst in Veere (88%).",
  (o, _, n) => `Naar verwachting telt het register volgend jaar ${n(o)} personen.`,
];

const register = fc
  .record({
    persons: fc.integer({min: 1100, max: 60_000}),
    share: fc.double({min: 0.55, max: 0.9, noNaN: true}),
  })
  .map(({persons, share}): Register => {
    const inSonar = Math.round(persons * share);
    return {persons, inSonar, percent: Math.round((100 * inSonar) / persons)};
  })
  .filter(({inSonar, persons}) => inSonar !== persons);

const sheet = fc.record({
  register,
  statement: fc.constantFrom(...Object.keys(statements)),
  mark: fc.constantFrom(...marks),
  before: fc.array(fc.tuple(fc.constantFrom(...distractors), fc.integer({min: -60, max: 60})), {
    maxLength: 2,
  }),
  after: fc.array(fc.tuple(fc.constantFrom(...distractors), fc.integer({min: -60, max: 60})), {maxLength: 2}),
  joined: fc.boolean(),
});

test("the register is chosen, whatever else counts persons", () => {
  fc.assert(
    fc.property(sheet, ({register: own, statement, mark, before, after, joined}) => {
      const n = grouped(mark);
      const tell = (some: typeof before) => some.map(([text, by]) => text(own.persons + (by || 1), own, n));
      const lines = statements[statement]?.(own, n) ?? [];
      const isSentence = lines.length === 1;
      const below = [...tell(before), ...lines, ...tell(after)];
      const told = {
        title: ["Tweede kwartaal 2025", "Zeeland"],
        below: joined && isSentence ? [below.join(" ")] : below,
      };
      expect(choiceOf(told, own.inSonar)).toEqual({persons: own.persons, percent: own.percent});
    }),
    {numRuns: 400},
  );
});

test("two counts that neither words nor sums tell apart are both named", () => {
  const said = (persons: string) =>
    `Het doelgroepregister bevat ${persons} personen. Hiervan is 72% bekend in Sonar.`;
  const told = {title: ["Tweede kwartaal 2025", "Zeeland"], below: [said("5.742"), said("5.745")]};
  expect(choiceOf(told, 4145)).toEqual({persons: [5742, 5745], percent: 72});
});

test("where only one count agrees with percentage and total, that one is the register", () => {
  const told = {
    title: ["Tweede kwartaal 2025", "Zeeland"],
    below: [
      "Het register bevat 7.100 personen.",
      "Het doelgroepregister bevat in totaal 5.745 personen. Hiervan is 72% bekend in Sonar.",
    ],
  };
  expect(choiceOf(told, 4145)).toEqual({persons: 5745, percent: 72});
});

const percentages = (...percents: string[]) => ({
  title: ["Tweede kwartaal 2025", "Zeeland"],
  below: percents.map(
    (percent) => `Het doelgroepregister bevat 5.745 personen. Hiervan is ${percent} bekend in Sonar.`,
  ),
});

test.each([
  [["72%", "72,2%"], 72],
  [["72,2%", "72%"], 72.2],
  [["72,5%", "73%"], 72.5],
  [["72,25%", "72,3%"], 72.25],
  [
    ["72%", "73%"],
    [72, 73],
  ],
  [
    ["72,2%", "72,4%"],
    [72.2, 72.4],
  ],
  [
    ["72%", "72,6%"],
    [72, 72.6],
  ],
  [
    ["72%", "72,2%", "72,4%"],
    [72, 72.2, 72.4],
  ],
])("of the percentages %j one is the other rounded, or both are named: %j", (percents, percent) => {
  // no total: nothing but the words tells them apart
  const {knownPercent} = chooseRegister(toldSheet(percentages(...percents)), {region, period, total: null});
  expect(knownPercent.chosen?.value ?? knownPercent.doubtful.map(({value}) => value)).toEqual(percent);
});

test("a half goes with the percentage that is said best, whichever way it was rounded", () => {
  const told = {
    title: ["Tweede kwartaal 2025", "Zeeland"],
    below: [
      "Bij gemeenten met ten minste 50 personen in Sonar is dat ook wel 81%.",
      "Het doelgroepregister bevat 5.745 personen. Hiervan is 82% bekend in Sonar.",
      "81,5% van het doelgroepregister is bekend in Sonar.",
    ],
  };
  expect(choiceOf(told, 4682).percent).toBe(81.5);
});

test.each([
  "Van de personen in Sonar heeft 58,9% een klantprofiel.",
  "58,9% van de personen in Sonar woont in Veere.",
  "Veere telt met 889 de meeste personen in Sonar: 35% van het totaal.",
  "Van de gemeenten is het aandeel bekend in Sonar het hoogst in Veere (81%).",
  "Veere telt met 1.889 de meeste personen in Sonar: 35% van het totaal.",
  "−23 (−0,9%) t.o.v. een jaar eerder",
  "0,4 %-punt van de bekenden in Sonar",
  "Landelijk is 57% bekend in Sonar.",
  "In het vorige kwartaal was 57% bekend in Sonar.",
  "Hier staat 57%, en nergens waarvan.",
])("«%s» has no percentage of the register", (text) => {
  const told = {title: ["Tweede kwartaal 2025", "Zeeland"], below: [text]};
  const {knownPercent} = chooseRegister(toldSheet(told), {region, period, total: null});
  expect(knownPercent).toMatchObject({chosen: null, doubtful: []});
});
