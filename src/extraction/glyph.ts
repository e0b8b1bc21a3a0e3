/**
 * What a page prints, glyph by glyph: the only thing that the table finder knows of a PDF.
 *
 * Places are points from the top left of the page as a reader sees it (cropped, and turned by /Rotate).
 */
export interface Glyph {
  /** its Unicode text: mostly one character, more for a ligature, "" when the font gives none */
  readonly text: string;
  /** start of its baseline */
  readonly x0: number;
  readonly y0: number;
  /** end of its baseline, where the next glyph would begin */
  readonly x1: number;
  readonly y1: number;
  /** height of the em as it is drawn, in points */
  readonly size: number;
  /** direction of the baseline in radians: 0 reads to the right, π/2 downwards */
  readonly angle: number;
  readonly font: string;
  /** "#rrggbb" */
  readonly fill: string;
  /** 0 to 1 */
  readonly alpha: number;
  /** text rendering mode of the PDF: 3 and 7 draw nothing */
  readonly mode: number;
  /** number of the text operator that drew it: glyphs of one operator were set together */
  readonly operation: number;
}

/** A filled or stroked rectangle or line. */
export interface Rule {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly filled: boolean;
  readonly colour: string;
}

/** Where an image lies. */
export interface ImageBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface Page {
  /** from 1 */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly images: readonly ImageBox[];
}
