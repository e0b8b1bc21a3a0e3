/**
 * Draws a Vega chart on a PDF page: the part of CanvasRenderingContext2D that Vega's canvas renderer uses.
 *
 * Coordinates are put through our own matrix, since Vega builds a symbol's path under a transform, undoes the
 * transform and then fills. Graphics state is written only where it changes.
 */
import {weightOf} from "../charts/chart.js";
import {textWidth} from "../fonts.js";
import type {ColourName, Theme, Weight} from "../templates/theme.js";
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
type Matrix = readonly [number, number, number, number, number, number];
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

class PdfCanvas {
  readonly pixelRatio = 1;
  globalCompositeOperation = "source-over";
  private style: Style = {...initial};
  private matrix: Matrix;
  private written = new Map<string, string | number>();
  private readonly saved: Saved[] = [];
  private path: string[] = [];

  constructor(
    private readonly pdf: TaggedPdf,
    private readonly theme: Theme,
    x: number,
    y: number,
  ) {
    this.matrix = [1, 0, 0, 1, x, y];
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

  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const [ma, mb, mc, md, me, mf] = this.matrix;
    this.matrix = [
      ma * a + mc * b,
      mb * a + md * b,
      ma * c + mc * d,
      mb * c + md * d,
      ma * e + mc * f + me,
      mb * e + md * f + mf,
    ];
  }

  setTransform(...matrix: [number, number, number, number, number, number]): void {
    this.matrix = matrix;
  }

  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }

  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }

  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.transform(cos, sin, -sin, cos, 0, 0);
  }

  setLineDash(dash: readonly number[]): void {
    this.style = {...this.style, dash};
  }

  beginPath(): void {
    this.path = [];
  }

  moveTo(x: number, y: number): void {
    this.path.push(`${this.point(x, y)} m`);
  }

  lineTo(x: number, y: number): void {
    this.path.push(`${this.point(x, y)} ${this.path.length > 0 ? "l" : "m"}`);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.path.push(`${this.point(x1, y1)} ${this.point(x2, y2)} ${this.point(x, y)} c`);
  }

  closePath(): void {
    this.path.push("h");
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.closePath();
  }

  /** An arc as Bézier curves of at most a quarter circle each. */
  arc(x: number, y: number, radius: number, start: number, end: number, counterclockwise = false): void {
    const circle = 2 * Math.PI;
    let sweep = end - start;
    if (Math.abs(sweep) >= circle - 1e-9) sweep = counterclockwise ? -circle : circle;
    else if (!counterclockwise && sweep < 0) sweep += circle;
    else if (counterclockwise && sweep > 0) sweep -= circle;
    const count = Math.max(1, Math.ceil(Math.abs(sweep) / (circle / 4) - 1e-6));
    const step = sweep / count;
    const reach = (4 / 3) * Math.tan(step / 4) * radius;
    this.lineTo(x + radius * Math.cos(start), y + radius * Math.sin(start));
    for (let i = 0; i < count; i++) {
      const [a, b] = [start + i * step, start + (i + 1) * step];
      const [cosA, sinA, cosB, sinB] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
      this.bezierCurveTo(
        x + radius * cosA - reach * sinA,
        y + radius * sinA + reach * cosA,
        x + radius * cosB + reach * sinB,
        y + radius * sinB - reach * cosB,
        x + radius * cosB,
        y + radius * sinB,
      );
    }
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

  private point(x: number, y: number): string {
    const [a, b, c, d, e, f] = this.matrix;
    return `${round(a * x + c * y + e)} ${round(b * x + d * y + f)}`;
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
