// Which five of many columns are the factsheet's: those that add up, whatever stands between, before and behind them.
import fc from "fast-check";
import {sumSets} from "../../../src/extraction/table/column-sums.js";
import {parseFigure} from "../../../src/vocabulary/figure.js";

const cellOf = (raw: string) => ({figure: parseFigure(raw), kind: "count" as const, words: []});
const rowsOf = (table: readonly (readonly number[])[]) =>
  table.map((row, i) => ({name: `row ${i}`, cells: row.map((value) => cellOf(String(value)))}));

/** Four groups of at least three municipalities; the second one is the largest, so that no sum holds by chance. */
const counts = fc.array(fc.tuple(fc.nat(900), fc.nat(900), fc.nat(900), fc.nat(900)), {
  minLength: 4,
  maxLength: 12,
});
const withTotal = (rows: readonly (readonly number[])[]) => [
  ...rows,
  rows.reduce((sum, row) => sum.map((value, i) => value + (row[i] as number)), [0, 0, 0, 0]),
];
const sumOf = (row: readonly number[]) => row.reduce((sum, value) => sum + value, 0);

test("sums by group and shares beside the figures take no part", () => {
  fc.assert(
    fc.property(counts, (figures) => {
      const table = withTotal(figures.map((row, i) => row.map((value, k) => value + 7 * i + k + 1))).map(
        ([a = 0, b = 0, c = 0, d = 0]) => {
          const all = a + b + c + d;
          return [a, b, a + b, Math.round((100 * a) / all), c, d, c + d, all];
        },
      );
      const [best] = sumSets(rowsOf(table), [0, 1, 2, 3, 4, 5, 6, 7]);
      expect(best).toMatchObject({bands: [0, 1, 4, 5, 7], total: 7, agreement: 1});
    }),
    {numRuns: 50},
  );
});

test("two stands of the same rows are two sets, each whole", () => {
  fc.assert(
    fc.property(
      counts,
      fc.array(fc.integer({min: -3, max: 3}), {minLength: 4, maxLength: 4}),
      (figures, moves) => {
        const before = withTotal(figures.map((row, i) => row.map((value, k) => value + 11 * i + 5 * k + 4)));
        const now = withTotal(
          figures.map((row, i) =>
            row.map((value, k) => value + 11 * i + 5 * k + 4 + (moves[(i + k) % 4] ?? 0)),
          ),
        );
        const table = before.map((row, i) => {
          const other = now[i] as number[];
          return [...row, sumOf(row), ...other, sumOf(other)];
        });
        const sets = sumSets(rowsOf(table), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).map(({bands}) => bands);
        expect(sets).toHaveLength(2);
        expect(sets).toContainEqual([0, 1, 2, 3, 4]);
        expect(sets).toContainEqual([5, 6, 7, 8, 9]);
      },
    ),
    {numRuns: 50},
  );
});

test("columns that add up nowhere are no set", () => {
  const table = [
    [1, 2, 3, 4, 19, 50],
    [2, 3, 4, 5, 35, 61],
    [3, 4, 5, 6, 42, 72],
  ];
  expect(sumSets(rowsOf(table), [0, 1, 2, 3, 4, 5])).toEqual([]);
});
