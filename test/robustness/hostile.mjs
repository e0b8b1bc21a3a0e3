/**
 * Builds three good sheets among three hundred hostile files of all kinds: broken, endless, larger than they look, no
 * ordinary files, with names that steer a terminal. The three are drawn, every other file is named once with a reason
 * that is true of it, no process grows beyond 1.5 GB, every file keeps its time, nothing is written outside the output
 * folder, and Ctrl-C ends a run within a second at any moment.
 *
 * node test/robustness/hostile.mjs [moments of Ctrl-C = 12]      Linux only: it asks /proc, and needs mkfifo
 */
import {spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {lstatSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {setTimeout as pause} from "node:timers/promises";
import {program, project, randomNumbers, workspace} from "./folders.mjs";
import {hostileTables, makeOddFiles} from "./hostile/others.mjs";
import {hostilePdfs} from "./hostile/pdfs.mjs";
import "../support/temporary.mjs";

const moments = Number(process.argv[2] ?? 12);
const sheets = ["gorinchem", "zeeland", "drechtsteden"].filter((name) =>
  readdirSync(join(project, "input/2023-Q2")).includes(`${name}.pdf`),
);
/** Seconds for a file, and what the machine may take besides. */
const timeLimit = 10;
const slack = 5;
const mostMemory = 1.5 * 2 ** 30;
/** Milliseconds from the signal to the end of the process. */
const patience = 1000;

const folder = workspace(sheets.map((name) => `2023-Q2/${name}`));
const input = join(folder, "input");
const random = randomNumbers(23);
const good = sheets.map((name) => readFileSync(join(input, "2023-Q2", `${name}.pdf`)));
const made = [...hostilePdfs(good, random), ...hostileTables(random)];
for (const {name, bytes} of made) writeFileSync(join(input, name), bytes);
const odd = makeOddFiles(input);
const hostile = [...made, ...odd.files];
const wrong = [];

const before = contentsBeside();
const {events, summary, stderr, peak, code} = await build([]);
judge();
for (let i = 0; i < moments; i++) await interruptAt((60_000 * (i * i + 0.2)) / (moments * moments));
odd.close();
rmSync(folder, {recursive: true, force: true});
for (const problem of wrong) console.log(`WRONG ${problem}`);
console.log(
  `${hostile.length} hostile files beside ${sheets.length} good ones: ${wrong.length} things wrong; ` +
    `largest process ${Math.round(peak / 2 ** 20)} MB`,
);
process.exitCode = wrong.length > 0 ? 1 : 0;

function judge() {
  if (code !== 2) wrong.push(`exit code ${code}`);
  if (!summary) return void wrong.push(`no summary; stderr: ${stderr.slice(-2000)}`);
  if (peak > mostMemory) wrong.push(`a process took ${Math.round(peak / 2 ** 20)} MB`);
  for (const name of sheets) {
    for (const ending of ["pdf", "html", "csv"]) {
      const file = join(folder, "output/2023-Q2", `${name}.${ending}`);
      if (!readdirSync(join(folder, "output/2023-Q2")).includes(`${name}.${ending}`))
        wrong.push(`${file} is not there`);
    }
  }
  const said = new Map();
  for (const error of summary.outcome.errors) said.set(error.file, [...(said.get(error.file) ?? []), error]);
  for (const {name, codes} of hostile) {
    const errors = said.get(name) ?? [];
    said.delete(name);
    const shown = JSON.stringify(name);
    if (errors.length === 0 && !codes.includes(null)) wrong.push(`${shown} is not named`);
    // of a table every slip is told, each once
    const isTold =
      codes.includes("invalid-table") && new Set(errors.map(({message}) => message)).size === errors.length;
    if (errors.length > 1 && !isTold) wrong.push(`${shown} is named ${errors.length} times`);
    for (const {code: is, message} of errors) {
      if (!codes.includes(is)) wrong.push(`${shown}: ${is} is none of ${codes.join(", ")}: ${message}`);
      if (/undefined|\bat .*:\d+:\d+|TypeError|RangeError/.test(message))
        wrong.push(`${shown} has a riddle: ${message}`);
    }
  }
  for (const [file, errors] of said)
    if (!file.startsWith("2023-Q2/"))
      wrong.push(`${JSON.stringify(file)} is named: ${JSON.stringify(errors)}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/.test(stderr))
    wrong.push("a name steered the terminal");
  for (const {item, seconds} of events)
    if (seconds > timeLimit + slack)
      wrong.push(`${JSON.stringify(item)} took until ${seconds.toFixed(0)} s after the one before`);
  const after = contentsBeside();
  for (const file of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (before[file] !== after[file]) wrong.push(`${JSON.stringify(file)} beside the output is another`);
}

/** Everything but output/, as far as it can be read: by path. */
function contentsBeside() {
  const contents = {};
  const visit = (below) => {
    for (const entry of readdirSync(join(folder, below), {withFileTypes: true})) {
      const path = join(below, entry.name);
      if (path === "output") continue;
      const {size, mtimeMs} = lstatSync(join(folder, path), {throwIfNoEntry: false}) ?? {};
      if (entry.isDirectory()) visit(path);
      else if (!entry.isFile() || size > 2 ** 30 || size === undefined) contents[path] = `${size} ${mtimeMs}`;
      else
        contents[path] = createHash("sha256")
          .update(readFileSync(join(folder, path)))
          .digest("hex");
    }
  };
  visit("");
  return contents;
}

/** @param {string[]} more arguments */
async function build(more, started = () => undefined) {
  const args = [
    "build",
    "--json",
    "--format",
    "pdf,html,csv",
    "--jobs",
    "2",
    "--time-limit",
    String(timeLimit),
  ];
  const child = spawn(
    process.execPath,
    [program, ...args, "--fail-on", "never", "--templates", "templates", ...more],
    {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const ended = new Promise((resolve) => child.on("close", (code) => resolve(code)));
  started(child, ended);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  let peak = 0;
  const watching = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, 50);
  const events = [];
  let summary = null;
  let last = performance.now();
  for await (const line of createInterface({input: child.stdout})) {
    const event = JSON.parse(line);
    if (event.event === "summary") summary = event;
    if (event.event !== "done") continue;
    const now = performance.now();
    events.push({item: event.item, seconds: (now - last) / 1000});
    last = now;
  }
  const code = await ended;
  clearInterval(watching);
  return {events, summary, stderr, peak, code};
}

/** The most memory that a process ever had, in bytes. */
function peakOf(id) {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

async function interruptAt(milliseconds) {
  rmSync(join(folder, "output"), {recursive: true, force: true});
  let took = null;
  const {code} = await build([], async (child, ended) => {
    await Promise.race([pause(milliseconds), ended]);
    if (child.exitCode !== null) return;
    const sent = performance.now();
    child.kill("SIGINT");
    const insist = setTimeout(() => child.kill("SIGKILL"), 20_000);
    await ended;
    clearTimeout(insist);
    took = performance.now() - sent;
  });
  if (took === null) return;
  // null: it came before the program could say something of it, and the process was ended by it
  if (code !== 130 && code !== null)
    wrong.push(`Ctrl-C after ${Math.round(milliseconds)} ms: exit code ${code}`);
  if (took > patience)
    wrong.push(`Ctrl-C after ${Math.round(milliseconds)} ms was heard after ${Math.round(took)} ms`);
}
