// What is to be answered on a sheet: errors and warnings, findings and changes, each once.
import {unusedElsewhere, unusedNotes} from "../../src/change/answers.js";
import {compareArchive} from "../../src/change/compare.js";
import {parseNotes} from "../../src/change/notes.js";
import {isConcept, openErrors, openWarnings} from "../../src/edition/concept.js";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {findingOf} from "../../src/vocabulary/finding.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings, wording} from "../support/compared.js";
import {madeEdition, type Row} from "../support/made.js";

const rows = {
  Dordrecht: [212, 341, 498, 77],
  Papendrecht: [31, 52, 118, 20],
  Sliedrecht: [24, 40, 97, 17],
} satisfies Record<string, Row>;
const before = madeEdition("2022-Q4", {
  rows: {
    Dordrecht: [210, 344, 494, 78],
    Papendrecht: [30, 54, 117, 21],
    Sliedrecht: [25, 39, 95, 18],
  },
});

function compare(edition: PlacedEdition, ...notes: object[]) {
  const place = {region: "Drechtsteden", period: "2023-Q1", explanation: "Nagevraagd.", name: "n"};
  const items = notes.map((note) => ({...place, date: "2023-04-20", ...note}));
  const options = {settings, wording, notes: parseNotes(JSON.stringify(items), "notes.yaml")};
  const {quarters, answers} = compareArchive([parsePeriod("2023-Q1")], [before, edition], options);
  const found = answers.get("2023-Q1/drechtsteden");
  return {
    errors: openErrors(found).map(({kind}) => kind),
    warnings: openWarnings(found).map(({kind}) => kind),
    answered: found?.points?.filter(({answered}) => answered).map(({kind}) => kind),
    concept: isConcept(edition, found),
    unused: unusedNotes(options.notes, quarters).map(({kind}) => kind),
  };
}

test("a copy of an earlier table is an error, and its sheet a concept until somebody answers", () => {
  const copy = madeEdition("2023-Q1", {
    rows: Object.fromEntries(before.municipalities.map(({name}) => [name, rowOf(name)])),
  });
  expect(compare(copy)).toMatchObject({errors: ["stale-copy"], concept: true});
  expect(compare(copy, {kind: "stale-copy"})).toMatchObject({
    errors: [],
    answered: ["stale-copy"],
    concept: false,
  });
});

function rowOf(name: string): Row {
  const {figures} = before.municipalities.find((row) => row.name === name)!;
  const {gemeente_met, gemeente_zonder, uwv_met, uwv_zonder} = figures;
  return [gemeente_met, gemeente_zonder, uwv_met, uwv_zonder].map((figure) =>
    figure.kind === "count" ? figure.persons : 0,
  ) as unknown as Row;
}

test("a move that stands for a sum that fails is one error; explained, the sums themselves are", () => {
  const spiked = madeEdition("2023-Q1", {
    rows: {...rows, Dordrecht: [212, 341, 498, 290, 1128]},
    total: [267, 433, 713, 114, 1527],
  });
  expect(compare(spiked)).toMatchObject({errors: ["spike"], concept: true});
  const spike = {kind: "spike", municipality: "Dordrecht", column: "uwv_zonder"};
  expect(compare(spiked, spike)).toMatchObject({
    errors: ["row-sum-mismatch", "column-sum-mismatch"],
    answered: ["spike"],
    concept: true,
  });
});

test("a warning about the sheet itself can be answered like a change, and is no concept", () => {
  const edition = madeEdition("2023-Q1", {rows});
  const scan = {...edition, findings: [...edition.findings, {...findingOf("read-by-ocr"), message: "OCR."}]};
  const others = compare(edition).warnings;
  expect(compare(scan)).toMatchObject({errors: [], warnings: [...others, "read-by-ocr"], concept: false});
  expect(compare(scan, {kind: "read-by-ocr"})).toMatchObject({
    warnings: others,
    answered: ["read-by-ocr"],
    unused: [],
  });
  expect(compare(edition, {kind: "read-by-ocr"}).unused).toEqual(["read-by-ocr"]);
});

test("of a quarter that is not compared in this run, too, an answer that fits nothing is told", () => {
  const copy = madeEdition("2023-Q1", {
    rows: Object.fromEntries(before.municipalities.map(({name}) => [name, rowOf(name)])),
  });
  const said = {period: "2023-Q1", explanation: "Nagevraagd.", name: "n", date: "2023-04-20"};
  const items = [
    {...said, region: "Drechtsteden", kind: "stale-copy"},
    {...said, region: "Drechtsteden", kind: "row-sum-mismatch", municipality: "Dordrecht"},
    {...said, region: "Zeeland", kind: "stale-copy"},
  ];
  const notes = parseNotes(JSON.stringify(items), "notes.yaml");
  const {answers} = compareArchive([parsePeriod("2022-Q4")], [before, copy], {settings, wording, notes});
  const unused = (...compared: string[]) =>
    unusedElsewhere(notes, new Set(compared), answers).map(({region, kind}) => `${region} ${kind}`);
  expect(unused("2022-Q4")).toEqual(["Drechtsteden row-sum-mismatch", "Zeeland stale-copy"]);
  expect(unused("2022-Q4", "2023-Q1")).toEqual([]);
});
