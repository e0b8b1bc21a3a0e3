/**
 * Makes one call that writes fail, as on a full disk, at a random moment of a build; again and again.
 * Every time: an error that names a file and a next step, every file either as before or as after (none half
 * written), nothing left beside them, and the next normal run completes the output.
 *
 * Sheets are drawn in this thread: starting workers for some hundred builds would take most of the time.
 *
 * node test/robustness/full-disk.mjs [runs = 200]
 */
import {cpSync, rmSync} from "node:fs";
import fsp from "node:fs/promises";
import {register, syncBuiltinESMExports} from "node:module";
import {join} from "node:path";
import {changeTemplate, contentsOf, differences, randomNumbers, workspace} from "./folders.mjs";
import "../support/temporary.mjs";

const runs = Number(process.argv[2] ?? 200);
const sheets = ["2023-Q1/gorinchem", "2023-Q2/gorinchem"];
const random = randomNumbers(11);
const codes = {ENOSPC: "the disk is full", EDQUOT: "the disk quota is used up", EACCES: "permission denied"};

/** The call that is to fail, counted from 1, and how; null lets all succeed. */
let failing = null;
/** What was called, in order. */
let calls = [];
makeWritesFail();
drawInThisThread();
const {build} = await import("../../dist/run/build.js");
const {completeConfig} = await import("../../dist/settings/config.js");

const folder = workspace(sheets);
await runUndisturbed();
const before = contentsOf(join(folder, "output"));
cpSync(join(folder, "output"), join(folder, "before"), {recursive: true});
changeTemplate(folder);
// what is only written when it is missing is to fail, too
const isLost = (file) => file.startsWith("data/") || /^editions.2023-Q1/.test(file);
for (const file of Object.keys(before).filter(isLost)) rmSync(join(folder, "before", file));
startFromBefore();
calls = [];
await runUndisturbed();
const callsOfARun = calls.length;
const after = contentsOf(join(folder, "output"));

const failed = {};
let [wrong, reported] = [0, 0];
for (let i = 0; i < runs; i++) {
  startFromBefore();
  const start = contentsOf(join(folder, "output"));
  const code = Object.keys(codes)[Math.floor(random() * 3)];
  failing = {call: 1 + Math.floor(random() * callsOfARun), code};
  calls = [];
  const said = await run(folder);
  const call = calls[failing.call - 1];
  failing = null;
  const what = `${call} with ${code}`;
  failed[what] = (failed[what] ?? 0) + 1;
  const now = contentsOf(join(folder, "output"));
  const isClear = said.includes(codes[code]) && /\.\w+: /.test(said) && said.includes("  try    ");
  if (isClear) reported++;
  // these two tell what went wrong, so they alone may be neither the old nor the new ones
  const bad = Object.keys(now)
    .filter((file) => file !== "manifest.json" && file !== "index.html")
    .filter((file) => now[file] !== start[file] && now[file] !== after[file]);
  const lost = Object.keys(start).filter((file) => !(file in now));
  await run(folder);
  const unfinished = differences(contentsOf(join(folder, "output")), after);
  const problems = [...bad, ...lost, ...unfinished];
  if (problems.length > 0 || !isClear) {
    wrong++;
    console.log(`run ${i}, ${what}: ${isClear ? "" : `said "${said}"; `}${problems.slice(0, 5).join(", ")}`);
  }
}
rmSync(folder, {recursive: true});
const counts = Object.entries(failed).sort();
console.log(counts.map(([what, count]) => `${count} ${what}`).join(", "));
console.log(
  `${runs} failing calls of ${callsOfARun} in a run: ${reported} said clearly, ${runs - wrong} without loss and made good by the next run, ${wrong} not; ` +
    `largest memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
);
process.exitCode = wrong > 0 ? 1 : 0;

async function runUndisturbed() {
  const said = await run(folder);
  if (said) throw new Error(`an undisturbed run went wrong: ${said}`);
}

function startFromBefore() {
  rmSync(join(folder, "output"), {recursive: true});
  cpSync(join(folder, "before"), join(folder, "output"), {recursive: true});
}

/** @returns what went wrong, in words; "" when nothing did */
async function run(folder) {
  const config = completeConfig({
    input: join(folder, "input"),
    output: join(folder, "output"),
    templates: join(folder, "templates"),
    format: "pdf,csv",
    failOn: "never",
  });
  const progress = {report: () => undefined, stop: () => undefined};
  const signal = new AbortController().signal;
  try {
    const {outcome} = await build(config, {force: false, prune: false, progress, signal});
    return outcome.errors.map((error) => `${error.file}: ${error.message}`).join("; ");
  } catch (error) {
    return typeof error.toText === "function" ? error.toText() : String(error);
  }
}

function makeWritesFail() {
  const call = (name) => {
    calls.push(name);
    if (failing?.call !== calls.length) return;
    throw Object.assign(new Error(`${failing.code}: ${name}`), {code: failing.code});
  };
  const {open, rename, mkdir} = fsp;
  fsp.rename = async (...args) => {
    call("rename");
    return rename(...args);
  };
  fsp.mkdir = async (...args) => {
    call("mkdir");
    return mkdir(...args);
  };
  fsp.open = async (path, flags, ...rest) => {
    if (flags !== "wx") return open(path, flags, ...rest);
    call("open");
    const file = await open(path, flags, ...rest);
    const {writeFile, sync} = file;
    file.writeFile = async (data, ...args) => {
      try {
        call("write");
      } catch (error) {
        // a disk is full in the middle of a file
        await writeFile.apply(file, [data.subarray(0, data.length / 2), ...args]);
        throw error;
      }
      return writeFile.apply(file, [data, ...args]);
    };
    file.sync = async () => {
      call("fsync");
      return sync.apply(file);
    };
    return file;
  };
  syncBuiltinESMExports();
}

/** In the place of a thread that draws, one that is none. */
function drawInThisThread() {
  const drawing = new URL("../../dist/publication/threads/draw-task.js", import.meta.url).href;
  const thread = `import {performDrawing} from ${JSON.stringify(drawing)};
  export const createThread = () => ({start() {}, ask: performDrawing, async end() {}});`;
  const hooks = `export const resolve = (name, context, next) =>
    name.endsWith("system/threads/thread.js") && context.parentURL.endsWith("run/threads.js")
      ? {url: ${JSON.stringify(`data:text/javascript,${encodeURIComponent(thread)}`)}, shortCircuit: true}
      : next(name, context);`;
  register(`data:text/javascript,${encodeURIComponent(hooks)}`);
}
