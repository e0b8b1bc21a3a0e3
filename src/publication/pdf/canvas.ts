/**
 * Draws a Vega chart on a PDF page: as much of CanvasRenderingContext2D as Vega's canvas renderer uses.
 *
 * Graphics state is written only where it changes.
 */
import {weightOf} from "../charts/chart.js";
import {textWidth} from "../fonts.js";
import type {ColourName, Theme, Weight} from "../templates/theme.js";
import {type Matrix, PlacedPath} from "./canvas-path.js";
import {round, type TaggedPdf} from "./pdfkit.js";
import {rgbOperands} from "./pen.js";

interface Style {
  font: string;
  textAlign: string;
  textBaseline: string;
  fillStyle: string;
  strokeStyle: string;
  globalAlpha: number;
  lineWidth: number;
  lineCap: "butt" | "round" | "square";
  lineJoin: "miter" | "round" | "bevel";
  miterLimit: number;
  lineDashOffset: number;
  dash: readonly number[];
}
interface Saved {
  readonly style: Style;
  readonly matrix: Matrix;
  readonly written: Map<string, string | number>;
  /** whether a q was written for it, because it clips */
  clips: boolean;
}

const initial: Style = {
  font: "11px sans-serif",
  textAlign: "left",
  textBaseline: "alphabetic",
  fillStyle: "#000000",
  strokeStyle: "#000000",
  globalAlpha: 1,
  lineWidth: 1,
  lineCap: "butt",
  lineJoin: "miter",
  miterLimit: 10,
  lineDashOffset: 0,
  dash: [],
};
const caps = {butt: 0, round: 1, square: 2} as const;
const joins = {miter: 0, round: 1, bevel: 2} as const;

class PdfCanvas extends PlacedPath {
  readonly pixelRatio = 1;
  globalCompositeOperation = "source-over";
  private style: Style = {...initial};
  private written = new Map<string, string | number>();
  private readonly saved: Saved[] = [];

  constructor(
    private readonly pdf: TaggedPdf,
    private readonly theme: Theme,
    x: number,
    y: number,
  ) {
    super([1, 0, 0, 1, x, y]);
    for (const key of Object.keys(initial) as (keyof Style)[]) {
      if (key === "dash") continue;
      Object.defineProperty(this, key, {
        get: () => this.style[key],
        set: (value) => {
          this.style = {...this.style, [key]: value};
        },
      });
    }
  }

  save(): void {
    this.saved.push({style: this.style, matrix: this.matrix, written: new Map(this.written), clips: false});
  }

  restore(): void {
    const saved = this.saved.pop();
    if (!saved) return;
    this.style = saved.style;
    this.matrix = saved.matrix;
    if (!saved.clips) return;
    this.pdf.write("Q");
    this.written = saved.written;
  }

  setLineDash(dash: readonly number[]): void {
    this.style = {...this.style, dash};
  }

  fill(rule?: string): void {
    if (this.path.length === 0 || !this.applyFill()) return;
    this.pdf.write(`${this.path.join(" ")} ${rule === "evenodd" ? "f*" : "f"}`);
  }

  stroke(): void {
    const colour = this.colour(this.style.strokeStyle);
    if (!colour || this.style.globalAlpha === 0 || this.path.length === 0) return;
    const {lineWidth, lineCap, lineJoin, dash, lineDashOffset, globalAlpha} = this.style;
    const [a, b, c, d] = this.matrix;
    this.setOpacity("CA", globalAlpha);
    this.set("RG", `${colour} RG`);
    this.set("w", `${round(lineWidth * Math.sqrt(Math.abs(a * d - b * c)))} w`);
    this.set("J", `${caps[lineCap]} J`);
    this.set("j", `${joins[lineJoin]} j`);
    this.set("d", `[${dash.map(round).join(" ")}] ${dash.length > 0 ? round(lineDashOffset) : 0} d`);
    // The path stays: Vega fills and strokes the same one.
    this.pdf.write(`${this.path.join(" ")} S`);
  }

  clip(rule?: string): void {
    const saved = this.saved.at(-1);
    if (saved && !saved.clips) {
      saved.clips = true;
      this.pdf.write("q");
    }
    this.pdf.write(`${this.path.join(" ")} ${rule === "evenodd" ? "W*" : "W"} n`);
    this.path = [];
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const path = this.path;
    this.path = [];
    this.rect(x, y, width, height);
    this.fill();
    this.path = path;
  }

  clearRect(): void {}

  measureText(text: string): {width: number} {
    const {weight, size} = parseFont(this.style.font);
    return {width: textWidth(weight, text) * size};
  }

  fillText(text: string, x: number, y: number): void {
    if (!this.applyFill()) return;
    const {weight, size} = parseFont(this.style.font);
    const width = textWidth(weight, text) * size;
    const align = this.style.textAlign;
    const left = align === "center" ? x - width / 2 : align === "right" || align === "end" ? x - width : x;
    const [a, b, c, d, e, f] = this.matrix;
    if (a === 1 && b === 0 && c === 0 && d === 1) {
      this.pdf.text(text, left + e, y + f, weight, size);
      return;
    }
    this.pdf.write(`q ${this.matrix.map(round).join(" ")} cm`);
    this.pdf.text(text, left, y, weight, size);
    this.pdf.write("Q");
  }

  strokeText(): never {
    throw new Error("outlined text in a chart cannot be drawn on paper");
  }

  createLinearGradient(): never {
    throw new Error("a gradient in a chart cannot be drawn on paper");
  }

  createRadialGradient(): never {
    return this.createLinearGradient();
  }

  drawImage(): never {
    throw new Error("an image in a chart cannot be drawn on paper");
  }

  private applyFill(): boolean {
    const colour = this.colour(this.style.fillStyle);
    if (!colour || this.style.globalAlpha === 0) return false;
    this.setOpacity("ca", this.style.globalAlpha);
    this.set("rg", `${colour} rg`);
    return true;
  }

  /** Operands of a colour of the theme or a plain one; null for transparent. */
  private colour(name: string): string | null {
    const variable = /^var\(--(\w+)\)$/.exec(name)?.[1];
    if (variable) return rgbOperands(this.theme.colours[variable as ColourName].light);
    if (/^#[0-9a-f]{6}$/i.test(name)) return rgbOperands(name);
    if (name === "transparent") return null;
    if (name === "white") return "1 1 1";
    if (name === "black") return "0 0 0";
    throw new Error(
      `the colour ${name} of a chart cannot be drawn on paper: name one of theme.yaml, as "{accent}"`,
    );
  }

  private setOpacity(key: "ca" | "CA", opacity: number): void {
    if ((this.written.get(key) ?? 1) === opacity) return;
    this.written.set(key, opacity);
    if (key === "ca") this.pdf.fillOpacity(opacity);
    else this.pdf.strokeOpacity(opacity);
  }

  private set(key: string, operator: string): void {
    if (this.written.get(key) === operator) return;
    this.written.set(key, operator);
    this.pdf.write(operator);
  }
}

export function createCanvas(pdf: TaggedPdf, theme: Theme, x: number, y: number): PdfCanvas {
  return new PdfCanvas(pdf, theme, x, y);
}

const parsedFonts = new Map<string, {weight: Weight; size: number}>();

/** "600 8px Source Sans 3" */
function parseFont(font: string): {weight: Weight; size: number} {
  const known = parsedFonts.get(font);
  if (known) return known;
  const match = /^(?:(?:italic|oblique)\s+)?(?:(\w+)\s+)?([\d.]+)px/.exec(font);
  const parsed = {weight: weightOf(match?.[1]), size: Number(match?.[2] ?? 11)};
  parsedFonts.set(font, parsed);
  return parsed;
}
