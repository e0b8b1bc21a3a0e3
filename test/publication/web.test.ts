// Every kind of web page in a real Chromium: accessible, readable on a telephone and enlarged, usable with the keyboard,
// self-contained. A new kind of page joins by a line in `pages`. Screenshots to look at: SCREENSHOTS=folder npm test.

import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import axe from "axe-core";
import {compareQuarters} from "../../src/change/compare.js";
import {parsePeriod} from "../../src/period.js";
import {drawNationalSheet} from "../../src/publication/national-sheet.js";
import {drawPages} from "../../src/publication/pages.js";
import {drawSheet} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates.js";
import {openWindow, type Window} from "../support/browser.js";
import {seriesEditions, settings, wording} from "../support/compared.js";
import {archive, corpusSheet, emptied, nationalSheet, sheetOf, withFinding} from "../support/sheets.js";

const pages: ReadonlyMap<string, string> = await drawAll();
const names = [...pages.keys()];
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
  test("axe finds nothing against WCAG 2.2 AA", async () => {
    await show(name, {width: 1200});
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    expect(await violationsOf({type: "tag", values: tags})).toEqual([]);
  });

  test("letters stand out in the dark as well", async () => {
    await show(name, {width: 1200, colorScheme: "dark"});
    expect(await violationsOf({type: "rule", values: ["color-contrast"]})).toEqual([]);
  });

  test.each([
    ["a telephone", 320],
    ["a window enlarged to 200%", 640],
    ["a wide window", 1600],
  ])("does not scroll sideways in %s", async (_, width) => {
    await show(name, {width});
    const [content, shown] = await inPage<number[]>("[document.documentElement.scrollWidth, innerWidth]");
    expect(content).toBe(shown);
  });

  test("letters are large enough on a telephone, also in charts", async () => {
    await show(name, {width: 320});
    const smallest = await inPage<number>(`Math.min(
      ...[...document.querySelectorAll("body *")]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
        .map((element) => {
          const size = parseFloat(getComputedStyle(element).fontSize);
          const svg = element.closest("svg");
          return svg ? (size * svg.getBoundingClientRect().width) / svg.viewBox.baseVal.width : size;
        }),
    )`);
    expect(smallest).toBeGreaterThanOrEqual(7);
  });

  test("the keyboard comes to the skip link first, then to all in order, and shows where it is", async () => {
    await show(name, {width: 1200});
    await window.page.keyboard.press("Tab");
    expect(await inPage('document.activeElement.getAttribute("href")')).toBe("#inhoud");
    const stops = `[...document.querySelectorAll("a[href], summary, [tabindex='0']")]`;
    const count = await inPage<number>(`${stops}.filter((stop) => stop.checkVisibility()).length`);
    const reached: number[] = [];
    for (let i = 1; i < Math.min(count, 30); i++) {
      await window.page.keyboard.press("Tab");
      const [stop, outline] = await inPage<[number, string]>(
        `[${stops}.indexOf(document.activeElement), getComputedStyle(document.activeElement).outlineStyle]`,
      );
      reached.push(stop);
      expect(outline).not.toBe("none");
    }
    expect(reached).toEqual([...new Set(reached)].sort((a, b) => a - b));
  });

  test("nothing is fetched, run or blocked, and the page is light", async () => {
    window.complaints.length = 0;
    await show(name, {width: 1200});
    expect(window.complaints).toEqual([]);
    const html = pages.get(name) as string;
    expect(html).not.toMatch(/<script|<link|\son\w+=|https?:\/\/(?!www\.w3\.org\/)|@import| style=/);
    expect(html).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-/);
    expect(Buffer.byteLength(html)).toBeLessThan(300_000);
  });
});

test.each(["factsheet", "national"])(
  "%s: every chart has a name and the table as its description",
  async (name) => {
    await show(name, {width: 1200});
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
  await show("factsheet", {width: 1200});
  const links = await inPage(
    '[...document.querySelectorAll("nav a")].map((link) => link.getAttribute("href"))',
  );
  expect(links).toEqual(["zeeland.pdf", "zeeland.csv", "zeeland.xlsx", "zeeland.json", "../index.html"]);
});

test("on paper, the web page has dark letters on white and no navigation", async () => {
  await show("factsheet", {width: 800, colorScheme: "dark"});
  await window.page.emulateMedia({media: "print", colorScheme: "dark"});
  const looks = await inPage(`[
    getComputedStyle(document.body).backgroundColor,
    getComputedStyle(document.querySelector("nav")).display,
  ]`);
  await window.page.emulateMedia({media: "screen"});
  expect(looks).toEqual(["rgb(255, 255, 255)", "none"]);
});

/** What an expression comes to in the page that is shown. */
async function inPage<T>(expression: string): Promise<T> {
  return window.page.evaluate<T>(expression);
}

/** Rule and first element of everything that axe finds. */
async function violationsOf(rules: axe.RunOnly): Promise<[string, string | undefined][]> {
  await inPage(axe.source);
  const {violations, passes} = await inPage<axe.AxeResults>(`axe.run({runOnly: ${JSON.stringify(rules)}})`);
  expect(passes).not.toEqual([]);
  return violations.map(({id, nodes}) => [id, nodes[0]?.html]);
}

async function show(
  name: string,
  {width, colorScheme = "light"}: {width: number; colorScheme?: "light" | "dark"},
): Promise<void> {
  await window.page.setViewportSize({width, height: 900});
  await window.page.emulateMedia({colorScheme});
  await window.page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
  const screenshots = process.env.SCREENSHOTS;
  if (!screenshots) return;
  mkdirSync(screenshots, {recursive: true});
  await window.page.screenshot({
    path: join(screenshots, `${name}-${width}-${colorScheme}.png`),
    fullPage: true,
  });
}

async function drawAll(): Promise<Map<string, string>> {
  const templates = await loadTemplates("templates");
  const sheets = {
    factsheet: sheetOf("zeeland"),
    "first-quarter": sheetOf("midden-utrecht"),
    draft: withFinding(sheetOf("flevoland")),
    suppressed: corpusSheet("dev/lw-suppressed-lt5"),
    empty: emptied(sheetOf("zeeland")),
  };
  const drawn = new Map<string, string>();
  for (const [name, sheet] of Object.entries(sheets))
    drawn.set(name, (await drawSheet(sheet, templates)).html);
  drawn.set("national", (await drawNationalSheet(nationalSheet(), templates)).html);
  const period = parsePeriod("2022-Q2");
  const quarters = compareQuarters([period], seriesEditions(), {settings, wording, notes: []});
  const files = [...archive.keys()].flatMap((key) => [`${key}.html`, `${key}.pdf`]);
  const around = drawPages(
    {archive, quarters, files, unread: [{file: "scan.pdf", code: "no-text"}]},
    templates,
  );
  drawn.set("index", around.get("index.html") as string);
  drawn.set("changes", around.get(`${period}/changes.html`) as string);
  return drawn;
}
