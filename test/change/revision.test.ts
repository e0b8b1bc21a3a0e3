// A revision has the dates that its sources give, and none that they do not.
import {changeKinds, severityOf} from "../../src/change/change.js";
import {revisionOf} from "../../src/change/revision.js";
import {findingSeverities} from "../../src/vocabulary/finding.js";
import {madeEdition} from "../support/made.js";

const edition = (created: string | null, met = 212, persons = 2000) =>
  madeEdition("2023-Q1", {persons, rows: {Dordrecht: [met, 341, 498, 77]}, source: {created}});

test.each([
  ["2023-05-02T09:00:00Z", "2023-04-10T09:00:00Z", "2023-05-02", "2023-04-10"],
  ["2023-04-10T12:00:00Z", "2023-04-10T09:00:00Z", "2023-04-10", "2023-04-10"],
  ["2023-05-02T09:00:00Z", null, "2023-05-02", null],
  // a file that was chosen over a later one does not date the revision
  ["2023-04-10T09:00:00Z", "2023-05-02T09:00:00Z", null, "2023-05-02"],
  [null, "2023-04-10T09:00:00Z", null, "2023-04-10"],
])("made at %s, after one of %s: revised on %s, from %s", (now, then, date, earlierDate) => {
  expect(revisionOf(edition(now, 213), [edition(then)])).toMatchObject({date, earlierDate});
});

test("every figure that is printed otherwise is in it, also the register", () => {
  const revision = revisionOf(edition(null, 213, 2010), [edition(null)]);
  expect(
    revision?.figures.map(({municipality, column, before, after}) => [municipality, column, before, after]),
  ).toEqual([
    [null, "gemeente_met", 212, 213],
    [null, "totaal", 1128, 1129],
    [null, "register", 2000, 2010],
    ["Dordrecht", "gemeente_met", 212, 213],
    ["Dordrecht", "totaal", 1128, 1129],
  ]);
});

test("the same figures are none, nor is an edition alone; the latest version is what was revised", () => {
  expect(revisionOf(edition(null), [])).toBeNull();
  expect(revisionOf(edition(null), [edition("2023-04-10T09:00:00Z")])).toBeNull();
  expect(revisionOf(edition(null), [edition(null), edition(null, 213)])).toBeNull();
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
