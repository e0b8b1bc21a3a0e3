/**
 * Whether a build stays even when the archive is large: generated editions (35 regions, as many quarters as it takes)
 * are loaded, compared and drawn, with reports, index and data package. Printed are the time of each part per edition,
 * the time for each thousand sheets, and the largest memory. Fails outside the bars: the last thousand within 20% of
 * the first, and less than 600 MB.
 *
 * node test/bench/scale.mjs [editions = 10000], after npm start
 */
import {spawn} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {fileURLToPath} from "node:url";
import {randomNumbers} from "../robustness/folders.mjs";
import "../support/temporary.mjs";

const count = Number(process.argv[2] ?? 10_000);
const [mostMegabytes, unevenness] = [600, 0.2];
const project = fileURLToPath(new URL("../..", import.meta.url));
const {editionOf, editionToJson} = await import("../../dist/edition/edition-json.js");
const {addQuarters} = await import("../../dist/vocabulary/period.js");

const folder = mkdtempSync(join(tmpdir(), "factsheet-scale-"));
mkdirSync(join(folder, "input"));
prepareArchive();

const child = spawn(
  process.execPath,
  [
    join(project, "dist/bin/factsheet.js"),
    ...["build", "--period", "all", "--format", "pdf,html,csv", "--json", "--fail-on", "never"],
  ],
  {cwd: folder, stdio: ["ignore", "pipe", "inherit"]},
);
let largest = 0;
const watching = setInterval(() => {
  largest = Math.max(largest, residentMegabytes());
}, 250);
const started = performance.now();
/** When something was over, in milliseconds since the start, and the largest memory until then. */
const at = {loaded: 0, compared: 0, drawn: 0, done: 0};
const memory = {};
const over = (what, now) => {
  at[what] = now;
  memory[what] = residentMegabytes();
};
const times = [];
let summary;
for await (const line of createInterface({input: child.stdout})) {
  const {event, phase, ...rest} = JSON.parse(line);
  const now = performance.now() - started;
  if (event === "phase") over(phase === "read" ? "loaded" : "compared", now);
  if (event === "done" && phase === "draw") times.push(now);
  if (event === "phase-end" && phase === "draw") over("drawn", now);
  if (event === "summary") summary = rest;
}
at.done = performance.now() - started;
clearInterval(watching);
rmSync(folder, {recursive: true});

for (const {file, message} of summary.outcome.errors) console.log(`not done: ${file}: ${message}`);
const each = (from, to) => `${((at[to] - (at[from] ?? 0)) / count).toFixed(1)} ms`;
console.log(
  `${count} editions, ${times.length} sheets with the national ones, in ${(at.done / 1000).toFixed(0)} s; ` +
    `${summary.outcome.errors.length} errors`,
);
console.log(
  `per edition: loading ${each("start", "loaded")}, checking and comparing ${each("loaded", "compared")}, ` +
    `drawing ${each("compared", "drawn")} (the data package meanwhile), reports, index and manifest ${each("drawn", "done")}`,
);
const thousands = [];
for (let i = 1000; i <= times.length; i += 1000)
  thousands.push((times[i - 1] - (times[i - 1001] ?? at.compared)) / 1000);
console.log(`ms per sheet, by thousand: ${thousands.map((ms) => ms.toFixed(1)).join(", ")}`);
const ratio = thousands.at(-1) / thousands[0];
console.log(`last thousand / first thousand: ${ratio.toFixed(2)}; largest memory ${largest} MB`);
console.log(
  `largest memory until ${Object.entries(memory)
    .map(([what, most]) => `${what}: ${most} MB`)
    .join(", ")}`,
);
const isEven = Math.abs(ratio - 1) <= unevenness;
process.exitCode = isEven && largest < mostMegabytes && summary.outcome.errors.length === 0 ? 0 : 1;

/** Editions of the latest quarter, carried back through the quarters with figures that move a little. */
function prepareArchive() {
  const random = randomNumbers(3);
  const sheets = readSheets();
  for (let i = 0; i < count; i++) {
    const sheet = sheets[i % sheets.length];
    const period = addQuarters("2023-Q2", -Math.floor(i / sheets.length));
    const file = join(folder, "output/editions", period, `${sheet.region.slug}.json`);
    mkdirSync(join(file, ".."), {recursive: true});
    writeFileSync(file, editionToJson(editionOf(moved(sheet, period, random))));
  }
}

function readSheets() {
  const list = join(project, "output/editions/2023-Q2");
  const names = readFileSync(join(project, "test/truth/series.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).file)
    .filter((file) => file.startsWith("2023-Q2/"))
    .map((file) => file.replace(/^.*\/|\.pdf$/g, ""));
  return names.map((name) => JSON.parse(readFileSync(join(list, `${name}.json`), "utf8")));
}

function moved(sheet, period, random) {
  const groups = ["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder"];
  const sum = {gemeente_met: 0, gemeente_zonder: 0, uwv_met: 0, uwv_zonder: 0, totaal: 0};
  const municipalities = sheet.municipalities.map((row) => {
    const figures = Object.fromEntries(
      groups.map((group) => [
        group,
        Math.max(0, Math.round((row.figures[group] ?? 0) * (0.95 + 0.1 * random()))),
      ]),
    );
    figures.totaal = groups.reduce((total, group) => total + figures[group], 0);
    for (const column of Object.keys(sum)) sum[column] += figures[column];
    return {...row, figures};
  });
  return {
    ...sheet,
    period,
    fictional: true,
    municipalities,
    total: {...sheet.total, figures: sum},
    symbols: [],
    findings: [],
    register: {persons: Math.round(sum.totaal / 0.75), knownPercent: 75},
    source: {...sheet.source, sha256: `${period}${sheet.region.slug}`.padEnd(64, "0").slice(0, 64)},
  };
}

/** The most that the process had in memory so far. */
function residentMegabytes() {
  try {
    const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
    return match ? Math.round(Number(match[1]) / 1024) : 0;
  } catch {
    return 0;
  }
}
