// The change report of all 35 regions, and the index, in a real Chromium: searching, sorting, and what is folded away.
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {compareQuarters} from "../../../src/change/compare.js";
import {archiveOf} from "../../../src/edition/archive.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {drawPages} from "../../../src/publication/web/pages.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";
import {violationsOf, wcag} from "../../support/accessibility.js";
import {inBrowser, openWindow, type Window} from "../../support/browser.js";
import {seriesEditions, settings, wording} from "../../support/compared.js";

const {test} = inBrowser;
const period = parsePeriod("2022-Q4");
let folder: string;
let window: Window;

beforeAll(async () => {
  const editions = seriesEditions();
  const quarters = compareQuarters([period], editions, {settings, wording, notes: []});
  const pages = new Map(
    drawPages(
      {archive: archiveOf(editions), quarters, files: [], unread: []},
      await loadTemplates("templates"),
    ),
  );
  folder = mkdtempSync(join(tmpdir(), "factsheet-report-"));
  writeFileSync(join(folder, "changes.html"), pages.get(`${period}/changes.html`) as string);
  writeFileSync(join(folder, "index.html"), pages.get("index.html") as string);
  window = await openWindow();
});
afterAll(async () => {
  await window.close();
  rmSync(folder, {recursive: true});
});
beforeEach(async () => {
  await window.page.goto(pathToFileURL(join(folder, "changes.html")).href);
});

/** Names of the municipalities that can be seen. */
async function seen(): Promise<string[]> {
  return window.page.locator("details.region tbody tr:visible th").allTextContents();
}

test("first of all says what is wrong, the heaviest first", async () => {
  const headings = await window.page.locator("h2").allTextContents();
  expect(headings.slice(0, 2)).toEqual([
    "Waarschijnlijk fout: eerst herstellen (4)",
    "Opvallende veranderingen: bel even na (2)",
  ]);
  const wrong = await window.page.locator("#fouten h3").allTextContents();
  expect(wrong.map((name) => name.trim())).toEqual([
    "Groot Amsterdam",
    "Friesland",
    "Zuid-Limburg",
    "Flevoland",
  ]);
});

test("a search opens the regions that hold what was asked for, whatever the accents", async () => {
  expect(await seen()).toEqual([]);
  await window.page.getByLabel("Zoek gemeente of regio").fill("sudwest");
  expect(await seen()).toEqual(["Súdwest-Fryslân"]);
  expect(await window.page.locator("#found").allTextContents()).toEqual(["1 gemeente gevonden"]);
  await window.page.getByLabel("Zoek gemeente of regio").fill("");
  expect(await seen()).toEqual([]);
});

test("only municipalities with a flag can be asked for", async () => {
  await window.page.getByLabel("alleen gemeenten met een opvallende verandering").check();
  expect(await seen()).toEqual(["Leeuwarden", "Haarlemmermeer", "Delft", "Alkmaar"]);
});

test("a heading sorts by the difference that is shown, up and down", async () => {
  await window.page.getByLabel("Zoek gemeente of regio").fill("Haaglanden");
  const heading = window.page.locator('details.region[data-name="Haaglanden"] thead button').nth(3);
  expect(await heading.textContent()).toBe("UWV, met klantprofiel");
  await heading.click();
  expect((await seen())[0]).toBe("Delft");
  await heading.click();
  expect((await seen()).at(-1)).toBe("Delft");
  await window.page.getByLabel("een jaar eerder").check();
  await heading.click();
  const differences = await window.page
    .locator('details.region[data-name="Haaglanden"] tbody td:nth-child(4) .year')
    .allTextContents();
  const numbers = differences.map((text) => Number(text.replace("−", "-").replace(".", "")));
  expect(numbers.length).toBeGreaterThan(3);
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
});

test("what is folded away is accessible as well", async () => {
  const opened = await window.page.evaluate<number>(`(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    return document.querySelectorAll("details.region").length;
  })()`);
  expect(opened).toBe(35);
  expect(await violationsOf(window.page, wcag)).toEqual([]);
});

test("a search in the index leaves the regions that were asked for, and needs no server", async () => {
  await window.page.goto(pathToFileURL(join(folder, "index.html")).href);
  const regions = window.page.locator("table.index").first().locator("tbody tr:visible");
  expect(await regions.count()).toBeGreaterThan(30);
  await window.page.getByLabel("Zoek regio").fill("ZEE");
  expect(await regions.count()).toBe(1);
  expect((await regions.first().textContent())?.trim()).toMatch(/^Zeeland/);
  expect(await window.page.locator("#found").textContent()).toBe("1 regio gevonden");
  await window.page.getByLabel("Zoek regio").fill("");
  expect(await regions.count()).toBeGreaterThan(30);
});
