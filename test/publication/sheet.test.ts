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

/** Drawn and read once for all tests. */
const drawn = new Map(
  await Promise.all(
    Object.entries({...sheets, flevoland: sheetOf("flevoland")}).map(async ([name, input]) => {
      const sheet = await drawSheet(input, templates);
      return [name, {...sheet, paper: await readDrawnPdf(sheet.pdf)}] as const;
    }),
  ),
);
const national = await drawNationalSheet(nationalSheet(), templates);
type Drawn = typeof drawn extends ReadonlyMap<string, infer Each> ? Each : never;

function drawnOf(name: string): Drawn {
  const found = drawn.get(name);
  if (!found) throw new Error(`there is no ${name} among the sheets`);
  return found;
}

test.each(Object.keys(sheets))("%s: text and tags are as they were read", (name) => {
  const {pages, title, language, bookmarks, tags} = drawnOf(name).paper;
  const head = [title, language, `${pages} pages`, ...bookmarks.map((bookmark) => `> ${bookmark}`)];
  expectGolden(`test/publication/sheets/${name}.txt`, `${head.join("\n")}\n\n${printTags(tags)}`);
});

test.each(Object.keys(sheets))("%s: headings do not skip a level, and every figure has words", (name) => {
  const {tags} = drawnOf(name).paper;
  expect(textsOf(tags, "H1")).toEqual([templates.settings.title]);
  const figures = tagsOf(tags, "Figure");
  expect(figures.length).toBeGreaterThanOrEqual(2);
  for (const {alt} of figures) expect(alt).toMatch(/diagram.*[\d–]/);
});

test("a web page weighs less than 300 KB, the national one with all its municipalities too", () => {
  for (const {html} of [national, drawnOf("eighteen-municipalities")])
    expect(Buffer.byteLength(html)).toBeLessThan(300_000);
});

test("the figures are attached as CSV and JSON, without where they came from", () => {
  const {edition} = sheets["first-quarter"] as SheetInput;
  const {csv, paper} = drawnOf("first-quarter");
  const {attachments} = paper;
  expect([...attachments.keys()]).toEqual(["midden-utrecht-2023-Q2.csv", "midden-utrecht-2023-Q2.json"]);
  expect(attachments.get("midden-utrecht-2023-Q2.csv")).toBe(csv);
  const attached = JSON.parse(attachments.get("midden-utrecht-2023-Q2.json") as string);
  expect(attached.municipalities).toEqual(editionData(edition).municipalities);
  expect(Object.keys(attached)).not.toEqual(expect.arrayContaining(["source"]));
  expect(Object.keys(attached)).not.toEqual(expect.arrayContaining(["findings"]));
});

test("a real sheet says nothing of examples or drafts, a fictional one and a draft do", () => {
  const words = (name: string) => textsOf(drawnOf(name).paper.tags, "P");
  expect(words("first-quarter")).not.toContain("Voorbeeld met fictieve cijfers");
  expect(words("first-quarter").join(" ")).not.toContain("Concept");
  expect(words("concept")).toEqual(
    expect.arrayContaining([
      "Concept: bevat bevindingen over Urk (Totaal)",
      "Voorbeeld met fictieve cijfers",
    ]),
  );
});

test("a draft says so in its title and at the foot of every page", () => {
  const shown = (name: string) => {
    const {html, paper} = drawnOf(name);
    const footer = /<footer>(.*)<\/footer>/.exec(html)?.[1];
    return {footer, page: /<title>(.*)<\/title>/.exec(html)?.[1], paper: paper.title};
  };
  const title = "Transparantie van klantprofielen – Flevoland – tweede kwartaal 2023";
  expect(shown("concept")).toEqual({
    footer: expect.stringContaining(" · concept · voorbeeld met fictieve cijfers"),
    page: `${title} – concept`,
    paper: `${title} – concept`,
  });
  expect(shown("flevoland")).toEqual({
    footer: expect.not.stringContaining("concept"),
    page: title,
    paper: title,
  });
});

test("the same sheet drawn again, after others, is the same in every byte", async () => {
  const hashes = ({pdf, html, csv, xlsx}: Awaited<ReturnType<typeof drawSheet>>) =>
    [pdf, html, csv, xlsx].map(hashOf);
  await drawSheet(sheets.suppressed as SheetInput, await loadTemplates("templates"));
  const again = await drawSheet(sheets["eighteen-municipalities"] as SheetInput, templates);
  expect(hashes(again)).toEqual(hashes(drawnOf("eighteen-municipalities")));
});

test("another process, time zone and locale give the same bytes", () => {
  const folder = mkdtempSync(join(tmpdir(), "factsheet-drawn-"));
  const loader = new URL("../support/typescript.mjs", import.meta.url).href;
  execFileSync(process.execPath, ["--import", loader, "test/conformance/examples.ts", folder], {
    env: {...process.env, TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8"},
  });
  const file = (name: string) => hashOf(readFileSync(join(folder, `${name}.pdf`)));
  expect(readdirSync(folder)).toHaveLength(7);
  // those of them that are drawn here as well
  const same = {
    real: "first-quarter",
    smallest: "three-municipalities",
    largest: "eighteen-municipalities",
    suppressed: "suppressed",
    empty: "nobody-at-all",
  };
  for (const [example, name] of Object.entries(same)) {
    expect({name, hash: file(example)}).toEqual({name, hash: hashOf(drawnOf(name).pdf)});
  }
  expect(file("national")).toBe(hashOf(national.pdf));
  rmSync(folder, {recursive: true});
});

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
