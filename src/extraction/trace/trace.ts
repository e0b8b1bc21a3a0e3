/**
 * What the stages of reading tell of their decisions: `extract --trace` shows it. Nobody listens otherwise, and then a
 * stage hands over what it has at hand anyway, at no cost.
 *
 * The types say only what a listener needs, so that every stage can call it and none is imported here but glyphs.
 */
import type {Glyph} from "../words/glyph.js";

/** Why a glyph of the PDF is not read. */
export type DropReason =
  // by the page's own instructions (pdf/)
  | "clipped"
  | "layer off"
  // by what a reader sees (words/visible.ts)
  | "off page"
  | "tiny"
  | "invisible"
  | "transparent"
  | "covered"
  | "colour of its ground"
  | "struck out"
  // by what it is among its neighbours (words/)
  | "printed twice"
  | "dot leader";

export interface Trace {
  /** Another way of reading the document begins: "text", then perhaps "ocr block". */
  attempt(name: string): void;
  /** What came of this attempt, where it did not end the reading. */
  outcome(said: string): void;
  /** Of several attempts, the one that counts. */
  chosen(name: string): void;
  onPage(number: number): PageTrace;
  /** What was found for one edition, on its way to be assembled. */
  edition(draft: TracedDraft, facts: TracedFacts): void;
}

export interface PageTrace {
  /** false when nobody listens: what is made for the trace alone need not be made */
  readonly isOn: boolean;
  dropped(glyph: Glyph, why: DropReason): void;
  written(text: TracedText): void;
  /** The lines of a layout as figures and other words, and those lines whose figures stand under one another. */
  figures(layout: TracedLayout, lines: readonly TracedTokenLine[], grids: readonly TracedGrid[]): void;
  /** What did not become a grid, a table, or the factsheet's table: by which rule, with its numbers. */
  gaveUp(what: TracedGrid | TracedTable | null, rule: string): void;
  table(table: TracedTable, how: TracedColumns): void;
  paragraphs(paragraphs: readonly TracedParagraph[]): void;
  ocrLines(
    lines: readonly (readonly TracedOcrWord[])[],
    toPage: (x: number, y: number) => readonly [number, number],
  ): void;
}

export interface TracedWord {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
  readonly fill: string;
  readonly notes: string;
  readonly glyphs: readonly (Glyph & {readonly source?: Glyph})[];
}

export interface TracedLine {
  readonly y: number;
  readonly size: number;
  readonly words: readonly TracedWord[];
}

export interface TracedLayout {
  readonly angle: number;
  readonly isUpright: boolean;
  readonly lines: readonly TracedLine[];
}

export interface TracedImage {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly operation: number;
}

export interface TracedShape extends TracedImage {
  readonly cover: number;
  readonly colour: string;
  readonly alpha: number;
}

export interface TracedText {
  readonly page: {
    readonly number: number;
    readonly width: number;
    readonly height: number;
    readonly glyphs: readonly Glyph[];
    readonly rules: readonly TracedShape[];
    readonly images: readonly TracedImage[];
  };
  readonly isOcrLayer: boolean;
  readonly layouts: readonly TracedLayout[];
}

export interface TracedToken {
  readonly kind: string;
  readonly text: string;
  readonly words: readonly TracedWord[];
}

export interface TracedTokenLine {
  readonly y: number;
  readonly tokens: readonly TracedToken[];
}

export interface TracedBand {
  readonly x0: number;
  readonly x1: number;
}

export interface TracedGrid {
  readonly bands: readonly TracedBand[];
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
}

export interface TracedCell {
  readonly figure: {readonly kind: string; readonly raw?: string};
  readonly words: readonly TracedWord[];
}

export interface TracedTable {
  readonly page: number;
  readonly layout: TracedLayout;
  readonly rows: readonly {
    readonly name: string;
    readonly nameWords: readonly TracedWord[];
    readonly y: number;
    readonly cells: Readonly<Partial<Record<string, TracedCell>>>;
  }[];
  readonly columns: readonly string[];
  readonly headings: readonly string[] | null;
  readonly agreement: number | null;
  readonly extent: readonly [number, number, number, number];
}

/** How the bands of a grid became columns. */
export interface TracedColumns {
  readonly grid: TracedGrid;
  /** those of counts, and those that only headings show */
  readonly bands: readonly TracedBand[];
  readonly order: readonly (string | null)[];
  readonly decidedBy: "headings" | "the page before" | "the usual order";
  readonly headingWords: readonly TracedWord[];
  /** all that stands above the rows, taken for a heading or not */
  readonly phrases: readonly TracedPhrase[];
}

export interface TracedPhrase {
  readonly text: string;
  readonly words: readonly TracedWord[];
  readonly marks: readonly string[];
}

export interface TracedParagraph {
  readonly text: string;
  readonly page: number;
  readonly pieces: readonly {readonly words: readonly TracedWord[]}[];
}

export interface TracedOcrWord {
  readonly text: string;
  readonly confidence: number;
  readonly symbols: readonly unknown[];
  readonly box: readonly [number, number, number, number];
}

export interface TracedDraft {
  readonly tables: readonly TracedTable[];
  readonly paragraphs: readonly TracedParagraph[];
}

/** All that may be the quarter, region or register of the edition, with what speaks for each, and what was chosen. */
export interface TracedFacts {
  readonly period: TracedChoice;
  readonly region: TracedChoice;
  readonly persons: TracedChoice;
  readonly knownPercent: TracedChoice;
}

export interface TracedChoice {
  readonly chosen: TracedCandidate | null;
  /** those that evidence cannot tell apart */
  readonly doubtful: readonly TracedCandidate[];
  readonly candidates: readonly TracedCandidate[];
}

export interface TracedCandidate {
  readonly value: unknown;
  readonly text: string;
  readonly where: string;
  readonly place: {readonly page: number; readonly box: readonly [number, number, number, number]} | null;
  readonly evidence: readonly {readonly reason: string; readonly weight: number}[];
  readonly score: number;
}

const nothing = () => undefined;

export const noPageTrace: PageTrace = {
  isOn: false,
  dropped: nothing,
  written: nothing,
  figures: nothing,
  gaveUp: nothing,
  table: nothing,
  paragraphs: nothing,
  ocrLines: nothing,
};

/** Nobody listens. */
export const noTrace: Trace = {
  attempt: nothing,
  outcome: nothing,
  chosen: nothing,
  onPage: () => noPageTrace,
  edition: nothing,
};
