/** Runs in a worker thread: one PDF or table in, its editions or pictures of its pages out. Only here, and in no other thread, pdf.js is loaded. */
import {workerData} from "node:worker_threads";
import type {Edition} from "../../../edition/edition.js";
import {extractEditions, type Source} from "../../../extraction/extract.js";
import {drawPages} from "../../../extraction/pdf/page-picture.js";
import {readByOcr, readPasted} from "../../../extraction/scan/ocr.js";
import {createCollector} from "../../../extraction/trace/collector.js";
import {type OnFault, throwFault} from "../../../extraction/trace/page-fault.js";
import type {TraceRecord} from "../../../extraction/trace/record.js";
import {noTrace, type Trace} from "../../../extraction/trace/trace.js";
import {traceRecordOf} from "../../../extraction/trace/trace-record.js";
import type {Settings} from "../../../settings/settings.js";
import {bundles} from "../../../system/bundle-loader.js";
import {isInstalled, loadedToRead, loadedToReadScans} from "../../../system/libraries.js";
import {answerTasks} from "../../../system/threads/answer-tasks.js";
import type {FigureWords} from "../../../tabular/words.js";
import {isInputError, messageOf} from "../../../vocabulary/error.js";
import {useGazetteer} from "../../../vocabulary/gazetteer.js";
import type {GazetteerEntries} from "../../../vocabulary/gazetteer-entries.js";

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
  | {readonly kind: "draw"; readonly pdf: Uint8Array; readonly pages: readonly number[]}
  | TableTask;

/** A task, and the division of the country that it is done by: what the analyst's file adds. */
export type PlacedTask = ReadTask & {readonly additions: GazetteerEntries};

/** A CSV file or workbook. */
interface TableTask {
  readonly kind: "table";
  readonly bytes: Uint8Array;
  readonly source: Source;
  readonly settings: Settings;
  readonly words: FigureWords;
}

/** A page as it looks. */
export interface PagePicture {
  readonly page: number;
  readonly jpeg: Uint8Array;
}

export interface Editions {
  readonly editions: readonly Edition[];
  /** pages at which the program made a slip: what is on them was not read */
  readonly faults: readonly PageFault[];
}

export interface PageFault {
  readonly page: number;
  readonly message: string;
  readonly stack: string;
}

export type ReadAnswer =
  | {readonly kind: "table"; readonly editions: readonly Edition[]; readonly slips: readonly string[]}
  | ({readonly kind: "editions"} & Editions)
  | {readonly kind: "trace"; readonly record: TraceRecord}
  | {readonly kind: "pictures"; readonly pictures: readonly PagePicture[]};

const {ocr} = workerData as ThreadSetup;

// pdf.js leaves promises behind that nobody waits for; those of a broken file must not end the next one
process.on("unhandledRejection", () => undefined);

requireLibraries();

answerTasks<PlacedTask, ReadAnswer>((task, askForTime) => {
  useGazetteer(task.additions);
  if (task.kind === "draw") return drawPictures(task.pdf, task.pages);
  if (task.kind === "table") return readFigures(task);
  return task.kind === "trace" ? trace(task, askForTime) : readWhatCanBe(task, askForTime);
});

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

/** pixels per point: 110 dpi shows the small print, at about 140 KB a page */
const pictureScale = 110 / 72;
const pictureQuality = 70;

async function drawPictures(pdf: Uint8Array, pages: readonly number[]): Promise<ReadAnswer> {
  const pictures = await drawPages(pdf, pages, pictureScale, (image) => ({
    page: image.number,
    jpeg: image.jpeg(pictureQuality),
  }));
  return {kind: "pictures", pictures};
}

async function readFigures({bytes, source, settings, words}: TableTask): Promise<ReadAnswer> {
  // most threads have no tables to read
  const [{readTable}, {withKnownPercent}, {slipMessages}, {revalidate}] = await Promise.all([
    import("../../../tabular/in/read-table.js"),
    import("../../../tabular/in/known-percent.js"),
    import("../../../tabular/in/slip.js"),
    import("../../../edition/validation.js"),
  ]);
  const {editions, slips} = await readTable(bytes, source, settings, words);
  return {
    kind: "table",
    editions: editions.map((edition) => revalidate(withKnownPercent(edition), settings.checks)),
    slips: slipMessages(slips),
  };
}

type Reading = Exclude<ReadTask, {kind: "draw" | "table"}>;

async function readWhatCanBe(task: Reading, askForTime: () => void): Promise<ReadAnswer> {
  // of a page that is tried in several ways, the first
  const faults = new Map<number, PageFault>();
  const editions = await read(task, askForTime, noTrace, (fault, page) => {
    if (!faults.has(page)) faults.set(page, {page, message: messageOf(fault), stack: stackOf(fault)});
  });
  return {kind: "editions", editions, faults: [...faults.values()]};
}

function stackOf(fault: unknown): string {
  return (fault instanceof Error && fault.stack) || messageOf(fault);
}

/** Whatever goes wrong is what the trace is for: it says how far reading came. */
async function trace(task: Reading, askForTime: () => void): Promise<ReadAnswer> {
  const collector = createCollector();
  let editions: readonly Edition[] = [];
  let failed: unknown = null;
  try {
    editions = await read(task, askForTime, collector.trace, throwFault);
  } catch (error) {
    failed = error;
  }
  return {kind: "trace", record: traceRecordOf(collector, task.source, editions, failed)};
}

async function read(
  {pdf, source, settings}: Reading,
  askForTime: () => void,
  trace: Trace,
  onFault: OnFault,
): Promise<readonly Edition[]> {
  const said = await readAsText(pdf, source, settings, trace, onFault);
  if (said && !ocr) return said;
  if (said && !said.some(isOfLayer))
    return readPasted(pdf, said, source, settings, askForTime, trace, onFault);
  return readByOcr(pdf, source, settings, askForTime, trace, onFault, said);
}

/** null when there is no text that can be used, and OCR may find some */
async function readAsText(...task: Parameters<typeof extractEditions>): Promise<Edition[] | null> {
  try {
    return await extractEditions(...task);
  } catch (error) {
    if (!ocr || !isInputError(error) || error.code !== "no-text") throw error;
    task[3]?.outcome(`${error.code}: ${error.message}`);
    return null;
  }
}

/** What lies behind a picture as text is no more than what another program read there. */
function isOfLayer({source: {method}}: Edition): boolean {
  return method === "ocr";
}
