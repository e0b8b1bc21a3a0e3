/**
 * Kills builds at random moments and lets a normal run follow: its output must be that of an undisturbed run.
 * Half of the runs start from nothing, half from a finished output after a template has changed.
 *
 * A moment is drawn from the timeline of an undisturbed run and then counted from the event that came before it, so
 * that it falls in the same place when the machine is busy.
 *
 * node test/robustness/kill.mjs [runs = 50]
 */
import {spawn} from "node:child_process";
import {cpSync, rmSync} from "node:fs";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {changeTemplate, contentsOf, differences, program, randomNumbers, workspace} from "./folders.mjs";
import "../support/temporary.mjs";

const runs = Number(process.argv[2] ?? 50);
/** Of fewer killed runs nothing could be said. */
const leastKilled = 0.8;
const sheets = ["2023-Q1", "2023-Q2"].flatMap((period) =>
  ["gorinchem", "zeeland"].map((region) => `${period}/${region}`),
);
const random = randomNumbers(7);

const fresh = workspace(sheets);
const fromNothing = {
  name: "from nothing",
  timeline: await build(fresh),
  output: contentsOf(join(fresh, "output")),
};

const changed = workspace(sheets);
cpSync(join(fresh, "output"), join(changed, "output"), {recursive: true});
changeTemplate(changed);
const afterChange = {
  name: "after a change",
  timeline: await build(changed),
  output: contentsOf(join(changed, "output")),
};

let [wrong, killed] = [0, 0];
const places = {reading: 0, comparing: 0, drawing: 0, writing: 0};
for (let run = 0; run < runs; run++) {
  const start = run % 2 === 0 ? fromNothing : afterChange;
  const folder = workspace(sheets);
  if (start === afterChange) {
    cpSync(join(fresh, "output"), join(folder, "output"), {recursive: true});
    changeTemplate(folder);
  }
  const {wasKilled, place} = await build(folder, momentOf(start.timeline));
  if (wasKilled) {
    killed++;
    places[place]++;
  }
  await build(folder);
  const differing = differences(contentsOf(join(folder, "output")), start.output);
  if (differing.length > 0) {
    wrong++;
    console.log(
      `run ${run}, ${start.name}, killed while ${place}: ${differing.slice(0, 5).join(", ")} differ`,
    );
  }
  rmSync(folder, {recursive: true});
}
for (const folder of [fresh, changed]) rmSync(folder, {recursive: true});
const where = Object.entries(places).map(([place, count]) => `${count} while ${place}`);
console.log(`${runs} runs, ${killed} of them killed before they ended: ${where.join(", ")}`);
console.log(`${runs - wrong} identical to an undisturbed run, ${wrong} not`);
process.exitCode = wrong > 0 || killed < leastKilled * runs ? 1 : 0;

/** A moment of the run: how many events come before it, and how long after the last of them, in milliseconds. */
function momentOf({times, duration}) {
  const at = random() * duration;
  const events = times.filter((time) => time <= at).length;
  return {events, after: at - (times[events - 1] ?? 0)};
}

/** Runs a build, killed at a moment if it still runs then. @returns its events' times, and how it ended */
async function build(folder, moment) {
  const child = spawn(
    process.execPath,
    [
      program,
      ...["build", "--format", "pdf,csv", "--jobs", "1", "--json"],
      ...["--fail-on", "never", "--templates", "templates"],
    ],
    {cwd: folder, stdio: ["ignore", "pipe", "inherit"]},
  );
  const ended = new Promise((resolve) => {
    child.on("close", (_, signal) => resolve(signal === "SIGKILL"));
  });
  const started = performance.now();
  const times = [];
  let place = "reading";
  const killInTime = () => {
    if (moment?.events === times.length) setTimeout(() => child.kill("SIGKILL"), moment.after);
  };
  killInTime();
  for await (const line of createInterface({input: child.stdout})) {
    const {event, phase, total} = JSON.parse(line);
    if (event === "summary") break;
    if (phase === "read" && (event === "phase-end" || total === 0)) place = "comparing";
    if (event === "phase-end" && phase === "draw") place = "writing";
    if (event === "phase" && phase === "draw") place = "drawing";
    times.push(performance.now() - started);
    killInTime();
  }
  const wasKilled = await ended;
  return {times, duration: performance.now() - started, wasKilled, place};
}
