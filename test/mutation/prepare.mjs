/** What is changed, what tests it, and all modules with their switches, in a folder for temporary files. */
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {transformSync} from "@swc/core";
import {instrument} from "./instrument.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Where a slip is a wrong figure or a wrong claim, and the tests that have to notice: those of the room. */
const rooms = [
  {changed: ["src/vocabulary/"], tests: /^test\/(vocabulary|edition)\//},
  {
    changed: ["src/edition/validation", "src/edition/name-findings", "src/edition/known-share"],
    tests: /^test\/edition\//,
  },
  {changed: ["src/change/"], tests: /^test\/change\//},
  {
    changed: ["src/system/effects", "src/system/atomic-write", "src/system/file-errors"],
    tests: /^test\/system\/(?!threads)/,
  },
  {
    changed: ["src/extraction/table/"],
    // the corpora of layouts are a test for each sheet: what a table is cannot be told without them
    tests: /^test\/extraction\/(?:(?:table|facts|text)\/|(?:corpus|drawn-sheets)\.test)/,
  },
];
/** Data, of which a change is another datum. */
const data = ["src/vocabulary/built-in-gazetteer.ts"];
/** They count how much is found in whole series, and take minutes. */
const counted = /^test\/change\/(generated|score)\.test/;
const startsProcesses = /child_process|support\/(command|browser)/;

/** @param only beginnings of paths; none are all */
export function prepare(only) {
  const paths = ["src", "test"]
    .flatMap((room) => readdirSync(join(project, room), {recursive: true}).map((name) => `${room}/${name}`))
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts"))
    .sort();
  const folder = mkdtempSync(join(tmpdir(), "mutation-"));
  const index = {};
  const mutants = [];
  mkdirSync(join(folder, "modules"));
  for (const [i, path] of paths.entries()) {
    const source = readFileSync(join(project, path), "utf8");
    const isChanged = !data.includes(path) && rooms.some((room) => isBelow(path, room.changed));
    const made = isChanged
      ? instrument(path, source, mutants.length)
      : {code: asJavaScript(path, source), mutants: []};
    mutants.push(...made.mutants);
    const file = join(folder, "modules", `${i}.mjs`);
    writeFileSync(file, made.code);
    index[pathToFileURL(join(project, path)).href] = file;
  }
  writeFileSync(join(folder, "index.json"), JSON.stringify(index));
  const wanted = mutants.filter(({path}) => only.length === 0 || isBelow(path, only));
  return {
    folder,
    rooms: rooms.map(({changed, tests}) => ({
      mutants: wanted.filter(({path}) => isBelow(path, changed)),
      files: paths
        .filter((path) => path.endsWith(".test.ts") && tests.test(path) && !counted.test(path))
        .filter((path) => !startsProcesses.test(readFileSync(join(project, path), "utf8")))
        .map((path) => pathToFileURL(join(project, path)).href),
    })),
  };
}

function isBelow(path, beginnings) {
  return beginnings.some((beginning) => path.startsWith(beginning));
}

function asJavaScript(path, source) {
  return transformSync(source, {
    filename: path,
    jsc: {parser: {syntax: "typescript"}, target: "es2022"},
    module: {type: "es6"},
    sourceMaps: "inline",
  }).code;
}
