// Only what was published can be revised: by another PDF, by a table or by a correction.
import {changeKinds, severityOf} from "../../src/change/change.js";
import {revisionOf} from "../../src/change/revision.js";
import {applyCorrections} from "../../src/edition/apply-corrections.js";
import {figuresHash} from "../../src/edition/certificate.js";
import type {Correction} from "../../src/edition/correction.js";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {revisedPublication} from "../../src/edition/published-version.js";
import {findingSeverities} from "../../src/vocabulary/finding.js";
import {type Made, madeEdition} from "../support/made.js";

const edition = (met = 212, made: Partial<Made> = {}) =>
  madeEdition("2023-Q1", {persons: 2000, rows: {Dordrecht: [met, 341, 498, 77]}, ...made});
const record = (published: PlacedEdition, date: string) => ({
  ...{region: "drechtsteden", period: "2023-Q1", by: "A. Bakker", date},
  figures: figuresHash(published),
});
const first = record(edition(), "2023-04-20");
const correction = (value: number, date: string): Correction => ({
  ...{region: "Drechtsteden", period: "2023-Q1", municipality: "Dordrecht", column: "gemeente_met"},
  ...{value, source: edition().source.sha256, reason: "r", name: "n", date},
});
const revision = (current: PlacedEdition, versions: PlacedEdition[], records = [first]) =>
  revisionOf(current, revisedPublication(current, versions, records));

test("figures that were never published, or are those that were, are none", () => {
  expect(revision(edition(213), [edition()], [])).toBeNull();
  expect(revision(edition(), [edition(213)])).toBeNull();
  expect(revision(edition(213), [edition()], [{...first, region: "zeeland"}])).toBeNull();
  expect(revision(edition(213), [edition()], [{...first, period: "2022-Q4"}])).toBeNull();
});

test("a real sheet is no revision of a fictional one", () => {
  expect(revision(edition(213, {fictional: false}), [edition()])).toBeNull();
});

test("every figure that is other than published is in it, also the register", () => {
  const now = edition(213, {persons: 2010});
  const {figures, ...days} = revision(now, [edition()]) ?? {};
  expect(days).toEqual({date: null, earlierDate: "2023-04-20"});
  expect(
    figures?.map(({municipality, column, before, after}) => [municipality, column, before, after]),
  ).toEqual([
    [null, "gemeente_met", 212, 213],
    [null, "totaal", 1128, 1129],
    [null, "register", 2000, 2010],
    ["Dordrecht", "gemeente_met", 212, 213],
    ["Dordrecht", "totaal", 1128, 1129],
  ]);
});

test("it stays the same when it is published, but for its date; a third is a revision of the second", () => {
  const [second, third] = [edition(213), edition(214)];
  const records = [first, record(second, "2023-06-01")];
  const before = revision(second, [edition()]);
  expect(revision(second, [edition()], records)).toEqual({...before, date: "2023-06-01"});
  expect(revision(third, [second, edition()], records)).toMatchObject({
    date: null,
    earlierDate: "2023-06-01",
  });
  // and back again
  expect(revision(edition(), [second], records)).toMatchObject({date: null, earlierDate: "2023-06-01"});
});

test("a correction is a revision of what was published without it, or with another", () => {
  const corrected = applyCorrections(edition(), [correction(300, "2023-05-02")]) as PlacedEdition;
  const changed = [[212, 300]];
  const moves = (one: ReturnType<typeof revision>) => one?.figures.map(({before, after}) => [before, after]);
  expect(moves(revision(corrected, []))).toEqual(changed);
  const records = [first, record(corrected, "2023-06-01")];
  expect(revision(corrected, [], records)).toMatchObject({date: "2023-06-01", earlierDate: "2023-04-20"});
  // taken back
  expect(revision(edition(), [], records)).toMatchObject({
    date: null,
    earlierDate: "2023-06-01",
    figures: [],
  });
});

test("figures that are nowhere to be found any more are told without numbers", () => {
  expect(revision(edition(213), [])).toEqual({date: null, earlierDate: "2023-04-20", figures: []});
});

test("of the findings only errors are kinds of changes by themselves", () => {
  const kinds: readonly string[] = changeKinds;
  expect(kinds).toContain("column-sum-mismatch");
  for (const code of ["fictional", "columns-assumed"] as const) {
    expect(findingSeverities[code]).not.toBe("error");
    expect(kinds).not.toContain(code);
  }
  expect(["return", "spike", "column-sum-mismatch"].map((kind) => severityOf(kind as never))).toEqual([
    "info",
    "warning",
    "error",
  ]);
});
