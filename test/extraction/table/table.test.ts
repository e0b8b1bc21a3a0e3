// From cells to a table: headings that decide the columns, names over several lines, text that cannot be trusted.
import {readFileSync} from "node:fs";
import fc from "fast-check";
import {editionToJson} from "../../../src/edition/edition-json.js";
import {readPages} from "../../../src/extraction/extract.js";
import {openPdf} from "../../../src/extraction/pdf/pdf.js";
import {isSubtotalLabel, isTotalLabel, joinPieces} from "../../../src/extraction/table/row-names.js";
import type {Page} from "../../../src/extraction/words/glyph.js";
import {parseSettings} from "../../../src/settings/settings.js";
import {isInputError} from "../../../src/vocabulary/error.js";
import {columns} from "../../../src/vocabulary/figure.js";
import {pageOf, widthOf, write} from "../../support/drawn-page.js";
import {drawnSheet, drawSheet} from "../../support/drawn-sheet.js";
import {figure} from "../../support/figures.js";

const settings = parseSettings(readFileSync("templates/publication.yaml", "utf8"), "publication.yaml");
const facts = {producer: null, created: null, fictional: false};
const source = {file: "drawn.pdf", sha256: "0".repeat(64)};
const read = (pages: readonly Page[]) => readPages(pages, {facts, source, settings, method: "text"});
const pencil = {size: 10};

/** A sheet of Zeeland with these headings and rows; each row is a name and five figures. */
function sheet(
  headings: readonly string[],
  rows: readonly (readonly [string, ...string[]])[],
  title = "Tweede kwartaal 2023  Zeeland",
): Page {
  const right = (i: number) => 200 + 90 * i;
  const put = (text: string, x: number, y: number) =>
    write(text, x - widthOf(text, pencil), y, pencil, y * 10 + x);
  return pageOf([
    ...write("Transparantie van klantprofielen", 50, 50, {size: 16}, 1),
    ...write(title, 50, 70, {size: 12}, 2),
    ...headings.flatMap((heading, i) => put(heading, right(i), 100)),
    ...rows.flatMap(([name, ...figures], row) => [
      ...write(name, 50, 120 + 15 * row, pencil, 3 + row),
      ...figures.flatMap((figure, i) => put(figure, right(i), 120 + 15 * row)),
    ]),
    ...write(
      "In de arbeidsmarktregio Zeeland bevat het doelgroepregister in totaal 110 personen. Hiervan is 50% bekend.",
      50,
      300,
      {size: 9},
      99,
    ),
  ]);
}

const rows = [
  ["Goes", "1", "2", "3", "4", "10"],
  ["Hulst", "2", "3", "4", "5", "14"],
  ["Sluis", "4", "5", "6", "7", "22"],
  ["Veere", "1", "2", "3", "3", "9"],
  ["TOTAAL AMR", "8", "12", "16", "19", "55"],
] as const;
const usual = ["Gemeente met", "Gemeente zonder", "UWV met", "UWV zonder", "Totaal"];

test("headings decide the columns, whatever order they are in", () => {
  const [edition] = read([
    sheet(["UWV met", "UWV zonder", "Gemeente met", "Gemeente zonder", "Totaal"], rows),
  ]);
  expect(edition?.columns).toEqual(["uwv_met", "uwv_zonder", "gemeente_met", "gemeente_zonder", "totaal"]);
  expect(edition?.headings).toEqual(["UWV met", "UWV zonder", "Gemeente met", "Gemeente zonder", "Totaal"]);
  expect(edition?.municipalities[0]).toMatchObject({
    name: "Goes",
    figures: {
      uwv_met: figure(1),
      uwv_zonder: figure(2),
      gemeente_met: figure(3),
      gemeente_zonder: figure(4),
      totaal: figure(10),
    },
  });
  expect(edition?.findings.map(({code}) => code)).not.toContain("columns-assumed");
});

test("without headings the usual order is assumed, and said to be", () => {
  const [edition] = read([sheet([], rows)]);
  expect(edition?.columns).toEqual(columns);
  expect(edition?.headings).toBeNull();
  expect(edition?.findings.map(({code}) => code)).toContain("columns-assumed");
});

test("an assumed order against the usual proportions is an error that names the other one", () => {
  const uwvFirst = rows.map(([name, a, , c, d, e]) => [name, `${c}0`, `${a}0`, `${a}0`, `${d}0`, e] as const);
  const added = uwvFirst.map(
    ([name, ...figures]) =>
      [name, ...figures.slice(0, 4), String(figures.slice(0, 4).reduce((sum, n) => sum + Number(n), 0))] as [
        string,
        ...string[],
      ],
  );
  const [edition] = read([sheet([], added)]);
  expect(edition?.findings).toContainEqual(
    expect.objectContaining({
      code: "table-doubtful",
      alternative: ["uwv_met", "uwv_zonder", "gemeente_met", "gemeente_zonder"],
    }),
  );
});

test("two stands of which nothing tells the sheet's are doubtful, and both are named", () => {
  // without the percentage of the register, which one total agrees with
  const page = twoStands("Tabel 1", "Tabel 2");
  const [edition, ...others] = read([{...page, glyphs: page.glyphs.filter(({y0}) => y0 !== 400)}]);
  expect(others).toEqual([]);
  expect(edition?.findings).toContainEqual(
    expect.objectContaining({
      code: "table-doubtful",
      candidates: [expect.stringContaining("Tabel 1"), expect.stringContaining("Tabel 2")],
    }),
  );
});

test.each([
  ["stand 31 maart 2023", "stand 30 juni 2023"],
  // the first day of a quarter shows how things stood at the end of the one before
  ["stand 1 april 2023", "stand 1 juli 2023"],
  ["stand 31-03-2023", "ultimo juni 2023"],
  ["januari t/m maart 2023", "april t/m juni 2023"],
  ["Vorig kwartaal", "Huidig kwartaal"],
])("of «%s» and «%s» the sheet's quarter is taken, without a doubt", (before, now) => {
  const [edition] = read([twoStands(before, now)]);
  expect(edition?.municipalities[0]?.figures.totaal).toMatchObject({persons: 14});
  expect(edition?.findings.map(({code}) => code)).not.toContain("table-doubtful");
});

/** The same rows twice, below each other, the second time with one more in each figure. */
function twoStands(before: string, now: string): Page {
  const page = sheet(usual, rows);
  const more = rows.map(
    ([name, ...figures]) =>
      [
        name,
        ...figures.map((n, i) => String(Number(n) + (name === "TOTAAL AMR" ? 4 : 1) * (i === 4 ? 4 : 1))),
      ] as const,
  );
  const second = sheet(usual, more).glyphs.filter(({y0}) => y0 > 90 && y0 < 290);
  const moved = second.map((glyph) => ({...glyph, y0: glyph.y0 + 120, y1: glyph.y1 + 120}));
  const register = page.glyphs.filter(({y0}) => y0 === 300);
  return {
    ...page,
    glyphs: [
      ...page.glyphs.filter(({y0}) => y0 !== 300),
      ...write(before, 50, 88, pencil, 900),
      ...write(now, 50, 208, pencil, 901),
      ...moved,
      ...register.map((glyph) => ({...glyph, y0: 400, y1: 400})),
    ],
  };
}

test("a title and a sentence that name different regions are a finding", () => {
  const [edition] = read([sheet(usual, rows, "Tweede kwartaal 2023  Drenthe")]);
  expect(edition?.findings).toContainEqual(
    expect.objectContaining({code: "region-doubtful", severity: "error", printed: ["Drenthe", "Zeeland"]}),
  );
});

test("two quarters in the titles are none, and a finding", () => {
  const page = sheet(usual, rows);
  const other = {
    ...page,
    glyphs: [...page.glyphs, ...write("Derde kwartaal 2023", 350, 50, {size: 12}, 500)],
  };
  const [edition] = read([other]);
  expect(edition?.period).toBeNull();
  expect(edition?.findings.map(({code}) => code)).toContain("period-doubtful");
});

test("an unreadable cell is null with its symbol, never filled from the sums", () => {
  const [goes, ...others] = rows;
  const [edition] = read([sheet(usual, [["Goes", "1", "2", "3?", "4", "10"], ...others])]);
  expect(goes[3]).toBe("3");
  expect(edition?.municipalities[0]?.figures.uwv_met).toEqual({kind: "unreadable", raw: "3?"});
  expect(edition?.findings).toContainEqual(
    expect.objectContaining({code: "unreadable-figure", municipality: "Goes"}),
  );
});

test("figures that add up in no row are refused: the digits are not what is printed", () => {
  const wrong = rows.map(
    ([name, ...figures]) => [name, ...figures.map((n) => n.replace(/\d/g, swapDigit))] as const,
  );
  expect(codeOf(() => read([sheet(usual, wrong)]))).toBe("no-text");
});

test("a table of something else is not this publication", () => {
  const page = sheet(["15 tot 27", "27 tot 50", "50 en ouder", "AOW", "Totaal"], rows);
  const glyphs = page.glyphs.filter(({y0}) => y0 > 60 && y0 < 290);
  expect(codeOf(() => read([{...page, glyphs}]))).toBe("not-this-publication");
});

/** As a font with a wrong map names them. */
function swapDigit(digit: string): string {
  return String((Number(digit) * 7 + 3) % 10);
}

function codeOf(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    return isInputError(error) ? error.code : String(error);
  }
}

test("the order in which glyphs were drawn changes nothing", () => {
  fc.assert(
    fc.property(drawnSheet, fc.integer(), (drawn, seed) => {
      const pages = drawSheet(drawn);
      const shuffled = pages.map((page, i) => ({
        ...page,
        glyphs: [...page.glyphs].sort((a, b) => order(a.x0 + a.y0, seed + i) - order(b.x0 + b.y0, seed + i)),
      }));
      const jsonOf = (some: readonly Page[]) => {
        try {
          return read(some).map(editionToJson).join("");
        } catch (error) {
          return String(error);
        }
      };
      expect(jsonOf(shuffled)).toBe(jsonOf(pages));
    }),
    {numRuns: 25},
  );
});

/** A number that looks like chance, the same for the same place and seed. */
function order(place: number, seed: number): number {
  const value = Math.sin(place * 12.9898 + seed * 78.233) * 43758.5453;
  return value - Math.floor(value);
}

test("pieces of a name are joined as the gazetteer has it", () => {
  const join = (...texts: string[]) => joinPieces(texts.map((text) => ({text}) as never));
  expect(join("Nuenen, Gerwen", "en Nederwetten")).toBe("Nuenen, Gerwen en Nederwetten");
  expect(join("Midden-", "Groningen")).toBe("Midden-Groningen");
  expect(join("Nieuwe-", "gein")).toBe("Nieuwegein");
});

test("labels of totals and subtotals are told apart", () => {
  expect(["TOTAAL AMR", "T O T A A L", "Totaal regio Zeeland", "Eindtotaal"].every(isTotalLabel)).toBe(true);
  expect(["Subtotaal noord", "waarvan stad"].every(isSubtotalLabel)).toBe(true);
  expect(isTotalLabel("Subtotaal noord")).toBe(false);
});

test("the PDF's own date and subject are read, and a page has its size", async () => {
  const pdf = readFileSync("test/corpus/made/hw-unit-font.pdf");
  await openPdf(pdf, async (document) => {
    expect(document).toMatchObject({pageCount: 1, fictional: true});
    expect(document.created).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d/);
    const page = await document.readPage(1);
    expect([page.width, page.height]).toEqual([595, 842]);
  });
});
