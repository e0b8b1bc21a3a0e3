// What runs is a bundle, with what V8 compiled of it before: both must do what the modules say, and nothing older.
import {existsSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import nodeModule from "node:module";
import {join} from "node:path";
import {compareArchive} from "../../src/change/compare.js";
import {archiveOf, currentEditions} from "../../src/edition/archive.js";
import type {Edition, PlacedEdition} from "../../src/edition/edition.js";
import {extractEditions} from "../../src/extraction/extract.js";
import {drawSheet, type SheetInput} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import type * as worker from "../../src/publication/threads/draw-task.js";
import {sheetInputs} from "../../src/run/draw/sheet-inputs.js";
import {createReader} from "../../src/run/read/threads/reader.js";
import {loadBundle} from "../../src/system/bundle-loader.js";
import {hash} from "../../src/vocabulary/hash.js";
import type {Period} from "../../src/vocabulary/period.js";
import {copyOfProgram, factsheet, projectFolder, timesOf, workspace} from "../support/command.js";
import {settings, wording} from "../support/compared.js";
import {words} from "../support/words.js";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, {recursive: true});
});

/** Node 20 compiles at every start. */
const keeps = "enableCompileCache" in nodeModule;

describe("a program that was copied", () => {
  const copy = copyOfProgram();
  folders.push(copy);
  const bundle = join(copy, "dist/bundles/command-line.cjs");
  const program = join(copy, "dist/bin/factsheet.js");
  const compiled = join(copy, "dist/bundles/compiled");
  const folder = workspace(["2023-Q2/gorinchem"]);
  folders.push(folder);

  test("keeps what was compiled of the process and its threads, and leaves it as it is from then on", async () => {
    const run = () => factsheet(["build", "--quiet"], {cwd: folder, program});
    rmSync(compiled, {recursive: true, force: true});
    expect(await run()).toEqual({code: 0, stdout: "", stderr: ""});
    if (!keeps) return expect(existsSync(compiled)).toBe(false);
    const before = timesOf(compiled);
    // of each of the three bundles much was compiled
    expect(Object.keys(before).filter((file) => statSync(join(compiled, file)).size > 100_000)).toHaveLength(
      3,
    );
    rmSync(join(folder, "output"), {recursive: true});
    expect(await run()).toEqual({code: 0, stdout: "", stderr: ""});
    expect(timesOf(compiled)).toEqual(before);
  });

  test("runs where it may write nothing", async () => {
    rmSync(compiled, {recursive: true, force: true});
    // no folder can be made where a file stands
    writeFileSync(compiled, "");
    expect(await factsheet(["--version"], {program})).toMatchObject({code: 0, stderr: ""});
    rmSync(compiled);
  });

  test("does not run what was compiled of another text, though it is as long", async () => {
    await factsheet([], {program});
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
    const reader = createReader({words: {settings, words}, ocr: false});
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
