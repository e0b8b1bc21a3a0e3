// Nothing is written outside the output folder: not over what is read, and not through a link.
import {mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, relative} from "node:path";
import fc from "fast-check";
import {parseManifest} from "../../src/run/plan/manifest.js";
import {writeAtomically} from "../../src/system/atomic-write.js";
import {refuseNested, withOutputFolder} from "../../src/system/output-folder.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "factsheet-output-"));
});
afterEach(() => rmSync(folder, {recursive: true}));
const at = (...names: string[]) => join(folder, ...names);

test.each([
  ["a", "a", "is the same as"],
  ["a/b", "a", "lies in"],
  ["a", "a/b/c", "holds"],
  ["a/../a/b", "a", "lies in"],
  ["link/new/deeper", "a", "lies in"],
  ["link", "a/b", "holds"],
])("output %s beside input %s is refused", async (output, input, how) => {
  mkdirSync(at("a"));
  symlinkSync("a", at("link"), "junction");
  await expect(refuseNested(at(output), {input: at(input)})).rejects.toMatchObject({
    code: "usage",
    message: expect.stringContaining(`the output folder ${how} --input`),
  });
  await expect(refuseNested(relative("", at(output)), {templates: at(input)})).rejects.toThrow("--templates");
});

test.each([
  ["a", "b"],
  ["ab", "a"],
  ["a", "ab"],
  ["..a", "."],
])("output %s beside input %s is allowed, but for the folder that holds both", async (output, input) => {
  const allowed = refuseNested(at(output), {input: at(input)});
  if (input === ".") await expect(allowed).rejects.toThrow("lies in");
  else await expect(allowed).resolves.toBeUndefined();
});

test.each(["2023-Q2", "2023-Q2/review", "editions", "editions/2023-Q2", "data", "public", "public/2023-Q2"])(
  "%s that is a link is named, and nothing is written",
  async (place) => {
    mkdirSync(at("elsewhere"));
    mkdirSync(at("output", place, ".."), {recursive: true});
    symlinkSync(at("elsewhere"), at("output", place), "junction");
    let began = false;
    const work = withOutputFolder(at("output"), async () => {
      began = true;
    });
    await expect(work).rejects.toMatchObject({
      code: "unwritable",
      message: "this is a link, and nothing is written through it",
      details: {place: at("output", place)},
    });
    expect(began).toBe(false);
    expect(readdirSync(at("elsewhere"))).toEqual([]);
  },
);

test("links of others in the output folder are left alone, and what they lead to is not swept", async () => {
  mkdirSync(at("elsewhere"));
  writeFileSync(at("elsewhere/.x.0a.factsheet-unfinished"), "");
  mkdirSync(at("output"));
  symlinkSync(at("elsewhere"), at("output/old"), "junction");
  expect(await withOutputFolder(at("output"), async () => 1)).toBe(1);
  expect(readdirSync(at("elsewhere"))).toHaveLength(1);
});

test("a name that Windows refuses is not written", async () => {
  for (const name of ["con.pdf", "a:b.html", "aux", "x?.json"])
    await expect(writeAtomically(at(name), "x")).rejects.toMatchObject({code: "unwritable"});
  expect(readdirSync(folder)).toEqual([]);
});

const manifestWith = (file: string) =>
  JSON.stringify({
    ...JSON.parse('{"tool": "t", "key": "k", "templates": {}, "inputs": []}'),
    outcome: parseManifest(null, "").outcome,
    files: [{file, sha256: "", key: {}}],
  });

test.each([
  "../x",
  "data/../../x",
  "/etc/passwd",
  "C:\\x",
  "data\\..\\..\\x",
  "",
  "data//x",
  "./x",
  "data/\u0000",
  "con",
])("a manifest that names %j is refused with its place", (file) => {
  expect(() => parseManifest(manifestWith(file), "out")).toThrow(
    expect.objectContaining({
      code: "invalid",
      details: expect.objectContaining({place: join("out", "manifest.json")}),
    }),
  );
});

test("what a manifest may name lies in its folder, however odd it looks", () => {
  const part = fc.constantFrom("..", ".", "a", "a.b", "", "con", "\\", "/", ":", " ", "..\\", "%2e%2e");
  fc.assert(
    fc.property(fc.array(part, {minLength: 1, maxLength: 6}), (parts) => {
      const file = parts.join("/");
      let named: string;
      try {
        named = parseManifest(manifestWith(file), "out").files[0]?.file ?? "";
      } catch {
        return;
      }
      expect(relative("out", join("out", named))).toMatch(/^(?!\.\.)[^/\\].*/);
    }),
  );
});
