/** Draws sheets that differ as much as sheets can, for verify-pdf.mjs: node --import … examples.ts FOLDER */
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {drawNationalSheet} from "../../src/publication/national-sheet.js";
import {drawSheet} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import {corpusSheet, emptied, nationalSheet, renamed, sheetOf} from "../support/sheets.js";

const folder = process.argv[2] as string;
const templates = await loadTemplates("templates");
const sheets = {
  real: sheetOf("midden-utrecht"),
  smallest: sheetOf("gorinchem"),
  largest: sheetOf("friesland"),
  suppressed: corpusSheet("dev/lw-suppressed-lt5"),
  empty: emptied(sheetOf("zeeland")),
  characters: renamed(sheetOf("flevoland"), (name) => `${name} & <"Zn'>`),
};

mkdirSync(folder, {recursive: true});
writeFileSync(join(folder, "national.pdf"), (await drawNationalSheet(nationalSheet(), templates)).pdf);
for (const [name, sheet] of Object.entries(sheets)) {
  writeFileSync(join(folder, `${name}.pdf`), (await drawSheet(sheet, templates)).pdf);
}
