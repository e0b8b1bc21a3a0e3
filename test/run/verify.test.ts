import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {emptyManifest, manifestToJson} from "../../src/run/plan/manifest.js";
import {verify} from "../../src/run/verify.js";
import {hash} from "../../src/vocabulary/hash.js";

function output(): string {
  const folder = mkdtempSync(join(tmpdir(), "factsheet-verify-"));
  const files = ["a.csv", "b.csv", "c.csv"].map((file) => ({file, sha256: hash(file), key: {}}));
  for (const {file} of files) writeFileSync(join(folder, file), file);
  writeFileSync(join(folder, "manifest.json"), manifestToJson({...emptyManifest, files}));
  return folder;
}

test("an untouched folder is intact", async () => {
  expect(await verify(output())).toEqual({intact: 3, altered: [], missing: [], stale: []});
});

test("what was altered or removed by hand is named", async () => {
  const folder = output();
  writeFileSync(join(folder, "a.csv"), "other");
  rmSync(join(folder, "b.csv"));
  expect(await verify(folder)).toEqual({intact: 1, altered: ["a.csv"], missing: ["b.csv"], stale: []});
});

test("a folder without a manifest is an error", async () => {
  await expect(verify(mkdtempSync(join(tmpdir(), "factsheet-verify-")))).rejects.toThrow("no manifest");
});
