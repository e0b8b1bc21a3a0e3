// Which band each figure of a line stands in, and where bands are of which nothing is printed but the heading.
import fc from "fast-check";
import {assignTokens, covered, pitchOf} from "../../../src/extraction/table/bands.js";
import {withEmptyColumns} from "../../../src/extraction/table/empty-columns.js";
import type {Mark, Phrase} from "../../../src/extraction/table/heading-phrases.js";
import {tokensOf} from "../../../src/extraction/table/tokens.js";
import {pageTextOf} from "../../../src/extraction/words/page-text.js";
import {pageOf, write} from "../../support/drawn-page.js";

const pitch = 60;
/** Bands 20 points wide whose centres are 60 apart, from 200 on. */
const bands = [0, 1, 2, 3, 4].map((i) => ({x0: 190 + pitch * i, x1: 210 + pitch * i}));

/** What stands in which band, and what in none, of texts that begin at these points. */
function assigned(texts: Readonly<Record<number, string>>) {
  const glyphs = Object.entries(texts).flatMap(([x, text]) =>
    write(text, Number(x), 100, {size: 10}, Number(x)),
  );
  const [line] = pageTextOf(pageOf(glyphs)).layouts[0]?.lines ?? [];
  if (!line) throw new Error("there is no line");
  const {byBand, strays} = assignTokens(tokensOf(line), bands);
  return {
    bands: byBand.map((tokens) => tokens.map(({text}) => text).join(" ")),
    strays: strays.map(({text}) => text),
  };
}

describe("a figure", () => {
  test("belongs to the band that it overlaps, most of several", () => {
    expect(assigned({195: "12", 255: "34", 435: "56"})).toEqual({
      bands: ["12", "34", "", "", "56"],
      strays: [],
    });
    expect(assigned({205: "12.345.678.901"}).bands).toEqual(["", "12.345.678.901", "", "", ""]);
  });

  test("beside an empty band stands in it when it is near, and in none when it is not", () => {
    expect(assigned({195: "12", 284: "3", 315: "44"})).toEqual({
      bands: ["12", "3", "44", "", ""],
      strays: [],
    });
    expect(assigned({195: "12", 287: "3", 375: "44"})).toMatchObject({strays: ["3"]});
    expect(assigned({195: "12", 255: "34", 280: "3", 315: "44"})).toMatchObject({strays: ["3"]});
  });

  test("that is a dash may stand anywhere between", () => {
    expect(assigned({195: "12", 285: "-", 315: "44"})).toEqual({
      bands: ["12", "-", "44", "", ""],
      strays: [],
    });
  });

  test("is not moved by words, which stand in a cell only where they lie in its band", () => {
    expect(assigned({195: "12", 253: "xx", 325: "nog"}).bands).toEqual(["12", "xx", "", "", ""]);
  });
});

test("the pitch is the usual distance between the middles of bands", () => {
  expect(pitchOf(bands)).toBe(60);
  expect(pitchOf([0, 1, 2, 4].map((i) => bands[i] as (typeof bands)[number]))).toBe(60);
  expect(pitchOf(bands.slice(0, 1))).toBe(60);
  expect(
    pitchOf([
      {x0: 0, x1: 10},
      {x0: 20, x1: 50},
    ]),
  ).toBe(30);
});

test("what spans cover together, at least so often, are the bands", () => {
  const spans = [
    {x0: 0, x1: 10},
    {x0: 5, x1: 15},
    {x0: 15, x1: 20},
    {x0: 30, x1: 40},
  ];
  expect(covered(spans, 1)).toEqual([
    {x0: 0, x1: 20},
    {x0: 30, x1: 40},
  ]);
  expect(covered(spans, 2)[0]).toEqual({x0: 5, x1: 10});
  expect(covered([], 1)).toEqual([]);
});

describe("columns in which nothing is printed", () => {
  const phrase = (mark: Mark, x: number) => ({marks: [mark], x0: x - 15, x1: x + 15}) as unknown as Phrase;
  const kinds: Mark[] = ["met", "zonder", "met", "zonder", "totaal"];
  const middles = (found: ReturnType<typeof withEmptyColumns>) =>
    found?.map(({x0, x1}) => Math.round((x0 + x1) / 2));

  test("have their bands where their headings leave room, wherever the headings stand to their figures", () => {
    const filled = fc.subarray([0, 1, 2, 3, 4], {minLength: 2, maxLength: 4});
    fc.assert(
      fc.property(filled, fc.integer({min: -12, max: 12}), (kept, shift) => {
        const headings = kinds.map((mark, i) => phrase(mark, 200 + pitch * i + shift));
        const own = kept.map((i) => bands[i] as (typeof bands)[number]);
        const found = withEmptyColumns(own, headings.toReversed());
        expect(middles(found)).toEqual([200, 260, 320, 380, 440]);
        expect(found?.filter(({x0, x1}) => x1 > x0)).toEqual(own);
      }),
    );
  });

  test("by organisation too, where that is the lower level", () => {
    const marks: Mark[] = ["gemeente", "uwv", "gemeente", "uwv", "totaal"];
    const headings = marks.map((mark, i) => phrase(mark, 200 + pitch * i));
    expect(middles(withEmptyColumns(bands.slice(1), headings))).toEqual([200, 260, 320, 380, 440]);
  });

  test("are not made up: of whole tables, of a single band, or without a heading for each", () => {
    const headings = kinds.map((mark, i) => phrase(mark, 200 + pitch * i));
    expect(withEmptyColumns(bands, headings)).toBeNull();
    expect(withEmptyColumns(bands.slice(0, 1), headings)).toBeNull();
    expect(withEmptyColumns(bands.slice(1), headings.slice(1))).toBeNull();
  });
});
