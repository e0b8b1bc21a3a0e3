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
  /** number of the operator that drew it: glyphs of one operator were set together, later ones lie on top */
  readonly operation: number;
  /** its ink is mixed with what lies below (blend mode, soft mask) */
  readonly isMixed?: boolean;
  /** whether the drawn page shows it; not given where that was not in doubt, or no picture could be made */
  readonly shows?: boolean;
}

/** left, top, right, bottom */
export type Box = readonly [number, number, number, number];

/** A filled or stroked rectangle or line. */
export interface Rule {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** the part of its box that it fills: 1 for a rectangle, 0 for an outline */
  readonly cover: number;
  /** "#rrggbb" */
  readonly colour: string;
  /** 0 to 1 */
  readonly alpha: number;
  readonly operation: number;
  /** it is mixed with what lies below (blend mode, soft mask), or cut to a shape: only a picture tells what it leaves to see */
  readonly isMixed?: boolean;
}

/** Where an image lies. */
export interface ImageBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly operation: number;
}

export interface Page {
  /** from 1 */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly images: readonly ImageBox[];
  /** the operations that show text, in their order, those that show nothing of it included */
  readonly texts?: readonly number[];
}

/** The kinds of white space that producers set between words and thousands. */
const blank = /^[\t\n\r \u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]+$/;

/** Whether the text shows nothing. A glyph without text is not blank: it shows something that cannot be read. */
export function isBlank(text: string): boolean {
  return text.length === 1 && text > " " && text < "\u007f" ? false : blank.test(text);
}

/** The box around a glyph: from above its capitals to below its baseline, whichever way it is turned. */
export function boxOf({x0, y0, x1, y1, size, angle}: Glyph): Box {
  const [x, y] = [Math.sin(angle) * size, -Math.cos(angle) * size];
  const [left, right] = [Math.min(x0, x1), Math.max(x0, x1)];
  const [top, bottom] = [Math.min(y0, y1), Math.max(y0, y1)];
  return [
    left + Math.min(ascent * x, -descent * x),
    top + Math.min(ascent * y, -descent * y),
    right + Math.max(ascent * x, -descent * x),
    bottom + Math.max(ascent * y, -descent * y),
  ];
}

/** em: how far capitals rise above the baseline, and other letters go below it */
const ascent = 0.76;
const descent = 0.2;
