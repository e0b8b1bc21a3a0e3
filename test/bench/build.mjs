/**
 * How long a build takes: from nothing, when nothing changed, and after one PDF was replaced. Medians over runs of
 * whole processes, on the project's own input/ (280 PDFs, 35 sheets).
 *
 * node test/bench/build.mjs [runs = 3]
 */
import {spawnSync} from "node:child_process";
import {cpSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const runs = Number(process.argv[2] ?? 3);
const project = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "factsheet-bench-"));
cpSync(join(project, "input"), join(folder, "input"), {recursive: true});
const replaced = join(folder, "input/2023-Q2/zeeland.pdf");

const times = {"from nothing": [], "nothing changed": [], "one PDF replaced": []};
for (let run = 0; run < runs; run++) {
  rmSync(join(folder, "output"), {recursive: true, force: true});
  times["from nothing"].push(build());
  times["nothing changed"].push(build());
  cpSync(join(project, "input/2022-Q2/zeeland.pdf"), replaced);
  times["one PDF replaced"].push(build());
  cpSync(join(project, "input/2023-Q2/zeeland.pdf"), replaced);
}
rmSync(folder, {recursive: true});
for (const [name, all] of Object.entries(times)) {
  console.log(`${name.padEnd(18)}${median(all).toFixed(2)} s  (${all.map((t) => t.toFixed(2)).join(", ")})`);
}

function build() {
  const started = performance.now();
  const args = [join(project, "dist/bin/factsheet.js"), "build", "--fail-on", "never", "--quiet"];
  const {status, stderr} = spawnSync(process.execPath, args, {cwd: folder, encoding: "utf8"});
  if (status !== 0) throw new Error(`the build ended with ${status}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
