/** One thread that reads PDFs, one at a time: what it costs, and what becomes of a file that costs too much. */
import type {Settings} from "../../settings/settings.js";
import {built} from "../../system/bundle-loader.js";
import {TaskFault} from "../../system/threads/failure.js";
import type {MemoryWatch} from "../../system/threads/memory-watch.js";
import {createThread, ThreadLost} from "../../system/threads/thread.js";
import {TooLong} from "../../system/time-limit.js";
import {InputError, messageOf} from "../../vocabulary/error.js";
import type {Source} from "../extract.js";
import type {TraceRecord} from "../trace/record.js";
import type {Editions, PagePicture, ReadAnswer, ReadTask, ThreadSetup} from "./read-task.js";

export interface ReadingThread {
  /** Starts it ahead of its first task, for which it starts by itself. */
  start(): void;
  /** @throws InputError with a file error code, or `unreadable`; AbortError when ended; Error when no file could be read */
  read(pdf: Uint8Array, source: Source, settings: Settings): Promise<Editions>;
  /** Pictures of some pages, numbered from 1. @throws as read does */
  draw(pdf: Uint8Array, pages: readonly number[]): Promise<readonly PagePicture[]>;
  /** How it is read. What is wrong with the file is in the record. @throws as read does, when that ends the thread */
  trace(pdf: Uint8Array, source: Source, settings: Settings): Promise<TraceRecord | null>;
  /** Ends the thread now. A later read starts it anew. */
  end(): Promise<void>;
}

const threadFile = new URL("extraction/threads/entry.js", built);
/** Of its heap, in megabytes; what lies outside it is watched in system/threads/memory-watch.ts. */
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
  {time, ocrTime}: {readonly time: number; readonly ocrTime: number},
  memory: MemoryWatch,
): ReadingThread {
  const thread = createThread<ReadTask, ReadAnswer>({
    file: threadFile,
    name: "the program that reads PDFs",
    options: {
      workerData: setup,
      env: {...process.env, ...ownFontsOnly},
      resourceLimits: {maxOldGenerationSizeMb: heapLimit, maxYoungGenerationSizeMb: newHeap},
    },
  });

  async function ask(task: ReadTask): Promise<ReadAnswer> {
    // a copy, since its memory moves to the thread
    const pdf = new Uint8Array(task.pdf);
    const terms = {time, moreTime: ocrTime, memory, transfer: [pdf.buffer]};
    return thread.ask({...task, pdf}, terms).catch((error: unknown) => {
      throw fileErrorOf(error);
    });
  }

  return {
    start: () => thread.start(),
    async read(pdf, source, settings) {
      const answer = await ask({kind: "read", pdf, source, settings});
      return answer.kind === "editions" ? answer : {editions: [], faults: []};
    },
    async draw(pdf, pages) {
      const answer = await ask({kind: "draw", pdf, pages});
      return answer.kind === "pictures" ? answer.pictures : [];
    },
    async trace(pdf, source, settings) {
      const answer = await ask({kind: "trace", pdf, source, settings});
      return answer.kind === "trace" ? answer.record : null;
    },
    end: () => thread.end(new DOMException("the reader was closed", "AbortError")),
  };
}

/** What the file is to blame for, or what befell its reading, said of the file. */
function fileErrorOf(error: unknown): unknown {
  if (error instanceof TooLong) {
    const next = "allow more with --time-limit, or ask for the original export";
    return new InputError("timed-out", `reading it takes more than ${error.seconds} seconds`, {next});
  }
  if (error instanceof TaskFault) return faultOf(error);
  if (!(error instanceof ThreadLost)) return error;
  if (error.how === "crashed") return faultOf(error.cause);
  // nothing says that it is the file
  if (error.how === "ended")
    return new InputError("unreadable", "its thread ended while it was read", {next: "run again"});
  const next = "ask for the original export";
  return new InputError("too-large", "reading it takes more memory than is safe", {next});
}

function faultOf(fault: unknown): InputError {
  return new InputError(
    "fault",
    `reading it failed: ${messageOf(fault)}`,
    {next: afterFault},
    {cause: fault},
  );
}

/** Of a slip in the program over a file, or over a page of it. */
export const afterFault =
  "run the same with --debug, and report what it prints: this is a slip in the program";
