// What beside and around the rows is a name of theirs: not a title in other type, and no word of a sentence.
import {findGrids} from "../../../src/extraction/table/grid.js";
import {namePieces, nameZoneOf} from "../../../src/extraction/table/name-zone.js";
import {nameRows} from "../../../src/extraction/table/row-names.js";
import {rowsOf} from "../../../src/extraction/table/rows.js";
import {tokensOf} from "../../../src/extraction/table/tokens.js";
import type {Glyph} from "../../../src/extraction/words/glyph.js";
import {pageTextOf} from "../../../src/extraction/words/page-text.js";
import {type Pencil, pageOf, widthOf, write} from "../../support/drawn-page.js";

const pencil = {size: 10};
const right = (column: number) => 200 + 40 * column;
const put = (text: string, x: number, y: number, own: Pencil = pencil) => write(text, x, y, own, y + x);

/** Names that are found where these glyphs stand with three rows, of which the last is at 130. */
function namesWith(glyphs: readonly Glyph[]): string[] {
  const drawn = ["Goes", "Hulst", "Sluis"].flatMap((name, i) => [
    ...put(name, 50, 100 + 15 * i),
    ...["11", "22", "33", "44", "110"].flatMap((figure, k) =>
      put(figure, right(k) - widthOf(figure, pencil), 100 + 15 * i),
    ),
  ]);
  const lines = (pageTextOf(pageOf([...drawn, ...glyphs])).layouts[0]?.lines ?? []).map(tokensOf);
  const [grid] = findGrids(lines);
  if (!grid) throw new Error("there is no grid");
  const rows = rowsOf(grid, lines);
  const zone = nameZoneOf(rows, Number.NEGATIVE_INFINITY, grid.bands[0]?.x0 ?? 0, grid.size);
  return namePieces(rows, lines, zone, grid.size).map(({text}) => text);
}

const three = ["Goes", "Hulst", "Sluis"];

describe("a municipality below the rows, without figures", () => {
  test("is a row in the type of the others", () => {
    expect(namesWith(put("Veere", 50, 145))).toEqual([...three, "Veere"]);
    expect(namesWith(put("Veere", 50, 145, {size: 10.3}))).toEqual([...three, "Veere"]);
  });

  test("is none in another font or size: a title is", () => {
    expect(namesWith(put("Veere", 50, 145, {size: 10, font: "Helvetica-Bold"}))).toEqual(three);
    expect(namesWith(put("Veere", 50, 145, {size: 10.5}))).toEqual(three);
  });

  test("is none further off than rows are, nor much nearer", () => {
    expect(namesWith(put("Veere", 50, 130 + 25))).toEqual([...three, "Veere"]);
    expect(namesWith(put("Veere", 50, 130 + 26))).toEqual(three);
  });
});

describe("a name in a sentence", () => {
  const end = 140 + widthOf("Veere", pencil);

  test("is no row where the next words stand no further off than in justified text", () => {
    expect(namesWith([...put("Veere", 140, 145), ...put("verandert", end + 10, 145)])).toEqual(three);
    expect(namesWith([...put("Veere", 140, 145), ...put("verandert", end + 19, 145)])).toEqual(three);
    expect(namesWith([...put("Veere", 140, 145), ...put("verandert", end + 21, 145)])).toContain("Veere");
  });

  test("nor where words stand before it", () => {
    const wordsAt = (gap: number) => put("in", 50 - gap - widthOf("in", pencil), 145);
    expect(namesWith([...wordsAt(10), ...put("Veere", 50, 145)])).toEqual(three);
    expect(namesWith([...wordsAt(21), ...put("Veere", 50, 145)])).toContain("Veere");
  });
});

test("what stands on a row's own line is not left out for a known name on the next one", () => {
  const piece = (text: string, y: number) => ({text, y, line: {y}, words: []}) as never;
  const rows = [{y: 100}] as never;
  const {names, unused} = nameRows(rows, [piece("Buitengebied", 100), piece("Goes", 112)], 10);
  expect(names.map((name) => name?.name)).toEqual(["Buitengebied Goes"]);
  expect(unused).toEqual([]);
});
