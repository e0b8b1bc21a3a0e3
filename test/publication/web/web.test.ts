// Every kind of web page in a real Chromium: accessible, readable on a telephone and enlarged, usable with the keyboard,
// self-contained. A new kind of page joins by a line in `pages`. Screenshots to look at: SCREENSHOTS=folder npm test.

import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {compareQuarters} from "../../../src/change/compare.js";
import {archiveOf} from "../../../src/edition/archive.js";
import {editionFromJson} from "../../../src/edition/edition-json.js";
import {createReadersModel} from "../../../src/publication/models/readers-model.js";
import {drawNationalSheet} from "../../../src/publication/national-sheet.js";
import {drawSheet} from "../../../src/publication/sheet.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {drawPage} from "../../../src/publication/web/page-shell.js";
import {drawPages} from "../../../src/publication/web/pages.js";
import {drawReview, type ReviewInput} from "../../../src/publication/web/review.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";
import {violationsOf, wcag} from "../../support/accessibility.js";
import {inBrowser, openWindow, type Window} from "../../support/browser.js";
import {seriesEditions, settings, wording} from "../../support/compared.js";
import {corpusSheet, nationalSheet, sheetOf, withFinding} from "../../support/sheets.js";

const {describe, test} = inBrowser;
const templates = await loadTemplates("templates");
const pages: ReadonlyMap<string, string> = await drawAll();
const names = [...pages.keys()];
/** Pages that a script makes easier; all can be read without. */
const withScript = ["index", "changes", "review"];
let folder: string;
let window: Window;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "factsheet-web-"));
  for (const [name, html] of pages) writeFileSync(join(folder, `${name}.html`), html);
  window = await openWindow();
});
afterAll(async () => {
  await window.close();
  rmSync(folder, {recursive: true});
});

describe.each(names)("%s", (name) => {
  test("axe finds nothing against WCAG 2.2 AA, and letters stand out in the dark as well", async () => {
    await show(name);
    expect(await violationsOf(window.page, {type: "tag", values: wcag})).toEqual([]);
    await window.page.emulateMedia({colorScheme: "dark"});
    expect(await violationsOf(window.page, {type: "rule", values: ["color-contrast"]})).toEqual([]);
    await window.page.emulateMedia({colorScheme: "light"});
  });

  test("the keyboard comes to the skip link first, then to all in order, and shows where it is", async () => {
    await show(name);
    await window.page.keyboard.press("Tab");
    expect(await inPage('document.activeElement.getAttribute("href")')).toBe("#inhoud");
    // Of a group of radio buttons the keyboard stops at the one that is chosen.
    const kinds = "a[href], summary, button, input:not([type=radio]:not(:checked)), select, [tabindex='0']";
    const stops = `[...document.querySelectorAll(${JSON.stringify(kinds)})]`;
    const count = await inPage<number>(`${stops}.filter((stop) => stop.checkVisibility()).length`);
    const reached: number[] = [];
    for (let i = 1; i < Math.min(count, 25); i++) {
      await window.page.keyboard.press("Tab");
      const [stop, outline] = await inPage<[number, string]>(
        `[${stops}.indexOf(document.activeElement), getComputedStyle(document.activeElement).outlineStyle]`,
      );
      reached.push(stop);
      expect([stop, outline]).not.toEqual([stop, "none"]);
    }
    expect(reached).toEqual([...new Set(reached)].sort((a, b) => a - b));
  });

  test("a telephone, a window enlarged to 200% and a wide one do not scroll sideways, and letters stay large", async () => {
    for (const width of [320, 640, 1600]) {
      await show(name, width);
      const [content, shown] = await inPage<number[]>("[document.documentElement.scrollWidth, innerWidth]");
      expect(content).toBe(shown);
      expect(await inPage<number>(smallestLetter)).toBeGreaterThanOrEqual(7);
    }
  });

  test("on a telephone a table fits, is still a table, and its caption can be read in full", async () => {
    for (const width of [320, 360, 480, 700, 768]) {
      await show(name, width);
      await inPage('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
      expect(await inPage(tooWide)).toEqual([]);
    }
    const roles =
      '[...document.querySelectorAll("table, tr, th, td")].map((part) => part.getAttribute("role"))';
    expect(await inPage<(string | null)[]>(roles)).not.toContain(null);
  });

  test("nothing is fetched, run or blocked", async () => {
    window.complaints.length = 0;
    await show(name);
    expect(window.complaints).toEqual([]);
    const html = pages.get(name) as string;
    expect(html.match(/<link|\son\w+=|https?:\/\/(?!www\.w3\.org\/)|@import| style=/)).toBeNull();
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/);
    // A script that helps is named by its hash; a sheet has none.
    expect(html.match(/<script/g)?.length ?? 0).toBe(policy?.match(/script-src 'sha256-/g)?.length ?? 0);
    expect(html.includes("<script")).toBe(withScript.includes(name));
  });
});

/** The smallest letters in the page as they are shown, in pixels; those of a chart are scaled with it. */
const smallestLetter = `Math.min(
  ...[...document.querySelectorAll("body *")]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .map((element) => {
      const size = parseFloat(getComputedStyle(element).fontSize);
      const svg = element.closest("svg");
      return svg ? (size * svg.getBoundingClientRect().width) / svg.viewBox.baseVal.width : size;
    }),
)`;

/** Frames of tables that would have to scroll, and what reaches out of the window. */
const tooWide = `[
  ...[...document.querySelectorAll(".table")].filter((frame) => frame.scrollWidth > frame.clientWidth),
  ...[...document.querySelectorAll("caption, .table :is(th, td)")].filter(
    (part) => part.checkVisibility() && part.getBoundingClientRect().right > innerWidth,
  ),
].map((element) => element.textContent.trim().slice(0, 60))`;

test.each(["factsheet", "national"])(
  "%s: every chart has a name and the table as its description",
  async (name) => {
    await show(name);
    const charts = await inPage<string[][]>(`[...document.querySelectorAll("figure svg")].map((svg) => [
    svg.getAttribute("role"),
    svg.getAttribute("aria-label"),
    document.getElementById(svg.getAttribute("aria-describedby"))?.tagName,
  ])`);
    expect(charts).toHaveLength(4);
    for (const chart of charts) expect(chart).toEqual(["img", expect.stringMatching(/diagram.*\d/), "TABLE"]);
  },
);

test("the sheet links to its other forms beside it", async () => {
  await show("factsheet");
  const links = await inPage(
    '[...document.querySelectorAll("nav a")].map((link) => link.getAttribute("href"))',
  );
  expect(links).toEqual(["zeeland.pdf", "zeeland.csv", "zeeland.xlsx", "zeeland.json", "../index.html"]);
});

test("the lines to correct a figure name the one that is doubted, and then the one that is pointed at", async () => {
  await show("review");
  const named = () =>
    inPage('["municipality", "column"].map((id) => document.getElementById(id).textContent)');
  expect(await named()).toEqual(["Zeist", "totaal"]);
  await window.page.click("#c-r2-uwv_zonder a");
  expect(await named()).toEqual(["De Bilt", "uwv_zonder"]);
});

test("on paper, the web page has dark letters on white and no navigation", async () => {
  await show("factsheet");
  await window.page.emulateMedia({media: "print", colorScheme: "dark"});
  const looks = await inPage(`[
    getComputedStyle(document.body).backgroundColor,
    getComputedStyle(document.querySelector("nav")).display,
  ]`);
  await window.page.emulateMedia({media: "screen", colorScheme: "light"});
  expect(looks).toEqual(["rgb(255, 255, 255)", "none"]);
});

/** What an expression comes to in the page that is shown. */
async function inPage<T>(expression: string): Promise<T> {
  return window.page.evaluate<T>(expression);
}

async function show(name: string, width = 1200): Promise<void> {
  await window.page.setViewportSize({width, height: 900});
  const address = pathToFileURL(join(folder, `${name}.html`)).href;
  // Another width of the same page needs no second loading.
  if (width === 1200 || window.page.url() !== address) await window.page.goto(address);
  const screenshots = process.env.SCREENSHOTS;
  if (!screenshots) return;
  mkdirSync(screenshots, {recursive: true});
  await window.page.screenshot({path: join(screenshots, `${name}-${width}.png`), fullPage: true});
}

/** The real sheet as it was read, with a finding in one of its cells; its page is a picture of nothing. */
function doubtedReview(): ReviewInput {
  const file = "test/editions/the-real-sheet/edition.json";
  const edition = editionFromJson(readFileSync(file, "utf8"), file);
  const finding = {
    code: "row-sum-mismatch",
    severity: "error",
    municipality: "Zeist",
    column: "totaal",
  } as const;
  const findings = [{...finding, message: "Zeist: de vier kolommen tellen op tot 652."}];
  // one white pixel
  const jpeg = Buffer.from(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeX" +
      "BkeFxlZ2P/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AQH//2Q==",
    "base64",
  );
  return {edition: {...edition, findings}, pictures: [{page: 1, jpeg}]};
}

/** Large pages are drawn with a few regions: what a page is made of is the same. */
async function drawAll(): Promise<Map<string, string>> {
  const sheets = {
    factsheet: sheetOf("zeeland"),
    "first-quarter": sheetOf("midden-utrecht"),
    draft: withFinding(sheetOf("flevoland")),
    suppressed: corpusSheet("dev/lw-suppressed-lt5"),
  };
  const drawn = new Map<string, string>();
  for (const [name, sheet] of Object.entries(sheets))
    drawn.set(name, (await drawSheet(sheet, templates)).html);
  const few = ["achterhoek", "gorinchem", "midden-utrecht", "twente", "zeeland"];
  const editions = seriesEditions().filter(({region}) => few.includes(region.slug));
  const archive = archiveOf(editions);
  drawn.set("national", (await drawNationalSheet(nationalSheet("2023-Q2", archive), templates)).html);
  const period = parsePeriod("2022-Q2");
  const quarters = compareQuarters([period], editions, {settings, wording, notes: []});
  const files = [...archive.keys()].flatMap((key) => [`${key}.html`, `${key}.pdf`]);
  const around = new Map(
    drawPages({archive, quarters, files, unread: [{file: "scan.pdf", code: "no-text"}]}, templates),
  );
  drawn.set("index", around.get("index.html") as string);
  drawn.set("changes", around.get(`${period}/changes.html`) as string);
  const readers = createReadersModel({published: archive, files}, settings);
  drawn.set(
    "readers",
    drawPage(templates, "readers", readers, {title: readers.title, description: "Alle factsheets"}),
  );
  drawn.set("review", drawReview(doubtedReview(), templates));
  return drawn;
}
