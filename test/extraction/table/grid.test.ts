// Which figures make a grid, into which bands they fall, and where one grid ends and the next begins.
import {findGrids, type Grid} from "../../../src/extraction/table/grid.js";
import {tokensOf} from "../../../src/extraction/table/tokens.js";
import {pageTextOf} from "../../../src/extraction/words/page-text.js";
import {pageOf, widthOf, write} from "../../support/drawn-page.js";

const pencil = {size: 10};
const right = (column: number) => 200 + 30 * column;

interface DrawnRow {
  readonly y: number;
  readonly name: string;
  readonly figures: readonly string[];
}

function gridsOf(rows: readonly DrawnRow[]): Grid[] {
  const glyphs = rows.flatMap(({y, name, figures}) => [
    ...write(name, 50, y, pencil, y),
    ...figures.flatMap((figure, i) => write(figure, right(i) - widthOf(figure, pencil), y, pencil, y)),
  ]);
  return findGrids((pageTextOf(pageOf(glyphs)).layouts[0]?.lines ?? []).map(tokensOf));
}

const figures = ["110", "220", "330", "440", "550"];

describe("a figure so wide that it bridges two columns", () => {
  const bridging = ["", "1.234.567", "330", "440", "550"];
  const bandsIn = (count: number) =>
    gridsOf(
      Array.from({length: count}, (_, i) => ({
        y: 80 + 15 * i,
        name: `Wijk ${"abcdefghijklmnopqrst"[i]}`,
        figures: i === 4 ? bridging : figures,
      })),
    ).map(({bands}) => bands.length);

  test("joins them in a short table, where it may be right", () => {
    expect(bandsIn(19)).toEqual([4]);
  });

  test("does not where twenty rows have them apart", () => {
    expect(bandsIn(20)).toEqual([5]);
  });
});

describe("rows after a pause", () => {
  const names = ["Goes", "Hulst", "Sluis", "Tholen", "Veere", "Kapelle"];
  const gridsAfter = (pause: number, third = "Sluis") =>
    gridsOf(
      names.map((name, i) => ({
        y: 80 + 15 * i + (i > 2 ? pause : 0),
        name: i === 2 ? third : name,
        figures,
      })),
    ).map(({top, bottom}) => [top, bottom]);

  test("go on with the table that has no total yet", () => {
    expect(gridsAfter(60)).toEqual([[80, 215]]);
  });

  test.each(["Totaal", "TOTAAL AMR", "Totaal regio"])("are another table after «%s»", (label) => {
    expect(gridsAfter(60, label)).toEqual([
      [80, 110],
      [185, 215],
    ]);
  });
});
