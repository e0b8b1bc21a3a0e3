import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {figuresHash} from "../../src/edition/certificate.js";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {editionFromJson} from "../../src/edition/edition-json.js";
import {drawSheet} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import {contentsOf, factsheet, timesOf, workspace} from "../support/command.js";
import {figure, persons} from "../support/figures.js";

const folder = workspace(["2023-Q2/gorinchem"]);
const output = join(folder, "output");
const read = (name: string) => readFileSync(join(output, name), "utf8");
const says = (words: string) => read("2023-Q2/gorinchem.html").includes(words);
const build = (...options: string[]) => factsheet(["build", "--fail-on", "never", ...options], {cwd: folder});

/** The PDF of the same region and quarter with one figure more, made later: drawn by the project itself. */
async function revisedPdf(): Promise<Uint8Array> {
  const name = "editions/2023-Q2/gorinchem.json";
  const edition = editionFromJson(read(name), name) as PlacedEdition;
  const add = <T extends PlacedEdition["municipalities"][0]["figures"]>(figures: T): T => ({
    ...figures,
    uwv_met: figure(persons(figures.uwv_met) + 1),
    totaal: figure(persons(figures.totaal) + 1),
  });
  const [first, ...others] = edition.municipalities as [PlacedEdition["municipalities"][0]];
  const revised: PlacedEdition = {
    ...edition,
    municipalities: [{...first, figures: add(first.figures)}, ...others],
    total: edition.total && {...edition.total, figures: add(edition.total.figures)},
    source: {...edition.source, created: "2026-11-24T09:00:00Z"},
  };
  const sheet = await drawSheet(
    {edition: revised, history: [], changes: null},
    await loadTemplates("templates"),
  );
  return sheet.pdf;
}

test("a PDF that takes the place of another makes the sheet «Herzien» only after publication, and keeps it so", async () => {
  await build();
  const before = readFileSync(join(folder, "input/2023-Q2/gorinchem.pdf"));
  writeFileSync(join(folder, "input/2023-Q2/gorinchem.pdf"), await revisedPdf());
  await build();
  expect(says("Herzien")).toBe(false);
  expect(read("2023-Q2/changes.html")).not.toContain("Herzien");

  writeFileSync(join(folder, "input/2023-Q2/gorinchem.pdf"), before);
  await build();
  const current = editionFromJson(read("editions/2023-Q2/gorinchem.json"), "gorinchem.json");
  const figures = figuresHash(current);
  const record = {region: "gorinchem", period: "2023-Q2", date: "2026-11-23", by: "A. Bakker", figures};
  writeFileSync(join(folder, "input/publications.yaml"), JSON.stringify([record]));
  writeFileSync(join(folder, "input/2023-Q2/gorinchem.pdf"), await revisedPdf());
  await build();
  expect(says("<strong>Herzien</strong>")).toBe(true);
  expect(says("Herzien: 4 cijfers zijn anders dan in de uitgave van 23 november 2026.")).toBe(true);
  expect(read("index.html")).toContain("herzien");
  expect(read("2023-Q2/changes.html")).toContain("anders dan gepubliceerd op 23 november 2026");

  const then = timesOf(output);
  expect((await build()).stderr).toContain("0 drawn, 1 unchanged");
  expect(timesOf(output)).toEqual(then);

  await build("--force");
  expect(says("<strong>Herzien</strong>")).toBe(true);

  const apart = join(folder, "apart");
  const drawn = await build("--only", "draw", "--archive", output, "--output", apart);
  expect(drawn.code).toBe(0);
  for (const form of ["html", "pdf"]) {
    const file = `2023-Q2/gorinchem.${form}`;
    expect(contentsOf(apart)[file]).toBe(contentsOf(output)[file]);
  }

  const answer = {region: "gorinchem", period: "2023-Q2", kind: "revision", name: "n", date: "2026-11-25"};
  const notes = [{...answer, explanation: "Gebeld.", onSheet: "Eén persoon was niet geteld."}];
  writeFileSync(join(folder, "input/notes.yaml"), JSON.stringify(notes));
  await build();
  expect(says("Eén persoon was niet geteld.")).toBe(true);
  expect(says("Gebeld")).toBe(false);
});
