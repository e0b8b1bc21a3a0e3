// A case for every kind that is about figures: one region by hand, before and after, among the other regions of the
// corpus; and the sentence that an analyst gets. To add one: rows in, run, check the sentence against the rows.

import type {Change} from "../../src/change/change.js";
import {compareQuarter} from "../../src/change/compare.js";
import {parsePeriod, periodsUpTo} from "../../src/vocabulary/period.js";
import {seriesEditions, settings, wording} from "../support/compared.js";
import {withCell} from "../support/figures.js";
import {type Made, madeEdition, type Row} from "../support/made.js";

const before = {
  Alblasserdam: [14, 27, 83, 12],
  Dordrecht: [212, 341, 824, 177],
  "Hendrik-Ido-Ambacht": [18, 29, 96, 15],
  Papendrecht: [31, 52, 118, 20],
  Sliedrecht: [24, 46, 97, 17],
  Zwijndrecht: [45, 71, 190, 33],
} as const satisfies Record<string, Row>;
const quiet = {
  Alblasserdam: [14, 28, 82, 13],
  Dordrecht: [214, 338, 829, 179],
  "Hendrik-Ido-Ambacht": [17, 29, 98, 15],
  Papendrecht: [31, 51, 120, 21],
  Sliedrecht: [25, 46, 96, 17],
  Zwijndrecht: [46, 72, 188, 33],
} as const satisfies Record<string, Row>;
type Rows = Record<string, Row>;

/** Quarters in which the other regions are there to compare with. */
const quarters = ["2022-Q1", "2022-Q3", "2022-Q4", "2023-Q1"];
const others = seriesEditions().filter(
  ({region, period}) => region.slug !== "drechtsteden" && quarters.includes(period),
);
const with_ = (rows: Partial<Record<keyof typeof quiet, Row>>): Rows => ({...quiet, ...rows});
/** Column totals of other rows than those that are printed. */
const totalsOf = (rows: Rows) =>
  [0, 1, 2, 3, 4].map((i) =>
    Object.values(rows).reduce((sum, [a, b, c, d]) => sum + ([a, b, c, d, a + b + c + d][i] as number), 0),
  );

function changesOf(
  after: Made,
  then: Made = {rows: before},
  periods = ["2022-Q4", "2023-Q1"],
): readonly Change[] {
  const made = [madeEdition(periods[0] as string, then), madeEdition(periods[1] as string, after)];
  return changesAt(periods[1] as string, made);
}

function changesAt(period: string, made: ReturnType<typeof madeEdition>[]): readonly Change[] {
  const options = {settings, wording, notes: []};
  const compared = compareQuarter(parsePeriod(period), [...others, ...made], options);
  const region = compared.flatMap(({regions}) => regions).find(({slug}) => slug === "drechtsteden");
  return region?.changes ?? [];
}

test("an ordinary quarter has no flags", () => {
  expect(changesOf({rows: quiet})).toEqual([]);
});

interface Case {
  kind: string;
  severity: string;
  /** expected beside the sentence */
  more?: object;
  after: Made;
  says: string;
}

const cases: Record<string, Case> = {
  "a figure moved too far": {
    kind: "spike",
    severity: "warning",
    after: {rows: with_({Papendrecht: [31, 51, 186, 21]})},
    more: {column: "uwv_met", before: 118, after: 186, expected: [103, 134], explanation: null},
    says: "Papendrecht, UWV, met klantprofiel: 118 in het vierde kwartaal van 2022 → 186 (+58%); landelijke mediaan 0%, verwacht 103–134.",
  },
  "a figure moved too far, and the sums do not follow": {
    kind: "spike",
    severity: "warning",
    after: {rows: with_({Papendrecht: [31, 51, 186, 21, 223]}), total: totalsOf(quiet)},
    more: {column: "uwv_met", fits: 120},
    says: "Papendrecht, UWV, met klantprofiel: 118 in het vierde kwartaal van 2022 → 186 (+58%); landelijke mediaan 0%, verwacht 103–134. De sommen kloppen met 120.",
  },
  "a figure became 0": {
    kind: "collapse-to-zero",
    severity: "warning",
    after: {rows: with_({Sliedrecht: [25, 0, 96, 17]})},
    more: {column: "gemeente_zonder", before: 46, after: 0},
    says: "Sliedrecht, Gemeente, zonder klantprofiel: 46 in het vierde kwartaal van 2022 → 0; verwacht 37–55.",
  },
  "met and zonder exchanged in a small municipality": {
    kind: "swapped-columns",
    severity: "error",
    after: {rows: with_({Alblasserdam: [28, 14, 82, 13]})},
    more: {municipality: "Alblasserdam", column: "gemeente"},
    says: "Alblasserdam: met en zonder klantprofiel lijken verwisseld. Met: 14 → 28, zonder: 27 → 14; verwisseld past beter bij het vierde kwartaal van 2022.",
  },
  "met and zonder exchanged, and the column totals do not follow": {
    kind: "swapped-columns",
    severity: "error",
    after: {rows: with_({Dordrecht: [338, 214, 829, 179]}), total: totalsOf(quiet)},
    more: {municipality: "Dordrecht", column: "gemeente"},
    says: "Dordrecht: met en zonder klantprofiel lijken verwisseld. Met: 212 → 338, zonder: 341 → 214; verwisseld past beter bij het vierde kwartaal van 2022.",
  },
  "two digits exchanged: row and column do not add up": {
    kind: "digit-transposition",
    severity: "error",
    after: {rows: with_({Dordrecht: [214, 338, 289, 179, 1560]}), total: totalsOf(quiet)},
    more: {municipality: "Dordrecht", column: "uwv_met", fits: 829},
    says: "Dordrecht, UWV, met klantprofiel: 824 in het vierde kwartaal van 2022 → 289. Met twee cijfers verwisseld staat er 829, en daarmee kloppen de sommen.",
  },
  "two digits exchanged, and the total of the row follows": {
    kind: "digit-transposition",
    severity: "error",
    after: {rows: with_({Zwijndrecht: [64, 72, 188, 33]}), total: totalsOf(quiet)},
    more: {municipality: "Zwijndrecht", column: "gemeente_met", fits: 46},
    says: "Zwijndrecht, Gemeente, met klantprofiel: 45 in het vierde kwartaal van 2022 → 64. Met twee cijfers verwisseld staat er 46, en daarmee kloppen de sommen.",
  },
  "two digits exchanged, and all sums made to fit": {
    kind: "digit-transposition",
    severity: "error",
    after: {rows: with_({Dordrecht: [214, 338, 289, 179]})},
    more: {municipality: "Dordrecht", column: "uwv_met"},
    says: "Dordrecht, UWV, met klantprofiel: 824 in het vierde kwartaal van 2022 → 289. Met twee cijfers verwisseld staat er 829, en dat past wel.",
  },
  "two digits exchanged in a total": {
    kind: "digit-transposition",
    severity: "error",
    after: {rows: with_({Dordrecht: [214, 338, 829, 179, 1650]}), total: totalsOf(quiet)},
    more: {municipality: "Dordrecht", column: "totaal", fits: 1560, against: null},
    says: "Dordrecht, Totaal: met twee cijfers verwisseld staat er 1.560 in plaats van 1.650, en daarmee kloppen de sommen.",
  },
  "a digit too many": {
    kind: "digit-slip",
    severity: "error",
    after: {rows: with_({Sliedrecht: [25, 446, 96, 17, 184]}), total: totalsOf(quiet)},
    more: {municipality: "Sliedrecht", column: "gemeente_zonder", fits: 46},
    says: "Sliedrecht, Gemeente, zonder klantprofiel: 46 in het vierde kwartaal van 2022 → 446. Dat lijkt 46 met een cijfer te veel of te weinig: daarmee kloppen de sommen.",
  },
  "a zero too many, and all sums made to fit": {
    kind: "digit-slip",
    severity: "error",
    after: {rows: with_({Papendrecht: [31, 510, 120, 21]})},
    more: {municipality: "Papendrecht", column: "gemeente_zonder"},
    says: "Papendrecht, Gemeente, zonder klantprofiel: 52 in het vierde kwartaal van 2022 → 510. Dat lijkt 51 met een cijfer te veel of te weinig.",
  },
  "the figure of the row above": {
    kind: "row-slip",
    severity: "error",
    after: {rows: with_({Papendrecht: [31, 51, 98, 21, 223]}), total: totalsOf(quiet)},
    more: {municipality: "Papendrecht", column: "uwv_met", fits: 120},
    says: "Papendrecht, UWV, met klantprofiel: 118 in het vierde kwartaal van 2022 → 98. Dat is het cijfer van een rij ernaast; met 120 kloppen de sommen.",
  },
  "the figure of the row below, and all sums made to fit": {
    kind: "row-slip",
    severity: "error",
    after: {rows: with_({Dordrecht: [17, 338, 829, 179]})},
    more: {municipality: "Dordrecht", column: "gemeente_met"},
    says: "Dordrecht, Gemeente, met klantprofiel: 212 in het vierde kwartaal van 2022 → 17. Dat is het cijfer van een rij ernaast; verwacht werd ongeveer 212.",
  },
  "all figures of the row below": {
    kind: "row-slip",
    severity: "error",
    after: {rows: with_({Papendrecht: quiet.Sliedrecht})},
    more: {municipality: "Papendrecht"},
    says: "Papendrecht: de hele rij is gelijk aan die van Sliedrecht, en past niet bij het vierde kwartaal van 2022.",
  },
  "a column of the quarter before": {
    kind: "stale-copy",
    severity: "error",
    after: {
      rows: Object.fromEntries(
        Object.entries(quiet).map(([name, [a, b, , d]]) => [
          name,
          [a, b, before[name as keyof typeof before][2], d] as const,
        ]),
      ),
    },
    more: {column: "uwv_met", against: "2022-Q4"},
    says: "UWV, met klantprofiel: alle 6 cijfers zijn gelijk aan die van het vierde kwartaal van 2022.",
  },
  "a table of the quarter before": {
    kind: "stale-copy",
    severity: "error",
    after: {rows: before, persons: 20_040},
    more: {against: "2022-Q4"},
    says: "De hele tabel is gelijk aan die van het vierde kwartaal van 2022.",
  },
  "a table of the quarter before in which one figure was changed": {
    kind: "stale-copy",
    severity: "error",
    after: {rows: {...before, Sliedrecht: [24, 48, 97, 17]}},
    says: "De tabel is gelijk aan die van het vierde kwartaal van 2022, op 1 van de 24 cijfers na.",
  },
  "the register jumped": {
    kind: "register-jump",
    severity: "warning",
    after: {rows: quiet, persons: 21_500},
    more: {before: 20_000, after: 21_500},
    says: "Doelgroepregister: 20.000 in het vierde kwartaal van 2022 → 21.500 personen (+7%); landelijke mediaan +1%.",
  },
  "columns under each other's heading": {
    kind: "columns-exchanged",
    severity: "error",
    after: {
      rows: Object.fromEntries(
        Object.entries(quiet).map(([name, [a, b, c, d]]) => [name, [c, d, a, b] as const]),
      ),
    },
    says: "De kolommen lijken in een andere volgorde te staan dan in het vierde kwartaal van 2022: onder «Gemeente, met klantprofiel» staat «UWV, met klantprofiel», onder «Gemeente, zonder klantprofiel» staat «UWV, zonder klantprofiel», onder «UWV, met klantprofiel» staat «Gemeente, met klantprofiel» en onder «UWV, zonder klantprofiel» staat «Gemeente, zonder klantprofiel».",
  },
  "a total that does not add up": {
    kind: "column-sum-mismatch",
    severity: "error",
    after: {rows: quiet, total: [347, 564, 1423, 278, 2602]},
    more: {column: "uwv_met", against: null},
    says: "UWV, met klantprofiel: de gemeenten tellen op tot 1.413, in de totaalrij staat 1.423.",
  },
};

test.each(Object.entries(cases))("%s", (_, {kind, severity, after, more, says}) => {
  const changes = changesOf(after);
  expect(changes.map(({message}) => message)).toEqual([says]);
  expect(changes[0]).toMatchObject({kind, severity, against: "2022-Q4", ...more});
});

test("two rows exchanged are both told", () => {
  const rows = with_({Papendrecht: quiet.Zwijndrecht, Zwijndrecht: quiet.Papendrecht});
  expect(changesOf({rows}).map(({kind, municipality, message}) => [kind, municipality, message])).toEqual([
    [
      "row-slip",
      "Papendrecht",
      "Papendrecht: de hele rij past niet bij het vierde kwartaal van 2022, maar wel bij Zwijndrecht: staan de cijfers bij de verkeerde gemeente?",
    ],
    [
      "row-slip",
      "Zwijndrecht",
      "Zwijndrecht: de hele rij past niet bij het vierde kwartaal van 2022, maar wel bij Papendrecht: staan de cijfers bij de verkeerde gemeente?",
    ],
  ]);
});

test("a row that repeats its neighbour is told against the quarter before, though that suppressed its first figure", () => {
  const earlier = madeEdition("2022-Q4", {rows: before});
  const suppressed = withCell(earlier, "Papendrecht", "gemeente_met", "<5");
  const now = madeEdition("2023-Q1", {rows: with_({Papendrecht: quiet.Sliedrecht})});
  const slips = changesAt("2023-Q1", [suppressed, now]).filter(({kind}) => kind === "row-slip");
  expect(slips.map(({message}) => message)).toEqual([
    "Papendrecht: de hele rij is gelijk aan die van Sliedrecht, en past niet bij het vierde kwartaal van 2022.",
  ]);
});

describe("after a flag", () => {
  const spiked = with_({Papendrecht: [31, 51, 186, 21]});
  const calm = (rows: Rows) => {
    const moved = Object.entries(rows).map(([name, [a, b, c, d]], i) => [
      name,
      [a + 1, b + (i % 2), c - 1, d - (i % 2)] as const,
    ]);
    return Object.fromEntries(moved) as Rows;
  };
  const first = madeEdition("2022-Q3", {rows: before});
  const flagged = madeEdition("2022-Q4", {rows: spiked});
  const at = (rows: Rows) => changesAt("2023-Q1", [first, flagged, madeEdition("2023-Q1", {rows})]);

  test("the way back is a return", () => {
    expect(at(calm(quiet))).toMatchObject([
      {
        kind: "return",
        severity: "info",
        municipality: "Papendrecht",
        column: "uwv_met",
        against: "2022-Q4",
        message:
          "Papendrecht, UWV, met klantprofiel: terug van 186 in het vierde kwartaal van 2022 naar 119; in het derde kwartaal van 2022 stond er 118.",
      },
    ]);
  });

  test("a new level that stays is no new flag", () => {
    expect(at(calm(spiked))).toEqual([]);
  });

  test("a third level is a new one, against the last that can be relied on", () => {
    expect(at({...calm(quiet), Papendrecht: [31, 51, 290, 21]})).toMatchObject([
      {kind: "spike", against: "2022-Q3", before: 118, after: 290},
    ]);
  });

  test("a swap that is undone is one return for both figures", () => {
    const swapped = madeEdition("2022-Q4", {rows: with_({Dordrecht: [338, 214, 829, 179]})});
    const changes = changesAt("2023-Q1", [first, swapped, madeEdition("2023-Q1", {rows: calm(quiet)})]);
    expect(changes).toMatchObject([{kind: "return", municipality: "Dordrecht", column: "gemeente"}]);
  });

  test("a slip that is undone is compared with what was meant", () => {
    const slipped = {rows: with_({Dordrecht: [214, 338, 289, 179, 1560]}), total: totalsOf(quiet)};
    const editions = [first, madeEdition("2022-Q4", slipped), madeEdition("2023-Q1", {rows: calm(quiet)})];
    expect(changesAt("2023-Q1", editions)).toMatchObject([
      {kind: "return", before: 289, after: 828, meant: 829},
    ]);
  });
});

/** Rows that wobble by a person or two, otherwise in every quarter; one figure as the test wants it. */
function wobbling(quarter: number, papendrecht: number): Rows {
  const step = (row: number, column: number) =>
    Math.round((((quarter * 7 + row * 5 + column * 3) % 11) - 5) / 2);
  const rows = Object.entries(before).map(([name, [a, b, c, d]], i) => [
    name,
    [
      a + step(i, 0),
      b + step(i, 1),
      name === "Papendrecht" ? papendrecht : c + step(i, 2),
      d + step(i, 3),
    ] as const,
  ]);
  return Object.fromEntries(rows) as Rows;
}

function courseOf(papendrecht: readonly number[]) {
  const periods = periodsUpTo(parsePeriod("2023-Q1"), papendrecht.length);
  return papendrecht.map((count, i) => madeEdition(periods[i] as string, {rows: wobbling(i, count)}));
}

test("a slow drift is seen against the same quarter a year before", () => {
  expect(changesAt("2023-Q1", courseOf([118, 128, 139, 150, 166]))).toMatchObject([
    {
      kind: "spike",
      municipality: "Papendrecht",
      column: "uwv_met",
      against: "2022-Q1",
      before: 118,
      after: 166,
    },
  ]);
});

test("a figure that always moves a lot is measured by its own moves", () => {
  const restless = [118, 150, 112, 155, 116, 149, 110, 152, 118, 160];
  expect(changesAt("2023-Q1", courseOf(restless))).toEqual([]);
  expect(changesAt("2023-Q1", courseOf(restless.slice(-2)))).toMatchObject([{kind: "spike", after: 160}]);
});

test("one region alone is measured by itself, with wider limits, and says so", () => {
  const made = [
    madeEdition("2022-Q4", {rows: before}),
    madeEdition("2023-Q1", {rows: with_({Papendrecht: [31, 51, 186, 21]})}),
  ];
  const [quarter] = compareQuarter(parsePeriod("2023-Q1"), made, {settings, wording, notes: []});
  expect(quarter?.regions[0]?.changes.map(({message}) => message)).toEqual([
    "Papendrecht, UWV, met klantprofiel: 118 in het vierde kwartaal van 2022 → 186 (+58%); mediaan van de regio +1%, verwacht 101–136. Er zijn geen andere regio’s om mee te vergelijken.",
  ]);
});
