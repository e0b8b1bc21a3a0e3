import {unusedNotes} from "../../src/change/answers.js";
import {compareQuarter} from "../../src/change/compare.js";
import {describeNote, parseNotes} from "../../src/change/notes.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
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
  ["municipality: sliedrecht", "municipality: ''", "notes.yaml:4", "municipality"],
  ["explanation: Sliedrecht levert een maand later.", "explanation: ''", "notes.yaml:6", "explanation"],
  ["name: de analist", "name: ''", "notes.yaml:7", "name"],
  ["name: de analist", "name: (wie belde)", "notes.yaml:7", "give a name"],
  ["date: 2023-04-12", "date: 2022-12-31", "notes.yaml:8", "before the quarter"],
  ["explanation: Sliedrecht levert een maand later.", "explanation: …", "notes.yaml:6", "filled in"],
  ["municipality: sliedrecht", "gemeente: sliedrecht", "notes.yaml:4", "gemeente"],
])("the slip %s -> %s is answered with its line", (right, wrong, place, words) => {
  expect(() => parseNotes(text.replace(right, wrong), "notes.yaml")).toThrow(
    expect.objectContaining({
      details: expect.objectContaining({place}),
      message: expect.stringContaining(words),
    }),
  );
});

test("nobody found out tomorrow", () => {
  expect(parseNotes(text, "notes.yaml", "2023-04-12")).toHaveLength(1);
  expect(() => parseNotes(text, "notes.yaml", "2023-04-11")).toThrow("2023-04-12 is still to come");
});

test("a letter is enough to say who, and what", () => {
  const short = text.replace("de analist", "A").replace("Sliedrecht levert een maand later.", "x");
  expect(explanationsWith(short)).toMatchObject([{explanation: "x", name: "A"}]);
});

test("an empty file, or one with only remarks, holds no notes", () => {
  expect(parseNotes("# nog niets\n", "notes.yaml")).toEqual([]);
});

test("a note that answers nothing is told, but not one about another quarter", () => {
  const other = text.replace("sliedrecht", "Dordrecht");
  const later = text.replace("2023-Q1", "2023-Q2");
  const notes = parseNotes(`${text}${other}${later}`, "notes.yaml");
  const quarters = compareQuarter(parsePeriod("2023-Q1"), editions, {settings, wording, notes});
  expect(unusedNotes(notes, quarters).map(describeNote)).toEqual([
    "Drechtsteden, Dordrecht, 2023-Q1 (municipality-missing)",
  ]);
});

test("the same words by another analyst, or of another day, are another answer", () => {
  const others = [text.replace("de analist", "een collega"), text.replace("04-12", "04-13")];
  const notes = parseNotes([text, ...others].join(""), "notes.yaml");
  const quarters = compareQuarter(parsePeriod("2023-Q1"), editions, {settings, wording, notes});
  expect(unusedNotes(notes, quarters)).toEqual(notes.slice(1));
});

describe("a note about a figure", () => {
  const rows = {Dordrecht: [212, 341, 498, 77], Sliedrecht: [24, 46, 97, 17]} as const;
  const spiked = {...rows, Dordrecht: [212, 341, 498, 190]} as const;
  const revised = {...rows, Dordrecht: [212, 341, 498, 230]} as const;
  const before = madeEdition("2022-Q4", {rows});
  const source = (created: string, sha256: string) => ({created, sha256, file: `${sha256[0]}.pdf`});
  const first = madeEdition("2023-Q1", {
    rows: spiked,
    source: source("2023-04-10T09:00:00Z", "1".repeat(64)),
  });
  const second = madeEdition("2023-Q1", {
    rows: revised,
    source: source("2023-05-02T09:00:00Z", "2".repeat(64)),
  });
  const answer = `
- region: drechtsteden
  period: 2023-Q1
  municipality: Dordrecht
  column: uwv_zonder
  kind: spike
  explanation: Een gemeenschappelijke regeling is overgegaan.
  name: de analist
  date: 2023-04-12
`;
  const spikeIn = (current: typeof first, versions: (typeof first)[], notes: string) => {
    const options = {settings, wording, notes: parseNotes(notes, "notes.yaml"), versions};
    const [quarter] = compareQuarter(parsePeriod("2023-Q1"), [before, current], options);
    return quarter?.regions[0]?.changes.find(({kind}) => kind === "spike");
  };

  test("explains it, and carries what readers are told", () => {
    expect(spikeIn(first, [], answer)?.explanation).toEqual({
      explanation: "Een gemeenschappelijke regeling is overgegaan.",
      name: "de analist",
      date: "2023-04-12",
    });
    expect(spikeIn(first, [], `${answer}  onSheet: Een regeling is overgegaan.`)).toMatchObject({
      explanation: {onSheet: "Een regeling is overgegaan."},
    });
  });

  test("no longer holds when a later PDF gives another figure", () => {
    expect(spikeIn(second, [first], answer)).toMatchObject({after: 230, explanation: null});
  });

  test("holds for a later PDF when it was written after that", () => {
    for (const day of ["05-02", "05-03"]) {
      expect(spikeIn(second, [first], answer.replace("04-12", day))?.explanation).not.toBeNull();
    }
  });

  test("can name the figure that it holds for", () => {
    expect(spikeIn(first, [], `${answer}  figure: 190`)?.explanation).not.toBeNull();
    expect(spikeIn(first, [], `${answer}  figure: 230`)?.explanation).toBeNull();
  });
});
