// `extract --trace` as a developer uses it: the files that it writes, and its pages in a real Chromium.
import {readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {TraceRecord} from "../../src/extraction/trace/record.js";
import {inBrowser, openWindow, type Window} from "../support/browser.js";
import {type Ended, factsheet, workspace} from "../support/command.js";

let folder: string;
let ended: Ended;
const traceOf = (name: string): TraceRecord =>
  JSON.parse(readFileSync(join(folder, `traces/${name}.trace.json`), "utf8"));

beforeAll(async () => {
  folder = workspace(["2023-Q2/gorinchem"]);
  writeFileSync(join(folder, "photo.pdf"), "\u0089PNG\r\n");
  const files = ["input/2023-Q2/gorinchem.pdf", "photo.pdf"];
  ended = await factsheet(["extract", ...files, "--trace", "traces"], {cwd: folder});
});
afterAll(() => rmSync(folder, {recursive: true}));

test("writes a JSON for every file, a picture for every page, and a way in; the figures are printed as ever", () => {
  expect(readdirSync(join(folder, "traces")).sort()).toEqual([
    "gorinchem.p1.html",
    "gorinchem.trace.json",
    "index.html",
    "photo.trace.json",
  ]);
  const {editions, errors} = JSON.parse(ended.stdout);
  expect(editions).toHaveLength(1);
  expect(errors).toMatchObject([{file: "photo.pdf", code: "not-a-pdf"}]);
});

/** A trace has findings as the reader tells them: in which words is settled later. */
function withoutMessages(edition: {readonly findings: readonly object[]}): object {
  return {...edition, findings: edition.findings.map((finding) => ({...finding, message: ""}))};
}

test("the JSON holds every stage", () => {
  const {attempts, editions, error} = traceOf("gorinchem");
  expect(error).toBeNull();
  expect(attempts.map(({name, isChosen}) => [name, isChosen])).toEqual([["text", true]]);
  const [page] = attempts[0]?.pages ?? [];
  expect(page?.grids.map(({gaveUp}) => gaveUp)).toEqual([null]);
  // as `extract` prints it
  expect(editions).toEqual(JSON.parse(ended.stdout).editions.map(withoutMessages));
  const [table] = page?.tables ?? [];
  expect(table).toMatchObject({decidedBy: "headings", agreement: 1, gaveUp: null});
  expect(table?.columns.map(({column}) => column)).toEqual(editions[0]?.columns);
  expect(table?.rows.map(({name}) => name)).toEqual([
    ...(editions[0]?.municipalities ?? []).map(({name}) => name),
    editions[0]?.total?.label,
  ]);
  const words = page?.lines.flatMap(({words}) => words.map(({text}) => text)).join("");
  expect([...(words ?? "")].sort()).toEqual([...(page?.glyphs ?? [])].flatMap(({text}) => [...text]).sort());
  expect(attempts[0]?.editions[0]?.facts.map(({fact, value}) => [fact, value])).toEqual([
    ["quarter", "2023-Q2"],
    ["region", "Gorinchem"],
    ["register", expect.stringMatching(/^\d+ persons$/)],
    ["known percentage", expect.stringMatching(/^\d+%$/)],
  ]);
});

test("a file that cannot be read says why", () => {
  expect(traceOf("photo")).toMatchObject({editions: [], error: {code: "not-a-pdf"}});
});

inBrowser.describe("in a browser", () => {
  let window: Window;
  const open = (file: string) => window.page.goto(pathToFileURL(join(folder, "traces", file)).href);
  beforeAll(async () => {
    window = await openWindow();
  });
  afterAll(() => window.close());

  test("a page loads nothing from elsewhere, and its layers are switched by key and by box", async () => {
    await open("gorinchem.p1.html");
    const {page, complaints} = window;
    const words = page.locator("#layer-words rect").first();
    expect(await words.isVisible()).toBe(false);
    await page.keyboard.press("w");
    expect(await words.isVisible()).toBe(true);
    await page.getByLabel("Words").uncheck();
    expect(await words.isVisible()).toBe(false);
    expect(await page.locator("#layer-rows .cell").count()).toBeGreaterThan(10);
    expect(complaints).toEqual([]);
  });

  test("what lies under the pointer is told", async () => {
    await open("gorinchem.p1.html");
    await window.page.locator("#layer-rows .cell").first().hover();
    expect(await window.page.locator(".tip").textContent()).toMatch(/, gemeente_met: «\d+» read as count/);
  });

  test("the overlays lie on the picture: it and they have the size of the page", async () => {
    await open("gorinchem.p1.html");
    const [image, overlay] = await Promise.all(
      [".sheet img", ".sheet svg"].map((part) => window.page.locator(part).boundingBox()),
    );
    expect(overlay?.width).toBeCloseTo(image?.width ?? 0, 0);
    expect(overlay?.height).toBeCloseTo(image?.height ?? 0, 0);
    expect(image?.width).toBeGreaterThan(500);
  });

  test("the way in names the worst first, and leads to the pages", async () => {
    await open("index.html");
    expect(await window.page.locator("tbody b").allTextContents()).toEqual([
      "photo.pdf",
      "input/2023-Q2/gorinchem.pdf",
    ]);
    await window.page.getByRole("link", {name: "p. 1"}).click();
    expect(await window.page.title()).toBe("input/2023-Q2/gorinchem.pdf, page 1: trace");
  });
});
