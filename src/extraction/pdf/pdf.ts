/** The only file that knows pdf.js: opens a PDF, gives its pages as glyphs, and draws pages as images. */
import {createRequire} from "node:module";
import {dirname} from "node:path";
import type {PDFDocumentProxy, PDFPageProxy} from "pdfjs-dist";
import {InputError, messageOf} from "../../vocabulary/error.js";
import {noPageTrace, type PageTrace} from "../trace/trace.js";
import type {Page} from "../words/glyph.js";
import {type DocumentFacts, factsIn} from "./document-facts.js";
import type {Font} from "./graphics-state.js";
import {createDrawing} from "./page-drawing.js";

/** A file inside a PDF. */
export interface AttachedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface OpenPdf extends DocumentFacts {
  readonly pageCount: number;
  /** @param number from 1 */
  readPage(number: number, trace?: PageTrace): Promise<Page>;
  readAttachments(): Promise<readonly AttachedFile[]>;
}

/**
 * Opens a PDF, hands it to `use`, and closes it again whatever happens. A file that is encrypted with an empty
 * password is opened like any other.
 *
 * @param pdf bytes of the file; not modified
 * @throws InputError `not-a-pdf` without `%PDF` in the first 1,024 bytes, `encrypted`, or `damaged`
 */
export async function openPdf<T>(pdf: Uint8Array, use: (document: OpenPdf) => Promise<T>): Promise<T> {
  requireHeader(pdf);
  const {PDFParse, drawPage} = await library();
  const parser = new PDFParse({data: pdf.slice(), ...readingOptions});
  try {
    const document = await load(parser);
    const facts = await factsOf(document);
    const readPage = async (number: number, trace = noPageTrace) =>
      readPageOf(document, number, drawPage, trace);
    const readAttachments = () => attachmentsOf(document);
    return await use({...facts, pageCount: document.numPages, readPage, readAttachments});
  } finally {
    await parser.destroy();
  }
}

export interface PageImage {
  readonly number: number;
  /** in pixels */
  readonly width: number;
  readonly height: number;
  /** red, green, blue and alpha of every pixel */
  readonly pixels: () => Uint8ClampedArray;
  /** @param quality 1 to 100 */
  readonly jpeg: (quality: number) => Uint8Array;
}

/**
 * Draws pages one after another, and hands each to `use` while it is there.
 *
 * @param numbers from 1
 * @param scale pixels per point: 300 / 72 for OCR
 */
export async function drawPages<T>(
  pdf: Uint8Array,
  numbers: readonly number[],
  scale: number,
  use: (image: PageImage) => T | Promise<T>,
): Promise<T[]> {
  requireHeader(pdf);
  const {PDFParse, folder} = await library();
  const parser = new PDFParse({data: pdf.slice(), ...drawingOptions(folder)});
  try {
    const document = await load(parser);
    const results: T[] = [];
    for (const number of numbers) results.push(await use(await ofFile(drawImage(document, number, scale))));
    return results;
  } finally {
    await parser.destroy();
  }
}

/** What is used of the canvas that pdf.js brings along, which is that of @napi-rs/canvas. */
interface Canvas {
  toBuffer(type: "image/jpeg", quality: number): Uint8Array;
}
interface Context {
  getImageData(x: number, y: number, width: number, height: number): {readonly data: Uint8ClampedArray};
}

async function drawImage(document: PDFDocumentProxy, number: number, scale: number): Promise<PageImage> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({scale});
  const factory = document.canvasFactory as {
    create(width: number, height: number): {readonly canvas: Canvas; readonly context: Context};
  };
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const {canvas, context} = factory.create(width, height);
  await page.render({canvas, canvasContext: context, viewport} as never).promise;
  page.cleanup();
  return {
    number,
    width,
    height,
    pixels: () => context.getImageData(0, 0, width, height).data,
    jpeg: (quality) => canvas.toBuffer("image/jpeg", quality),
  };
}

/** Without the standard fonts, Helvetica turns into a serif. */
const drawingOptions = (folder: string) => ({
  verbosity: 0,
  standardFontDataUrl: `${folder}standard_fonts/`,
  cMapUrl: `${folder}cmaps/`,
  cMapPacked: true,
  wasmUrl: `${folder}wasm/`,
  iccUrl: `${folder}iccs/`,
});

/**
 * Nothing is decoded or drawn: reading wants places and Unicode only. The fonts are handed to a document that takes
 * them and does nothing, for without one pdf.js would compile every glyph to a path.
 */
const readingOptions = {
  verbosity: 0,
  disableFontFace: false,
  ownerDocument: {fonts: new Set()} as never,
  useSystemFonts: false,
  useWasm: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
};

let loaded: ReturnType<typeof loadLibrary> | undefined;
const library = () => (loaded ??= loadLibrary());

/**
 * pdf.js is loaded on first use, its worker too (in this thread), and the native `push` put back after both: they
 * replace it on Node 20, and every array in this thread would be several times slower.
 */
async function loadLibrary() {
  const {push} = Array.prototype;
  const {OPS} = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const {PDFParse} = await import("pdf-parse");
  // @ts-expect-error the worker has no types; it registers itself
  await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
  Object.defineProperty(Array.prototype, "push", {value: push, writable: true, configurable: true});
  Object.assign(globalThis, {FontFace: IdleFontFace});
  const folder = `${dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"))}/`;
  return {PDFParse, folder, drawPage: createDrawing(OPS)};
}

/** What a browser has to load fonts with; this one loads nothing. */
class IdleFontFace {
  readonly loaded = Promise.resolve();
}

function requireHeader(pdf: Uint8Array): void {
  const start = new TextDecoder("latin1").decode(pdf.subarray(0, 1024));
  if (start.includes("%PDF")) return;
  const seen =
    pdf.length === 0 ? "the file is empty" : "this is not a PDF: %PDF is not among its first 1,024 bytes";
  throw new InputError("not-a-pdf", seen, {next: "ask for the PDF itself, and download it again"});
}

/** pdf-parse keeps its document private; pages and their operators are only to be had from it. */
async function load(parser: object): Promise<PDFDocumentProxy> {
  return ofFile((parser as {load(): Promise<PDFDocumentProxy>}).load());
}

async function readPageOf(
  document: PDFDocumentProxy,
  number: number,
  drawPage: ReturnType<typeof createDrawing>,
  trace: PageTrace,
): Promise<Page> {
  const page = await ofFile(document.getPage(number));
  const {width, height, transform} = page.getViewport({scale: 1});
  const {fnArray, argsArray} = await ofFile(page.getOperatorList());
  const layers = argsArray.some((args) => args?.[0] === "OC")
    ? await ofFile(document.getOptionalContentConfig())
    : null;
  const drawn = drawPage(fnArray, argsArray, {
    number,
    width,
    height,
    matrix: transform,
    findFont: findFontIn(page),
    isLayerShown: (layer) => layers?.isVisible(layer as object) ?? true,
    trace,
  });
  page.cleanup();
  return drawn;
}

function findFontIn({commonObjs}: PDFPageProxy): (id: string) => Font {
  const fonts = new Map<string, Font>();
  return (id) => {
    const known = fonts.get(id);
    if (known) return known;
    const font = commonObjs.has(id) ? commonObjs.get(id) : null;
    const drawn = font?.isType3Font === true;
    const found = {
      name: drawn ? id : (font?.name ?? id),
      scale: font?.fontMatrix?.[0] ?? 0.001,
      drawn,
    };
    fonts.set(id, found);
    return found;
  };
}

/** What pdf.js calls attachments: the files in the document's own list. */
async function attachmentsOf(document: PDFDocumentProxy): Promise<AttachedFile[]> {
  const files: Record<string, {filename: string; content: Uint8Array}> =
    (await ofFile(document.getAttachments())) ?? {};
  return Object.values(files).map(({filename, content}) => ({name: filename, content}));
}

async function factsOf(document: PDFDocumentProxy): Promise<DocumentFacts> {
  const {info, metadata} = await ofFile(document.getMetadata());
  return factsIn(info as Record<string, unknown>, metadata?.get("dc:description"));
}

/** What pdf.js throws, whatever it is, the file is the cause of; what is thrown elsewhere is a slip in this program. */
async function ofFile<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw fileErrorOf(error);
  }
}

function fileErrorOf(error: unknown): InputError {
  if (error instanceof Error && error.name === "PasswordException") {
    return new InputError("encrypted", "the PDF asks for a password", {
      next: "ask for a copy without a password",
    });
  }
  return new InputError("damaged", `the PDF is damaged or not complete (${messageOf(error)})`, {
    next: "download it again, or ask for a new export",
  });
}
