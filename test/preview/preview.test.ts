// factsheet preview as a process: what it serves, to whom, and what a save does.
import type {ChildProcess} from "node:child_process";
import {cpSync, readFileSync, writeFileSync} from "node:fs";
import {get} from "node:http";
import {join} from "node:path";
import {violationsOf} from "../support/accessibility.js";
import {inBrowser, openWindow, type Window} from "../support/browser.js";
import {type Ended, factsheet, projectFolder, workspace} from "../support/command.js";

const folder = workspace(["2023-Q1/gorinchem", "2023-Q2/gorinchem", "2023-Q2/zeeland"]);
const templates = join(folder, "templates");
let child: ChildProcess;
let ended: Promise<Ended>;
let origin: string;

beforeAll(async () => {
  cpSync(join(projectFolder, "templates"), templates, {recursive: true});
  await factsheet(["build", "--fail-on", "never"], {cwd: folder});
  origin = await new Promise((resolve, reject) => {
    ended = factsheet(["preview", "gorinchem", "--port", "0", "--templates", "templates"], {
      cwd: folder,
      started: (process) => {
        child = process;
        process.stderr?.on("data", (text: string) => {
          const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
          if (found) resolve(found);
        });
      },
    });
    ended.then(({stderr}) => reject(new Error(stderr)));
  });
});
afterAll(() => child.kill("SIGKILL"));

test("the region that was named is shown, in the latest quarter", async () => {
  const answer = await fetch(`${origin}/?region=gorinchem`);
  expect(answer.url).toBe(`${origin}/2023-Q2/gorinchem`);
  const page = await answer.text();
  expect(page).toContain('<option value="gorinchem" selected>Gorinchem</option>');
  expect(page).toContain('<option value="landelijk">Nederland</option>');
  expect(page).toContain('<option value="2023-Q1">1e kw. 2023</option>');
});

test("another region and quarter are a choice away", async () => {
  const {url} = await fetch(`${origin}/?region=gorinchem&period=2023-Q1`);
  expect(url).toBe(`${origin}/2023-Q1/gorinchem`);
  expect(await textOf("/2023-Q1/gorinchem/sheet.html")).toContain("eerste kwartaal 2023");
});

test("the web page and the PDF are those that a build writes", async () => {
  for (const form of ["html", "pdf"]) {
    const shown = Buffer.from(await (await fetch(`${origin}/2023-Q2/zeeland/sheet.${form}`)).arrayBuffer());
    expect(shown.equals(readFileSync(join(folder, `output/2023-Q2/zeeland.${form}`)))).toBe(true);
  }
});

test("what is not there is said so", async () => {
  expect((await fetch(`${origin}/2023-Q2/gorinchem/other`)).status).toBe(404);
  expect((await fetch(`${origin}/somewhere`)).status).toBe(404);
  const answer = await fetch(`${origin}/2023-Q2/twente/sheet.html`);
  expect([answer.status, await answer.text()]).toEqual([422, "there is no sheet of twente in 2023-Q2"]);
});

test("a page under another name than this machine's gets nothing", async () => {
  expect(await statusFor({host: "factsheet.example"})).toBe(403);
  expect(await statusFor({host: new URL(origin).host})).toBe(200);
  expect((await fetch(`${origin}/`, {method: "POST"})).status).toBe(405);
});

test("a save of template, colour, label or figure is announced, and shows", async () => {
  const saves = [
    ["templates/partials/table.hbs", "Personen in Sonar per gemeente", "Wie er in Sonar staan"],
    ["templates/theme.yaml", 'accent: {light: "#12436d"', 'accent: {light: "#3b1f5b"'],
    ["templates/publication.yaml", "short: UWV met", "short: UWV klaar"],
    ["output/editions/2023-Q2/gorinchem.json", '"gemeente_zonder": 225', '"gemeente_zonder": 226'],
  ] as const;
  const shown = ["Wie er in Sonar staan", "--accent:#3b1f5b", "UWV klaar", ">226</td>"];
  for (const [i, [file, right, wrong]] of saves.entries()) {
    expect(await textOf("/2023-Q2/gorinchem/sheet.html")).not.toContain(shown[i]);
    await saved(() => replace(file, right, wrong));
    expect(await textOf("/2023-Q2/gorinchem/sheet.html")).toContain(shown[i]);
  }
});

test("what people write in the input folder shows as soon as it is saved", async () => {
  const edition = JSON.parse(readFileSync(join(folder, "output/editions/2023-Q2/zeeland.json"), "utf8"));
  const correction = {
    file: "2023-Q2/zeeland.pdf",
    municipality: "Goes",
    column: "uwv_met",
    value: 987,
    source: edition.source.sha256,
    reason: "read on the paper",
    name: "an analyst",
    date: "2023-07-04",
  };
  expect(await textOf("/2023-Q2/zeeland/sheet.html")).not.toContain(">987</td>");
  // JSON is YAML
  await saved(() => writeFileSync(join(folder, "input/corrections.yaml"), JSON.stringify([correction])));
  expect(await textOf("/2023-Q2/zeeland/sheet.html")).toContain(">987</td>");
  const note = {
    region: "Zeeland",
    period: "2023-Q2",
    municipality: "Goes",
    figure: 352,
    kind: "row-sum-mismatch",
    explanation: "asked by telephone",
    onSheet: "two persons were counted twice",
    name: "an analyst",
    date: "2023-07-04",
  };
  await saved(() => writeFileSync(join(folder, "input/notes.yaml"), JSON.stringify([note])));
  expect(await textOf("/2023-Q2/zeeland/sheet.html")).toContain("two persons were counted twice");
});

inBrowser.describe("in a browser", () => {
  let window: Window;
  beforeAll(async () => {
    window = await openWindow();
    await window.page.goto(`${origin}/2023-Q2/zeeland`);
  });
  afterAll(async () => window.close());

  test("the page around the sheet is accessible", async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
    expect(await violationsOf(window.page, tags, "body > *")).toEqual([]);
  });

  test("web page and PDF fill the window below the bar, with and without a slip above them", async () => {
    const {page} = window;
    const heights = (ids: readonly string[]) =>
      Promise.all(ids.map(async (id) => (await page.locator(id).boundingBox())?.height ?? 0));
    const checkPanes = async () => {
      const [bar = 0, slip = 0] = await heights(["header", "#slip"]);
      const rest = await page.evaluate<number>("innerHeight").then((whole) => whole - bar - slip);
      expect(await heights(["#web", "#paper"])).toEqual(
        [rest, rest].map((height) => expect.closeTo(height, 0)),
      );
      return slip;
    };
    expect(await checkPanes()).toBe(0);
    await page.evaluate('document.querySelector("#slip").textContent = "a slip\\n  try    another word"');
    expect(await checkPanes()).toBeGreaterThan(40);
    await page.evaluate('document.querySelector("#slip").textContent = ""');
  });

  test("a slip is shown with file and line above the sheet, and goes when it is mended", async () => {
    const slip = window.page.locator("#slip");
    expect(await slip.textContent()).toBe("");
    replace("templates/partials/header.hbs", "{{title}}", "{{titel}}");
    await slip.filter({hasText: "titel"}).waitFor();
    expect(await slip.textContent()).toMatch(
      /templates\/partials\/header\.hbs:3: there is no field "titel" here\n {2}try/,
    );
    replace("templates/partials/header.hbs", "{{titel}}", "{{title}}");
    await slip.filter({hasText: /^$/}).waitFor({state: "attached"});
  });

  test("a save shows without anyone doing anything", async () => {
    const heading = window.page.frameLocator("#web").locator("h1");
    expect(await heading.textContent()).toBe("Transparantie van klantprofielen");
    replace("templates/publication.yaml", "title: Transparantie van klantprofielen", "title: Nog een titel");
    await heading.filter({hasText: "Nog een titel"}).waitFor();
  });
});

test("Ctrl-C ends it, and nothing went wrong", async () => {
  child.kill("SIGINT");
  const {code, stdout} = await ended;
  expect([code, stdout]).toEqual([0, ""]);
});

test.each([
  [["preview", "--output", "empty"], "there are no figures to show", "run factsheet build first"],
  [["preview", "--input", "empty"], "there is no such folder", "name another folder with --input"],
  [["preview", "--port", "0.5"], '"0.5" is not a port', "write --port 4310"],
  [["preview", "utrecht"], 'there is no region "utrecht"', "choose one of"],
  [["preview", "--period", "nu"], '"nu" is not a quarter', "write it as 2023-Q2"],
])("%j is refused", async (args, message, next) => {
  const {code, stderr} = await factsheet(args, {cwd: folder});
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).toContain(next);
});

async function textOf(path: string): Promise<string> {
  return (await fetch(origin + path)).text();
}

function replace(file: string, right: string, wrong: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(right);
  writeFileSync(path, text.replace(right, wrong));
}

/** Resolves when the server has announced the save. */
function saved(save: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(`${origin}/events`, (response) => {
      response.setEncoding("utf8");
      let said = "";
      response.on("data", (text: string) => {
        if (said === "") setTimeout(save, 50);
        said += text;
        if (!said.includes("data: saved")) return;
        request.destroy();
        resolve();
      });
    });
    request.on("error", reject);
  });
}

function statusFor(headers: {host: string}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const {port} = new URL(origin);
    get({host: "127.0.0.1", port, path: "/2023-Q2/gorinchem", headers}, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on("error", reject);
  });
}
