/** Loading pdf.js, and opening a document with it. */
import {createRequire} from "node:module";
import {dirname} from "node:path";
import type {PDFDocumentProxy} from "pdfjs-dist";
import {InputError, messageOf} from "../../vocabulary/error.js";
import {createDrawing} from "./page-drawing.js";

/**
 * Opens a PDF, hands it to `use`, and closes it again whatever happens.
 *
 * @param pdf bytes of the file; not modified
 * @param purpose whether its pages are read or drawn
 * @throws InputError `not-a-pdf`, `encrypted` or `damaged`
 */
export async function withDocument<T>(
  pdf: Uint8Array,
  purpose: "read" | "draw",
  use: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  requireHeader(pdf);
  const {PDFParse, folder} = await library();
  const options = purpose === "read" ? readingOptions : drawingOptions(folder);
  const parser = new PDFParse({data: pdf.slice(), ...options});
  try {
    return await use(await load(parser));
  } finally {
    await parser.destroy();
  }
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
export const library = () => (loaded ??= loadLibrary());

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
  return {PDFParse, folder, drawPage: createDrawing(OPS), showText: OPS.showText};
}

/** What a browser has to load fonts with; this one loads nothing. */
class IdleFontFace {
  readonly loaded = Promise.resolve();
}

/** Whether a file can be a PDF at all: some have a few lines before they begin. */
export function isPdf(content: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(content.subarray(0, 1024)).includes("%PDF");
}

function requireHeader(pdf: Uint8Array): void {
  if (isPdf(pdf)) return;
  const seen =
    pdf.length === 0 ? "the file is empty" : "this is not a PDF: %PDF is not among its first 1,024 bytes";
  throw new InputError("not-a-pdf", seen, {next: "ask for the PDF itself, and download it again"});
}

/** pdf-parse keeps its document private; pages and their operators are only to be had from it. */
async function load(parser: object): Promise<PDFDocumentProxy> {
  return ofFile((parser as {load(): Promise<PDFDocumentProxy>}).load());
}

/** What pdf.js throws, whatever it is, the file is the cause of; what is thrown elsewhere is a slip in this program. */
export async function ofFile<Result>(work: Promise<Result>): Promise<Result> {
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
  if (/encrypt/i.test(messageOf(error))) {
    return new InputError(
      "encrypted",
      "the PDF can be opened by certain recipients only, or with another program",
      {
        next: "ask for a copy without protection, or open it where that is possible and print it to a PDF",
      },
    );
  }
  if (
    /skia surface|Image exceeded maximum|Invalid typed array length|Array buffer allocation/i.test(
      messageOf(error),
    )
  ) {
    const next = "ask for an export with smaller images";
    return new InputError("too-large", "a page or picture in it is larger than can be drawn", {next});
  }
  const next = "download it again, or ask for a new export";
  // what pdf.js says of it helps nobody who has the file
  return new InputError("damaged", "the PDF is damaged or not complete", {next}, {cause: error});
}
