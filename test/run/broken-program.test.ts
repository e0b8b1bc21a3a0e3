// A program that is not whole must not be taken for PDFs that are not: what was read before stays, and it is said what to do.
import {cpSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {contentsOf, copyOfProgram, factsheet, projectFolder, workspace} from "../support/command.js";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, {recursive: true});
});

const names = ["2023-Q2/gorinchem", "2023-Q2/twente", "2023-Q2/zeeland"];

function made(folder: string): string {
  folders.push(folder);
  return folder;
}

function build(copy: string, folder: string) {
  const program = join(copy, "dist/bin/factsheet.js");
  return factsheet(["build", "--force", "--format", "csv", "--jobs", "1"], {program, cwd: folder});
}

test.each<[string, string[], (copy: string) => void, RegExp]>([
  [
    "no bundle of the program that reads",
    [],
    (copy) => rmSync(join(copy, "dist/bundles/reading.cjs")),
    /cannot be loaded: .*reading\.cjs cannot be read: run npm run build/,
  ],
  [
    "a bundle that was cut off",
    [],
    (copy) => writeFileSync(join(copy, "dist/bundles/reading.cjs"), "(function (exports"),
    /the program that reads PDFs cannot be loaded/,
  ],
  [
    "nothing to start a thread with",
    [],
    (copy) => rmSync(join(copy, "dist/run/read/threads/entry.js")),
    /cannot be loaded: .*entry\.js/,
  ],
  [
    "a library that is not installed",
    ["tesseract.js-core"],
    () => undefined,
    /the library tesseract\.js-core is not installed: run npm ci/,
  ],
])("%s: the run ends, and the output stays as it was", async (_, without, damage, message) => {
  const folder = made(workspace(names));
  await factsheet(["build", "--format", "csv"], {cwd: folder});
  const before = contentsOf(join(folder, "output"));
  const copy = made(copyOfProgram(without));
  damage(copy);
  const {code, stderr} = await build(copy, folder);
  expect({code, stderr}).toEqual({code: 2, stderr: expect.stringMatching(message)});
  expect(contentsOf(join(folder, "output"))).toEqual(before);
});

test("no bundle of the program that draws: said of each sheet, at once", async () => {
  const folder = made(workspace(names));
  const copy = made(copyOfProgram());
  rmSync(join(copy, "dist/bundles/drawing.cjs"));
  const {code, stderr} = await build(copy, folder);
  expect(code).toBe(2);
  for (const name of names) {
    expect(stderr).toMatch(new RegExp(`${name}: .*drawing\\.cjs cannot be read: run npm run build`));
  }
});

describe("a slip of the program over one page", () => {
  const folder = made(workspace([]));
  const copy = made(copyOfProgram());
  const bundle = join(copy, "dist/bundles/reading.cjs");
  const run = (...args: string[]) =>
    factsheet([...args, "--jobs", "1"], {program: join(copy, "dist/bin/factsheet.js"), cwd: folder});
  const errors = () =>
    JSON.parse(readFileSync(join(folder, "output/manifest.json"), "utf8")).outcome.errors as {code: string}[];
  cpSync(join(projectFolder, "test/corpus/dev/lw-three-regions.pdf"), join(folder, "input/three.pdf"));
  const whole = readFileSync(bundle, "latin1");
  const slipWhen = (condition: string) => {
    const begin = /function pageTextOf\((\w+)[^{]*\{/;
    expect(whole).toMatch(begin);
    writeFileSync(
      bundle,
      whole.replace(begin, `$& if ($1.number ${condition}) throw new TypeError("a slip");`),
    );
  };

  test("is told of that page, and the others are published", async () => {
    slipWhen("> 2");
    const {code, stderr} = await run("build", "--format", "csv");
    expect(code).toBe(2);
    expect(stderr).toContain("three.pdf: page 3 could not be read; run the same with --debug");
    expect(stderr).not.toContain("at pageTextOf");
    expect(errors()).toMatchObject([{file: "three.pdf", code: "fault"}]);
    expect(readFileSync(join(folder, "output/2022-Q2/gorinchem.csv"), "utf8")).toContain("Gorinchem");
    expect(readFileSync(join(folder, "output/2022-Q2/drechtsteden.csv"), "utf8")).toContain("Drechtsteden");
  });

  test("shows its stack with --debug", async () => {
    const {stderr} = await run("extract", "input/three.pdf", "--debug");
    expect(stderr).toMatch(/three\.pdf, page 3: TypeError: a slip\n +at pageTextOf/);
  });

  test("is no damage of the file when it befalls every page, and what was read before stays", async () => {
    slipWhen("> 0");
    const {code, stderr} = await run("build", "--format", "csv", "--force");
    expect(code).toBe(2);
    expect(stderr).toContain("three.pdf: reading it failed; run the same with --debug");
    expect(errors()).toMatchObject([{file: "three.pdf", code: "fault"}]);
    expect(Object.keys(contentsOf(join(folder, "output/editions/2022-Q2")))).toEqual([
      "drechtsteden.json",
      "gorinchem.json",
    ]);
  });
});

test.each([
  [
    "is thrown where nobody catches it",
    'throw new Error("boom")',
    "reading it failed; run the same with --debug",
  ],
  ["ends the thread", "process.exit()", "its thread ended while it was read; run again"],
])("one PDF at which something %s: the next ones are read", async (_, slip, message) => {
  const folder = made(workspace(names));
  const copy = made(copyOfProgram());
  writeFileSync(
    join(copy, "dist/run/read/threads/entry.js"),
    `import {parentPort} from "node:worker_threads";
    import {loadBundle} from "../../../system/bundle-loader.js";
    parentPort.on("message", ({source}) => { if (source?.file.includes("gorinchem")) ${slip}; });
    loadBundle("reading");`,
  );
  const {code, stderr} = await build(copy, folder);
  expect({code, stderr}).toEqual({
    code: 2,
    stderr: expect.stringContaining(`2023-Q2/gorinchem.pdf: ${message}`),
  });
  expect(stderr).toContain("1 error\n");
  expect(Object.keys(contentsOf(join(folder, "output/editions/2023-Q2")))).toEqual([
    "twente.json",
    "zeeland.json",
  ]);
});
