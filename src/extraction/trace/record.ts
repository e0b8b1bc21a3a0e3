/** What a trace holds, as plain data: `<name>.trace.json`. Places are points from the top left of the page as it is seen. */
import type {Edition} from "../../edition/edition.js";
import type {Box} from "../words/glyph.js";
import type {DropReason} from "./trace.js";

/** How one file was read, and what came of it. */
export interface TraceRecord {
  readonly file: string;
  readonly sha256: string;
  /** "text" first; a scan is then read by OCR, at most in two ways */
  readonly attempts: readonly AttemptRecord[];
  readonly editions: readonly Edition[];
  /** why there are no editions; `stack` when it is a fault of the program */
  readonly error: {readonly code: string; readonly message: string; readonly stack?: string} | null;
}

export interface AttemptRecord {
  readonly name: string;
  /** what came of it, where another attempt followed */
  readonly outcome: string | null;
  /** its editions are those of the file */
  readonly isChosen: boolean;
  readonly pages: readonly PageRecord[];
  readonly editions: readonly EditionRecord[];
}

export interface PageRecord {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** the page is an image, and its text was put behind or over it by OCR */
  readonly isOcrLayer: boolean;
  /** filled shapes, lines and images, in the order in which they are drawn */
  readonly drawings: readonly DrawingRecord[];
  readonly glyphs: readonly GlyphRecord[];
  readonly dropped: readonly DroppedRecord[];

  readonly lines: readonly LineRecord[];
  readonly grids: readonly GridRecord[];
  readonly tables: readonly TableRecord[];
  /** rules by which nothing was found on the page */
  readonly gaveUp: readonly string[];
  readonly paragraphs: readonly ParagraphRecord[];
  /** words as OCR gave them */
  readonly ocr: readonly OcrRecord[];
}

export interface Placed {
  readonly text: string;
  readonly box: Box;
}

export type GlyphRecord = Placed;

export interface DroppedRecord extends Placed {
  /** `set apart`: it is in no word, as a note mark, a bar, or an accent that became one with its letter */
  readonly why: DropReason | "set apart";
  /** number of the operator that drew it: what has a higher one lies on top */
  readonly operation: number;
}

export interface DrawingRecord {
  readonly kind: "image" | "shape" | "line";
  readonly box: Box;
  readonly operation: number;
  /** of a shape: its colour, and the part of its box that it fills */
  readonly colour: string | null;
  readonly alpha: number | null;
  readonly cover: number | null;
}

export interface LineRecord {
  readonly box: Box;
  /** degrees by which it leans: 0 reads to the right, 90 downwards */
  readonly angle: number;
  readonly words: readonly WordRecord[];
  /** of upright text */
  readonly tokens: readonly TokenRecord[];
}

export interface WordRecord extends Placed {
  readonly size: number;
  readonly font: string;
  readonly fill: string;
  /** note marks that stood raised at it */
  readonly notes: string;
}

export interface TokenRecord extends Placed {
  /** count, none, suppressed, percent, decimal; text for what is no figure */
  readonly kind: string;
}

export interface GridRecord {
  /** around its figures, wherever the words were put to be read; null where it has none */
  readonly box: Box | null;
  /** around the figures of each */
  readonly bands: readonly (Box | null)[];
  /** why it became no table; null when it did */
  readonly gaveUp: string | null;
}

export interface TableRecord {
  readonly box: Box | null;
  readonly columns: readonly {
    readonly column: string | null;
    readonly heading: string | null;
    /** around its cells */
    readonly box: Box | null;
  }[];
  readonly decidedBy: string;
  /** of the rows whose figures can be added up, the part that adds up */
  readonly agreement: number | null;
  readonly rows: readonly RowRecord[];
  /** what stands above the rows, and the marks in it that tell columns apart */
  readonly headings: readonly (Placed & {readonly marks: readonly string[]; readonly isTaken: boolean})[];
  /** why it is not the factsheet's; null when it is */
  readonly gaveUp: string | null;
}

export interface RowRecord {
  readonly name: string;
  /** around its name and its cells */
  readonly box: Box | null;
  /** null where no name is printed */
  readonly nameBox: Box | null;
  readonly cells: readonly {
    readonly column: string;
    readonly kind: string;
    readonly raw: string;
    readonly box: Box | null;
  }[];
}

export interface ParagraphRecord extends Placed {
  /** what it was taken for: "register", "title", "heading", "narrative", "other" */
  readonly use: string;
}

export interface OcrRecord extends Placed {
  /** 0 to 100 */
  readonly confidence: number;
  /** of a line that is taken for dirt or a drawing */
  readonly isClutter: boolean;
}

/** Where an edition was found, and every fact of it with all that could have been it. */
export interface EditionRecord {
  readonly pages: readonly number[];
  readonly facts: readonly FactRecord[];
}

export interface FactRecord {
  readonly fact: "quarter" | "region" | "register" | "known percentage";
  readonly value: string | null;
  /** why this one, or why none */
  readonly because: string;
  readonly candidates: readonly CandidateRecord[];
}

export interface CandidateRecord {
  readonly value: string;
  /** as the document has it */
  readonly text: string;
  /** the kind of place that it stands in: "title", "sentence", "metadata" */
  readonly where: string;
  /** null for what is printed on no page */
  readonly page: number | null;
  readonly box: Box | null;
  /** what speaks for it (a weight above 0) and against it */
  readonly evidence: readonly {readonly reason: string; readonly weight: number}[];
  readonly score: number;
  readonly verdict: "chosen" | "doubtful" | "passed over";
}
