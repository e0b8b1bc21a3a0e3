import {strFromU8, unzipSync} from "fflate";
import type {PlacedEdition} from "../../../src/edition/edition.js";
import {figuresBook} from "../../../src/tabular/out/figures-book.js";
import {writeWorkbook} from "../../../src/tabular/workbook.js";
import {findingOf} from "../../../src/vocabulary/finding.js";
import {withCell} from "../../support/figures.js";
import {editionFromTruth, readSeriesTruth} from "../../support/truth.js";
import {settings, words} from "../../support/words.js";
import {valuesIn} from "../../support/workbooks.js";

const editions = readSeriesTruth().map(editionFromTruth) as PlacedEdition[];
const real = editions.find((edition) => !edition.fictional) as PlacedEdition;
const fictional = editions.filter((edition) => edition.fictional);

function write(...some: PlacedEdition[]): Promise<Uint8Array> {
  return writeWorkbook(figuresBook(some as [PlacedEdition], settings, words));
}

/** Texts of the files in the workbook, by path. */
async function partsOf(...some: PlacedEdition[]): Promise<Record<string, string>> {
  const files = unzipSync(await write(...some));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

async function cellsOf(sheet: string, ...some: PlacedEdition[]) {
  const sheets = await valuesIn(await write(...some));
  return sheets.find(({name}) => name === sheet)?.rows ?? [];
}

test("every sheet has a title and one table object with a heading row; nothing is merged", async () => {
  const parts = await partsOf(real);
  const sheets = Object.keys(parts).filter((name) => name.startsWith("xl/worksheets/sheet"));
  const tables = Object.keys(parts).filter((name) => name.startsWith("xl/tables/"));
  expect({sheets: sheets.length, tables: tables.length}).toEqual({sheets: 6, tables: 5});
  for (const name of sheets) {
    expect(parts[name]).not.toContain("mergeCell");
    const count = /<tableParts count="(\d+)"/.exec(parts[name] as string)?.[1] ?? "0";
    expect(count).toBe(name.endsWith("sheet1.xml") ? "0" : "1");
  }
  expect(parts["xl/tables/table2.xml"]).toMatch(/ref="A2:J17".*tableColumns count="10".*name="Totaal"/);
});

test("the document names its title and language, and counts have a Dutch format", async () => {
  const parts = await partsOf(real);
  const core = parts["docProps/core.xml"];
  expect(core).toContain("<dc:title>Transparantie van klantprofielen: Midden-Utrecht, tweede kwartaal 2023<");
  expect(core).toContain("<dc:language>nl-NL</dc:language>");
  expect(core).toContain(">2023-06-30T00:00:00Z</dcterms:modified>");
  expect(parts["xl/styles.xml"]).toContain("[$-413]#,##0");
});

test("the figures stand there as numbers, the total last", async () => {
  const rows = await cellsOf("Cijfers", real);
  expect(rows[0]?.[0]).toBe("Aantal personen per gemeente: Midden-Utrecht, tweede kwartaal 2023");
  expect(rows[2]).toEqual(["2023-Q2", "Midden-Utrecht", "AM13", "Bunnik", "GM0312", 4, 18, 62, 10, 94]);
  expect(rows.at(-1)).toEqual([
    ...["2023-Q2", "Midden-Utrecht", "AM13", "TOTAAL AMR", undefined],
    ...[460, 1921, 3636, 631, 6648],
  ]);
  expect((await cellsOf("Doelgroepregister", real)).at(-1)).toEqual([
    ...["2023-Q2", "Midden-Utrecht", "AM13", "nee", 8844, 75],
  ]);
});

test("a symbol stands in its cell; a provisional figure stays a number and is named beside it", async () => {
  const [row] = real.municipalities;
  const suppressed = withCell({...real, municipalities: [row!]}, "Bunnik", "uwv_zonder", "<5");
  const rows = await cellsOf("Cijfers", withCell(suppressed, "Bunnik", "totaal", "94*"));
  expect(rows[1]?.at(-1)).toBe("Voorlopig");
  expect(rows[2]?.slice(5)).toEqual([4, 18, 62, "<5", 94, "Totaal"]);
});

test("what is blacked out stands in its cell; a revised figure is named beside it", async () => {
  const [row] = real.municipalities;
  const black = withCell({...real, municipalities: [row!]}, "Bunnik", "uwv_zonder", "█");
  const rows = await cellsOf("Cijfers", withCell(black, "Bunnik", "totaal", "94 r"));
  expect(rows[1]?.at(-1)).toBe("Herzien");
  expect(rows[2]?.slice(5)).toEqual([4, 18, 62, "█", 94, "Totaal"]);
  expect((await cellsOf("Symbolen", real)).flat()).toContain("In de bron zwart gemaakt.");
});

test("fictional figures and a concept say so on the cover and above every table of figures", async () => {
  const [edition] = fictional as [PlacedEdition];
  const concept = {...edition, findings: [findingOf("missing-total-row")]};
  const cover = (await cellsOf("Voorblad", concept)).flat();
  expect(cover).toEqual(
    expect.arrayContaining(["Voorbeeld met fictieve cijfers.", "Concept: bevat bevindingen."]),
  );
  expect((await cellsOf("Cijfers", edition))[1]?.[0]).toBe("Voorbeeld met fictieve cijfers.");
  expect((await cellsOf("Voorblad", real)).flat().join()).not.toMatch(/fictie|Concept/);
});

test("the same editions give the same bytes, in any time zone", async () => {
  const zone = process.env.TZ;
  process.env.TZ = "Pacific/Kiritimati";
  const there = await write(real);
  process.env.TZ = "America/Los_Angeles";
  const elsewhere = await write(real);
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(Buffer.from(there).equals(Buffer.from(elsewhere))).toBe(true);
});

test("one workbook holds every quarter", async () => {
  const rows = await cellsOf("Cijfers", ...fictional);
  const rowCount = fictional.reduce((sum, edition) => sum + edition.municipalities.length + 1, 0);
  expect(rows).toHaveLength(rowCount + 3);
  expect(rows[0]?.[0]).toBe("Aantal personen per gemeente: alle regio’s en kwartalen");
});
