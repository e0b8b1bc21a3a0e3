/** Reads PDFs, CSV files and workbooks without being harmed by them: in worker threads, with limits on size, time and memory. */
import type {Edition} from "../../../edition/edition.js";
import type {Source} from "../../../extraction/extract.js";
import type {TraceRecord} from "../../../extraction/trace/record.js";
import type {Config} from "../../../settings/config.js";
import type {Settings} from "../../../settings/settings.js";
import {fileSize, hashInput, readBytes} from "../../../system/effects.js";
import {tellFault} from "../../../system/faults.js";
import {type Company, createCompany} from "../../../system/threads/company.js";
import {watchMemory} from "../../../system/threads/memory-watch.js";
import {createThreadQueue} from "../../../system/threads/thread-queue.js";
import type {FigureWords} from "../../../tabular/words.js";
import {type FileErrorCode, InputError, isInputError} from "../../../vocabulary/error.js";
import {hash} from "../../../vocabulary/hash.js";
import {otherKindOf} from "../other-kinds.js";
import {isTableFile} from "../table-files.js";
import type {PageFault, PagePicture} from "./read-task.js";
import {afterFault, createReadingThread, type ReadingThread} from "./reading-thread.js";

export type {PagePicture} from "./read-task.js";

export interface ReaderWords {
  /** how headings are worded, and what is checked */
  readonly settings: Settings;
  /** how those of tables are worded */
  readonly words: FigureWords;
}

export interface ReaderOptions {
  /** a thread can start before they are known */
  readonly words: ReaderWords | Promise<ReaderWords>;
  /** how many files are read at the same time, a thread each; 1 when not given */
  readonly jobs?: number;
  /** whether scans are read too; true when not given */
  readonly ocr?: boolean;
  readonly limits?: Partial<Limits>;
}

/** What one file may cost. Beyond it the file is given up, its thread replaced, and the rest goes on. */
export interface Limits {
  /** milliseconds from the moment that a thread takes the file */
  readonly time: number;
  /** milliseconds for each page image that is read by OCR */
  readonly ocrTime: number;
  /** bytes by which the process may grow while a file is read */
  readonly memory: number;
  /** bytes of the file */
  readonly size: number;
}

export const defaultLimits: Limits = {
  time: 15_000,
  ocrTime: 60_000,
  memory: 768 * 2 ** 20,
  size: 64 * 2 ** 20,
};

export interface ReadResult {
  /** as it was named to read() */
  readonly file: string;
  /** of the file's bytes; "" when they could not be read */
  readonly sha256: string;
  readonly editions: readonly Edition[];
  readonly errors: readonly ReadError[];
}

export interface ReadError {
  /** `unreadable`, or a file error code (docs/bevindingen.md) */
  readonly code: string;
  /** English: what we saw, and what to do next */
  readonly message: string;
}

export interface Reader {
  /** Starts a thread ahead of the first file. */
  start(): void;
  /**
   * Reads the editions of one file. Files are taken in the order of the calls.
   * Whatever is wrong with the file is an error in the result, not a rejection.
   *
   * @param name what the result and its editions call the file
   * @throws AbortError once the reader is closed
   */
  read(path: string, name: string): Promise<ReadResult>;
  /**
   * Pictures of some pages, numbered from 1.
   *
   * @throws InputError `unreadable` or a file error code; AbortError once the reader is closed
   */
  draw(path: string, pages: readonly number[]): Promise<readonly PagePicture[]>;
  /**
   * How a file is read, stage by stage. What is wrong with the file is in the record.
   *
   * @throws InputError `unreadable`, or what ends its thread; AbortError once the reader is closed
   */
  trace(path: string, name: string): Promise<TraceRecord | null>;
  /** Ends the threads while nothing is asked of them, and gives back their memory: the next file starts them anew. */
  rest(): Promise<void>;
  /** Ends all threads at once; what was not finished rejects. */
  close(): Promise<void>;
}

/** A time limit that was asked for holds for OCR too. */
export function readerOptionsOf(
  {jobs, ocr, timeLimit}: Config,
  words: ReaderOptions["words"],
): ReaderOptions {
  const time = timeLimit === null ? null : timeLimit * 1000;
  return {words, jobs, ocr, limits: time === null ? {} : {time, ocrTime: time}};
}

export function createReader({words, jobs = 1, ocr = true, limits}: ReaderOptions): Reader {
  const allowed = {...defaultLimits, ...limits};
  const memory = watchMemory(allowed.memory, allowed.memory * Math.max(1.3, 0.6 * jobs));
  const threads = Array.from({length: jobs}, () => createReadingThread({ocr}, allowed, memory));
  const company = createCompany();
  const closed = new AbortController();
  const withThread = createThreadQueue(threads);
  const endAll = async () => void (await Promise.all(threads.map((thread) => thread.end())));
  return {
    start: () => threads[0]?.start(),
    // a file is opened when a thread is free: of a thousand calls, few files are in memory
    read: (path, name) =>
      withThread(async (thread) => {
        closed.signal.throwIfAborted();
        const inThread = isTableFile(path) ? readingOfTable(thread, words) : readingOfPdf(thread, words);
        const reading = withSecondAttempt(inThread, thread, threads, company);
        return readOne(reading, path, name, allowed.size, closed.signal);
      }),
    draw: (path, pages) =>
      withThread(async (thread) => {
        closed.signal.throwIfAborted();
        const pdf = await readBytes(path);
        closed.signal.throwIfAborted();
        return company.together(() => thread.draw(pdf, pages));
      }),
    trace: (path, name) =>
      withThread(async (thread) => {
        closed.signal.throwIfAborted();
        const pdf = await readBytes(path);
        closed.signal.throwIfAborted();
        return thread.trace(pdf, {file: name, sha256: hash(pdf)}, (await words).settings);
      }),
    rest: endAll,
    close() {
      closed.abort(new DOMException("the reader was closed", "AbortError"));
      return endAll();
    },
  };
}

/**
 * Of files that are read at the same time, the wrong one may have been given up for its memory. It is read once more,
 * by itself and without what the other threads hold: what is too much then is too much.
 */
function withSecondAttempt(
  read: InThread,
  thread: ReadingThread,
  threads: readonly ReadingThread[],
  company: Company,
): InThread {
  return async (bytes, source) => {
    try {
      return await company.together(() => read(bytes, source));
    } catch (error) {
      if (threads.length === 1 || !isInputError(error) || error.code !== "too-large") throw error;
    }
    return company.alone(async () => {
      await Promise.all(threads.filter((other) => other !== thread).map((other) => other.end()));
      return read(bytes, source);
    });
  };
}

/** @throws as a thread does */
type InThread = (bytes: Uint8Array, source: Source) => Promise<Pick<ReadResult, "editions" | "errors">>;

function readingOfPdf(thread: ReadingThread, words: ReaderOptions["words"]): InThread {
  return async (pdf, source) => {
    if (!hasHeader(pdf)) throw notAPdf(pdf, source.file);
    const {editions, faults} = await thread.read(pdf, source, (await words).settings);
    for (const {page, stack} of faults) tellFault(stack, `${source.file}, page ${page}`);
    return {editions, errors: faults.map(errorOfPage)};
  };
}

const slipCode: FileErrorCode = "invalid-table";

function readingOfTable(thread: ReadingThread, told: ReaderOptions["words"]): InThread {
  return async (bytes, source) => {
    const {settings, words} = await told;
    const {editions, slips} = await thread.table(bytes, source, settings, words);
    return {editions, errors: slips.map((message) => ({code: slipCode, message}))};
  };
}

async function readOne(
  read: InThread,
  path: string,
  file: string,
  limit: number,
  closed: AbortSignal,
): Promise<ReadResult> {
  let sha256 = "";
  try {
    const size = await fileSize(path);
    if (size > limit) {
      const hashed = await hashInput(path);
      sha256 = "sha256" in hashed ? hashed.sha256 : "";
      throw tooLarge(size, limit);
    }
    const bytes = await readBytes(path);
    sha256 = hash(bytes);
    // a thread that was ended meanwhile would start anew, and keep the process alive
    closed.throwIfAborted();
    return {file, sha256, ...(await read(bytes, {file, sha256}))};
  } catch (error) {
    if (!isInputError(error)) throw error;
    const {code, message, details} = error;
    if (code === "fault") tellFault(error.cause, file);
    const next = details.next ? `; ${details.next}` : "";
    return {file, sha256, editions: [], errors: [{code, message: `${message}${next}`}]};
  }
}

function errorOfPage({page}: PageFault): ReadError {
  return {code: "fault", message: `page ${page} could not be read; ${afterFault}`};
}

/** Readers accept junk before the header up to this many bytes (ISO 32000-1, annex H.3, note 13). */
const headerWithin = 1024;

function hasHeader(pdf: Uint8Array): boolean {
  return Buffer.from(pdf.buffer, pdf.byteOffset, Math.min(pdf.length, headerWithin + 4)).includes("%PDF");
}

function notAPdf(bytes: Uint8Array, file: string): InputError {
  if (!/\.pdf$/i.test(file) && bytes.length > 0) {
    const {reason, next} = otherKindOf(file);
    return new InputError("not-a-pdf", `this is not a PDF, and ${reason}`, {next});
  }
  const seen = bytes.length === 0 ? "the file is empty" : "this is not a PDF: %PDF is not at its beginning";
  return new InputError("not-a-pdf", seen, {next: "ask for the file again, or export it as PDF"});
}

function tooLarge(size: number, limit: number): InputError {
  const [is, most] = [size, limit].map((bytes) => `${Math.ceil(bytes / 2 ** 20)} MB`);
  const next = "split it, or export it with fewer or smaller images";
  return new InputError("too-large", `the file is ${is}, and at most ${most} is read`, {next});
}
