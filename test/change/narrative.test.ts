import {compareQuarter} from "../../src/change/compare.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings, wording} from "../support/compared.js";
import {madeEdition} from "../support/made.js";

const rows = {Dordrecht: [212, 341, 498, 77]} as const;
const later = {Dordrecht: [213, 340, 499, 77]} as const;

function messagesFor(before: string[], after: string[]): string[] {
  const editions = [
    madeEdition("2022-Q4", {rows, persons: 1600, narrative: before}),
    madeEdition("2023-Q1", {rows: later, persons: 1612, narrative: after}),
  ];
  const [quarter] = compareQuarter(parsePeriod("2023-Q1"), editions, {settings, wording, notes: []});
  return quarter?.regions[0]?.changes.map(({message}) => message) ?? [];
}

const sentence = "De profielen in de kandidatenverkenner zijn afkomstig uit het klantvolgsysteem Sonar.";

test("another wording is shown word by word", () => {
  const other = "De profielen in de kandidatenverkenner komen uit het landelijke klantvolgsysteem Sonar.";
  expect(messagesFor([sentence], [other])).toEqual([
    "De tekst is anders dan in het vierde kwartaal van 2022: «zijn afkomstig» → «komen» en … → «landelijke».",
  ]);
});

test("words that went are shown too", () => {
  expect(messagesFor([sentence], [sentence.replace(" zijn afkomstig", "")])).toEqual([
    "De tekst is anders dan in het vierde kwartaal van 2022: «zijn afkomstig» → ….",
  ]);
});

test("words at the end are shown, those that came and those that went", () => {
  const more = `${sentence} Die gaan voor.`;
  expect(messagesFor([sentence], [more])).toEqual([
    "De tekst is anders dan in het vierde kwartaal van 2022: … → «Die gaan voor.».",
  ]);
  expect(messagesFor([more], [sentence])).toEqual([
    "De tekst is anders dan in het vierde kwartaal van 2022: «Die gaan voor.» → ….",
  ]);
});

test.each([
  ["the quarter", "Stand van het vierde kwartaal 2022.", "Stand van het eerste kwartaal 2023."],
  ["a day", "Peildatum 31 december 2022.", "Peildatum 31 maart 2023."],
  ["a day in digits", "Peildatum: 31-12-2022.", "Peildatum: 31-03-2023."],
  ["a quarter in short", "Cijfers 2022-Q4, 4e kwartaal.", "Cijfers 2023-Q1, 1e kwartaal."],
  ["the register", "Het register telt 1.600 personen.", "Het register telt 1.612 personen."],
])("%s is the quarter's own and no change", (_, before, after) => {
  expect(messagesFor([before], [after])).toEqual([]);
});

test("other line breaks are no change", () => {
  expect(
    messagesFor(
      [sentence],
      sentence.split(" zijn ").map((part, i) => (i === 0 ? part : `zijn ${part}`)),
    ),
  ).toEqual([]);
});

test("another number that is not the quarter's own is a change", () => {
  expect(messagesFor(["Binnen 4 weken."], ["Binnen 6 weken."])).toEqual([
    "De tekst is anders dan in het vierde kwartaal van 2022: «4» → «6».",
  ]);
});

test("a text that is mostly new is not spelt out", () => {
  expect(messagesFor([sentence], ["Wat hier vroeger stond, geldt niet meer."])).toEqual([
    "De tekst is grotendeels anders dan in het vierde kwartaal van 2022 (8 nieuwe woorden).",
  ]);
});
