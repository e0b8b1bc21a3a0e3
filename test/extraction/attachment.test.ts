// A factsheet that we drew is recognised when it is read again: by its attached figures, if the pages print just those.
import {withoutCorrections} from "../../src/edition/apply-corrections.js";
import {publicEditionData} from "../../src/edition/edition-json.js";
import {attachedEdition, reconcile} from "../../src/extraction/attachment.js";
import {extractEditions} from "../../src/extraction/extract.js";
import {createMarkFinder} from "../../src/extraction/table/heading-phrases.js";
import {createDocument} from "../../src/publication/document.js";
import {createModel, type SheetInput} from "../../src/publication/models/sheet-model.js";
import {drawNationalSheet} from "../../src/publication/national-sheet.js";
import {drawPdf} from "../../src/publication/pdf/draw-pdf.js";
import {attachmentsOf, infoOf} from "../../src/publication/pdf/info.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import {columns} from "../../src/vocabulary/figure.js";
import {figure, withCell as otherwise} from "../support/figures.js";
import {corpusSheet, emptied, nationalSheet, sheetOf} from "../support/sheets.js";

const templates = await loadTemplates("templates");

/** The PDF of a sheet that carries the figures of another, as if its pages had been altered by hand. */
async function draw(sheet: SheetInput, attached: SheetInput = sheet): Promise<Uint8Array> {
  const document = await createDocument("factsheet", createModel(sheet, templates.settings), templates);
  const attachments = attachmentsOf("figures", "", [attached.edition], templates);
  return drawPdf(document, infoOf(sheet.edition, templates), attachments, templates);
}

const read = (pdf: Uint8Array) =>
  extractEditions(pdf, {file: "own.pdf", sha256: "0".repeat(64)}, templates.settings);

const withCell = (
  sheet: SheetInput,
  name: string,
  column: "uwv_met" | "totaal",
  value: number | string,
): SheetInput => ({
  ...sheet,
  edition: otherwise(sheet.edition, name, column, value),
});

test.each([
  ["the real sheet", sheetOf("midden-utrecht")],
  ["few municipalities and a history", sheetOf("gorinchem")],
  ["many municipalities", sheetOf("groningen")],
  ["key figures of 69,9% and 69,8% beside 70% in the text", sheetOf("friesland", "2023-Q1")],
  ["a chart that has 65% beside 64,5% and 64%", sheetOf("groningen", "2023-Q1")],
  ["a name over two lines beside a chart", sheetOf("zuidoost-brabant")],
  ["a region whose name begins with Regio", sheetOf("regio-zwolle")],
  ["withheld figures", corpusSheet("dev/lw-suppressed-lt5")],
  ["dashes for nobody", corpusSheet("dev/lw-zero-dash")],
  ["empty cells", corpusSheet("dev/cr-empty-zero")],
  ["a figure that is blacked out", withCell(sheetOf("gorinchem"), "Molenlanden", "uwv_met", "█")],
  [
    "a figure that is provisional and one that is revised",
    withCell(
      withCell(sheetOf("gorinchem"), "Molenlanden", "uwv_met", "135 r"),
      "Gorinchem",
      "totaal",
      "445p",
    ),
  ],
  ["nobody at all", emptied(sheetOf("gorinchem"))],
])("%s: figures, symbols, register and narrative come back as they were", async (_, sheet) => {
  const [edition, ...others] = await read(await draw(sheet));
  expect(others).toEqual([]);
  expect(edition && publicEditionData(edition)).toEqual(publicEditionData(sheet.edition));
  expect(edition?.source.method).toBe("attachment");
  expect(edition?.boxes.municipalities).toHaveLength(sheet.edition.municipalities.length);
});

test("a corrected figure comes back as it is printed, and there is nothing to undo", async () => {
  const sheet = withCell(sheetOf("zeeland"), "Veere", "uwv_met", 153);
  const correction = {
    municipality: "Veere",
    column: "uwv_met",
    printed: figure(135),
    corrected: figure(153),
  } as const;
  const said = {reason: "gebeld", name: "A. Bakker", date: "2023-07-04"};
  const {persons, knownPercent} = sheet.edition.register as {persons: number; knownPercent: number};
  const corrections = [
    {...correction, ...said},
    {column: "register_persons", printed: 1, corrected: persons, ...said},
    {column: "register_percent", printed: null, corrected: knownPercent, ...said},
  ] as const;
  const corrected = {...sheet, edition: {...sheet.edition, corrections}};
  const [edition] = await read(await draw(corrected));
  expect(edition?.source.method).toBe("attachment");
  const back = withoutCorrections(edition as never);
  expect(back.municipalities.find(({name}) => name === "Veere")?.figures.uwv_met).toEqual(figure(153));
});

test("a figure that was altered afterwards is an error, and what is printed counts", async () => {
  const sheet = sheetOf("zeeland");
  const [edition] = await read(await draw(withCell(sheet, "Veere", "uwv_met", 153), sheet));
  expect(edition?.findings[0]).toMatchObject({
    code: "altered-after-publication",
    municipality: "Veere",
    column: "uwv_met",
    printed: "153",
    expected: "135",
  });
  expect(edition?.source.method).toBe("text");
  const veere = edition?.municipalities.find(({name}) => name === "Veere");
  expect(veere?.figures.uwv_met).toEqual(figure(153));
});

test.each([
  [
    "a municipality left out",
    (s: SheetInput) => ({...s, edition: {...s.edition, municipalities: s.edition.municipalities.slice(1)}}),
  ],
  [
    "another register",
    (s: SheetInput) => ({...s, edition: {...s.edition, register: {persons: 9999, knownPercent: 72}}}),
  ],
  [
    "another wording",
    (s: SheetInput) => ({...s, edition: {...s.edition, narrative: s.edition.narrative.slice(0, 2)}}),
  ],
])("%s is an alteration too", async (_, alter) => {
  const sheet = sheetOf("zeeland");
  const [edition] = await read(await draw(alter(sheet), sheet));
  expect(edition?.findings.map(({code}) => code)).toContain("altered-after-publication");
});

test("a percentage that was altered is named, not the persons beside it", async () => {
  const sheet = sheetOf("zeeland");
  const {persons, knownPercent} = sheet.edition.register as {persons: number; knownPercent: number};
  const register = {persons, knownPercent: knownPercent - 9};
  const [edition] = await read(await draw({...sheet, edition: {...sheet.edition, register}}, sheet));
  expect(edition?.findings[0]).toMatchObject({
    code: "altered-after-publication",
    expected: `${knownPercent}%`,
  });
});

const asReal = (edition: SheetInput["edition"]) => ({...edition, fictional: false});
const withRow = (edition: SheetInput["edition"], change: object) => ({
  ...edition,
  municipalities: edition.municipalities.map((row, i) => (i === 0 ? {...row, ...change} : row)),
});

test.each<readonly [string, (edition: SheetInput["edition"]) => SheetInput["edition"]]>([
  ["that the figures are real", asReal],
  ["no narrative", (edition) => ({...edition, narrative: []})],
  ["less of the narrative", (edition) => ({...edition, narrative: edition.narrative.slice(0, 2)})],
  ["other headings", (edition) => ({...edition, headings: ["x", "<b>", "y", "z", "w"]})],
  ["columns in another order", (edition) => ({...edition, columns: [...columns].reverse()})],
  ["another code of the region", (edition) => ({...edition, region: {...edition.region, code: "AM01"}})],
  ["another name of the region", (edition) => ({...edition, region: {...edition.region, name: "<script>"}})],
  [
    "another spelling of the region",
    (edition) => ({...edition, region: {...edition.region, printedName: "Groot Amsterdam"}}),
  ],
  ["another code of a municipality", (edition) => withRow(edition, {code: "GM0344"})],
  ["another spelling of a municipality", (edition) => withRow(edition, {printedName: "Utrecht"})],
  ["no register", (edition) => ({...edition, register: null})],
  ["no total", (edition) => ({...edition, total: null})],
  [
    "a correction of the register that is not on the page",
    (edition) => ({
      ...edition,
      corrections: [
        {column: "register_persons", printed: 1, corrected: 2, reason: "r", name: "n", date: "2023-07-04"},
      ],
    }),
  ],
  [
    "a correction that is not on the page",
    (edition) => ({
      ...edition,
      corrections: [
        {
          municipality: "Veere",
          column: "uwv_met",
          printed: figure(1),
          corrected: figure(2),
          reason: "r",
          name: "n",
          date: "2023-07-04",
        },
      ],
    }),
  ],
])("what is attached is held against the pages: %s", async (_, alter) => {
  const sheet = sheetOf("zeeland");
  const [edition] = await read(await draw(sheet, {...sheet, edition: alter(sheet.edition)}));
  expect(edition?.findings[0]?.code).toBe("altered-after-publication");
  expect(edition?.fictional).toBe(true);
  expect(edition).toMatchObject({region: {name: "Zeeland", code: sheet.edition.region.code}});
});

test("an altered symbol is seen", () => {
  const {edition} = corpusSheet("dev/lw-suppressed-lt5");
  const attached = {...edition, narrative: []};
  const marks = createMarkFinder(templates.settings.headings);
  const reconciled = reconcile(otherwise(attached, "Ameland", "uwv_zonder", "x"), attached, [], marks);
  expect(reconciled.findings[0]).toMatchObject({
    code: "altered-after-publication",
    printed: "x",
    expected: "<5",
  });
});

test("files that are no figures of ours are left alone", () => {
  const file = (name: string, text: string) => ({name, content: new TextEncoder().encode(text)});
  expect(attachedEdition([file("a.json", "{}"), file("b.json", "no"), file("c.csv", "a,b")])).toBeNull();
});

test("our national sheet is refused: its figures are those of the regions' sheets", async () => {
  const {pdf} = await drawNationalSheet(nationalSheet(), templates);
  await expect(read(pdf)).rejects.toThrow("this is a national sheet");
}, 30_000);
