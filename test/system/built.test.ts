// Tests run what was built: dist/ that is older than src/ would pass or fail for a program that is no more.
import {appendFileSync, cpSync, mkdtempSync, readFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {hashOfSource, sourceFile} from "../../src/system/source.js";
import {projectFolder} from "../support/command.js";

test("the build left the hash of what it was built from", async () => {
  expect(readFileSync(join(projectFolder, "dist", sourceFile), "utf8")).toBe(
    await hashOfSource(projectFolder),
  );
});

test.each(["src/run/build.ts", "package-lock.json", "tsconfig.build.json"])(
  "%s has a say in it",
  async (file) => {
    const copy = mkdtempSync(join(tmpdir(), "factsheet-source-"));
    for (const part of ["src", "package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"]) {
      cpSync(join(projectFolder, part), join(copy, part), {recursive: true});
    }
    expect(await hashOfSource(copy)).toBe(await hashOfSource(projectFolder));
    appendFileSync(join(copy, file), "\n");
    expect(await hashOfSource(copy)).not.toBe(await hashOfSource(projectFolder));
  },
);
