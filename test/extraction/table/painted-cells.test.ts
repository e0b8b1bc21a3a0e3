// A cell without words is nobody's only where nothing is painted in it: grounds, bands and borders are no paint of its own.
import {readFileSync} from "node:fs";
import fc from "fast-check";
import {readPages} from "../../../src/extraction/extract.js";
import type {Page, Rule} from "../../../src/extraction/words/glyph.js";
import {parseSettings} from "../../../src/settings/settings.js";
import {type Column, columns} from "../../../src/vocabulary/figure.js";
import {pageOf, turnPage, widthOf, write} from "../../support/drawn-page.js";

const settings = parseSettings(readFileSync("templates/publication.yaml", "utf8"), "publication.yaml");
const facts = {producer: null, created: null, fictional: false};
const source = {file: "drawn.pdf", sha256: "0".repeat(64)};

const names = ["Goes", "Hulst", "Sluis", "Tholen", "Veere", "Kapelle"];
const figures = [
  ["118", "204", "37", "41", "400"],
  ["21", "33", "45", "51", "150"],
  ["14", "25", "36", "47", "122"],
  ["11", "22", "33", "34", "100"],
  ["71", "52", "23", "14", "160"],
  ["31", "42", "53", "24", "150"],
];
const pitch = 16;
const baseline = (row: number) => 120 + pitch * row;
const right = (column: number) => 200 + 70 * column;
const pencil = {size: 10};

type Paint = Omit<Rule, "operation">;
const fill = (x0: number, y0: number, x1: number, y1: number, colour: string): Paint => ({
  ...{x0, y0, x1, y1, colour, cover: 1, alpha: 1},
});
const outline = (x0: number, y0: number, x1: number, y1: number): Paint => ({
  ...fill(x0, y0, x1, y1, "#000000"),
  cover: 0,
});
const cell = (row: number, column: number) =>
  [right(column) - 62, baseline(row) - 11.5, right(column) + 5, baseline(row) + 4] as const;
const allCells = names.flatMap((_, row) => columns.map((_, column) => cell(row, column)));
const nameCells = names.map(
  (_, row) => [48, baseline(row) - 11.5, right(0) - 62, baseline(row) + 4] as const,
);

/** Grounds and borders as producers paint them, before the text. */
const looks: Readonly<Record<string, readonly Paint[]>> = {
  "nothing else": [],
  "a band behind every second row": names.flatMap((_, row) =>
    row % 2 === 0 ? [fill(48, baseline(row) - 11.5, right(4) + 5, baseline(row) + 4, "#dde8f4")] : [],
  ),
  "a ground behind every cell, by row": [...nameCells, ...allCells].map((box) =>
    fill(...box, Math.round(box[1] / pitch) % 2 === 0 ? "#f0f0f0" : "#e0e0ff"),
  ),
  "a border around every cell": [...nameCells, ...allCells].map((box) => outline(...box)),
  "dark rows with light text": [...nameCells, ...allCells].map((box) => fill(...box, "#1a1a40")),
  "lines under the rows": names.map((_, row) =>
    fill(48, baseline(row) + 4, 520, baseline(row) + 4.5, "#888888"),
  ),
  "lines between the columns": columns.map((_, column) =>
    fill(right(column) + 5, 100, right(column) + 5.5, 230, "#000000"),
  ),
  "a black head": [fill(48, 82, right(4) + 5, 106, "#000000")],
};

/** What can stand in an empty cell, over the text, and what the cell then is. */
const paints: Readonly<Record<string, {paint: (box: readonly number[]) => Paint[]; kind: string}>> = {
  "a black box": {
    paint: ([x0 = 0, y0 = 0, x1 = 0, y1 = 0]) => [fill(x0 + 20, y0 + 2, x1 - 3, y1 - 2, "#000000")],
    kind: "withheld",
  },
  "a red box over the whole cell": {
    paint: ([x0 = 0, y0 = 0, x1 = 0, y1 = 0]) => [fill(x0, y0, x1, y1, "#c00000")],
    kind: "withheld",
  },
  "a hatching": {
    paint: ([x0 = 0, y0 = 0, x1 = 0, y1 = 0]) => [{...fill(x0, y0, x1, y1, "pattern")}],
    kind: "unreadable",
  },
  "a figure of outlines": {
    paint: ([, y0 = 0, x1 = 0, y1 = 0]) =>
      [16, 10].map((x) => ({...fill(x1 - x, y0 + 4, x1 - x + 5, y1 - 4, "#000000"), cover: 0.25})),
    kind: "unreadable",
  },
  "a dash drawn as a line": {
    paint: ([, y0 = 0, x1 = 0]) => [fill(x1 - 12, y0 + 7.5, x1 - 5, y0 + 8.2, "#000000")],
    kind: "unreadable",
  },
  "white on white, or a ground": {
    paint: ([x0 = 0, y0 = 0, x1 = 0, y1 = 0]) => [fill(x0, y0, x1, y1, "#ffffff")],
    kind: "none",
  },
};

interface Drawn {
  readonly look: string;
  readonly row: number;
  readonly column: number;
  readonly painted: string | null;
  readonly turns: number;
}

function draw({look, row, column, painted, turns}: Drawn): Page {
  let operation = 0;
  const under = (looks[look] ?? []).map((rule): Rule => ({...rule, operation: ++operation}));
  const pen = {...pencil, fill: look === "dark rows with light text" ? "#ffffff" : "#000000"};
  const put = (text: string, x: number, y: number) =>
    write(text, x - widthOf(text, pen), y, pen, ++operation);
  const glyphs = [
    ...write("Transparantie van klantprofielen", 50, 50, {size: 16}, ++operation),
    ...write("Tweede kwartaal 2023  Zeeland", 50, 70, {size: 12}, ++operation),
    ...names.flatMap((name, i) => [
      ...write(name, 50, baseline(i), pen, ++operation),
      ...columns.flatMap((_, j) =>
        i === row && j === column ? [] : put(figures[i]?.[j] ?? "", right(j), baseline(i)),
      ),
    ]),
  ];
  const over = painted ? (paints[painted]?.paint(cell(row, column)) ?? []) : [];
  const rules = [...under, ...over.map((rule): Rule => ({...rule, operation: ++operation}))];
  const page = turnPage({...pageOf(glyphs), rules: []}, turns);
  return {...page, rules: turnRules(rules, turns)};
}

function turnRules(rules: readonly Rule[], quarters: number, height = 842, width = 595): Rule[] {
  if (quarters % 4 === 0) return [...rules];
  const turned = rules.map((rule) => ({
    ...rule,
    ...{x0: height - rule.y1, x1: height - rule.y0, y0: rule.x0, y1: rule.x1},
  }));
  return turnRules(turned, quarters - 1, width, height);
}

function kindOf(drawn: Drawn): string | undefined {
  const [edition] = readPages([draw(drawn)], {facts, source, settings, method: "text"});
  return edition?.municipalities[drawn.row]?.figures[columns[drawn.column] as Column].kind;
}

test("whatever the table looks like, only what is painted in a cell of its own is no empty cell", () => {
  const drawn = fc.record<Drawn>({
    look: fc.constantFrom(...Object.keys(looks)),
    row: fc.nat(names.length - 1),
    column: fc.nat(columns.length - 1),
    painted: fc.constantFrom(null, ...Object.keys(paints)),
    turns: fc.constantFrom(0, 0, 1, 3),
  });
  fc.assert(
    fc.property(drawn, (one) => {
      // on a dark ground a black box is not seen, and a white one is
      fc.pre(one.look !== "dark rows with light text" || one.painted === null);
      expect(kindOf(one)).toBe(one.painted === null ? "none" : paints[one.painted]?.kind);
    }),
    {numRuns: 120},
  );
});

test("a picture in a cell is no empty cell, one behind the table is", () => {
  const page = draw({look: "nothing else", row: 2, column: 1, painted: null, turns: 0});
  const [x0, y0, x1, y1] = cell(2, 1);
  const kind = (images: Page["images"]) =>
    readPages([{...page, images}], {facts, source, settings, method: "text"})[0]?.municipalities[2]?.figures
      .gemeente_zonder.kind;
  expect(kind([{x0: x0 + 40, y0: y0 + 2, x1, y1, operation: 999}])).toBe("unreadable");
  expect(kind([{x0: 0, y0: 0, x1: 300, y1: 300, operation: 0}])).toBe("none");
});

test("a figure that was covered is not nobody's", () => {
  const page = draw({look: "nothing else", row: 2, column: 1, painted: null, turns: 0});
  const covered = write("25", right(1) - widthOf("25", pencil), baseline(2), pencil, 500);
  const [x0, y0, x1, y1] = cell(2, 1);
  const rules = [{...fill(x0, y0, x1, y1, "#ffffff"), operation: 501}];
  const [edition] = readPages([{...page, rules, glyphs: [...page.glyphs, ...covered]}], {
    facts,
    source,
    settings,
    method: "text",
  });
  expect(edition?.municipalities[2]?.figures.gemeente_zonder.kind).toBe("unreadable");
});

test("a figure of which a part is covered is not what is left of it", () => {
  const page = draw({look: "nothing else", row: 2, column: 1, painted: null, turns: 0});
  const whole = write("259", right(1) - widthOf("259", pencil), baseline(2), pencil, 500);
  const [, y0, x1, y1] = cell(2, 1);
  const read = (from: number) => {
    const rules = [{...fill(from, y0, x1, y1, "#ffffff"), operation: 501}];
    const glyphs = [...page.glyphs, ...whole];
    const [edition] = readPages([{...page, rules, glyphs}], {facts, source, settings, method: "text"});
    return edition?.municipalities[2]?.figures.gemeente_zonder;
  };
  expect(read(right(1) - 6)).toEqual({kind: "unreadable", raw: "25"});
  expect(read(right(1))).toEqual({kind: "count", persons: 259});
});
