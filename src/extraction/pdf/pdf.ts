/** Opens a PDF, and gives its pages as glyphs. */

import type {PDFDocumentProxy, PDFPageProxy} from "pdfjs-dist";
import {InputError} from "../../vocabulary/error.js";
import {noPageTrace, type PageTrace} from "../trace/trace.js";
import type {Glyph, Page} from "../words/glyph.js";
import {type DocumentFacts, factsIn} from "./document-facts.js";
import type {Font} from "./graphics-state.js";
import {library, ofFile, withDocument} from "./library.js";
import type {createDrawing} from "./page-drawing.js";
import {withSeenText} from "./seen-text.js";

/** A file inside a PDF. */
export interface AttachedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface OpenPdf extends DocumentFacts {
  readonly pageCount: number;
  /** @param number from 1 */
  readPage(number: number, trace?: PageTrace): Promise<Page>;
  /** The page, with `shows` said of these glyphs as a picture of it has them. */
  lookAt(page: Page, glyphs: readonly Glyph[]): Promise<Page>;
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
  const {drawPage, showText} = await library();
  return withDocument(pdf, "read", async (document) => {
    const facts = await factsOf(document);
    const readPage = async (number: number, trace = noPageTrace) =>
      readPageOf(document, number, drawPage, trace);
    const lookAt = (page: Page, glyphs: readonly Glyph[]) =>
      withDocument(pdf, "draw", (drawn) => withSeenText(drawn, page, glyphs, showText));
    const readAttachments = () => attachmentsOf(document);
    return use({...facts, pageCount: document.numPages, readPage, lookAt, readAttachments});
  });
}

/** In points: a hundred metres. */
const largestPage = 283_465;

async function readPageOf(
  document: PDFDocumentProxy,
  number: number,
  drawPage: ReturnType<typeof createDrawing>,
  trace: PageTrace,
): Promise<Page> {
  const page = await ofFile(document.getPage(number));
  const {width, height, transform} = page.getViewport({scale: 1});
  if (Math.max(width, height) > largestPage) {
    const next = "ask for a copy on paper of an ordinary size";
    throw new InputError("too-large", `page ${number} is larger than paper can be`, {next});
  }
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
