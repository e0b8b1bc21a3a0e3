// Each folder in test/editions is a case. To add one: a folder with in.pdf, run the tests,
// check the new edition.json against the paper, commit both.
import {readdirSync, readFileSync} from "node:fs";
import {rowsOf} from "../../src/edition/edition.js";
import {editionToJson} from "../../src/edition/edition-json.js";
import {extractEditions} from "../../src/extraction/extract.js";
import {parseSettings} from "../../src/settings/settings.js";
import {columns} from "../../src/vocabulary/figure.js";
import {persons} from "../support/figures.js";
import {expectGolden} from "../support/golden.js";

const settings = parseSettings(readFileSync("templates/publication.yaml", "utf8"), "publication.yaml");

function read(pdf: string) {
  const source = {file: "in.pdf", sha256: "0".repeat(64)};
  return extractEditions(new Uint8Array(readFileSync(pdf)), source, settings);
}

test.each(readdirSync("test/editions"))("reads %s", async (name) => {
  const editions = await read(`test/editions/${name}/in.pdf`);
  expectGolden(`test/editions/${name}/edition.json`, editions.map(editionToJson).join(""));
});

// The one real sheet, as its text came down to us: lines of a name and five figures.
const seed = readFileSync("test/truth/seed-midden-utrecht-2023-Q2.txt", "utf8");

test("the real sheet has the figures of the text that came down to us", async () => {
  const [edition] = await read("input/2023-Q2/midden-utrecht.pdf");
  const lines = [...seed.matchAll(/^\s*(\p{Lu}[\p{L} ]+?) ((?:[\d.]+ ){4}[\d.]+)\s*$/gmu)];
  const printed = lines.map(([, name, figures = ""]) => ({
    name,
    figures: figures.split(" ").map((figure) => Number(figure.replace(".", ""))),
  }));
  const rows = edition ? rowsOf(edition) : [];
  expect(
    rows.map(({name, figures}) => ({name, figures: columns.map((column) => persons(figures[column]))})),
  ).toEqual(printed);
  expect(printed).toHaveLength(15);
  expect(edition?.register).toEqual({persons: 8844, knownPercent: 75});
  expect(edition?.fictional).toBe(false);
});

test("the real sheet has the text that came down to us, its lines joined", async () => {
  const [edition] = await read("input/2023-Q2/midden-utrecht.pdf");
  const told = (edition?.narrative ?? [])
    .flatMap(({heading, paragraphs}) => [heading, ...paragraphs])
    .join(" ");
  const from = seed.indexOf("Transparantie op de arbeidsmarkt");
  expect(told.replace(/\s+/g, " ")).toBe(seed.slice(from).replace(/\s+/g, " ").trim());
});
