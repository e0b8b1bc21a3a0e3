import {compareQuarter} from "../../src/change/compare.js";
import {parseNotes} from "../../src/change/notes.js";
import {parsePeriod} from "../../src/period.js";
import {settings, wording} from "../support/compared.js";
import {madeEdition} from "../support/made.js";

const text = `
- region: Drechtsteden
  period: 2023-Q1
  municipality: sliedrecht
  kind: municipality-missing
  explanation: Sliedrecht levert een maand later.
  name: de analist
  date: 2023-04-12
`;
const editions = [
  madeEdition("2022-Q4", {
    persons: 1900,
    rows: {Dordrecht: [212, 341, 498, 77], Sliedrecht: [24, 40, 97, 17]},
  }),
  madeEdition("2023-Q1", {persons: 1900, rows: {Dordrecht: [213, 340, 499, 77]}}),
];

function explanationsWith(notes: string) {
  const options = {settings, wording, notes: parseNotes(notes, "notes.yaml")};
  const [quarter] = compareQuarter(parsePeriod("2023-Q1"), editions, options);
  return quarter?.regions[0]?.changes.map(({explanation}) => explanation);
}

test("a note turns the change that it is about into an explained one", () => {
  expect(explanationsWith(text)).toEqual([
    {explanation: "Sliedrecht levert een maand later.", name: "de analist", date: "2023-04-12"},
  ]);
});

test.each([
  ["another quarter", "period: 2023-Q1", "period: 2022-Q4"],
  ["another region", "region: Drechtsteden", "region: zeeland"],
  ["another municipality", "municipality: sliedrecht", "municipality: Dordrecht"],
  ["another kind", "kind: municipality-missing", "kind: municipality-new"],
])("a note about %s does not", (_, right, wrong) => {
  expect(explanationsWith(text.replace(right, wrong))).toEqual([null]);
});

test.each([
  ["period: 2023-Q1", "period: 2023", "notes.yaml:3", "write the quarter as 2023-Q2"],
  ["region: Drechtsteden", "region: Drenthen", "notes.yaml:2", "there is no such region"],
  ["kind: municipality-missing", "kind: gone", "notes.yaml:5", "kind"],
  ["date: 2023-04-12", "date: 12 april", "notes.yaml:8", "write the date as 2023-07-04"],
  ["municipality: sliedrecht", "gemeente: sliedrecht", "notes.yaml:4", "gemeente"],
])("the slip %s -> %s is answered with its line", (right, wrong, place, words) => {
  expect(() => parseNotes(text.replace(right, wrong), "notes.yaml")).toThrow(
    expect.objectContaining({
      details: expect.objectContaining({place}),
      message: expect.stringContaining(words),
    }),
  );
});

test("an empty file, or one with only remarks, holds no notes", () => {
  expect(parseNotes("# nog niets\n", "notes.yaml")).toEqual([]);
});
