/**
 * A tagged PDF written with pdfkit 0.20.2: PDF/UA-1 and PDF/A-3a at once.
 *
 * The only file that knows pdfkit and its private fields; each work-around says what goes wrong without it.
 * Places are in points from the top left of the page.
 */
import PDFDocument from "pdfkit";
import {fonts, shapeWord, weights} from "../fonts.js";
import type {Weight} from "../templates/theme.js";
import {pdfUaMetadata} from "./metadata.js";

export interface PdfInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  /** taken from the data, never from the clock */
  readonly created: Date;
}

export interface StructureOptions {
  readonly alt?: string;
  readonly bbox?: readonly [number, number, number, number];
  readonly scope?: "Row" | "Column";
}

/** An element of the structure tree. It is ended once, after everything in it. */
export interface Structure {
  readonly add: (child: Structure | (() => void)) => unknown;
  readonly end: () => unknown;
}

export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly data: Uint8Array;
}

/** What pdfkit keeps to itself and we need, as far as we use it. */
interface Internals {
  readonly page: {readonly fonts: Record<string, unknown>};
  addContent(operators: string): unknown;
  endMetadata(): void;
  appendXML(xml: string): void;
  readonly _font: EmbeddedFont;
}
interface EmbeddedFont {
  readonly id: string;
  readonly unicode: number[][];
  ref(): unknown;
  encode(text: string): [string[], {xAdvance: number; advanceWidth: number}[]];
  layoutCached: (text: string) => unknown;
}
type PdfkitDocument = PDFKit.PDFDocument & Internals;

export class TaggedPdf {
  private readonly document: PdfkitDocument;
  private readonly embedded = new Map<Weight, EmbeddedFont>();
  private readonly chunks: Uint8Array[] = [];
  private readonly finished: Promise<void>;
  pages = 0;

  constructor(info: PdfInfo) {
    const options = {
      size: "A4",
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      // Without null, Helvetica is added and not embedded.
      font: null,
      pdfVersion: "1.7",
      subset: "PDF/A-3a",
      tagged: true,
      lang: "nl-NL",
      displayTitle: true,
      info: {
        Title: info.title,
        Author: info.author,
        Subject: info.subject,
        Keywords: info.keywords,
        Creator: "factsheet",
        Producer: "PDFKit",
        CreationDate: info.created,
      },
    };
    this.document = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions) as PdfkitDocument;
    this.document.on("data", (chunk: Uint8Array) => this.chunks.push(chunk));
    this.finished = new Promise((resolve, reject) => {
      this.document.on("end", () => resolve());
      this.document.on("error", reject);
    });
    this.document.appendXML(pdfUaMetadata);
    this.registerFonts();
    this.escapeMetadata();
  }

  addPage(): void {
    this.document.addPage({size: "A4", margin: 0});
    this.pages += 1;
  }

  /** @param page counts from 0 */
  switchToPage(page: number): void {
    this.document.switchToPage(page);
  }

  /** Operators of PDF's page language; y points down. */
  write(operators: string): void {
    this.document.addContent(operators);
  }

  fillOpacity(opacity: number): void {
    this.document.fillOpacity(opacity);
  }

  strokeOpacity(opacity: number): void {
    this.document.strokeOpacity(opacity);
  }

  /** Sets a text on a baseline, in the current fill colour: the operators that pdfkit writes, without its options. */
  text(text: string, x: number, y: number, weight: Weight, size: number): void {
    const font = this.embedded.get(weight) as EmbeddedFont;
    this.document.page.fonts[font.id] ??= font.ref();
    const [codes, positions] = font.encode(text);
    let parts = "";
    let run = "";
    codes.forEach((code, i) => {
      run += code;
      const kerning = (positions[i]?.xAdvance ?? 0) - (positions[i]?.advanceWidth ?? 0);
      if (Math.abs(kerning) <= 0.5) return;
      parts += `<${run}>${Math.round(-kerning)}`;
      run = "";
    });
    if (run) parts += `<${run}>`;
    this.write(`BT /${font.id} ${size} Tf 1 0 0 -1 ${round(x)} ${round(y)} Tm [${parts}] TJ ET`);
  }

  /** Decoration: not read aloud. Never inside the closure of a structure element. */
  artifact(draw: () => void, type: "Layout" | "Pagination" = "Layout"): void {
    this.document.markContent("Artifact", {type});
    draw();
    this.document.endMarkedContent();
  }

  /** A new element below another; without a parent the root, of which there is one. */
  structure(type: string, parent: Structure | null, options: StructureOptions = {}): Structure {
    const element = this.document.struct(type, options as PDFKit.Mixins.StructureElementOptions);
    if (parent) parent.add(element as unknown as Structure);
    else this.document.addStructure(element);
    return element as unknown as Structure;
  }

  /** @param words what the link says, for those who do not see it */
  link(
    x: number,
    y: number,
    width: number,
    height: number,
    address: string,
    words: string,
    element: Structure,
  ): void {
    // Contents must be there, and a String object, or pdfkit writes a name.
    const options = {structParent: element, Contents: new String(words)};
    this.document.link(x, y, width, height, address, options as unknown as PDFKit.Mixins.AnnotationOption);
  }

  /** Adds a bookmark to the page that is being drawn. */
  bookmark(title: string, top: number, parent?: PDFKit.PDFOutline): PDFKit.PDFOutline {
    const options = {top, left: 595.28, expanded: true};
    return (parent ?? this.document.outline).addItem(
      title,
      options as Parameters<PDFKit.PDFOutline["addItem"]>[1],
    );
  }

  attach({name, type, description, data}: Attachment, date: Date): void {
    const options = {name, type, description, relationship: "Source", creationDate: date, modifiedDate: date};
    this.document.file(Buffer.from(data), options as PDFKit.Mixins.PDFAttachmentOptions);
  }

  async finish(): Promise<Uint8Array> {
    // ToUnicode would map the missing glyph to U+0000, which PDF/UA forbids.
    for (const font of this.embedded.values()) font.unicode[0] = [0xfffd];
    this.document.end();
    await this.finished;
    return Buffer.concat(this.chunks);
  }

  /** In a fixed order, so that the bytes are the same every time; all documents share one memory of shaped words. */
  private registerFonts(): void {
    for (const weight of weights) {
      this.document.registerFont(weight, fonts[weight] as unknown as string).font(weight);
      const font = this.document._font;
      font.layoutCached = (text) => shapeWord(weight, text);
      this.embedded.set(weight, font);
    }
  }

  /** pdfkit puts title and subject into XML as they are: "&" would break it. */
  private escapeMetadata(): void {
    const document = this.document;
    const endMetadata = document.endMetadata.bind(document);
    document.endMetadata = () => {
      const info = document.info as Record<string, unknown>;
      const plain = {...info};
      for (const [key, value] of Object.entries(plain))
        if (typeof value === "string") info[key] = escapeXml(value);
      endMetadata();
      Object.assign(info, plain);
    };
  }
}

export function round(value: number): number {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? 0 : rounded;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
