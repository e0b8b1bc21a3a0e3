/**
 * Whether a build stays even when the archive is large: generated editions (35 regions, as many quarters as it takes)
 * are compared and drawn, and the time for each thousand sheets and the largest memory are printed.
 *
 * node test/bench/scale.mjs [editions = 10000]
 */
import {spawn} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {fileURLToPath} from "node:url";
import {randomNumbers} from "../robustness/folders.mjs";

const count = Number(process.argv[2] ?? 10_000);
const project = fileURLToPath(new URL("../..", import.meta.url));
const {editionFromJson, editionToJson} = await import("../../dist/edition.js");
const {addQuarters} = await import("../../dist/period.js");

const folder = mkdtempSync(join(tmpdir(), "factsheet-scale-"));
mkdirSync(join(folder, "input"));
prepareArchive();

const times = [];
let largest = 0;
const child = spawn(
  process.execPath,
  [
    join(project, "dist/bin/factsheet.js"),
    "build",
    "--period",
    "all",
    "--format",
    "pdf,html,csv",
    "--json",
    "--fail-on",
    "never",
  ],
  {cwd: folder, stdio: ["ignore", "pipe", "inherit"]},
);
const started = performance.now();
for await (const line of createInterface({input: child.stdout})) {
  const {event, phase} = JSON.parse(line);
  if (event === "done" && phase === "draw") times.push(performance.now() - started);
  if (times.length % 100 === 0) largest = Math.max(largest, residentMegabytes());
}
rmSync(folder, {recursive: true});

const thousands = [];
for (let i = 1000; i <= times.length; i += 1000)
  thousands.push((times[i - 1] - (times[i - 1001] ?? times[0])) / 1000);
console.log(
  `${times.length} sheets in ${(times.at(-1) / 1000).toFixed(0)} s, the first after ${(times[0] / 1000).toFixed(1)} s`,
);
console.log(`ms per sheet, by thousand: ${thousands.map((ms) => ms.toFixed(1)).join(", ")}`);
console.log(
  `last thousand / first thousand: ${(thousands.at(-1) / thousands[0]).toFixed(2)}; largest memory ${largest} MB`,
);

/** Editions of the latest quarter, carried back through the quarters with figures that move a little. */
function prepareArchive() {
  const random = randomNumbers(3);
  const sheets = readSheets();
  for (let i = 0; i < count; i++) {
    const sheet = sheets[i % sheets.length];
    const period = addQuarters("2023-Q2", -Math.floor(i / sheets.length));
    const file = join(folder, "output/editions", period, `${sheet.region.slug}.json`);
    mkdirSync(join(file, ".."), {recursive: true});
    writeFileSync(file, editionToJson(moved(sheet, period, random)));
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
  return names.map((name) => editionFromJson(readFileSync(join(list, `${name}.json`), "utf8"), name));
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

function residentMegabytes() {
  const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
  return match ? Math.round(Number(match[1]) / 1024) : 0;
}
