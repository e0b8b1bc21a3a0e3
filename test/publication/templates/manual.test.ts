// templates/README.md is what an analyst goes by: its lists are complete, and its recipes work as they are written.
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {datasetFields} from "../../../src/publication/charts/chart-data.js";
import {createNationalModel} from "../../../src/publication/models/national-model.js";
import {createModel} from "../../../src/publication/models/sheet-model.js";
import {drawSheet} from "../../../src/publication/sheet.js";
import {helpers} from "../../../src/publication/templates/helpers.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {printTags, readDrawnPdf, tagsOf} from "../../support/drawn-pdf.js";
import {nationalSheet, sheetOf} from "../../support/sheets.js";

const manual = readFileSync("templates/README.md", "utf8");
const sheet = sheetOf("gorinchem");

test("every helper is in the list", () => {
  for (const name of Object.keys(helpers)) expect(manual).toContain(`\`{{${name} …}}\``);
});

test("every field of the sheet is in the list", async () => {
  const model = createModel(sheet, (await loadTemplates("templates")).settings);
  for (const name of Object.keys(model)) expect(manual).toContain(`\`${name}\``);
});

test("every field of the national sheet is in the list", async () => {
  const model = createNationalModel(nationalSheet(), (await loadTemplates("templates")).settings);
  for (const name of Object.keys(model)) expect(manual).toContain(`\`${name}\``);
});

test("every field of the charts' data is in the list", () => {
  for (const [name, fields] of Object.entries(datasetFields)) {
    const list = manual.slice(manual.indexOf("## Gegevens voor grafieken"));
    const row = list.split("\n").find((line) => line.startsWith(`| \`${name}\` |`));
    for (const field of fields) expect(row).toContain(`\`${field}\``);
  }
});

describe("the recipes", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "factsheet-manual-"));
    cpSync("templates", folder, {recursive: true});
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  test("1: another heading", async () => {
    replace("partials/table.hbs", "Personen in Sonar per gemeente", "Hoeveel mensen, per gemeente");
    const {tags, html} = await drawn();
    expect(printTags(tags)).toContain("Caption Hoeveel mensen, per gemeente");
    expect(html).toContain("Hoeveel mensen, per gemeente");
  });

  test("2: another colour", async () => {
    const written = 'band: {light: "#12436d", dark: "#0f2f4c"}';
    expect(manual).toContain(written);
    replace("theme.yaml", written, 'band: {light: "#3b1f5b", dark: "#0f2f4c"}');
    expect((await drawn()).html).toContain("--band:#3b1f5b");
  });

  test("3: another name for a column", async () => {
    expect(manual).toContain("label: Gemeente, met klantprofiel\n      short: Gemeente met");
    replace("publication.yaml", "label: Gemeente, met klantprofiel", "label: Gemeente, profiel klaar");
    replace("publication.yaml", "short: Gemeente met", "short: Gemeente klaar");
    const {tags} = await drawn();
    expect(printTags(tags)).toContain("TH Gemeente klaar");
    expect(printTags(tags)).toContain("LBody Gemeente, profiel klaar");
  });

  test("4: another chart", async () => {
    write("charts/registered.vl.json", example("{", "       }"));
    write("partials/chart-registered.hbs", example("<figure", "       </figure>"));
    replace("factsheet.hbs", "  {{> about}}", "  {{> chart-registered}}\n  {{> about}}");
    const {tags, html} = await drawn();
    const alternatives = tagsOf(tags, "Figure").map(({alt}) => alt);
    expect(alternatives).toContain(
      "Liggend staafdiagram met per gemeente het aantal personen in Sonar. Vijfheerenlanden 616; Molenlanden 456; Gorinchem 455;",
    );
    expect(html.match(/<figure/g)).toHaveLength(5);
  });

  test("5: one piece less", async () => {
    replace("factsheet.hbs", "    {{> chart-moves}}\n", "");
    const {tags} = await drawn();
    expect(tagsOf(tags, "Figure")).toHaveLength(3);
  });

  async function drawn() {
    const {pdf, html} = await drawSheet(sheet, await loadTemplates(folder));
    return {html, ...(await readDrawnPdf(pdf))};
  }

  function replace(file: string, right: string, wrong: string): void {
    const text = readFileSync(join(folder, file), "utf8");
    expect(text).toContain(right);
    write(file, text.replace(right, wrong));
  }

  function write(file: string, text: string): void {
    writeFileSync(join(folder, file), text);
  }

  /** The lines of recipe 4 from the one that starts so up to the one that ends it. */
  function example(start: string, end: string): string {
    const lines = manual.slice(manual.indexOf("### 4.")).split("\n");
    const first = lines.findIndex((line) => line.trim().startsWith(start) && line.startsWith("       "));
    const last = lines.indexOf(end, first);
    return lines.slice(first, last + 1).join("\n");
  }
});
