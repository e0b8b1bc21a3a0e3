/**
 * Makes one call that writes fail, as on a full disk, at a random moment of a build; again and again.
 * Every time: a clear error, every file either as before or as after (none half written), nothing left beside
 * them, and the next normal run completes the output.
 *
 * node test/robustness/full-disk.mjs [runs = 200]
 */
import {appendFileSync, cpSync, rmSync} from "node:fs";
import fsp from "node:fs/promises";
import {syncBuiltinESMExports} from "node:module";
import {join} from "node:path";
import {contentsOf, differences, randomNumbers, workspace} from "./folders.mjs";

const runs = Number(process.argv[2] ?? 200);
const sheets = ["2023-Q1/gorinchem", "2023-Q2/gorinchem", "2023-Q2/zeeland"];
const random = randomNumbers(11);

/** Number of calls until one fails; infinite when none is to. */
let callsLeft = Number.POSITIVE_INFINITY;
let calls = 0;
makeWritesFail();
const {build} = await import("../../dist/build/build.js");
const {completeConfig} = await import("../../dist/config.js");

const folder = workspace(sheets);
await run(folder);
const before = contentsOf(join(folder, "output"));
cpSync(join(folder, "output"), join(folder, "before"), {recursive: true});
appendFileSync(join(folder, "templates/theme.yaml"), "# changed\n");
calls = 0;
await run(folder);
const callsOfARun = calls;
const after = contentsOf(join(folder, "output"));

let [wrong, reported] = [0, 0];
for (let i = 0; i < runs; i++) {
  rmSync(join(folder, "output"), {recursive: true});
  cpSync(join(folder, "before"), join(folder, "output"), {recursive: true});
  callsLeft = 1 + Math.floor(random() * callsOfARun);
  const said = await run(folder);
  callsLeft = Number.POSITIVE_INFINITY;
  const now = contentsOf(join(folder, "output"));
  const halfWritten = Object.keys(now).filter(
    (file) => now[file] !== before[file] && now[file] !== after[file],
  );
  const lost = Object.keys(before).filter((file) => !(file in now));
  const isClear = /the disk is full/.test(said);
  if (isClear) reported++;
  await run(folder);
  const unfinished = differences(contentsOf(join(folder, "output")), after);
  // the manifest names what went wrong, so it alone may be neither the old nor the new one
  const bad = [
    ...halfWritten.filter((file) => file !== "manifest.json" && file !== "index.html"),
    ...lost,
    ...unfinished,
  ];
  if (bad.length > 0 || !isClear) {
    wrong++;
    console.log(`run ${i}: ${isClear ? "" : `said "${said}"; `}${bad.slice(0, 5).join(", ")}`);
  }
}
rmSync(folder, {recursive: true});
console.log(`${runs} failing writes: ${reported} said clearly, ${runs - wrong} without loss, ${wrong} not`);
process.exitCode = wrong > 0 ? 1 : 0;

/** @returns what went wrong, in words; "" when nothing did */
async function run(folder) {
  const config = completeConfig({
    input: join(folder, "input"),
    output: join(folder, "output"),
    templates: join(folder, "templates"),
    format: "pdf,html,csv",
    failOn: "never",
  });
  const progress = {report: () => undefined, stop: () => undefined};
  try {
    const {outcome} = await build(config, {
      force: false,
      prune: false,
      progress,
      signal: new AbortController().signal,
    });
    return outcome.errors.map((error) => `${error.file}: ${error.message}`).join("; ");
  } catch (error) {
    return typeof error.toText === "function" ? error.toText() : String(error);
  }
}

function makeWritesFail() {
  const count = () => {
    calls++;
    callsLeft--;
    if (callsLeft === 0) throw Object.assign(new Error("ENOSPC: no space left on device"), {code: "ENOSPC"});
  };
  const {open, rename} = fsp;
  fsp.rename = async (...args) => {
    count();
    return rename(...args);
  };
  fsp.open = async (path, flags, ...rest) => {
    if (flags !== "wx") return open(path, flags, ...rest);
    count();
    const file = await open(path, flags, ...rest);
    const {writeFile, sync} = file;
    file.writeFile = async (...args) => {
      count();
      return writeFile.apply(file, args);
    };
    file.sync = async () => {
      count();
      return sync.apply(file);
    };
    return file;
  };
  syncBuiltinESMExports();
}
