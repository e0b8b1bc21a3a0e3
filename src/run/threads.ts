/** The threads of a run: some read PDFs and draw their pages, some draw sheets. They start once, and stay warm. */
import type {Drawing, DrawTask, Preparation, SheetTask} from "../publication/threads/draw-task.js";
import type {Config} from "../settings/config.js";
import {built} from "../system/bundle-loader.js";
import {watchMemory} from "../system/threads/memory-watch.js";
import {createThread} from "../system/threads/thread.js";
import {createThreadQueue} from "../system/threads/thread-queue.js";
import {twice} from "../system/time-limit.js";
import {createReader, type Reader, type ReaderWords, readerOptionsOf} from "./read/threads/reader.js";

export interface Drawer {
  /**
   * Lets the first thread load the templates ahead of its first sheet.
   *
   * @param warmUp a sheet to draw that nobody keeps; null when there is none yet
   */
  prepare(warmUp: Preparation["warmUp"]): void;
  /**
   * A drawing that takes longer than the limit is given up, its thread replaced, and it is tried once more.
   *
   * @param signal ends it at once
   */
  draw(task: SheetTask, signal: AbortSignal): Promise<Drawing>;
  /** Ends all threads, and gives back their memory. */
  close(): Promise<void>;
}

/**
 * The first thread starts now, the others when they have something to read. They end with the work, or at once when it
 * is interrupted.
 *
 * @param words when they are a promise, what is read waits for it, and the thread loads what it needs meanwhile
 */
export async function withReader<Result>(
  config: Config,
  words: ReaderWords | Promise<ReaderWords>,
  signal: AbortSignal,
  work: (reader: Reader) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const reader = createReader(readerOptionsOf(config, words));
  reader.start();
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

/** Milliseconds from a sheet's turn on: it usually takes a tenth of a second, and the first one with what it loads a whole. */
const usualLimits = {drawing: 30_000, warmUp: 10_000};

/** Bytes by which the process may grow during one: charts and partials of a template may ask for any number of marks. */
const mostMemory = 768 * 2 ** 20;
/** Megabytes, far beyond that: a heap that is full may end the whole process (reading-thread.ts). */
const heapLimit = 4096;

/** Megabytes for what is new on a thread's heap: a sheet leaves little behind, and is not moved about meanwhile. */
const newHeap = 32;

/** What threads that draw are started with. */
const drawingThread = new URL("publication/threads/entry.js", built);

/**
 * The first thread starts now: it is ready when the sheets are, though getting ready takes most of a second.
 *
 * @param options for tests
 */
export async function withDrawer<Result>(
  config: Config,
  work: (drawer: Drawer) => Promise<Result>,
  {thread = drawingThread, limits = usualLimits} = {},
): Promise<Result> {
  const drawer = createDrawer(config, thread, limits);
  try {
    return await work(drawer);
  } finally {
    await drawer.close();
  }
}

function createDrawer(config: Config, file: URL, limits: typeof usualLimits): Drawer {
  const threads = Array.from({length: drawingThreads(config)}, () =>
    createThread<DrawTask, Drawing | null>({
      file,
      name: "the program that draws",
      options: {resourceLimits: {maxOldGenerationSizeMb: heapLimit, maxYoungGenerationSizeMb: newHeap}},
    }),
  );
  const memory = watchMemory(mostMemory);
  threads[0]?.start();
  const inTurn = createThreadQueue(threads);
  return {
    prepare(warmUp) {
      const task = {kind: "prepare", templates: config.templates, warmUp} as const;
      // a slip in the templates is said of the first sheet
      inTurn((thread) => thread.ask(task, {time: limits.warmUp})).catch(() => undefined);
    },
    draw: (task, signal) =>
      twice(() =>
        inTurn(async (thread) => {
          const drawing = await thread.ask({kind: "draw", ...task}, {time: limits.drawing, memory, signal});
          return drawing as Drawing;
        }),
      ),
    async close() {
      const closed = new DOMException("the drawer was closed", "AbortError");
      await Promise.all(threads.map((thread) => thread.end(closed)));
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
