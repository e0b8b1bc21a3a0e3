/** A process that has the unit tests loaded and runs some of them again and again, each time with one change. */
import {register} from "node:module";
import "../support/temporary.mjs";

const {folder, files, on} = JSON.parse(process.argv[2]);
const mutation = {isOn, on, seen: new Set(), until: Number.POSITIVE_INFINITY};
globalThis.mutation = mutation;
let asked = 0;

/** Whether this change is the one that is tried; notes that a test came by. */
function isOn(id) {
  if (mutation.seen) mutation.seen.add(id);
  if (id !== mutation.on) return false;
  // a loop that the change keeps from ending
  if ((++asked & 1023) === 0 && performance.now() > mutation.until) throw new Error("takes too long");
  return true;
}

register("./loader.mjs", import.meta.url, {data: {folder}});
const {default: fc} = await import("fast-check");
// the same inputs every time, and no time for smaller ones
fc.configureGlobal({seed: 14, endOnFailure: true});
const {closing, collect, tests} = await import("./globals.mjs");
process.stdout.write = () => true;
process.stderr.write = () => true;
let stray = null;
process.on("unhandledRejection", (error) => {
  stray ??= error;
});
process.on("uncaughtException", (error) => {
  stray ??= error;
});

let problem = null;
for (const file of files) {
  try {
    await collect(file, () => import(file));
  } catch (error) {
    problem = `${file}: ${error?.stack ?? error}`;
    break;
  }
}
process.send({ready: true, problem, seenInLoading: [...mutation.seen]});
mutation.seen = null;

// a change may keep it busy for ever
process.on("disconnect", () => process.exit(1));
process.on("message", async (task) => {
  if (task.end) {
    for (const hook of closing) await Promise.resolve(hook()).catch(() => {});
    process.exit(0);
  }
  process.send(task.look ? await look() : await attempt(task));
});

/** Every test once, unchanged: how long it takes and which places it comes by. */
async function look() {
  const looked = [];
  for (const test of tests) {
    mutation.seen = new Set();
    const {user: before} = process.cpuUsage();
    const failure = await failureOf(test);
    looked.push({
      file: test.file,
      name: test.name,
      failure,
      // not by the clock: the machine may be busy with other things
      milliseconds: (process.cpuUsage().user - before) / 1000,
      seen: [...mutation.seen],
    });
  }
  mutation.seen = null;
  return {looked};
}

/** The first of the tests that fails with the change on; and whether it still holds when that is off again. */
async function attempt({id, names, until}) {
  mutation.on = id;
  const inOrder = names.map((name) => tests.find((test) => `${test.file} ${test.name}` === name));
  for (const test of inOrder) {
    if (!test) continue;
    asked = 0;
    mutation.until = performance.now() + until;
    const failure = await failureOf(test);
    if (failure === null) continue;
    mutation.on = on;
    const isSound = on !== undefined || (await failureOf(test)) === null;
    return {killedBy: test.name, failure, isSound};
  }
  mutation.on = on;
  return {killedBy: null, isSound: true};
}

async function failureOf(test) {
  stray = null;
  try {
    await test.run();
    return stray && String(stray);
  } catch (error) {
    return String(error?.message ?? error).slice(0, 300);
  }
}
