// From glyphs to words and cells: what is seen, what stands together, and which column a figure is in.
import fc from "fast-check";
import {shapesOf} from "../../../src/extraction/pdf/path.js";
import {assignTokens} from "../../../src/extraction/table/bands.js";
import {cellsOf} from "../../../src/extraction/table/rows.js";
import {tokensOf} from "../../../src/extraction/table/tokens.js";
import {boxOf, type Glyph, type Page, type Rule} from "../../../src/extraction/words/glyph.js";
import {directionsOf} from "../../../src/extraction/words/orientation.js";
import {visibleText} from "../../../src/extraction/words/visible.js";
import {linesOf} from "../../../src/extraction/words/words.js";
import {pageOf, turnPage, widthOf, write} from "../../support/drawn-page.js";

const pencil = {size: 10};
const textOf = (glyphs: readonly Glyph[]) =>
  linesOf(glyphs).map(({words}) => words.map(({text}) => text).join(" "));

/** A line of a table: each text at its own place. */
function lineOf(...texts: readonly (readonly [string, number])[]) {
  const glyphs = texts.flatMap(([text, x], i) => write(text, x, 100, pencil, i));
  const [line] = linesOf(glyphs);
  if (!line) throw new Error("no line");
  return tokensOf(line);
}

test("marks that nobody sees are in no word", () => {
  const marked = write("Wijk bij Duurstede 1.030", 50, 100, pencil, 1).map((glyph, i) => ({
    ...glyph,
    text: `${glyph.text}${["\u200d", "\u200e", "\u2060", "\ufeff"][i % 4]}`,
  }));
  expect(textOf(marked)).toEqual(["Wijk bij Duurstede 1.030"]);
});

test("words are parted by spaces, and by gaps where no spaces are set", () => {
  expect(textOf(write("Wijk bij Duurstede", 50, 100, pencil, 1))).toEqual(["Wijk bij Duurstede"]);
  expect(textOf(write("Wijk bij Duurstede", 50, 100, {...pencil, spaces: "gaps"}, 1))).toEqual([
    "Wijk bij Duurstede",
  ]);
});

test("letter-spaced words hold together, short ones as well", () => {
  const spaced = {...pencil, spacing: 0.2};
  expect(textOf([...write("Beverwijk", 50, 100, spaced, 1), ...write("Ede", 50, 120, spaced, 2)])).toEqual([
    "Beverwijk",
    "Ede",
  ]);
});

test("an accent drawn over a letter is part of it, a ligature is written out", () => {
  const [s, u] = write("Su", 50, 100, pencil, 1) as [Glyph, Glyph];
  const accent = {...u, text: "´", x0: u.x0 + 1, x1: u.x1 - 1, operation: 2};
  expect(textOf([s, u, accent])).toEqual(["Sú"]);
  expect(textOf([{...s, text: "ﬁ"}])).toEqual(["fi"]);
});

test("raised note marks never become digits", () => {
  const figure = write("651", 50, 100, pencil, 1);
  const mark = write("2", 50 + widthOf("651", pencil), 96.5, {size: 6}, 2);
  const [line] = linesOf([...figure, ...mark]);
  expect(line?.words.map(({text, notes}) => [text, notes])).toEqual([["651", "2"]]);
  expect(textOf([...figure, {...(figure[0] as Glyph), text: "²", x0: 70, x1: 74}])).toEqual(["651"]);
});

test("rows under a watermark in large type are no note marks on it", () => {
  const rows = [0, 1, 2].flatMap((i) => write(`Tiel 4${i} 25${i}`, 50, 100 + 14 * i, pencil, i + 1));
  expect(textOf([...rows, ...write("CONCEPT", 40, 120, {size: 50}, 9)]).sort()).toEqual(
    ["CONCEPT", "Tiel 40 250", "Tiel 41 251", "Tiel 42 252"].sort(),
  );
});

test("glyphs without Unicode are unreadable, not absent", () => {
  const glyphs = write("175", 50, 100, pencil, 1).map((glyph, i) => (i === 1 ? {...glyph, text: ""} : glyph));
  expect(textOf(glyphs)).toEqual(["1\ufffd5"]);
});

test("text printed twice to look bold is read once", () => {
  const once = write("1.030", 50, 100, pencil, 1);
  expect(textOf([...once, ...write("1.030", 50.3, 100, pencil, 2)])).toEqual(["1.030"]);
});

test.each([
  [["1", 50], ["030", 58], "1 030", 1030],
  [["1.030", 50], null, "1.030", 1030],
  [["1’030", 50], null, "1’030", 1030],
] as const)("thousands are one figure", (first, second, text, persons) => {
  const {tokens} = lineOf(first, ...(second ? [second] : []));
  expect(tokens).toMatchObject([{kind: "count", text, figure: {persons}}]);
});

test("figures in a sentence are no cells, and codes with a zero before them are no counts", () => {
  const kinds = (text: string) => lineOf([text, 50]).tokens.map(({kind}) => kind);
  expect(kinds("Utrecht 12 34 56 78")).not.toContain("count");
  expect(kinds("in totaal 8.844 personen")).not.toContain("count");
  expect(kinds("0312")).toEqual(["text"]);
});

const bands = [
  {x0: 150, x1: 170},
  {x0: 210, x1: 230},
  {x0: 270, x1: 290},
];

test("an empty cell does not shift its neighbours", () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.option(fc.nat(99)), {minLength: 3, maxLength: 3})
        .filter((cells) => cells.some((c) => c !== null)),
      (cells) => {
        const texts = cells.flatMap((cell, i) =>
          cell === null ? [] : [[String(cell), (bands[i]?.x1 ?? 0) - widthOf(String(cell), pencil)] as const],
        );
        const read = cellsOf(lineOf(["Zeist", 50], ...texts), bands).map(({figure}) =>
          figure.kind === "count" ? figure.persons : null,
        );
        expect(read).toEqual(cells);
      },
    ),
  );
});

test("two figures in one cell are not one figure, and a figure between columns is no cell of either", () => {
  expect(cellsOf(lineOf(["Zeist", 50], ["12", 146], ["34", 163]), bands)[0]?.figure).toEqual({
    kind: "unreadable",
    raw: "12 34",
  });
  const line = lineOf(["4", 160], ["7", 188], ["18", 218], ["62", 278]);
  expect(assignTokens(line, bands).strays.map(({text}) => text)).toEqual(["7"]);
});

const rule = (operation: number, colour: string, cover = 1): Rule => ({
  x0: 40,
  y0: 80,
  x1: 120,
  y1: 110,
  cover,
  colour,
  alpha: 1,
  operation,
});
const seen = (page: Page) =>
  visibleText(page)
    .glyphs.map(({text}) => text)
    .join("");

test("white on white, transparent, invisible and covered text is not read", () => {
  const page = pageOf(write("12", 50, 100, pencil, 5));
  const withGlyphs = (change: Partial<Glyph>) => ({
    ...page,
    glyphs: page.glyphs.map((g) => ({...g, ...change})),
  });
  expect(seen(page)).toBe("12");
  expect(seen(withGlyphs({fill: "#ffffff"}))).toBe("");
  expect(seen({...withGlyphs({fill: "#ffffff"}), rules: [rule(1, "#003366")]})).toBe("12");
  expect(seen(withGlyphs({alpha: 0}))).toBe("");
  expect(seen(withGlyphs({mode: 3}))).toBe("");
  expect(seen({...page, rules: [rule(9, "#ffffff")]})).toBe("");
  expect(seen({...page, rules: [rule(9, "#ffffff", 0.1)]})).toBe("12");
  expect(seen({...page, width: 45})).toBe("");
});

test("invisible text over a page image is an OCR layer", () => {
  const page = pageOf(write("12", 50, 100, {...pencil}, 5).map((glyph) => ({...glyph, mode: 3})));
  const scan = {...page, images: [{x0: 0, y0: 0, x1: 595, y1: 842, operation: 1}]};
  expect(visibleText(scan)).toMatchObject({isOcrLayer: true, glyphs: [{text: "1"}, {text: "2"}]});
});

test.each([0, 1, 2, 3])("a page after %d quarter turns reads the same", (quarters) => {
  const page = turnPage(
    pageOf([...write("Zeist 52", 50, 100, pencil, 1), ...write("Lopik 0", 50, 120, pencil, 2)]),
    quarters,
  );
  const [direction] = directionsOf(page.glyphs);
  expect(textOf(direction?.glyphs ?? [])).toEqual(["Zeist 52", "Lopik 0"]);
});

test("the box of a figure holds its glyph, whichever way it is turned", () => {
  const [level] = write("8", 50, 100, pencil, 1) as [Glyph];
  expect(boxOf(level)).toEqual([50, 92.4, expect.closeTo(55.56), 102]);
  const [upright] = write("8", 50, 100, {...pencil, angle: -Math.PI / 2}, 1) as [Glyph];
  expect(boxOf(upright).map((value) => Math.round(value * 100) / 100)).toEqual([42.4, 94.44, 52, 100]);
});

test("a frame is no cover, two rectangles in one path are two", () => {
  const box = (x0: number, y0: number, x1: number, y1: number) => [
    0,
    x0,
    y0,
    1,
    x1,
    y0,
    1,
    x1,
    y1,
    1,
    x0,
    y1,
    3,
  ];
  const identity = [1, 0, 0, 1, 0, 0] as const;
  const frame = [...box(0, 0, 100, 100), ...box(1, 1, 99, 99)];
  expect(shapesOf(frame, true, identity)[0]?.cover).toBeLessThan(0.1);
  expect(shapesOf([...box(0, 0, 10, 10), ...box(20, 0, 30, 10)], false, identity)).toEqual([
    {box: [0, 0, 10, 10], cover: 1},
    {box: [20, 0, 30, 10], cover: 1},
  ]);
});
