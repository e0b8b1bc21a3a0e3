/** The threads of a run: some read PDFs and draw their pages, some draw sheets. They start once, and stay warm. */
import {fileURLToPath} from "node:url";
import {Piscina} from "piscina";
import type {Config} from "../config.js";
import {createReader, type Reader, readerOptionsOf} from "../extraction/reader.js";
import type {Drawing, DrawTask} from "../publication/worker.js";
import type {Settings} from "../settings.js";
import {sharing} from "../sharing.js";
import {twice, within} from "../time-limit.js";

export interface Drawer {
  /**
   * A drawing that takes longer than the limit is given up, its thread replaced, and it is tried once more.
   *
   * @param signal ends it at once
   */
  draw(task: DrawTask, signal: AbortSignal): Promise<Drawing>;
  /** Ends all threads, and gives back their memory. */
  close(): Promise<void>;
}

/** Threads start when the first file is asked for, and end with the work, or at once when it is interrupted. */
export async function withReader<Result>(
  config: Config,
  {settings}: {readonly settings: Settings},
  signal: AbortSignal,
  work: (reader: Reader) => Promise<Result>,
): Promise<Result> {
  const reader = createReader(readerOptionsOf(config, settings));
  const close = () => void reader.close();
  signal.addEventListener("abort", close, {once: true});
  try {
    return await work(reader);
  } finally {
    signal.removeEventListener("abort", close);
    await reader.close();
    signal.throwIfAborted();
  }
}

/** Milliseconds from a sheet's turn on: it usually takes a tenth of a second. */
const longestDrawing = 30_000;

/** Megabytes for what is new on a thread's heap: a sheet leaves little behind, and is not moved about meanwhile. */
const newHeap = 32;

/** The first thread starts now: it is ready when the sheets are, though loading what it needs takes most of a second. */
export async function withDrawer<Result>(
  config: Config,
  work: (drawer: Drawer) => Promise<Result>,
): Promise<Result> {
  const drawer = createDrawer(config);
  try {
    return await work(drawer);
  } finally {
    await drawer.close();
  }
}

function createDrawer(config: Config): Drawer {
  const pool = new Piscina<DrawTask, Drawing>({
    filename: fileURLToPath(new URL("../publication/worker.js", import.meta.url)),
    maxThreads: drawingThreads(config),
    minThreads: 1,
    // a thread that waits for a task in its event loop, and not blocked, can miss none
    atomics: "disabled",
    resourceLimits: {maxYoungGenerationSizeMb: newHeap},
  });
  // a slip in the templates is said of the first sheet
  const ready = pool.run(config.templates as never, {name: "prepare"}).catch(() => undefined);
  const inTurn = sharing(Array.from({length: drawingThreads(config)}, (_, i) => i));
  return {
    draw: (task, signal) =>
      twice(() => inTurn(() => within(longestDrawing, signal, (either) => pool.run(task, {signal: either})))),
    async close() {
      // Node aborts the process when a thread is ended while it loads its modules
      await ready;
      await pool.destroy();
    },
  };
}

/**
 * Half of the jobs draw sheets while the others, the threads that read, make pictures of the sources: each takes about
 * as long, and a thread that starts has its own second to lose.
 */
function drawingThreads({jobs, formats}: Config): number {
  return formats.includes("html") ? Math.ceil(jobs / 2) : jobs;
}
