/**
 * One worker thread that reads one PDF at a time, and is replaced when a PDF hangs, swells or crashes it.
 *
 * Plain worker threads and not a pool: of a pool we could not say which thread to end, and its time limit would
 * count from when a file joins the queue.
 */
import {Worker} from "node:worker_threads";
import type {Edition} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {built} from "../../system/bundle-loader.js";
import type {MemoryWatch} from "../../system/memory-watch.js";
import {InputError, messageOf} from "../../vocabulary/error.js";
import type {Source} from "../extract.js";
import type {TraceRecord} from "../trace/record.js";
import type {PagePicture, ReadTask, Reply, ThreadSetup} from "./read-task.js";

export interface ReadingThread {
  /** Starts it ahead of its first task, for which it starts by itself. */
  start(): void;
  /** @throws InputError with a file error code, or `unreadable`; AbortError when ended; Error when no file could be read */
  read(pdf: Uint8Array, source: Source, settings: Settings): Promise<readonly Edition[]>;
  /** Pictures of some pages, numbered from 1. @throws as read does */
  draw(pdf: Uint8Array, pages: readonly number[]): Promise<readonly PagePicture[]>;
  /** How it is read. What is wrong with the file is in the record. @throws as read does, when that ends the thread */
  trace(pdf: Uint8Array, source: Source, settings: Settings): Promise<TraceRecord | null>;
  /** Ends the thread now. A later read starts it anew. */
  end(): Promise<void>;
}

interface Running {
  readonly thread: Worker;
  /** it has loaded all that reading takes */
  isReady: boolean;
  /** what it will exit with; null when it exits by itself, or not at all */
  crash: Error | null;
}

type Answer = Extract<Reply, {kind: "editions"} | {kind: "pictures"} | {kind: "trace"}>;

const threadFile = new URL("extraction/threads/entry.js", built);
/** Of its heap, in megabytes; what lies outside it is watched in system/memory-watch.ts. */
const heapLimit = 1024;
/** Of what is new on it, in megabytes: with the usual 16 a page's glyphs are moved about before they are done with. */
const newHeap = 64;

/**
 * For the canvas that pages are drawn on: looking for the machine's fonts takes it a tenth of a second, and a page must
 * not look otherwise on another machine.
 */
const ownFontsOnly = {DISABLE_SYSTEM_FONTS_LOAD: "1"};

/** @param limits milliseconds */
export function createReadingThread(
  setup: ThreadSetup,
  limits: {readonly time: number; readonly ocrTime: number},
  memory: MemoryWatch,
): ReadingThread {
  let running: Running | null = null;
  let abandon: ((reason: Error) => Promise<unknown>) | null = null;

  function started(): Running {
    running ??= begin();
    return running;
  }

  function begin(): Running {
    const thread = new Worker(threadFile, {
      workerData: setup,
      env: {...process.env, ...ownFontsOnly},
      resourceLimits: {maxOldGenerationSizeMb: heapLimit, maxYoungGenerationSizeMb: newHeap},
    });
    const begun: Running = {thread, isReady: false, crash: null};
    thread.once("message", () => {
      begun.isReady = true;
    });
    // listened to always: between two files, too, a crash ends the thread only
    thread.on("error", (error) => {
      begun.crash = error;
      leave();
    });
    thread.on("exit", leave);
    return begun;

    /** The next file is for another one. */
    function leave(): void {
      if (running === begun) running = null;
    }
  }

  function ask(task: ReadTask): Promise<Answer> {
    const asked = started();
    const {thread} = asked;
    return new Promise((resolve, reject) => {
      let timer = giveUpAfter(limits.time);
      const release = memory.over(() => giveUp(outOfMemory()));
      thread.on("message", receive).on("exit", fail);
      abandon = giveUp;
      // a copy, since its memory moves to the thread
      const bytes = new Uint8Array(task.pdf);
      thread.postMessage({...task, pdf: bytes}, [bytes.buffer]);

      function receive(reply: Reply): void {
        if (reply.kind === "ready") return;
        if (reply.kind === "ocr") {
          clearTimeout(timer);
          timer = giveUpAfter(limits.ocrTime);
          return;
        }
        finish();
        if (reply.kind === "failed") reject(new InputError(reply.code, reply.message, reply.details));
        else resolve(reply);
      }

      /** Not before it exits: an error may overtake what the thread said before, its exit does not. */
      function fail(): void {
        finish();
        reject(asked.isReady ? crashed(asked.crash) : notLoaded(asked.crash));
      }

      function giveUpAfter(milliseconds: number): NodeJS.Timeout {
        return setTimeout(() => void giveUp(timedOut(milliseconds)), milliseconds);
      }

      function giveUp(reason: Error): Promise<unknown> {
        finish();
        running = null;
        reject(reason);
        return thread.terminate();
      }

      function finish(): void {
        clearTimeout(timer);
        release();
        abandon = null;
        thread.off("message", receive).off("exit", fail);
      }
    });
  }

  return {
    start: () => void started(),
    async read(pdf, source, settings) {
      const answer = await ask({kind: "read", pdf, source, settings});
      return answer.kind === "editions" ? answer.editions : [];
    },
    async draw(pdf, pages) {
      const answer = await ask({kind: "draw", pdf, pages});
      return answer.kind === "pictures" ? answer.pictures : [];
    },
    async trace(pdf, source, settings) {
      const answer = await ask({kind: "trace", pdf, source, settings});
      return answer.kind === "trace" ? answer.record : null;
    },
    async end() {
      await abandon?.(new DOMException("the reader was closed", "AbortError"));
      const last = running;
      running = null;
      await last?.thread.terminate();
    },
  };
}

function timedOut(milliseconds: number): InputError {
  const next = "allow more with --time-limit, or ask for the original export";
  return new InputError("timed-out", `reading it takes more than ${milliseconds / 1000} seconds`, {next});
}

function outOfMemory(): InputError {
  const next = "ask for the original export";
  return new InputError("too-large", "reading it takes more memory than is safe", {next});
}

/** Not the fault of a file: none could be read. */
function notLoaded(crash: Error | null): Error {
  const why = crash ? messageOf(crash) : "its thread ended";
  return new Error(`the program that reads PDFs cannot be loaded: ${why}`, {cause: crash});
}

function crashed(crash: NodeJS.ErrnoException | null): InputError {
  // nothing says that it is the file
  if (!crash) return new InputError("unreadable", "its thread ended while it was read", {next: "run again"});
  if (crash.code === "ERR_WORKER_OUT_OF_MEMORY") return outOfMemory();
  return new InputError("damaged", `reading it failed: ${messageOf(crash)}`, {
    next: "ask for the file again",
  });
}
