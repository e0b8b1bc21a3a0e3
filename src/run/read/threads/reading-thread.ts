/** One thread that reads PDFs and tables, one at a time: what it costs, and what becomes of a file that costs too much. */
import type {Edition} from "../../../edition/edition.js";
import type {Source} from "../../../extraction/extract.js";
import type {TraceRecord} from "../../../extraction/trace/record.js";
import type {Settings} from "../../../settings/settings.js";
import {built} from "../../../system/bundle-loader.js";
import {TaskFault} from "../../../system/threads/failure.js";
import type {MemoryWatch} from "../../../system/threads/memory-watch.js";
import {createThread, ThreadLost} from "../../../system/threads/thread.js";
import {TooLong} from "../../../system/time-limit.js";
import type {FigureWords} from "../../../tabular/words.js";
import {InputError} from "../../../vocabulary/error.js";
import {gazetteer} from "../../../vocabulary/gazetteer.js";
import type {Editions, PagePicture, PlacedTask, ReadAnswer, ReadTask, ThreadSetup} from "./read-task.js";

export interface ReadingThread {
  /** Starts it ahead of its first task, for which it starts by itself. */
  start(): void;
  /** @throws InputError with a file error code, or `unreadable`; AbortError when ended; Error when no file could be read */
  read(pdf: Uint8Array, source: Source, settings: Settings): Promise<Editions>;
  /** A CSV file or workbook, and what is wrong in it, in words. @throws as read does */
  table(bytes: Uint8Array, source: Source, settings: Settings, words: FigureWords): Promise<TableEditions>;
  /** Pictures of some pages, numbered from 1. @throws as read does */
  draw(pdf: Uint8Array, pages: readonly number[]): Promise<readonly PagePicture[]>;
  /** How it is read. What is wrong with the file is in the record. @throws as read does, when that ends the thread */
  trace(pdf: Uint8Array, source: Source, settings: Settings): Promise<TraceRecord | null>;
  /** Ends the thread now. A later read starts it anew. */
  end(): Promise<void>;
}

export interface TableEditions {
  readonly editions: readonly Edition[];
  readonly slips: readonly string[];
}

const threadFile = new URL("run/read/threads/entry.js", built);
/**
 * Of its heap, in megabytes: far beyond what the watch allows (system/threads/memory-watch.ts), for V8 takes the whole
 * process along when a heap is full while an array grows (nodejs/node#65019).
 */
const heapLimit = 4096;
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
  const thread = createThread<PlacedTask, ReadAnswer>({
    file: threadFile,
    name: "the program that reads PDFs",
    options: {
      workerData: setup,
      env: {...process.env, ...ownFontsOnly},
      resourceLimits: {maxOldGenerationSizeMb: heapLimit, maxYoungGenerationSizeMb: newHeap},
    },
  });

  /** @param task made with a copy of the file, whose memory moves to the thread */
  async function ask(file: Uint8Array, task: (copy: Uint8Array) => ReadTask): Promise<ReadAnswer> {
    const copy = new Uint8Array(file);
    const terms = {time, moreTime: ocrTime, memory, transfer: [copy.buffer]};
    // it goes by the same division of the country as who asks it
    const placed = {...task(copy), additions: gazetteer().additions};
    return thread.ask(placed, terms).catch((error: unknown) => {
      throw fileErrorOf(error);
    });
  }

  return {
    start: () => thread.start(),
    async read(file, source, settings) {
      const answer = await ask(file, (pdf) => ({kind: "read", pdf, source, settings}));
      return answer.kind === "editions" ? answer : {editions: [], faults: []};
    },
    async table(file, source, settings, words) {
      const answer = await ask(file, (bytes) => ({kind: "table", bytes, source, settings, words}));
      return answer.kind === "table" ? answer : {editions: [], slips: []};
    },
    async draw(file, pages) {
      const answer = await ask(file, (pdf) => ({kind: "draw", pdf, pages}));
      return answer.kind === "pictures" ? answer.pictures : [];
    },
    async trace(file, source, settings) {
      const answer = await ask(file, (pdf) => ({kind: "trace", pdf, source, settings}));
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
  return new InputError("fault", "reading it failed", {next: afterFault}, {cause: fault});
}

/** Of a slip in the program over a file, or over a page of it. */
export const afterFault =
  "run the same with --debug, and report what it prints: this is a slip in the program";
