// Sheets drawn by our own renderer, in three layouts of the table, read back from their text alone: nothing is attached.
// `SHEETS=200 npm run test:jest test/extraction/own-sheets` draws more of them.
import {cpSync, mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {extractEditions} from "../../src/extraction/extract.js";
import {createDocument} from "../../src/publication/document.js";
import {createModel} from "../../src/publication/models/sheet-model.js";
import {drawPdf} from "../../src/publication/pdf/draw-pdf.js";
import {infoOf} from "../../src/publication/pdf/info.js";
import {loadTemplates, type Templates} from "../../src/publication/templates/templates.js";
import {byColumn, columns, groups} from "../../src/vocabulary/figure.js";
import {seriesEditions} from "../support/compared.js";
import {figure} from "../support/figures.js";
import {sheetOf} from "../support/sheets.js";

const sheets = Number(process.env.SHEETS ?? 8);
const beside = '<div class="columns wide-left">\n    {{> table}}\n    {{> chart-share}}\n  </div>';

const layouts: Record<string, Templates> = {
  "beside a chart": await templatesWith(beside),
  "over the whole width": await templatesWith("{{> table}}\n  {{> chart-share}}"),
  "in half the width, after a chart": await templatesWith(
    '<div class="columns">\n    {{> chart-share}}\n    {{> table}}\n  </div>',
  ),
};

const count = fc.oneof({weight: 5, arbitrary: fc.nat(3_000)}, fc.nat(9));
const cell = fc.oneof(
  {weight: 9, arbitrary: count},
  fc.constantFrom("<5", "x", "-", "1-4", "geheim", "■", "7r", "12*"),
);
const sheet = fc.constantFrom(...seriesEditions().filter(({fictional}) => fictional)).chain((edition) =>
  fc
    .array(fc.tuple(cell, cell, cell, cell), {
      minLength: edition.municipalities.length,
      maxLength: edition.municipalities.length,
    })
    .map((rows) => withCells(edition, rows)),
);

test.each(Object.entries(layouts))(
  "a table %s: every figure, symbol and name comes back",
  async (_, templates) => {
    await fc.assert(
      fc.asyncProperty(sheet, async (edition) => {
        const [read, ...others] = await drawAndRead(edition, templates);
        expect(others).toEqual([]);
        expect(read).toMatchObject({
          region: {slug: edition.region.slug},
          period: edition.period,
          fictional: true,
          municipalities: edition.municipalities.map(({name, figures}) => ({name, figures})),
          total: {figures: edition.total?.figures},
          register: edition.register,
        });
        expect(read?.source.method).toBe("text");
      }),
      {numRuns: sheets, seed: 5},
    );
  },
);

async function drawAndRead(edition: PlacedEdition, templates: Templates) {
  const {history} = sheetOf(edition.region.slug, edition.period);
  const model = createModel({edition, history, changes: null}, templates.settings);
  const document = await createDocument("factsheet", model, templates);
  const pdf = await drawPdf(document, infoOf(edition, templates), [], templates);
  return extractEditions(pdf, {file: "own.pdf", sha256: "0".repeat(64)}, templates.settings);
}

/** The edition with other figures and symbols; totals and register follow from what can be added up. */
function withCells(edition: PlacedEdition, rows: readonly (readonly (number | string)[])[]): PlacedEdition {
  const sums = byColumn(() => 0);
  const municipalities = edition.municipalities.map((row, i) => {
    const printed = byColumn((column) => rows[i]?.[(groups as readonly string[]).indexOf(column)] ?? 0);
    const counts = byColumn((column) => (typeof printed[column] === "number" ? printed[column] : 0));
    counts.totaal = groups.reduce((sum, group) => sum + counts[group], 0);
    for (const column of columns) sums[column] += counts[column];
    return {
      ...row,
      figures: byColumn((column) => figure(column === "totaal" ? counts.totaal : printed[column])),
    };
  });
  const persons = Math.round(sums.totaal / 0.8) + 1;
  return {
    ...edition,
    municipalities,
    total: {label: "TOTAAL AMR", figures: byColumn((column) => figure(sums[column]))},
    register: {persons, knownPercent: Math.round((100 * sums.totaal) / persons)},
  };
}

async function templatesWith(table: string): Promise<Templates> {
  const folder = mkdtempSync(join(tmpdir(), "factsheet-layout-"));
  cpSync("templates", folder, {recursive: true});
  const file = join(folder, "factsheet.hbs");
  const source = readFileSync(file, "utf8");
  if (!source.includes(beside)) throw new Error("factsheet.hbs no longer has the table beside a chart");
  writeFileSync(file, source.replace(beside, table));
  return loadTemplates(folder);
}
