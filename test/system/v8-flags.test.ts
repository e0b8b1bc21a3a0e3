// V8 comes and goes with its flags: one that is not known is printed as an error by every command. This runs on every Node of .ci/run.
import {execFileSync} from "node:child_process";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {projectFolder} from "../support/command.js";

const source = join(projectFolder, "src");
const text = (readdirSync(source, {recursive: true}) as string[])
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(source, file), "utf8"))
  .join("\n");

test("every flag that is set is one that this V8 knows", () => {
  const known = execFileSync(process.execPath, ["--v8-options"], {encoding: "utf8"});
  const set = [...text.matchAll(/setFlagsFromString\("(--[a-z-]+)/g)].map(([, flag]) => flag as string);
  expect(set).toContain("--heap-growing-percent");
  expect(set.filter((flag) => !known.includes(`  ${flag} `))).toEqual([]);
});

test("every flag is written where this test finds it", () => {
  const calls = text.match(/\bsetFlagsFromString\(/g) ?? [];
  expect(text.match(/\bsetFlagsFromString\("--[a-z-]+(?:=\d+)?"\)/g)).toHaveLength(calls.length);
  expect(text).not.toMatch(/\bexecArgv\b/);
});
