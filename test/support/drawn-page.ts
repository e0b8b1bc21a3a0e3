/** Pages drawn as glyphs, without a PDF: for sheets of any layout that a reading can be tried on. */
import type {Glyph, Page} from "../../src/extraction/words/glyph.js";

export interface Pencil {
  readonly size: number;
  readonly font?: string;
  readonly fill?: string;
  /** em: extra space between letters */
  readonly spacing?: number;
  /** whether a space is a glyph of its own or just a gap */
  readonly spaces?: "glyphs" | "gaps";
  /** radians: 0 to the right, π/2 downwards */
  readonly angle?: number;
}

/** Widths of Helvetica in thousandths of an em, for the characters that sheets use. */
const widths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      ["ijl'‘’", 222],
      ["|", 260],
      [" !,./:;It-\u00a0", 278],
      ["r()-", 333],
      ["*", 389],
      ["Jckvxszyí", 500],
      ["0123456789aâbdeéêëghnopquú_–", 556],
      ["+<=>", 584],
      ["FTZ", 611],
      ["ABEKPSVXYÂ&", 667],
      ["CDHNRUwÚ", 722],
      ["GOQ", 778],
      ["Mm", 833],
      ["%", 889],
      ["W", 944],
      ["\u2009\u202f", 200],
      ["f", 278],
      ["L", 556],
    ] as const
  ).flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)),
);

/** Width of a text in points. */
export function widthOf(text: string, {size, spacing = 0}: Pencil): number {
  return [...text].reduce((sum, letter) => sum + ((widths[letter] ?? 556) / 1000 + spacing) * size, 0);
}

/** The glyphs of a text whose baseline starts at a point. */
export function write(text: string, x: number, y: number, pencil: Pencil, operation: number): Glyph[] {
  const {size, font = "Helvetica", fill = "#000000", spacing = 0, spaces = "glyphs", angle = 0} = pencil;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let advance = 0;
  return [...text].flatMap((letter) => {
    const start = advance;
    const end = start + ((widths[letter] ?? 556) / 1000) * size;
    advance = end + spacing * size;
    if (letter === " " && spaces === "gaps") return [];
    const at = (distance: number) => [x + distance * cos, y + distance * sin] as const;
    const [[x0, y0], [x1, y1]] = [at(start), at(end)];
    return [{text: letter, x0, y0, x1, y1, size, angle, font, fill, alpha: 1, mode: 0, operation}];
  });
}

export function pageOf(glyphs: readonly Glyph[], width = 595, height = 842, number = 1): Page {
  return {number, width, height, glyphs, rules: [], images: []};
}

/** The page as it looks after so many quarter turns clockwise. */
export function turnPage(page: Page, quarters: number): Page {
  if (quarters % 4 === 0) return page;
  const turned = page.glyphs.map((glyph) => ({
    ...glyph,
    x0: page.height - glyph.y0,
    y0: glyph.x0,
    x1: page.height - glyph.y1,
    y1: glyph.x1,
    angle: glyph.angle + Math.PI / 2,
  }));
  return turnPage({...page, width: page.height, height: page.width, glyphs: turned}, quarters - 1);
}
