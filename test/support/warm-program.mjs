/**
 * A process that runs the built command line again and again, each time from the beginning but with threads that are
 * ready: they take most of the time of a short run. Started by shared-program.mjs, which sends {args, cwd, env, spy} and is
 * sent {code, stdout, stderr, megabytes}, one run at a time.
 */
import {EventEmitter} from "node:events";
import {syncBuiltinESMExports} from "node:module";
import os from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import threads from "node:worker_threads";

const project = fileURLToPath(new URL("../..", import.meta.url));
const program = join(project, "dist/bin/factsheet.js");
const templates = join(project, "templates");

const {Worker} = threads;
/** Threads that are free, by what they were started with. */
const free = new Map();
const ready = new WeakSet();

/** To the program it is a thread that starts, and ends when it is told to. */
class KeptWorker extends EventEmitter {
  #kind;
  #worker;
  #isKept = true;
  #forward = {
    message: (reply) => {
      if (reply.kind === "answer" || reply.kind === "failed") this.#isKept = this.#mayBeKept;
      this.emit("message", reply);
    },
    error: (error) => this.emit("error", error),
    exit: (code) => this.emit("exit", code),
  };
  #mayBeKept = true;

  constructor(file, options) {
    super();
    this.#kind = JSON.stringify([file, options.workerData, options.resourceLimits]);
    this.#worker = free.get(this.#kind)?.pop() ?? started(file, options);
    for (const [event, listener] of Object.entries(this.#forward)) this.#worker.on(event, listener);
    if (ready.has(this.#worker)) setImmediate(() => this.emit("message", {kind: "ready"}));
  }

  postMessage(task, transfer) {
    // a thread reads a folder of templates once: in other folders they change between two runs
    if (task.templates !== undefined && task.templates !== templates) this.#mayBeKept = false;
    // until there is an answer it is busy
    this.#isKept = false;
    this.#worker.postMessage(task, transfer);
  }

  async terminate() {
    if (!this.#isKept) return this.#worker.terminate();
    this.#isKept = false;
    for (const [event, listener] of Object.entries(this.#forward)) this.#worker.off(event, listener);
    free.set(this.#kind, [...(free.get(this.#kind) ?? []), this.#worker]);
    return 0;
  }
}

function started(file, options) {
  const worker = new Worker(file, options);
  worker.on("message", () => ready.add(worker));
  worker.on("error", () => undefined);
  worker.on("exit", () => {
    for (const [kind, workers] of free)
      free.set(
        kind,
        workers.filter((other) => other !== worker),
      );
  });
  return worker;
}

threads.Worker = KeptWorker;
// one thread that reads and one that draws: several would fill the memory, and save no work
os.availableParallelism = () => 1;
syncBuiltinESMExports();
// only now: it takes them as they are
const {keepCompiled, loadBundle} = await import("../../dist/system/bundle-loader.js");
keepCompiled();

async function run({args, cwd, env, spy}) {
  const said = {stdout: "", stderr: ""};
  for (const stream of ["stdout", "stderr"]) {
    process[stream].write = (text, done) => {
      said[stream] += text;
      done?.();
      return true;
    };
  }
  const undo = [
    timersEnd(),
    listenersEnd(),
    inEnvironment(env),
    spy ? await installed(spy) : () => undefined,
  ];
  process.argv = [process.execPath, program, ...args];
  process.exitCode = undefined;
  process.chdir(cwd);
  await loadBundle("command-line").main();
  for (const end of undo) end();
  return {code: process.exitCode ?? 0, ...said, megabytes: process.memoryUsage.rss() / 2 ** 20};
}

async function installed({name, options}) {
  const {install} = await import(`./spies/${name}.mjs`);
  return install(options);
}

/** Of a process that ends no timer goes off any more. */
function timersEnd() {
  const real = globalThis.setTimeout;
  const timers = new Set();
  globalThis.setTimeout = (...args) => {
    const timer = real(...args);
    timers.add(timer);
    return timer;
  };
  return () => {
    globalThis.setTimeout = real;
    for (const timer of timers) clearTimeout(timer);
  };
}

function listenersEnd() {
  const before = listenersNow();
  return () => {
    for (const [emitter, event, listener] of listenersNow()) {
      if (!before.some((other) => other[0] === emitter && other[2] === listener))
        emitter.off(event, listener);
    }
  };
}

function listenersNow() {
  return [process, process.stdout, process.stderr].flatMap((emitter) =>
    emitter.eventNames().flatMap((event) => emitter.rawListeners(event).map((one) => [emitter, event, one])),
  );
}

function inEnvironment(more = {}) {
  const before = Object.keys(more).map((name) => [name, process.env[name]]);
  Object.assign(process.env, more);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

let last = Promise.resolve();
process.on("message", (task) => {
  last = last.then(async () => process.send(await run(task)));
});
process.on("disconnect", () => process.exit());
