/** Reads the editions in one factsheet PDF: bytes in, editions out. */
import type {Edition} from "../edition/edition.js";
import {revalidate} from "../edition/validation.js";
import type {Settings} from "../settings/settings.js";
import {InputError, isInputError} from "../vocabulary/error.js";
import {editionOf} from "./assembly.js";
import {attachedEdition, hasManyEditions, reconcile} from "./attachment.js";
import {lookClosely} from "./closer-look.js";
import {type Draft, draftsOf} from "./drafts.js";
import type {DocumentFacts} from "./pdf/document-facts.js";
import {isPdf} from "./pdf/library.js";
import {type AttachedFile, openPdf} from "./pdf/pdf.js";
import {createMarkFinder} from "./table/heading-phrases.js";
import type {PlacedParagraph} from "./text/paragraphs.js";
import {type OnFault, throwFault} from "./trace/page-fault.js";
import {noTrace, type Trace} from "./trace/trace.js";
import {unusableFigures, unusableText} from "./trust.js";
import type {Page} from "./words/glyph.js";
import {isScan} from "./words/visible.js";

/** Which file is read: its name as messages give it, and the hash of its bytes. */
export interface Source {
  readonly file: string;
  readonly sha256: string;
}

/**
 * Reads the editions in one factsheet PDF.
 *
 * One edition per region and quarter, rows in printed order, then the total as printed. Counts are persons. Every
 * figure carries its page and box (points from top left). Figures that disagree are findings, not errors.
 *
 * @param pdf bytes of the file; not modified
 * @param trace is told what every stage decides
 * @throws InputError `not-a-pdf`, `damaged`, `encrypted`, `no-text` when it holds no text that can be trusted, or
 *   `not-this-publication` when no table with the factsheet's columns is found
 */
export async function extractEditions(
  pdf: Uint8Array,
  source: Source,
  settings: Settings,
  trace: Trace = noTrace,
  onFault: OnFault = throwFault,
): Promise<Edition[]> {
  return openPdf(pdf, async (document) => {
    const files = await document.readAttachments();
    if (hasManyEditions(files)) throw nationalSheet();
    const attached = attachedEdition(files);
    const pages: Page[] = [];
    const faults: unknown[] = [];
    const note: OnFault = (fault, page) => {
      faults.push(fault);
      onFault(fault, page);
    };
    for (let number = 1; number <= document.pageCount; number++) {
      try {
        pages.push(await document.readPage(number, trace.onPage(number)));
      } catch (error) {
        if (isInputError(error)) throw error;
        note(error, number);
      }
    }
    const seen = await lookClosely(pages, document);
    const {editions, paragraphs} = unlessPortfolio(files, () =>
      wholeUnless(faults, () =>
        readText(seen, {facts: document, source, settings, method: "text", trace, onFault: note}),
      ),
    );
    if (!attached) return editions;
    const findMarks = createMarkFinder(settings.headings);
    return editions.map((edition) =>
      revalidate(reconcile(edition, attached, paragraphs, findMarks), settings.checks),
    );
  });
}

/** The cover of a portfolio is no factsheet: the sheets are the PDFs inside it. */
function unlessPortfolio<Result>(files: readonly AttachedFile[], read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    const inside = files.filter(({content}) => isPdf(content)).map(({name}) => name);
    const isCover = isInputError(error) && error.code === "not-this-publication";
    throw isCover && inside.length > 0 ? portfolio(inside) : error;
  }
}

/** What pages that failed held nobody knows: of the file as a whole, "not this publication" would be a guess. */
function wholeUnless<Result>(faults: readonly unknown[], read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw isInputError(error) && faults.length > 0 ? faults[0] : error;
  }
}

/** What is known of a document beside its pages, and who is told how it is read. */
export interface ReadContext {
  readonly facts: DocumentFacts;
  readonly source: Source;
  readonly settings: Settings;
  readonly method: "text" | "ocr";
  readonly trace?: Trace;
  readonly onFault?: OnFault;
}

/**
 * The editions on some pages, wherever their glyphs come from.
 *
 * @throws InputError `no-text` or `not-this-publication`
 */
export function readPages(pages: readonly Page[], context: ReadContext): Edition[] {
  return readText(pages, context).editions;
}

function readText(
  pages: readonly Page[],
  {facts, source, settings, method, trace = noTrace, onFault = throwFault}: ReadContext,
): {editions: Edition[]; paragraphs: readonly PlacedParagraph[]} {
  const {producer, created, modified, fictional} = facts;
  const {drafts, paragraphs} = draftsOf(pages, createMarkFinder(settings.headings), trace, onFault);
  const pageSizes = Object.fromEntries(
    pages.map(({number, width, height}) => [number, [width, height] as const]),
  );
  // metadata get lost when a file is printed or scanned; what the page says does not
  const saysSo = paragraphs.some(({text}) => saysFictional.test(text));
  const origin = {...source, producer, created, modified, fictional: fictional || saysSo, method, pageSizes};
  const unusable = unusableText(
    paragraphs.map(({text}) => text),
    drafts,
  );
  if (unusable) throw noText(unusable);
  if (drafts.length === 0 || !isThisPublication(drafts, paragraphs)) throw notFound(pages, paragraphs);
  const editions = drafts.flatMap((draft) => {
    try {
      return revalidate(editionOf(draft, origin, settings.checks, trace), settings.checks);
    } catch (fault) {
      onFault(fault, draft.tables[0]?.page ?? 1);
      return [];
    }
  });
  const reasons = editions.map(unusableFigures);
  const [reason] = reasons;
  if (reason && reasons.every((each) => each !== null)) throw noText(reason);
  return {editions, paragraphs};
}

/** "Voorbeeld met fictieve cijfers", "Zeeland (fictief)", "FICTIEF" as a line of its own */
const saysFictional =
  /\bfictieve\s+(?:cijfers|gegevens|aantallen|data|voorbeeld)|\(fictief\)|^\W*fictief\W*$|\bvoorbeeld\b.{0,30}\bfictie/iu;

/** Other statistics by municipality look alike; this one speaks of klantprofielen or of the doelgroepregister. */
function isThisPublication(drafts: readonly Draft[], paragraphs: readonly PlacedParagraph[]): boolean {
  return namesItself(paragraphs) || drafts.some(({tables}) => tables.some(({headings}) => headings !== null));
}

function namesItself(paragraphs: readonly PlacedParagraph[]): boolean {
  const text = paragraphs.map((paragraph) => paragraph.text.replace(/\s/g, "")).join(" ");
  return /klantprofiel|doelgroepregister|banenafspraak/i.test(text);
}

/** A scan without text, a sheet whose table was pasted as a picture, or a document that is something else. */
function notFound(pages: readonly Page[], paragraphs: readonly PlacedParagraph[]): InputError {
  const letters = paragraphs.reduce((sum, {text}) => sum + text.length, 0);
  const isPicture = (page: Page) => isScan(page) || (page.glyphs.length === 0 && page.rules.length > 0);
  if (letters < fewLetters && pages.some(isPicture)) return noText("its pages are images or outlines");
  if (namesItself(paragraphs) && pages.some(holdsPicture)) return noText("its table is a picture");
  return new InputError("not-this-publication", "no table of clients by municipality was found", {
    next: "check that this is a factsheet Transparantie van klantprofielen",
  });
}

/** Whether a picture on the page is large enough for a table. */
function holdsPicture({images, width, height}: Page): boolean {
  return images.some(({x0, y0, x1, y1}) => (x1 - x0) * (y1 - y0) > tableShare * width * height);
}

/** of the page: a logo has less */
const tableShare = 0.05;

/** a stamp or a page number on a scan has no more */
const fewLetters = 200;

function nationalSheet(): InputError {
  return new InputError(
    "not-this-publication",
    "this is a national sheet, added up from those of the regions",
    {
      next: "read the factsheets of the regions",
    },
  );
}

function portfolio(inside: readonly string[]): InputError {
  const names = inside.slice(0, 3).join(", ") + (inside.length > 3 ? ` and ${inside.length - 3} more` : "");
  return new InputError(
    "not-this-publication",
    `this is a portfolio: its sheets are PDFs inside it (${names})`,
    {
      next: "open it in a PDF viewer, save the PDFs in it as files of their own, and read those",
    },
  );
}

function noText(seen: string): InputError {
  return new InputError("no-text", `the PDF has no text that can be used: ${seen}`, {
    next: "ask for the original export, or let it be read by OCR",
  });
}
