// The rooms of src/ and what they may import (.dependency-cruiser.js): every rule is broken once here, in a tree of
// its own, and must say so.
import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

const project = fileURLToPath(new URL("..", import.meta.url));
const checker = join(project, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");

const forbidden: readonly [file: string, statement: string, rule: string][] = [
  ["vocabulary/a", 'import type {T} from "../edition/shared.js"', "imports-of-vocabulary"],
  ["settings/a", 'import {type T} from "../edition/shared.js"', "imports-of-settings"],
  ["edition/a", 'export type {T} from "../change/shared.js"', "imports-of-edition"],
  ["extraction/a", 'import type {T} from "../tabular/shared.js"', "imports-of-extraction"],
  ["tabular/a", 'import "../change/shared.js"', "imports-of-tabular"],
  ["change/a", 'export * from "../extraction/shared.js"', "imports-of-change"],
  ["publication/a", 'import * as t from "../extraction/shared.js"', "imports-of-publication"],
  ["tracing/a", 'import type {T} from "../run/shared.js"', "imports-of-tracing"],
  ["run/a", 'export const later = () => import("../commands/shared.js")', "imports-of-run"],
  ["preview/a", 'import type {T} from "../commands/shared.js"', "imports-of-preview"],
  ["commands/a", 'import type {T} from "../bin/shared.js"', "imports-of-commands"],
  ["bin/a", 'import type {T} from "../run/shared.js"', "imports-of-bin"],
  ["system/a", 'import type {T} from "../edition/shared.js"', "imports-of-system"],

  ["extraction/words/a", 'import type {T} from "../pdf/shared.js"', "imports-in-extraction-of-words"],
  ["extraction/pdf/a", 'import type {T} from "../table/shared.js"', "imports-in-extraction-of-pdf"],
  ["extraction/table/a", 'import type {T} from "../text/shared.js"', "imports-in-extraction-of-table"],
  ["extraction/text/a", 'import type {T} from "../table/shared.js"', "imports-in-extraction-of-text"],
  ["extraction/b", 'import type {T} from "./scan/shared.js"', "imports-in-extraction-of-the-rest"],
  ["extraction/scan/a", 'import type {T} from "../table/shared.js"', "imports-in-extraction-of-scan"],

  [
    "extraction/words/b",
    'import type {T} from "../trace/record/shared.js"',
    "imports-in-extraction-of-words",
  ],
  ["extraction/facts/a", 'import type {T} from "../trace/shared.js"', "imports-in-extraction-of-facts"],

  ["attic/a", 'import type {T} from "../vocabulary/shared.js"', "known-room"],
  ["loose", 'import type {T} from "./vocabulary/shared.js"', "known-room"],
  ["change/here", 'import type {T} from "./there.js"', "no-circle"],

  ["change/b", 'import type {T} from "../system/shared.js"', "pure-of-system"],
  ["edition/b", 'import {spawn} from "node:child_process"', "pure-of-node"],
  ["tabular/b", 'import console from "node:console"', "pure-of-node"],
  ["publication/b", 'import {setTimeout} from "node:timers/promises"', "pure-of-node"],
  ["extraction/c", 'import {performance} from "perf_hooks"', "pure-of-node"],
  ["run/b", 'import {rm} from "node:fs/promises"', "files"],
  ["commands/b", 'import {rmSync} from "fs"', "files"],
  ["run/read/threads/b", 'import {existsSync} from "node:fs"', "files"],
  ["extraction/table/b", 'import type {Page} from "pdfjs-dist"', "pdf-library"],
  ["run/c", 'import {PDFParse} from "pdf-parse"', "pdf-library"],
  ["run/d", 'import {T} from "../run/nowhere.js"', "to-be-found"],
];

const allowed: readonly [file: string, statement: string][] = [
  // the other half of the circle above
  ["change/there", 'import type {T} from "./here.js"'],
  ["extraction/pdf/b", 'import type {Page} from "pdfjs-dist"'],
  ["publication/threads/a", 'import {T} from "../../system/shared.js"'],
  ["extraction/trace/trace", 'import type {T} from "../words/shared.js"'],
  ["extraction/words/c", 'import type {T} from "../trace/trace.js"'],
  ["publication/fonts", 'import {T} from "../system/shared.js"'],
  ["publication/c", 'import type {T} from "../tabular/shared.js"'],
  ["system/b", 'import {readFile} from "node:fs/promises"'],
  ["edition/c", 'import {createHash} from "node:crypto"'],
];

test("an import in a forbidden direction is refused, and each by its rule", () => {
  const tree = mkdtempSync(join(tmpdir(), "factsheet-rooms-"));
  try {
    for (const library of ["pdf-parse", "pdfjs-dist"]) {
      write(tree, `node_modules/${library}/package.json`, `{"name": "${library}", "main": "index.js"}`);
      write(tree, `node_modules/${library}/index.js`, "");
    }
    for (const [file, statement] of [...forbidden, ...allowed]) {
      write(tree, `src/${file}.ts`, `${statement};\nexport interface T {}\n`);
      for (const [, path] of statement.matchAll(/"(\.[^"]+shared)\.js"/g)) {
        write(tree, join("src", dirname(file), `${path}.ts`), "export interface T {}\n");
      }
    }
    const found = violationsIn(tree);
    expect(found).toEqual(forbidden.map(([file, , rule]) => `${file}: ${rule}`).sort());
  } finally {
    rmSync(tree, {recursive: true});
  }
}, 60_000);

function write(tree: string, path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), {recursive: true});
  writeFileSync(join(tree, path), text);
}

function violationsIn(tree: string): string[] {
  const config = join(project, ".dependency-cruiser.js");
  const options = ["--config", config, "--output-type", "json", "src"];
  const {stdout, stderr} = spawnSync(process.execPath, [checker, ...options], {
    cwd: tree,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const {summary} = JSON.parse(stdout) as {
    summary: {violations: readonly {from: string; rule: {name: string}}[]};
  };
  const texts = summary.violations.map(
    ({from, rule}) => `${from.slice("src/".length, -".ts".length)}: ${rule.name}`,
  );
  return texts.sort();
}

const sources = readdirSync(join(project, "src"), {recursive: true, encoding: "utf8"})
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({file, text: readFileSync(join(project, "src", file), "utf8")}));

test("a type is imported by a statement: the checker of directions sees no other way", () => {
  const hidden = sources.filter(({text}) => /typeof import\(|\bimport\("[^"]*"\)\s*\.\s*[A-Z]/.test(text));
  expect(hidden.map(({file}) => file)).toEqual([]);
});

test("only system/, and what is run by hand, asks what time it is", () => {
  const reachingOut = /^(?:system|run|preview|commands|bin|extraction\/threads|publication\/threads)\//;
  const asking = sources.filter(
    ({file, text}) => !reachingOut.test(file) && /Date\.now|new Date\(\)/.test(text),
  );
  expect(asking.map(({file}) => file)).toEqual([]);
});

test("a file of src/ has at most 250 lines, unless it holds data", () => {
  const data = ["vocabulary/built-in-gazetteer.ts"];
  const long = sources.filter(
    ({file, text}) => text.trimEnd().split("\n").length > 250 && !data.includes(file),
  );
  expect(long.map(({file}) => file)).toEqual([]);
});
