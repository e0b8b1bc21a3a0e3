import type {PlacedEdition} from "../../../src/edition/edition.js";
import {revalidate} from "../../../src/edition/validation.js";
import {formatCsv} from "../../../src/tabular/figures-csv.js";
import {withKnownPercent} from "../../../src/tabular/in/known-percent.js";
import {readTable} from "../../../src/tabular/in/read-table.js";
import {figuresBook} from "../../../src/tabular/out/figures-book.js";
import {templateBook} from "../../../src/tabular/out/template-book.js";
import {type Book, type BookCell, writeWorkbook} from "../../../src/tabular/workbook.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";
import {findRegionBySlug, type Region} from "../../../src/vocabulary/region.js";
import {wording} from "../../support/compared.js";
import {figure} from "../../support/figures.js";
import {editionFromTruth, readSeriesTruth} from "../../support/truth.js";
import {settings, words} from "../../support/words.js";

const editions = readSeriesTruth().map(editionFromTruth) as PlacedEdition[];
const real = editions.find((edition) => !edition.fictional) as PlacedEdition;

const head = `period,region,municipality,gemeente_met,gemeente_zonder,uwv_met,uwv_zonder,totaal,register_persons`;
const bunnik = "2023-Q3,Midden-Utrecht,Bunnik,4,18,62,10,94,";
const total = "2023-Q3,Midden-Utrecht,Totaal,4,18,62,10,94,130";

function readCsv(...lines: string[]) {
  return readTable(Buffer.from(lines.join("\r\n")), {file: "in.csv", sha256: "ab"}, settings, words);
}

async function readBook(book: Book) {
  return readTable(await writeWorkbook(book), {file: "in.xlsx", sha256: "ab"}, settings, words);
}

/** The workbook of the real edition with some cells of a sheet replaced: "Cijfers" and "H3". */
function bookWith(sheet: string, cells: Record<string, BookCell>): Book {
  const book = figuresBook([real], settings, words);
  const sheets = book.sheets.map((s) => {
    if (s.name !== sheet || !s.table) return s;
    const first = s.notes.length + 2;
    const place = (name: string) => [name.charCodeAt(0) - 65, Number(name.slice(1)) - 1 - first] as const;
    const rows = s.table.rows.map((row) => [...row]);
    const columns = s.table.columns.map((column) => ({...column}));
    for (const [name, value] of Object.entries(cells)) {
      const [column, row] = place(name);
      if (row < 0) columns[column] = {...columns[column]!, heading: String(value)};
      else rows[row]![column] = value;
    }
    return {...s, table: {...s.table, columns, rows}};
  });
  return {...book, sheets};
}

test("a table typed by hand is an edition, its percentage worked out and said so", async () => {
  const {editions, slips} = await readCsv(head, bunnik, total);
  expect(slips).toEqual([]);
  expect(editions).toMatchObject([
    {
      period: "2023-Q3",
      region: {name: "Midden-Utrecht", code: "AM13"},
      fictional: false,
      municipalities: [
        {name: "Bunnik", code: "GM0312", figures: {gemeente_met: figure(4), totaal: figure(94)}},
      ],
      register: {persons: 130, knownPercent: null},
      source: {file: "in.csv", sha256: "ab", method: "table"},
    },
  ]);
  expect(withKnownPercent(editions[0]!)).toMatchObject({
    register: {persons: 130, knownPercent: 72},
    findings: [{code: "percentage-computed", expected: 72, total: 94, persons: 130}],
  });
});

test("a name with a slip is read and kept, as from a PDF", async () => {
  const {editions} = await readCsv(head, bunnik.replace("Bunnik", "Bunik"), total);
  expect(editions[0]?.municipalities[0]).toMatchObject({name: "Bunnik", printedName: "Bunik"});
});

describe("a slip in CSV is named by line and column", () => {
  test.each([
    ["a thousands dot", bunnik.replace(",94,", ",1.094,"), "line 2, totaal", "write it without dots"],
    ["a decimal", bunnik.replace(",94,", ",94.5,"), "line 2, totaal", "a whole number was expected"],
    ["a word", bunnik.replace(",94,", ",veel,"), "line 2, totaal", '"veel" stands here'],
    ["a quarter", bunnik.replace("2023-Q3", "Q3 2023"), "line 2, period", "2023-Q2 was expected"],
    ["a region", bunnik.replace("Midden-Utrecht", "Utopia"), "line 2, region", "35 arbeidsmarktregio's"],
    ["a misplaced register", `${bunnik}130`, "line 2, register_persons", "belongs in the total row"],
  ])("%s", async (_, line, place, message) => {
    const {editions, slips} = await readCsv(head, line, total);
    expect(editions).toEqual([]);
    expect(slips[0]).toMatchObject({place, message: expect.stringContaining(message)});
  });

  test("a heading that is not known", async () => {
    const {slips} = await readCsv(head.replace("uwv_met", "uvw_met"), bunnik, total);
    expect(slips.map(({message}) => message)).toEqual([
      'the heading "uvw_met" is not known; "uwv_met" was probably meant',
      expect.stringContaining('the column "uwv_met" is missing'),
    ]);
  });

  test("a column that is missing", async () => {
    const {slips} = await readCsv(
      head.replace(",register_persons", ""),
      bunnik.slice(0, -1),
      total.slice(0, -4),
    );
    expect(slips[0]?.message).toContain('"register_persons" is missing');
  });

  test("a field too many", async () => {
    const {slips} = await readCsv(head, bunnik, `${total},5`);
    expect(slips[0]).toMatchObject({
      place: "line 3, column 10",
      message: '"5" stands in a column without a heading',
    });
  });

  test.each([
    ["a second total row", [bunnik, total, total], "second total row"],
    [
      "no figure at all",
      ["2023-Q3,Midden-Utrecht,Bunnik,,,,,,", "2023-Q3,Midden-Utrecht,Totaal,,,,,,130"],
      "no figure",
    ],
  ])("%s", async (_, lines, message) => {
    const {slips} = await readCsv(head, ...lines);
    expect(slips[0]?.message).toContain(message);
  });

  test("a code beside another municipality's name", async () => {
    const [title, ...lines] = formatCsv([real]).split("\r\n");
    const {slips} = await readCsv(
      title!,
      ...lines.map((line) => line.replace("Zeist,GM0355", "Zeist,GM0312")),
    );
    expect(slips[0]?.message).toBe("GM0312 is Bunnik, but beside it stands Zeist");
  });
});

test("an edition with a slip is left out, the others are read", async () => {
  const other = [bunnik, total].map((line) => line.replace("2023-Q3", "2023-Q2"));
  const {editions, slips} = await readCsv(head, bunnik.replace(",94,", ",9.4,"), total, ...other);
  expect(editions.map(({period}) => period)).toEqual(["2023-Q2"]);
  expect(slips).toHaveLength(1);
});

describe("a slip in a workbook is named by sheet and cell", () => {
  test.each<[string, string, Record<string, BookCell>, string, string]>([
    [
      "a thousands dot read as decimal",
      "Cijfers",
      {J17: 6.648},
      "Cijfers!J17",
      "was a thousands dot read as a decimal point?",
    ],
    ["half a person", "Cijfers", {F3: 4.5}, "Cijfers!F3", "4.5 is not a whole number"],
    ["less than nobody", "Cijfers", {F3: -4}, "Cijfers!F3", "less than nobody"],
    ["dots in text", "Cijfers", {J17: "6.648"}, "Cijfers!J17", "write it without dots"],
    [
      "a heading",
      "Cijfers",
      {F2: "Gemeente, mt klantprofiel"},
      "Cijfers!F2",
      `"gemeente_met" was probably meant`,
    ],
    [
      "a share for a percentage",
      "Doelgroepregister",
      {F3: 0.75},
      "Doelgroepregister!F3",
      "as the sheet prints it",
    ],
    [
      "neither yes nor no",
      "Doelgroepregister",
      {D3: "soms"},
      "Doelgroepregister!D3",
      "ja or nee was expected",
    ],
  ])("%s", async (_, sheet, cells, place, message) => {
    const {editions, slips} = await readBook(bookWith(sheet, cells));
    expect(editions).toEqual([]);
    expect(slips[0]).toMatchObject({place, message: expect.stringContaining(message)});
  });

  test("a workbook without such a table", async () => {
    const book = figuresBook([real], settings, words);
    const {slips} = await readBook({...book, sheets: book.sheets.slice(0, 1)});
    expect(slips[0]?.message).toContain(
      "Kwartaal | Arbeidsmarktregio | Gemeente | Gemeente, met klantprofiel",
    );
  });

  test("a file that is no workbook", async () => {
    const {slips} = await readTable(Buffer.from("%PDF"), {file: "in.xlsx", sha256: ""}, settings, words);
    expect(slips[0]?.message).toContain("not a workbook");
  });
});

test("an empty template names the municipalities of the quarter, and is no edition until it is filled in", async () => {
  const region = findRegionBySlug("midden-utrecht") as Region;
  const book = templateBook([region], parsePeriod("2023-Q3"), settings, words);
  const rows = book.sheets.find(({name}) => name === "Cijfers")?.table?.rows ?? [];
  expect(rows.map((row) => row[3])).toEqual([...real.municipalities.map(({name}) => name), "TOTAAL AMR"]);
  const {editions, slips} = await readBook(book);
  expect(editions).toEqual([]);
  expect(slips[0]?.message).toContain("no figure is filled in");
});

test("an empty template of all regions is said once", async () => {
  const names = ["midden-utrecht", "zeeland", "drenthe", "flevoland", "gorinchem"];
  const regions = names.map((name) => findRegionBySlug(name)) as [Region, ...Region[]];
  const {editions, slips} = await readBook(templateBook(regions, parsePeriod("2023-Q3"), settings, words));
  expect(editions).toEqual([]);
  expect(slips).toEqual([
    {
      place: expect.stringMatching(/^Cijfers!\d+$/),
      message: "no figure is filled in of 5 regions: Midden-Utrecht, Zeeland, Drenthe, Flevoland, Gorinchem",
    },
  ]);
});

describe("nothing is worked out from a total that is empty or withheld", () => {
  const symbols =
    ",gemeente_met_symbol,gemeente_zonder_symbol,uwv_met_symbol,uwv_zonder_symbol,totaal_symbol";
  test.each(["", "x"])("%j", async (symbol) => {
    const empty = `${total.replace(",94,", ",,")},,,,,${symbol}`;
    const {editions, slips} = await readCsv(`${head}${symbols}`, `${bunnik},,,,,`, empty);
    expect(slips).toEqual([]);
    const edition = withKnownPercent(editions[0]!);
    expect(edition.register).toEqual({persons: 130, knownPercent: null});
    const codes = revalidate(edition, settings.checks).findings.map(({code}) => code);
    expect(codes).toContain("missing-register");
    expect(codes).not.toContain("percentage-computed");
    const given = {...edition, register: {persons: 130, knownPercent: 72}};
    expect(revalidate(given, settings.checks).findings.map(({code}) => code)).not.toContain(
      "percentage-mismatch",
    );
  });

  test("a table is told which number is missing in it, and never of a sentence", () => {
    const say = (persons: number | null) =>
      wording.finding("missing-register", {table: "in.csv", ...(persons !== null && {persons})});
    expect(say(null)).toBe("Het aantal personen in het doelgroepregister is in in.csv niet ingevuld.");
    expect(say(130)).toMatch(/^Het percentage bekend in Sonar is in in\.csv niet ingevuld/);
  });
});
