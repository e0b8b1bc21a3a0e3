/** What a failing sum says was meant: the figure that explains it, if history agrees and no other explains it as well. */
import {cellsOf} from "../../src/change/compared-cells.js";
import {sheetOf} from "../../src/change/counted-sheet.js";
import {slipsBySums} from "../../src/change/slips/by-sums.js";
import type {Subject} from "../../src/change/subject.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings} from "../support/compared.js";
import {madeEdition, type Row} from "../support/made.js";

const right = {
  Dordrecht: [214, 338, 829, 179],
  Papendrecht: [31, 51, 120, 21],
  Sliedrecht: [25, 46, 96, 17],
} as const satisfies Record<string, Row>;
const total = [270, 435, 1045, 217, 1967];
const against = parsePeriod("2022-Q4");

/** One spread is five persons; the quarter before printed what was meant. */
function slipsIn(rows: Readonly<Record<string, Row>>, printed = total, hasBefore = true) {
  const sheet = sheetOf(madeEdition("2023-Q1", {rows, total: printed}));
  const before = sheetOf(madeEdition("2022-Q4", {rows: right}));
  const subject = {
    sheet,
    earlier: hasBefore
      ? [
          {
            against,
            rows: sheet.rows.map((row, i) => ({...row, before: before.rows[i]?.counts, parts: [row.key]})),
          },
        ]
      : [],
    doubtOf: () => undefined,
    noiseSince: () => ({distance: (move: {before: number; after: number}) => (move.after - move.before) / 5}),
  } as unknown as Subject;
  return slipsBySums(subject, cellsOf(subject, settings.changes), settings.changes).map(
    ({kind, municipality, column, printed: count, meant, excess}) => [
      kind,
      municipality,
      column,
      count,
      meant,
      excess,
    ],
  );
}

test("right sums say nothing", () => {
  expect(slipsIn(right)).toEqual([]);
});

test.each([
  ["digit-transposition", 289, 829],
  ["digit-slip", 8290, 829],
  ["digit-slip", 8829, 829],
  ["digit-slip", 89, 829],
  ["row-slip", 120, 829],
])("a %s in a row, and in its column, is found by both", (kind, count, meant) => {
  const rows = {...right, Dordrecht: [214, 338, count, 179, 1560] as Row};
  expect(slipsIn(rows)).toEqual([[kind, "Dordrecht", "uwv_met", count, meant, count - meant]]);
  expect(slipsIn(rows, total, false)).toEqual([[kind, "Dordrecht", "uwv_met", count, meant, count - meant]]);
});

test.each([
  ["digit-transposition", 289, 829],
  ["digit-slip", 8290, 829],
])("a %s in a row that was made to fit is found by its column", (kind, count, meant) => {
  const rows = {...right, Dordrecht: [214, 338, count, 179] as Row};
  expect(slipsIn(rows)).toEqual([[kind, "Dordrecht", "uwv_met", count, meant, count - meant]]);
});

test("the total of a row can be the slip", () => {
  const rows = {...right, Dordrecht: [214, 338, 829, 179, 1650] as Row};
  expect(slipsIn(rows)).toEqual([["digit-transposition", "Dordrecht", "totaal", 1650, 1560, 90]]);
});

test("a difference that no slip of a digit makes is none, nor one to below nobody", () => {
  expect(slipsIn({...right, Dordrecht: [214, 338, 777, 179, 1560]})).toEqual([]);
  expect(slipsIn({...right, Papendrecht: [31, 51, 120, 2, 23]})).toEqual([]);
});
