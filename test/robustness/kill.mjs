/**
 * Kills builds at random moments and lets a normal run follow: its output must be that of an undisturbed run.
 * Half of the runs start from nothing, half from a finished output after a template has changed.
 *
 * node test/robustness/kill.mjs [runs = 50]
 */
import {spawn} from "node:child_process";
import {appendFileSync, cpSync, rmSync} from "node:fs";
import {join} from "node:path";
import {contentsOf, differences, program, randomNumbers, workspace} from "./folders.mjs";

const runs = Number(process.argv[2] ?? 50);
const regions = ["gorinchem", "zeeland", "friesland", "drenthe", "flevoland"];
const sheets = ["2022-Q2", "2023-Q1", "2023-Q2"].flatMap((period) =>
  regions.map((region) => `${period}/${region}`),
);
const random = randomNumbers(7);

const fresh = workspace(sheets);
const started = performance.now();
await build(fresh);
const duration = performance.now() - started;
const afterFresh = contentsOf(join(fresh, "output"));

const changed = workspace(sheets);
cpSync(join(fresh, "output"), join(changed, "output"), {recursive: true});
changeTemplate(changed);
await build(changed);
const afterChange = contentsOf(join(changed, "output"));

let [wrong, killed] = [0, 0];
for (let run = 0; run < runs; run++) {
  const folder = workspace(sheets);
  const fromNothing = run % 2 === 0;
  if (!fromNothing) {
    cpSync(join(fresh, "output"), join(folder, "output"), {recursive: true});
    changeTemplate(folder);
  }
  if (await build(folder, random() * 0.7 * duration)) killed++;
  await build(folder);
  const differing = differences(contentsOf(join(folder, "output")), fromNothing ? afterFresh : afterChange);
  if (differing.length > 0) {
    wrong++;
    console.log(`run ${run}: ${differing.length} files differ: ${differing.slice(0, 5).join(", ")}`);
  }
  rmSync(folder, {recursive: true});
}
for (const folder of [fresh, changed]) rmSync(folder, {recursive: true});
console.log(
  `${runs} runs, ${killed} of them killed before they ended: ${runs - wrong} identical to an undisturbed run, ${wrong} not`,
);
process.exitCode = wrong > 0 || killed === 0 ? 1 : 0;

/** Runs a build, killed after so many milliseconds if it still runs then. @returns whether it was killed */
function build(folder, killAfter) {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [program, "build", "--fail-on", "never", "--quiet", "--templates", "templates"],
      {
        cwd: folder,
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
    if (killAfter !== undefined) setTimeout(() => child.kill("SIGKILL"), killAfter);
    child.on("close", (_, signal) => resolve(signal === "SIGKILL"));
  });
}

function changeTemplate(folder) {
  appendFileSync(join(folder, "templates/theme.yaml"), "# changed\n");
}
