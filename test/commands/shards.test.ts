// Four machines do in two rounds what one does alone: the same bytes, or a clear refusal.
import {cpSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {contentsOf, factsheet, workspace} from "../support/command.js";

const count = 4;
const shards = [0, 1, 2, 3];
const regions = ["gorinchem", "zeeland", "drenthe"];
const folder = workspace([
  ...regions.flatMap((region) => [`2022-Q2/${region}`, `2023-Q1/${region}`, `2023-Q2/${region}`]),
  "2023-Q2/midden-utrecht",
]);
const run = (args: string[], env?: Record<string, string>) =>
  factsheet(args, {cwd: folder, ...(env && {env})});
const merge = (...args: string[]) => run(["merge", ...args, "--fail-on", "never"]);
const named = (kind: string) => shards.map((i) => `${kind}${i}`);

beforeAll(async () => {
  const input = (file: string) => join(folder, "input", file);
  // what makes joining hard: a copy, a table that a PDF overtakes, a file that cannot be read, a correction
  cpSync(input("2023-Q2/zeeland.pdf"), input("copy-of-zeeland.pdf"));
  const {stdout} = await run(["extract", "input/2023-Q2/gorinchem.pdf", "--format", "csv"]);
  writeFileSync(input("gorinchem.csv"), stdout.replace(/,(\d+),(\d+),true\r\n$/, ",1$1,$2,true\r\n"));
  writeFileSync(input("broken.pdf"), "%PDF-1.7\nnothing");
  writeFileSync(input("noise.csv"), "a,b\r\n1,2\r\n");
  await run(["build", "--output", "alone", "--fail-on", "never"]);
  for (const i of shards) {
    // reading as Kubernetes says which shard it is, drawing as a person does
    const env = {JOB_COMPLETION_INDEX: String(i)};
    await run(["build", "--only", "read", "--shard", String(count), "--output", `read${i}`], env);
  }
  await merge(...named("read"), "--output", "together");
  cpSync(join(folder, "together"), join(folder, "after-reading"), {recursive: true});
  for (const i of shards) {
    const shard = `${i + 1}/${count}`;
    await run(["build", "--only", "draw", "--shard", shard, "--archive", "together", "--output", `draw${i}`]);
  }
});

test("merged twice, the output is the same as that of one run, byte for byte", async () => {
  const {code, stderr} = await merge(...named("draw").toReversed(), "--output", "together");
  expect({code, stderr}).toMatchObject({code: 2, stderr: expect.stringContaining("broken.pdf")});
  expect(contentsOf(join(folder, "together"))).toEqual(contentsOf(join(folder, "alone")));
  const again = await run(["build", "--output", "together", "--fail-on", "never"]);
  expect(again.stderr).toContain("4 factsheets and the national one of 2023-Q2: 0 drawn, 5 unchanged");
});

test("between the rounds there are archive, index and change report, and no factsheet", () => {
  const files = Object.keys(contentsOf(join(folder, "after-reading")));
  expect(files).toEqual(
    expect.arrayContaining(["index.html", "2023-Q2/changes.json", "editions/2023-Q2/zeeland.json"]),
  );
  expect(files.filter((file) => file.endsWith(".pdf"))).toEqual([]);
});

/** A copy of a part, changed. */
function changed(name: string, change: (path: string) => void): string {
  const copy = join(folder, `changed-${name}`);
  rmSync(copy, {recursive: true, force: true});
  cpSync(join(folder, name), copy, {recursive: true});
  change(copy);
  return `changed-${name}`;
}

/** The parts, with a copy that is changed in the place of the one that has the file. */
function instead(kind: string, file: string, change: (path: string) => void): string[] {
  const parts = named(kind);
  const holder = parts.find((part) => contentsOf(join(folder, part))[file] !== undefined) as string;
  return parts.map((part) => (part === holder ? changed(part, change) : part));
}

/** Takes files out of the manifest of a part, as if they had not been drawn. */
function withoutFiles(path: string, isGone: (file: string) => boolean): void {
  const file = join(path, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.files = manifest.files.filter((record: {file: string}) => !isGone(record.file));
  writeFileSync(file, JSON.stringify(manifest));
}

test("a review page that its shard could not draw is not linked to", async () => {
  const review = "2023-Q2/review/zeeland.html";
  const linksTo = async (parts: string[], output: string) => {
    cpSync(join(folder, "after-reading"), join(folder, output), {recursive: true});
    await merge(...parts, "--output", output);
    const links = readFileSync(join(folder, output, "index.html"), "utf8").matchAll(/href="([^"]+)"/g);
    const ofZeeland = [...links].map(([, link]) => link).filter((link) => link?.endsWith("zeeland.html"));
    return [...new Set(ofZeeland)];
  };
  expect(await linksTo(named("draw"), "with-review")).toEqual(["2023-Q2/zeeland.html", review]);
  const parts = instead("draw", review, (path) => withoutFiles(path, (file) => file === review));
  expect(await linksTo(parts, "without-review")).toEqual(["2023-Q2/zeeland.html"]);
});

describe("refuses, and writes nothing", () => {
  const zeeland = "editions/2023-Q1/zeeland.json";

  test.each<[string, () => string[], RegExp]>([
    ["a shard that is missing", () => named("read").slice(1), /of 4 shards these are missing: 0/],
    [
      "a shard that is doubled",
      () => [...named("read"), "read0"],
      /this is shard 0 of 4 \(read\), and so is read0/,
    ],
    [
      "shards of both rounds",
      () => [...named("read").slice(1), "draw0"],
      /but read1 is shard 1 of 4 \(read\)/,
    ],
    ["the output of a whole run", () => ["alone"], /not the output of a shard/],
    [
      "an edition that is missing",
      () => instead("read", zeeland, (path) => rmSync(join(path, zeeland))),
      /the edition 2023-Q1\/zeeland was read, but is missing/,
    ],
    [
      "an edition that is doubled",
      () =>
        named("read").map((part, i) =>
          i === 0
            ? changed(part, (path) => {
                const file = join(path, "manifest.json");
                const other = JSON.parse(readFileSync(join(folder, "read1/manifest.json"), "utf8"));
                const manifest = JSON.parse(readFileSync(file, "utf8"));
                manifest.inputs.push(other.inputs[0]);
                cpSync(join(folder, "read1/editions"), join(path, "editions"), {recursive: true});
                writeFileSync(file, JSON.stringify(manifest));
              })
            : part,
        ),
      /was read here and in/,
    ],
    [
      "a factsheet that is missing",
      () =>
        instead("draw", "2023-Q2/zeeland.html", (path) =>
          withoutFiles(path, (file) => file.includes("zeeland")),
        ),
      /2023-Q2\/zeeland\.pdf: no shard has drawn this factsheet/,
    ],
    [
      "a factsheet that was altered",
      () =>
        instead("draw", "2023-Q2/zeeland.html", (path) =>
          writeFileSync(join(path, "2023-Q2/zeeland.html"), "x"),
        ),
      /zeeland\.html is not as it was drawn/,
    ],
  ])("%s", async (_, parts, message) => {
    const output = `refused-${expect.getState().currentTestName?.length}`;
    if (message.source.includes("zeeland\\.")) {
      cpSync(join(folder, "after-reading"), join(folder, output), {recursive: true});
    }
    const before = contentsOfIfThere(join(folder, output));
    const {code, stderr} = await merge(...parts(), "--output", output);
    expect({code, stderr}).toMatchObject({code: 2, stderr: expect.stringMatching(message)});
    expect(contentsOfIfThere(join(folder, output))).toEqual(before);
  });

  test("drawing from an archive that is not complete", async () => {
    const {code, stderr} = await run([
      "build",
      "--only",
      "draw",
      "--archive",
      "read0",
      "--output",
      "too-early",
    ]);
    expect({code, stderr}).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("is not in this archive"),
    });
  });

  test("--shard without --only", async () => {
    const {code, stderr} = await run(["build", "--shard", "0/4"]);
    expect({code, stderr}).toMatchObject({code: 2, stderr: expect.stringContaining("without --only")});
  });
});

function contentsOfIfThere(path: string): Record<string, string> {
  try {
    return contentsOf(path);
  } catch {
    return {};
  }
}
