/** Reads the editions in a PDF from the images of its pages: for scans, and for fonts that do not say what they print. */
import type {Edition} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {InputError, isInputError} from "../../vocabulary/error.js";
import {readPages, type Source} from "../extract.js";
import type {DocumentFacts} from "../pdf/document-facts.js";
import {drawPages} from "../pdf/page-picture.js";
import {openPdf} from "../pdf/pdf.js";
import {type OnFault, throwFault} from "../trace/page-fault.js";
import {noTrace, type Trace} from "../trace/trace.js";
import type {Page} from "../words/glyph.js";
import {settleFacts} from "./doubtful-facts.js";
import {settleDoubts} from "./doubtful-figures.js";
import {settleNames} from "./doubtful-names.js";
import {createOcrEngine, type OcrEngine, type Segmentation} from "./engine.js";
import {isIncomplete, mayBePasted, withPasted} from "./pasted.js";
import {inRegularOrder} from "./regular-columns.js";
import {evidenceIn, pageOf, type Reading, readScan, scanOf, scanResolution} from "./scan.js";
import {layerFindings, saidOf, type TextLayer} from "./text-layer.js";

/** A national table takes seven. More would outlast the time limit, and one that is left out would go unnoticed. */
const mostPages = 20;

let engine: Promise<OcrEngine> | undefined;

/**
 * Reads the editions in a PDF by OCR.
 *
 * Every edition says `read-by-ocr`; a figure that could not be read with certainty is null and says `unreadable-figure`.
 *
 * @param onPage called before a page image is read, which takes some seconds
 * @param said what the text behind the pictures says: a witness where what OCR reads is in doubt; null when there is no
 *   text, or none that can be used
 * @throws InputError `no-text` when there are no words in the images, `too-large` for more than twenty pages, or
 *   `not-this-publication`
 */
export async function readByOcr(
  pdf: Uint8Array,
  source: Source,
  settings: Settings,
  onPage: () => void = () => undefined,
  trace: Trace = noTrace,
  onFault: OnFault = throwFault,
  said: readonly Edition[] | null = null,
): Promise<Edition[]> {
  const {pageCount, ...facts} = await openPdf(pdf, async ({readPage: _, ...document}) => document);
  if (pageCount > mostPages) throw tooManyPages(pageCount);
  engine ??= createOcrEngine(scanResolution);
  const tesseract = await engine;
  const numbers = Array.from({length: pageCount}, (_, i) => i + 1);
  const scans = await drawPages(pdf, numbers, scanResolution / 72, (image) => {
    onPage();
    return scanOf(image, tesseract);
  });
  const layer = said && {pages: await glyphPagesOf(pdf), editions: said};
  return bestReading(trace, (segmentation) => {
    const readings = scans.map((scan) => {
      onPage();
      return {scan, lines: readScan(scan, segmentation, tesseract)};
    });
    return editionsIn(readings, facts, tesseract, layer, source, settings, trace, onFault);
  });
}

/**
 * Reads by OCR what is missing in editions read from text because it was pasted into the table as a picture.
 *
 * Editions in which nothing is missing, or that have no picture where it could be, are as they were.
 */
export async function readPasted(
  pdf: Uint8Array,
  editions: readonly Edition[],
  source: Source,
  settings: Settings,
  onPage: () => void = () => undefined,
  trace: Trace = noTrace,
  onFault: OnFault = throwFault,
): Promise<readonly Edition[]> {
  if (!editions.some(isIncomplete)) return editions;
  const pages = await glyphPagesOf(pdf);
  if (pages.length > mostPages || !editions.some((edition) => mayBePasted(edition, pages))) return editions;
  try {
    const seen = await readByOcr(pdf, source, settings, onPage, trace, onFault, editions);
    return editions.map((edition) => withPasted(edition, seen, pages, settings.checks));
  } catch (error) {
    if (!isInputError(error)) throw error;
    trace.outcome(`${error.code}: ${error.message}`);
    return editions;
  }
}

async function glyphPagesOf(pdf: Uint8Array): Promise<Page[]> {
  return openPdf(pdf, async ({pageCount, readPage}) => {
    const pages: Page[] = [];
    for (let number = 1; number <= pageCount; number++) pages.push(await readPage(number));
    return pages;
  });
}

/**
 * A page taken as one block, and one taken as scattered text, are misread in different places. The second is only
 * tried when the first leaves something in doubt, and the reading that leaves less of it counts.
 */
function bestReading(trace: Trace, read: (segmentation: Segmentation) => Edition[]): Edition[] {
  let best: {readonly editions: Edition[]; readonly doubts: number; readonly name: string} | null = null;
  let failure: unknown;
  for (const segmentation of ["block", "scattered"] as const) {
    const name = `ocr ${segmentation}`;
    trace.attempt(name);
    try {
      const editions = read(segmentation);
      const doubts = editions.reduce((sum, edition) => sum + doubtsIn(edition), 0);
      trace.outcome(`doubts weigh ${doubts} (an error 3, a warning 1)`);
      if (!best || doubts < best.doubts) best = {editions, doubts, name};
    } catch (error) {
      if (!isInputError(error)) throw error;
      trace.outcome(`${error.code}: ${error.message}`);
      failure ??= error;
    }
    if (best?.doubts === 0) break;
  }
  if (best) {
    trace.chosen(best.name);
    return best.editions;
  }
  throw failure;
}

function doubtsIn({findings}: Edition): number {
  const weights = {error: 3, warning: 1, info: 0};
  return findings
    .filter(({code}) => code !== "read-by-ocr" && code !== "text-layer-differs")
    .reduce((sum, {severity}) => sum + weights[severity], 0);
}

function editionsIn(
  readings: readonly Reading[],
  facts: DocumentFacts,
  tesseract: OcrEngine,
  layer: TextLayer | null,
  source: Source,
  settings: Settings,
  trace: Trace,
  onFault: OnFault,
): Edition[] {
  for (const {scan, lines} of readings) trace.onPage(scan.number).ocrLines(lines, scan.toPage);
  const pages = readings.map(pageOf);
  if (pages.every((page) => page.glyphs.length === 0)) throw noText();
  const evidence = evidenceIn(readings, tesseract, layer);
  return readPages(pages, {facts, source, settings, method: "ocr", trace, onFault}).map((edition) => {
    const named = settleNames(inRegularOrder(edition), evidence);
    const settled = settleDoubts(named, evidence, settings.checks);
    if (!layer) return settleFacts(settled, evidence, settings.checks);
    const witnessed = settleFacts(settled, evidence, settings.checks, saidOf(settled, layer));
    return {...witnessed, findings: [...layerFindings(witnessed, layer), ...witnessed.findings]};
  });
}

function noText(): InputError {
  const next = "ask for the original export";
  return new InputError("no-text", "there is no text in it, nor can any be read from its images", {next});
}

function tooManyPages(pages: number): InputError {
  const next = "ask for the original export, or split it";
  return new InputError("too-large", `this scan has ${pages} pages, and at most ${mostPages} are read`, {
    next,
  });
}
