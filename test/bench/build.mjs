/**
 * How long a build takes: from nothing, when nothing changed, and after one PDF was replaced: by one that lay there
 * already, so that no sheet changes; by the same one exported anew, which draws its region and the country; and by one
 * with quite other figures, which draws five sheets. Medians over runs of whole processes, on the project's own input/
 * (280 PDFs, 35 sheets).
 *
 * node test/bench/build.mjs [runs = 3]
 */
import {spawnSync} from "node:child_process";
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import "../support/temporary.mjs";

const runs = Number(process.argv[2] ?? 3);
const project = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "factsheet-bench-"));
cpSync(join(project, "input"), join(folder, "input"), {recursive: true});

const times = {
  "from nothing": [],
  "nothing changed": [],
  "replaced, no sheet": [],
  "replaced, two sheets": [],
  "replaced, five sheets": [],
};
const [zeeland, amsterdam] = ["zeeland", "groot-amsterdam"].map((region) => `input/2023-Q2/${region}.pdf`);
const bytesOf = (file) => readFileSync(join(project, file));
const replacements = {
  "replaced, no sheet": [zeeland, bytesOf("input/2022-Q2/zeeland.pdf")],
  // readers ignore what follows the end of a PDF
  "replaced, two sheets": [amsterdam, Buffer.concat([bytesOf(amsterdam), Buffer.from("%\n")])],
  "replaced, five sheets": [amsterdam, bytesOf("test/corpus/dev/lc-code-column.pdf")],
};
for (let run = 0; run < runs; run++) {
  rmSync(join(folder, "output"), {recursive: true, force: true});
  times["from nothing"].push(build());
  times["nothing changed"].push(build());
  for (const [name, [file, bytes]] of Object.entries(replacements)) {
    writeFileSync(join(folder, file), bytes);
    times[name].push(build());
    writeFileSync(join(folder, file), bytesOf(file));
    build();
  }
}
rmSync(folder, {recursive: true});
for (const [name, all] of Object.entries(times)) {
  console.log(`${name.padEnd(23)}${median(all).toFixed(2)} s  (${all.map((t) => t.toFixed(2)).join(", ")})`);
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
