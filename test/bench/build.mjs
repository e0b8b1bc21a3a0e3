/**
 * How long a build takes: from nothing, when nothing changed, and after one PDF was replaced, once by a later one of
 * the same region and quarter, with other figures, so that sheets are drawn anew, and once by one that lay there
 * already. Medians over runs of whole processes, on the project's own input/ (280 PDFs, 35 sheets).
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

const times = {"from nothing": [], "nothing changed": [], "a later PDF": [], "the same PDF twice": []};
for (let run = 0; run < runs; run++) {
  rmSync(join(folder, "output"), {recursive: true, force: true});
  times["from nothing"].push(build());
  times["nothing changed"].push(build());
  times["a later PDF"].push(
    buildWith("input/2023-Q2/groot-amsterdam.pdf", "test/corpus/dev/lc-code-column.pdf"),
  );
  build();
  times["the same PDF twice"].push(buildWith("input/2023-Q2/zeeland.pdf", "input/2022-Q2/zeeland.pdf"));
}
rmSync(folder, {recursive: true});
for (const [name, all] of Object.entries(times)) {
  console.log(`${name.padEnd(20)}${median(all).toFixed(2)} s  (${all.map((t) => t.toFixed(2)).join(", ")})`);
}

function buildWith(file, other) {
  cpSync(join(project, other), join(folder, file));
  const time = build();
  cpSync(join(project, file), join(folder, file));
  return time;
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
