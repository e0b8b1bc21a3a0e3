import {createModel} from "../../../src/publication/models/sheet-model.js";
import {drawSheet, type SheetInput} from "../../../src/publication/sheet.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {findingOf} from "../../../src/vocabulary/finding.js";
import {figure, withCell} from "../../support/figures.js";
import {sheetOf} from "../../support/sheets.js";

const templates = await loadTemplates("templates");
const textOf = async (sheet: SheetInput) => (await drawSheet(sheet, templates)).html.replace(/<[^>]+>/g, "");

test("a correction stands in the colophon, with both figures and what is meant for readers", async () => {
  const sheet = sheetOf("zeeland");
  const correction = {
    municipality: "Veere",
    column: "uwv_met",
    printed: figure(1350),
    corrected: figure(135),
  } as const;
  const corrections = [{...correction, reason: "gebeld", name: "A. Bakker", date: "2023-07-04"}];
  const corrected = {...sheet, edition: {...sheet.edition, corrections}};
  const {html} = await drawSheet(corrected, templates);
  const said = "Gecorrigeerd op 4 juli 2023: Veere, UWV, met klantprofiel is 135, in de bron stond 1.350.";
  expect(html).toContain(`${said}</p>`);
  expect(html).not.toMatch(/gebeld|Bakker/);
  const told = corrections.map((one) => ({...one, onSheet: "Een tikfout."}));
  const edition = {...sheet.edition, corrections: told};
  expect((await drawSheet({...sheet, edition}, templates)).html).toContain(`${said} Een tikfout.</p>`);
  expect((await drawSheet(sheet, templates)).html).not.toContain("Gecorrigeerd op");
});

test("corrected persons and percentage of the register are told of as such", async () => {
  const sheet = sheetOf("zeeland");
  const said = {reason: "gebeld", name: "A. Bakker", date: "2023-07-04"};
  const corrections = [
    {column: "register_persons", printed: null, corrected: 5120, ...said},
    {column: "register_percent", printed: 74.5, corrected: 75, ...said},
  ] as const;
  const text = await textOf({...sheet, edition: {...sheet.edition, corrections}});
  expect(text).toContain(
    "Gecorrigeerd op 4 juli 2023: het doelgroepregister telt 5.120 personen, in de bron was dat niet te lezen.",
  );
  expect(text).toContain("Gecorrigeerd op 4 juli 2023: bekend in Sonar is 75%, in de bron stond 74,5%.");
});

test("who vouches is named only where publication.yaml asks for it", async () => {
  const vouchings = [{by: "A. Bakker", date: "2023-07-04", note: "met de bron", valid: true}];
  const sheet = {...sheetOf("zeeland"), vouchings};
  expect(await textOf(sheet)).toContain("De cijfers zijn bevestigd op 4 juli 2023.");
  expect(await textOf(sheet)).not.toMatch(/Bakker|met de bron/);
  const naming = {...templates, settings: {...templates.settings, showNames: true}};
  expect((await drawSheet(sheet, naming)).html).toContain(
    "De cijfers zijn bevestigd door A. Bakker op 4 juli 2023.",
  );
});

test("what is blacked out is said to be, and is nobody nowhere", async () => {
  const sheet = sheetOf("zeeland");
  const black = {...sheet, edition: withCell(sheet.edition, "Veere", "uwv_met", "█")};
  const {html} = await drawSheet(black, templates);
  expect(html).toMatch(/<td[^>]*>■<\/td>/);
  expect(html).toContain("■ in plaats van een aantal: in de bron zwart gemaakt.");
  expect(html).not.toContain("betekent: niemand");
  const marked = {...sheet, edition: withCell(sheet.edition, "Veere", "uwv_met", "135 r")};
  const revised = (await drawSheet(marked, templates)).html;
  expect(revised).toMatch(/<td[^>]*>135r<\/td>/);
  expect(revised).toContain("r achter een aantal: herzien cijfer.");
});

test("a correction to nobody, or to black, is said in words", async () => {
  const sheet = sheetOf("zeeland");
  const said = async (corrected: string, printed: string | number) => {
    const place = {
      municipality: "Veere",
      column: "uwv_met",
      reason: "tikfout",
      name: "n",
      date: "2023-07-04",
    } as const;
    const corrections = [{...place, printed: figure(printed), corrected: figure(corrected)}];
    return (await drawSheet({...sheet, edition: {...sheet.edition, corrections}}, templates)).html;
  };
  expect(await said("–", 1350)).toContain("is niemand, in de bron stond 1.350.");
  expect(await said("█", "<5")).toContain("is zwart gemaakt, in de bron stond &lt;5.");
});

test("where municipalities are too small to be named as highest or lowest, the message says so", async () => {
  const {shares} = createModel(sheetOf("friesland"), templates.settings);
  expect(shares.rows[0]).toMatchObject({name: "Schiermonnikoog", share: 7 / 8});
  expect(shares.extremes?.highest.names).toEqual(["Tytsjerksteradiel"]);
  expect(await textOf(sheetOf("friesland"))).toContain(
    "Van de gemeenten met ten minste 50 personen in Sonar is het aandeel het hoogst in Tytsjerksteradiel (77%) en het laagst in Achtkarspelen (57%).",
  );
});

test("where all municipalities take part, nothing is said of their size", async () => {
  expect(createModel(sheetOf("gorinchem"), templates.settings).shares.extremesFrom).toBeNull();
  expect(await textOf(sheetOf("gorinchem"))).not.toContain("ten minste");
});

test("gemeenten and UWV are compared with history and without", async () => {
  expect(await textOf(sheetOf("friesland"))).toContain(
    "Van de 1.635 personen bij gemeenten heeft 28% een klantprofiel, van de 4.705 bij UWV 84%.",
  );
  expect(await textOf(sheetOf("midden-utrecht"))).toContain("Gemeenten en UWV vergeleken");
});

test("a concept says what is doubted of the register", async () => {
  const sheet = sheetOf("drenthe");
  const doubted = (code: "percentage-mismatch" | "missing-register") =>
    textOf({...sheet, edition: {...sheet.edition, findings: [findingOf(code)]}});
  const notice = "Concept: bevat bevindingen over";
  expect(await doubted("percentage-mismatch")).toContain(
    `${notice} het aandeel van het register dat in Sonar bekend is`,
  );
  expect(await doubted("missing-register")).toContain(`${notice} het doelgroepregister (ontbreekt)`);
});
