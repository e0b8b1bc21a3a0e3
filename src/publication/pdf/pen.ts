/** Draws on a page in the colours of the theme: text, filled rectangles, decoration. Places in points from the top left. */
import type {ColourName, Theme, Weight} from "../templates/theme.js";
import {round, type TaggedPdf} from "./pdfkit.js";

export class Pen {
  private root: PDFKit.PDFOutline | undefined;

  constructor(
    readonly pdf: TaggedPdf,
    readonly theme: Theme,
  ) {}

  text(text: string, x: number, baseline: number, weight: Weight, size: number, colour: ColourName): void {
    this.pdf.write(`${this.colour(colour)} rg`);
    this.pdf.text(text, x, baseline, weight, size);
  }

  /** A filled rectangle: content only as part of decoration. */
  rectangle(x: number, y: number, width: number, height: number, colour: ColourName): void {
    this.pdf.write(`${this.colour(colour)} rg ${round(x)} ${round(y)} ${round(width)} ${round(height)} re f`);
  }

  /** A rectangle that is decoration. */
  decorate(x: number, y: number, width: number, height: number, colour: ColourName): void {
    this.pdf.artifact(() => this.rectangle(x, y, width, height, colour));
  }

  /** The first bookmark is the title; the others hang below it. */
  bookmark(title: string, y: number): void {
    const item = this.pdf.bookmark(title, y, this.root);
    this.root ??= item;
  }

  private colour(name: ColourName): string {
    return rgbOperands(this.theme.colours[name].light);
  }
}

/** "#12436d" as operands of rg and RG: "0.071 0.263 0.427". */
export function rgbOperands(hex: string): string {
  return [1, 3, 5]
    .map((start) => Math.round((Number.parseInt(hex.slice(start, start + 2), 16) / 255) * 1000) / 1000)
    .join(" ");
}
