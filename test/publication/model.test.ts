import {drawSheet} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates.js";
import {sheetOf} from "../support/sheets.js";

test("a correction stands in the colophon, with both figures and the reason", async () => {
  const sheet = sheetOf("zeeland");
  const correction = {municipality: "Veere", column: "uwv_met", printed: 1350, corrected: 135} as const;
  const corrections = [{...correction, reason: "tikfout", name: "n", date: "2023-07-04"}];
  const corrected = {...sheet, edition: {...sheet.edition, corrections}};
  const {html} = await drawSheet(corrected, await loadTemplates("templates"));
  expect(html).toContain(
    "Gecorrigeerd op 4 juli 2023: Veere, UWV, met klantprofiel is 135, in de bron stond 1.350. Reden: tikfout.",
  );
  expect((await drawSheet(sheet, await loadTemplates("templates"))).html).not.toContain("Gecorrigeerd op");
});
