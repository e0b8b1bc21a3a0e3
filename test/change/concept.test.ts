// Only what a person answered lifts «Concept»: the very finding, or the slip that it was told with, and no longer than the figures stay.

import type {ChangeKind} from "../../src/change/change.js";
import {compareArchive} from "../../src/change/compare.js";
import {parseNotes} from "../../src/change/notes.js";
import {archiveOf} from "../../src/edition/archive.js";
import {isConcept, openFindings} from "../../src/edition/concept.js";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {createIndexModel} from "../../src/publication/models/index-model.js";
import {addUpRegions} from "../../src/publication/models/national.js";
import {createModel} from "../../src/publication/models/sheet-model.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import {createReviewModel} from "../../src/publication/web/review.js";
import {dataTables} from "../../src/tabular/out/data-tables.js";
import {figuresBook} from "../../src/tabular/out/figures-book.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings, wording} from "../support/compared.js";
import {figure} from "../support/figures.js";
import {type Made, madeEdition} from "../support/made.js";
import {words} from "../support/words.js";

const period = parsePeriod("2023-Q1");
const rows = {
  Dordrecht: [212, 341, 498, 77],
  Papendrecht: [31, 52, 118, 20],
  Sliedrecht: [24, 40, 97, 17],
} as const;
const before = madeEdition("2022-Q4", {
  rows: {
    Dordrecht: [210, 344, 494, 78],
    Papendrecht: [30, 54, 117, 21],
    Sliedrecht: [25, 39, 95, 18],
  },
});
const sheet = (changes: Partial<Made>) => madeEdition("2023-Q1", {rows, ...changes});
/** the row of Sliedrecht prints 180 where its four columns make 178, and the column of totals agrees with the row */
const failing = sheet({rows: {...rows, Sliedrecht: [24, 40, 97, 17, 180]}});

interface Answer {
  kind: ChangeKind;
  municipality?: string;
  column?: string;
  figure?: number;
  date?: string;
  onSheet?: string;
}

function notesOf(...answers: Answer[]) {
  const items = answers.map((answer) => ({
    ...{region: "Drechtsteden", period: "2023-Q1", explanation: "Zo staat het in de bron.", name: "n"},
    date: "2023-04-20",
    ...answer,
  }));
  return parseNotes(JSON.stringify(items), "notes.yaml");
}

function compare(edition: PlacedEdition, answers: Answer[] = [], versions: PlacedEdition[] = []) {
  const options = {settings, wording, notes: notesOf(...answers), versions};
  const {quarters, answers: all} = compareArchive([period], [before, edition], options);
  const changes = quarters[0]?.regions[0];
  if (!changes) throw new Error("nothing was compared");
  return {changes, all, concept: isConcept(edition, changes)};
}

const rowSum = {kind: "row-sum-mismatch", municipality: "Sliedrecht"} as const;
const totalSum = {kind: "row-sum-mismatch", municipality: "TOTAAL AMR"} as const;

test("an error without a note makes a concept, and so does an edition that was not compared", () => {
  expect(compare(failing).concept).toBe(true);
  expect(isConcept(failing, null)).toBe(true);
  expect(isConcept(before, null)).toBe(false);
});

test("a note on the finding itself lifts it, with the echo of the same number", () => {
  expect(failing.findings.filter(({severity}) => severity === "error")).toHaveLength(2);
  const {changes, concept} = compare(failing, [rowSum]);
  expect(concept).toBe(false);
  expect(changes.answered).toHaveLength(2);
});

test.each<[string, Answer]>([
  ["another kind", {kind: "column-sum-mismatch", column: "totaal"}],
  ["another municipality", {...rowSum, municipality: "Papendrecht"}],
  ["no municipality", {kind: "row-sum-mismatch"}],
  ["another column", {...rowSum, column: "uwv_met"}],
  ["another figure", {...rowSum, figure: 178}],
  ["the echo only", totalSum],
])("a note about %s does not", (_, answer) => {
  expect(compare(failing, [answer]).concept).toBe(true);
});

test("a note can name the number that is printed", () => {
  expect(compare(failing, [{...rowSum, figure: 180}]).concept).toBe(false);
});

test("each of two findings wants its own note", () => {
  const both = sheet({
    rows: {...rows, Papendrecht: [31, 52, 118, 20, 240], Sliedrecht: [24, 40, 97, 17, 180]},
    total: [267, 433, 713, 114, 1527],
  });
  const {changes} = compare(both, [rowSum]);
  expect(openFindings(both, changes).some(({municipality}) => municipality === "Papendrecht")).toBe(true);
  expect(openFindings(both, changes).some(({municipality}) => municipality === "Sliedrecht")).toBe(false);
});

test("a slip that is answered takes along the sums that it was told with", () => {
  // 498 as 489, and every sum as it was
  const slipped = sheet({
    rows: {...rows, Dordrecht: [212, 341, 489, 77, 1128]},
    total: [267, 433, 713, 114, 1527],
  });
  expect(compare(slipped).changes.changes.map(({kind}) => kind)).toEqual(["digit-transposition"]);
  const answer = {kind: "digit-transposition", municipality: "Dordrecht", column: "uwv_met"} as const;
  expect(compare(slipped, [answer]).concept).toBe(false);
  expect(compare(slipped, [{...answer, column: "uwv_zonder"}]).concept).toBe(true);
});

test("a move that is explained leaves the sum that fails besides, which is then listed by itself", () => {
  const spiked = sheet({
    rows: {...rows, Dordrecht: [212, 341, 498, 290, 1128]},
    total: [267, 433, 713, 114, 1527],
  });
  expect(compare(spiked).changes.changes.map(({kind}) => kind)).toEqual(["spike"]);
  const spike = {kind: "spike", municipality: "Dordrecht", column: "uwv_zonder"} as const;
  const {changes, concept} = compare(spiked, [spike]);
  expect(concept).toBe(true);
  expect(changes.changes.map(({kind, explanation}) => [kind, explanation !== null])).toEqual([
    ["row-sum-mismatch", false],
    ["column-sum-mismatch", false],
    ["spike", true],
  ]);
  const sums = [
    {kind: "row-sum-mismatch", municipality: "Dordrecht"},
    {kind: "column-sum-mismatch", column: "uwv_zonder"},
  ] as const;
  expect(compare(spiked, [spike, ...sums]).concept).toBe(false);
});

describe("the answer holds until the figures change", () => {
  const source = (created: string, sha256: string) => ({created, sha256, file: `${sha256[0]}.pdf`});
  const first = {...failing, source: {...failing.source, ...source("2023-04-10T09:00:00Z", "1".repeat(64))}};
  const revised = (made: Partial<Made>) =>
    sheet({...made, source: source("2023-05-02T09:00:00Z", "2".repeat(64))});

  test("not for a later PDF in which the sum fails by another number", () => {
    const later = revised({rows: {...rows, Sliedrecht: [24, 40, 99, 17, 181]}});
    expect(compare(later, [rowSum], [first]).concept).toBe(true);
    expect(compare(later, [{...rowSum, date: "2023-05-03"}], [first]).concept).toBe(false);
  });

  test("not for a later PDF that fails where the first did not", () => {
    const sound = {...sheet({}), source: first.source};
    const later = revised({rows: {...rows, Sliedrecht: [24, 40, 97, 17, 180]}});
    expect(compare(later, [rowSum], [sound]).concept).toBe(true);
  });

  test("for a later PDF that differs elsewhere", () => {
    const later = revised({
      rows: {...rows, Papendrecht: [33, 52, 118, 20], Sliedrecht: [24, 40, 97, 17, 180]},
    });
    expect(compare(later, [rowSum], [first]).concept).toBe(false);
  });

  test("not after a later correction in the same row", () => {
    const correction = {
      municipality: "Sliedrecht",
      column: "uwv_met",
      printed: figure(97),
      corrected: figure(95),
    } as const;
    const corrected = (date: string) => ({
      ...failing,
      corrections: [{...correction, reason: "r", name: "n", date}],
    });
    expect(compare(corrected("2023-04-19"), [rowSum]).concept).toBe(false);
    expect(compare(corrected("2023-04-21"), [rowSum]).concept).toBe(true);
  });
});

test("an earlier quarter is doubtful as long as an error in it waits for an answer", () => {
  const later = madeEdition("2023-Q2", {rows: {...rows, Papendrecht: [32, 51, 118, 20]}});
  const doubtful = (...answers: Answer[]) => {
    const options = {settings, wording, notes: notesOf(...answers)};
    const {quarters} = compareArchive([later.period], [before, failing, later], options);
    const changes = quarters[0]?.regions[0] ?? null;
    return createModel({edition: later, history: [before, failing], changes}, settings).doubtful;
  };
  expect(doubtful()).toEqual(["2023-Q1"]);
  expect(doubtful(rowSum)).toEqual([]);
});

describe("every page and file says the same", () => {
  const other = madeEdition("2023-Q1", {region: "Zeeland", rows: {Veere: [20, 30, 90, 11]}});
  const archive = archiveOf([before, failing, other]);
  const asked = async (...answers: Answer[]) => {
    const {changes, all} = compare(failing, answers);
    const templates = await loadTemplates("templates");
    const index = createIndexModel(
      {archive, answers: all, files: [], unread: []},
      {settings, messages: templates.messages},
    );
    const sheetIndex = index.latest?.sheets.find(({name}) => name === "Drechtsteden");
    const figures = dataTables(archive, all).find(({kind}) => kind === "figures");
    const status = figures?.fields.findIndex(({name}) => name === "status") ?? -1;
    const drechtsteden = [...(figures?.rows ?? [])].filter(
      ([quarter, , region]) => quarter === period && region === "Drechtsteden",
    );
    return {
      sheet: createModel({edition: failing, history: [before], changes}, settings).concept,
      review: createReviewModel({edition: failing, pictures: [], changes}, settings).concept,
      national: (addUpRegions(archive, period, true, all)?.concepts.length ?? 0) > 0,
      index: sheetIndex?.concept,
      indexList: index.concepts.length > 0,
      workbook: JSON.stringify(figuresBook([failing], settings, words, {answers: all})).includes("Concept"),
      data: drechtsteden.every((row) => row[status] === "provisional"),
    };
  };

  test("without an answer, and with one", async () => {
    const open = await asked();
    const all = (value: boolean) => Object.fromEntries(Object.keys(open).map((key) => [key, value]));
    expect(open).toEqual(all(true));
    expect(await asked(rowSum)).toEqual(all(false));
  });
});

test("of an answer the sheet says what is meant for readers, in those words, and else nothing", () => {
  const said = (answer: Answer) => {
    const {changes} = compare(failing, [answer]);
    return createModel({edition: failing, history: [before], changes}, settings).changes;
  };
  expect(said(rowSum)).toEqual([]);
  const onSheet = "Twee personen staan alleen in het totaal.";
  expect(said({...rowSum, onSheet})).toEqual([{message: onSheet}]);
});
