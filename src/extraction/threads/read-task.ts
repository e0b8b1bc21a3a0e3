/** Runs in a worker thread: one PDF in, its editions or pictures of its pages out. Only here, and in no other thread, pdf.js is loaded. */
import {parentPort, workerData} from "node:worker_threads";
import type {Edition} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {bundles} from "../../system/bundle-loader.js";
import {isInstalled, loadedToRead, loadedToReadScans} from "../../system/libraries.js";
import {type InputError, isInputError, messageOf} from "../../vocabulary/error.js";
import {extractEditions, type Source} from "../extract.js";
import {drawPages} from "../pdf/pdf.js";
import {readByOcr} from "../scan/ocr.js";
import {createCollector} from "../trace/collector.js";
import type {TraceRecord} from "../trace/record.js";
import {noTrace, type Trace} from "../trace/trace.js";
import {traceRecordOf} from "../trace/trace-record.js";

export interface ThreadSetup {
  readonly ocr: boolean;
}

export type ReadTask =
  | {
      readonly kind: "read" | "trace";
      readonly pdf: Uint8Array;
      readonly source: Source;
      readonly settings: Settings;
    }
  | {readonly kind: "draw"; readonly pdf: Uint8Array; readonly pages: readonly number[]};

/** A page as it looks. */
export interface PagePicture {
  readonly page: number;
  readonly jpeg: Uint8Array;
}

export type Reply =
  | {readonly kind: "editions"; readonly editions: readonly Edition[]}
  | {readonly kind: "trace"; readonly record: TraceRecord}
  | {readonly kind: "pictures"; readonly pictures: readonly PagePicture[]}
  /** the answer is still to come: a page image is being read */
  | {readonly kind: "ocr"}
  /** not an answer: all is there that reading takes */
  | {readonly kind: "ready"}
  | ({readonly kind: "failed"} & Pick<InputError, "code" | "message" | "details">);

const {ocr} = workerData as ThreadSetup;

// pdf.js leaves promises behind that nobody waits for; those of a broken file must not end the next one
process.on("unhandledRejection", () => undefined);

requireLibraries();

parentPort?.on("message", async (task: ReadTask) => {
  parentPort?.postMessage(await answer(task).catch(failure));
});

parentPort?.postMessage({kind: "ready"} satisfies Reply);

/**
 * What is loaded when it is needed: without it, every PDF would seem to be damaged.
 *
 * @throws Error for a library that is not installed
 */
function requireLibraries(): void {
  for (const library of [...loadedToRead, ...(ocr ? loadedToReadScans : [])]) {
    if (isInstalled(library, bundles)) continue;
    throw new Error(`the library ${library.name} is not installed: run npm ci`);
  }
}

async function answer(task: ReadTask): Promise<Reply> {
  if (task.kind === "draw") return drawPictures(task.pdf, task.pages);
  return task.kind === "trace" ? trace(task) : {kind: "editions", editions: await read(task, noTrace)};
}

/** pixels per point: 110 dpi shows the small print, at about 140 KB a page */
const pictureScale = 110 / 72;
const pictureQuality = 70;

async function drawPictures(pdf: Uint8Array, pages: readonly number[]): Promise<Reply> {
  const pictures = await drawPages(pdf, pages, pictureScale, (image) => ({
    page: image.number,
    jpeg: image.jpeg(pictureQuality),
  }));
  return {kind: "pictures", pictures};
}

type Reading = Exclude<ReadTask, {kind: "draw"}>;

async function read({pdf, source, settings}: Reading, trace: Trace): Promise<Edition[]> {
  try {
    return await extractEditions(pdf, source, settings, trace);
  } catch (error) {
    if (!ocr || !isInputError(error) || error.code !== "no-text") throw error;
    trace.outcome(`${error.code}: ${error.message}`);
    const onPage = () => parentPort?.postMessage({kind: "ocr"} satisfies Reply);
    return readByOcr(pdf, source, settings, onPage, trace);
  }
}

/** Whatever goes wrong is what the trace is for: it says how far reading came. */
async function trace(task: Reading): Promise<Reply> {
  const collector = createCollector();
  let editions: readonly Edition[] = [];
  let failed: unknown = null;
  try {
    editions = await read(task, collector.trace);
  } catch (error) {
    failed = error;
  }
  return {kind: "trace", record: traceRecordOf(collector, task.source, editions, failed)};
}

function failure(error: unknown): Reply {
  if (isInputError(error)) {
    const {code, message, details} = error;
    return {kind: "failed", code, message, details};
  }
  const details = {next: "open it in a viewer, and export it from there as a new PDF"};
  return {kind: "failed", code: "damaged", message: `reading it failed: ${messageOf(error)}`, details};
}
