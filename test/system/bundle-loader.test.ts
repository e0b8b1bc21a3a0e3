// What runs is a bundle, with what V8 compiled of it before: both must do what the modules say, and nothing older.
import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {compareArchive} from "../../src/change/compare.js";
import {archiveOf, currentEditions} from "../../src/edition/archive.js";
import type {Edition, PlacedEdition} from "../../src/edition/edition.js";
import {extractEditions} from "../../src/extraction/extract.js";
import {createReader} from "../../src/extraction/threads/reader.js";
import {drawSheet, type SheetInput} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import type * as worker from "../../src/publication/threads/draw-task.js";
import {sheetInputs} from "../../src/run/draw/sheet-inputs.js";
import {bundles, loadBundle} from "../../src/system/bundle-loader.js";
import {hash} from "../../src/vocabulary/hash.js";
import type {Period} from "../../src/vocabulary/period.js";
import {copyOfProgram, factsheet, projectFolder, timesOf, workspace} from "../support/command.js";
import {settings, wording} from "../support/compared.js";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, {recursive: true});
});

const spy = pathToFileURL(join(projectFolder, "test/support/report-compiled.mjs")).href;

test("V8 takes what was compiled before, in the process and in its threads", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  folders.push(folder);
  const {stderr} = await factsheet(["build", "--quiet"], {
    cwd: folder,
    env: {NODE_OPTIONS: `--import=${spy}`},
  });
  expect(stderr.split("\n").filter(Boolean).sort()).toEqual([
    "command-line.cjs was compiled before",
    "drawing.cjs was compiled before",
    "reading.cjs was compiled before",
  ]);
});

test("an ordinary run leaves the bundles as they are", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  folders.push(folder);
  const before = timesOf(bundles);
  await factsheet(["build", "--quiet"], {cwd: folder, env: {FACTSHEET_REHEARSING: "1"}});
  expect(timesOf(bundles)).toEqual(before);
});

describe("a program that was copied", () => {
  const copy = copyOfProgram();
  folders.push(copy);
  const bundle = join(copy, "dist/bundles/command-line.cjs");
  const program = join(copy, "dist/bin/factsheet.js");

  test("does not run what was compiled of another text, though it is as long", async () => {
    const text = readFileSync(bundle, "utf8");
    expect(text).toContain("name a command: ");
    writeFileSync(bundle, text.replace("name a command: ", "NAME a command: "));
    const {stderr} = await factsheet([], {program});
    expect(stderr).toContain("NAME a command: ");
  });

  test("says what to do when its bundle is not there", async () => {
    rmSync(bundle);
    const {code, stderr} = await factsheet([], {program});
    expect(code).not.toBe(0);
    expect(stderr).toContain("command-line.cjs cannot be read: run npm run build");
  });
});

describe("the bundles say what the modules say", () => {
  // the first has a name with an accent, the second a difference of one person that rounds to nothing
  const [fryslan, amersfoort] = ["friesland", "amersfoort"].map((name) =>
    ["2023-Q1", "2023-Q2"].map((period) => join(projectFolder, `input/${period}/${name}.pdf`)),
  ) as [string[], string[]];

  test("of a PDF that is read", async () => {
    const reader = createReader({settings, ocr: false});
    try {
      for (const file of [...fryslan, ...amersfoort]) {
        const {editions} = await reader.read(file, file);
        expect(editions).toEqual(await extract(file));
      }
    } finally {
      await reader.close();
    }
  });

  test("of a sheet that is drawn, to the byte", async () => {
    const [before, now] = await Promise.all(amersfoort.map(async (file) => (await extract(file))[0]));
    const archive = archiveOf([before, now] as PlacedEdition[]);
    const {quarters} = compareArchive(["2023-Q2" as Period], currentEditions(archive), {
      settings,
      wording,
      notes: [],
    });
    const [input] = sheetInputs(archive, quarters, []) as [SheetInput];
    const templates = join(projectFolder, "templates");
    const byModules = await drawSheet(input, await loadTemplates(templates));
    const {performDrawing} = loadBundle<typeof worker>("drawing");
    const byBundle = (await performDrawing({kind: "draw", input, templates})) as worker.Drawing;
    expect(byModules.html).toContain("−1 (0,0%)");
    expect(byBundle.html).toBe(byModules.html);
    expect(byBundle.csv).toBe(byModules.csv);
    expect(hash(byBundle.pdf)).toBe(hash(byModules.pdf));
    expect(hash(byBundle.xlsx as Uint8Array)).toBe(hash(byModules.xlsx));
  });

  async function extract(file: string): Promise<Edition[]> {
    const pdf = readFileSync(file);
    return extractEditions(pdf, {file, sha256: hash(pdf)}, settings);
  }
});
