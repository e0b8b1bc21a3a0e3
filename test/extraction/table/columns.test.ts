// Which bands are counts, in which order they are the columns, and which numbers with decimals are counts after all.
import {countBands, decideColumns} from "../../../src/extraction/table/columns.js";
import {tokensOf} from "../../../src/extraction/table/tokens.js";
import {withWholeDecimals} from "../../../src/extraction/table/whole-decimals.js";
import {pageTextOf} from "../../../src/extraction/words/page-text.js";
import {columns, type Figure, groups, rawOf} from "../../../src/vocabulary/figure.js";
import {pageOf, write} from "../../support/drawn-page.js";

/** A cell as it is read from the page. */
function cellOf(printed: string) {
  const [line] = pageTextOf(pageOf(write(printed, 100, 100, {size: 10}, 1))).layouts[0]?.lines ?? [];
  const [token] = line ? tokensOf(line).tokens : [];
  if (!token) return {figure: {kind: "none", raw: ""} as Figure, kind: "none" as const, words: []};
  return {figure: token.figure, kind: token.kind, words: token.words};
}
const row = (name: string, ...printed: string[]) => ({name, cells: printed.map(cellOf)});
const printedIn = (rows: readonly ReturnType<typeof row>[]) =>
  rows.map(({cells}) => cells.map(({figure, kind}) => `${rawOf(figure)} ${kind}`));

describe("bands of counts", () => {
  test("are neither codes of the rows' own municipalities nor shares", () => {
    const rows = [
      row("Goes", "664", "12", "34%", "5,6"),
      row("Hulst", "677", "13", "35%", "4,7"),
      row("Sluis", "1714", "14", "-", "3"),
    ];
    expect(countBands(rows, 4)).toEqual([1]);
  });

  test("stay counts where only half of them are the municipality's code, or half are shares", () => {
    expect(countBands([row("Goes", "664", "12"), row("Hulst", "13", "14")], 2)).toEqual([0, 1]);
    expect(countBands([row("Goes", "12", "3%"), row("Hulst", "13", "14")], 2)).toEqual([0, 1]);
    expect(countBands([row("Goes", "677"), row("Hulst", "664")], 1)).toEqual([0]);
  });
});

describe("the order of columns", () => {
  const none = {texts: [], order: null, top: 0, words: []};
  const headed = (order: readonly (typeof columns)[number][]) => ({...none, order});
  const totalLast = [row("Goes", "1", "2", "3", "4", "10"), row("Hulst", "2", "3", "4", "5", "14")];
  const totalFirst = [row("Goes", "10", "1", "2", "3", "4"), row("Hulst", "14", "2", "3", "4", "5")];

  test("without headings is the usual one, with the total where the sums have it", () => {
    expect(decideColumns(totalLast, none)).toEqual({order: columns, assumed: true, agreement: 1});
    expect(decideColumns(totalFirst, none)).toEqual({
      ...{order: ["totaal", ...groups], assumed: true, agreement: 1},
    });
  });

  test("without headings of six bands are the five that add up", () => {
    const six = totalLast.map(({name, cells}) => ({name, cells: [cellOf("77"), ...cells]}));
    expect(decideColumns(six, none)?.order).toEqual([null, ...columns]);
    const behind = totalLast.map(({name, cells}) => ({name, cells: [...cells, cellOf("77")]}));
    expect(decideColumns(behind, none)?.order).toEqual([...columns, null]);
  });

  test("is what headings say, also where nothing can be added up, unless the sums speak for another", () => {
    const uwvFirst = ["uwv_met", "uwv_zonder", "gemeente_met", "gemeente_zonder", "totaal"] as const;
    expect(decideColumns(totalLast, headed(uwvFirst))).toEqual({
      order: uwvFirst,
      assumed: false,
      agreement: 1,
    });
    const unknown = [row("Goes", "<5", "2", "3", "4", "10")];
    expect(decideColumns(unknown, headed(uwvFirst))).toMatchObject({order: uwvFirst, agreement: null});
    expect(decideColumns(totalFirst, headed(columns))).toMatchObject({
      order: ["totaal", ...groups],
      assumed: true,
    });
    const half = [...totalLast, row("Sluis", "1", "1", "1", "1", "5")];
    expect(decideColumns([half[0], half[2]] as typeof half, headed(uwvFirst))).toMatchObject({
      agreement: 0.5,
      assumed: false,
    });
    const wrong = [row("Goes", "1", "2", "3", "4", "99"), row("Hulst", "2", "3", "4", "5", "98")];
    expect(decideColumns(wrong, headed(uwvFirst))).toEqual({order: uwvFirst, assumed: false, agreement: 0});
  });

  test("of fewer than five bands without headings there is none", () => {
    expect(decideColumns([row("Goes", "1", "2", "3", "6")], none)).toBeNull();
  });
});

describe("numbers with decimals", () => {
  test("are counts where the whole band has nothing but zeros behind the comma", () => {
    const rows = [row("Goes", "93,0", "1,5"), row("Hulst", "12,0", "2,0"), row("Sluis", "7,0", "3,5")];
    expect(printedIn(withWholeDecimals(rows))).toEqual([
      ["93 count", "1,5 decimal"],
      ["12 count", "2,0 decimal"],
      ["7 count", "3,5 decimal"],
    ]);
  });

  test("stay what they are where only some have them, or one", () => {
    const some = [row("Goes", "93,0"), row("Hulst", "12,0"), row("Sluis", "7"), row("Tholen", "8")];
    expect(printedIn(withWholeDecimals(some))).toEqual(printedIn(some));
    const one = [row("Goes", "93,0")];
    expect(printedIn(withWholeDecimals(one))).toEqual(printedIn(one));
    expect(withWholeDecimals([])).toEqual([]);
  });

  test("a slip among them stays a slip, when it is one of five", () => {
    const five = ["1,0", "2,0", "3,0", "4,0", "5,5"].map((printed) => row("Goes", printed));
    expect(printedIn(withWholeDecimals(five)).flat()).toEqual([
      ...["1 count", "2 count", "3 count", "4 count", "5,5 decimal"],
    ]);
    const four = five.slice(1);
    expect(printedIn(withWholeDecimals(four))).toEqual(printedIn(four));
  });
});
