// Each sheet below has its text and tag tree in sheets/NAME.txt. To add one: a line here, run the tests, read the new
// file against the figures, commit both.

import {execFileSync} from "node:child_process";
import {createHash} from "node:crypto";
import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {editionData} from "../../src/edition/edition-json.js";
import {drawNationalSheet} from "../../src/publication/national-sheet.js";
import {drawSheet, type SheetInput} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import {printTags, readDrawnPdf, tagsOf, textsOf} from "../support/drawn-pdf.js";
import {expectGolden} from "../support/golden.js";
import {
  corpusSheet,
  emptied,
  nationalSheet,
  renamed,
  sheetOf,
  withFinding,
  without,
} from "../support/sheets.js";

const templates = await loadTemplates("templates");

const sheets: Readonly<Record<string, SheetInput>> = {
  "first-quarter": sheetOf("midden-utrecht"),
  "three-municipalities": sheetOf("gorinchem"),
  "eighteen-municipalities": sheetOf("friesland"),
  suppressed: corpusSheet("dev/lw-suppressed-lt5"),
  "symbols-of-all-kinds": corpusSheet("made/rl-suppressed-star-point"),
  "nobody-at-all": emptied(sheetOf("zeeland")),
  "quarters-missing": without(sheetOf("zeeland"), ["2022-Q1", "2022-Q2", "2023-Q1"]),
  concept: withFinding(sheetOf("flevoland")),
  characters: renamed(sheetOf("drenthe"), (name) => `${name} & <"Zn'>`),
};

test.each(Object.entries(sheets))("%s: text and tags are as they were read", async (name, input) => {
  const {pages, title, language, bookmarks, tags} = await readDrawnPdf(
    (await drawSheet(input, templates)).pdf,
  );
  const head = [title, language, `${pages} pages`, ...bookmarks.map((bookmark) => `> ${bookmark}`)];
  expectGolden(`test/publication/sheets/${name}.txt`, `${head.join("\n")}\n\n${printTags(tags)}`);
});

test.each(Object.entries(sheets))(
  "%s: headings do not skip a level, and every figure has words",
  async (_, input) => {
    const {tags} = await readDrawnPdf((await drawSheet(input, templates)).pdf);
    expect(textsOf(tags, "H1")).toEqual([templates.settings.title]);
    const figures = tagsOf(tags, "Figure");
    expect(figures.length).toBeGreaterThanOrEqual(2);
    for (const {alt} of figures) expect(alt).toMatch(/diagram.*[\d–]/);
  },
);

test("a web page weighs less than 300 KB, the national one with all its municipalities too", async () => {
  const national = await drawNationalSheet(nationalSheet(), templates);
  const sheet = await drawSheet(sheetOf("zeeland"), templates);
  for (const {html} of [national, sheet]) expect(Buffer.byteLength(html)).toBeLessThan(300_000);
});

test("the figures are attached as CSV and JSON, without where they came from", async () => {
  const {edition} = sheets["first-quarter"] as SheetInput;
  const {pdf, csv} = await drawSheet(sheets["first-quarter"] as SheetInput, templates);
  const {attachments} = await readDrawnPdf(pdf);
  expect([...attachments.keys()]).toEqual(["midden-utrecht-2023-Q2.csv", "midden-utrecht-2023-Q2.json"]);
  expect(attachments.get("midden-utrecht-2023-Q2.csv")).toBe(csv);
  const attached = JSON.parse(attachments.get("midden-utrecht-2023-Q2.json") as string);
  expect(attached.municipalities).toEqual(editionData(edition).municipalities);
  expect(Object.keys(attached)).not.toEqual(expect.arrayContaining(["source"]));
  expect(Object.keys(attached)).not.toEqual(expect.arrayContaining(["findings"]));
});

test("a real sheet says nothing of examples or drafts, a fictional one and a draft do", async () => {
  const words = async (input: SheetInput) =>
    textsOf((await readDrawnPdf((await drawSheet(input, templates)).pdf)).tags, "P");
  expect(await words(sheets["first-quarter"] as SheetInput)).not.toContain("Voorbeeld met fictieve cijfers");
  expect((await words(sheets["first-quarter"] as SheetInput)).join(" ")).not.toContain("Concept");
  const draft = await words(sheets.concept as SheetInput);
  expect(draft).toEqual(
    expect.arrayContaining([
      "Concept: bevat bevindingen over Urk (Totaal)",
      "Voorbeeld met fictieve cijfers",
    ]),
  );
});

test("a draft says so in its title and at the foot of every page", async () => {
  const drawn = async (input: SheetInput) => {
    const {pdf, html} = await drawSheet(input, templates);
    const footer = /<footer>(.*)<\/footer>/.exec(html)?.[1];
    return {footer, page: /<title>(.*)<\/title>/.exec(html)?.[1], paper: (await readDrawnPdf(pdf)).title};
  };
  const title = "Transparantie van klantprofielen – Flevoland – tweede kwartaal 2023";
  expect(await drawn(sheets.concept as SheetInput)).toEqual({
    footer: expect.stringContaining(" · concept · voorbeeld met fictieve cijfers"),
    page: `${title} – concept`,
    paper: `${title} – concept`,
  });
  expect(await drawn(sheetOf("flevoland"))).toEqual({
    footer: expect.not.stringContaining("concept"),
    page: title,
    paper: title,
  });
});

test("the same sheet drawn again, after others, is the same in every byte", async () => {
  const hashes = async () => {
    const {pdf, html, csv, xlsx} = await drawSheet(
      sheets["eighteen-municipalities"] as SheetInput,
      templates,
    );
    return [pdf, html, csv, xlsx].map((content) => createHash("sha256").update(content).digest("hex"));
  };
  const first = await hashes();
  await drawSheet(sheets.suppressed as SheetInput, await loadTemplates("templates"));
  expect(await hashes()).toEqual(first);
});

test("another process, time zone and locale give the same bytes", () => {
  const drawn = [
    {TZ: "Europe/Amsterdam", LC_ALL: "nl_NL.UTF-8"},
    {TZ: "Asia/Tokyo", LC_ALL: "tr_TR.UTF-8"},
  ].map((environment) => {
    const folder = mkdtempSync(join(tmpdir(), "factsheet-drawn-"));
    const loader = new URL("../support/typescript.mjs", import.meta.url).href;
    const script = "test/conformance/examples.ts";
    execFileSync(process.execPath, ["--import", loader, script, folder], {
      env: {...process.env, ...environment},
    });
    const names = readdirSync(folder).sort();
    const files = names.map((name) => [name, readFileSync(join(folder, name)).toString("base64")]);
    rmSync(folder, {recursive: true});
    return files;
  });
  expect(drawn[0]).toHaveLength(7);
  expect(drawn[1]).toEqual(drawn[0]);
});
