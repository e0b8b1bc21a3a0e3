/** The paths of a canvas, as operators of PDF. */
import {round} from "./pdfkit.js";

export type Matrix = readonly [number, number, number, number, number, number];

/**
 * Transforms and paths as CanvasRenderingContext2D has them.
 *
 * Coordinates are put through our own matrix, since Vega builds a symbol's path under a transform, undoes the
 * transform and then fills.
 */
export class PlacedPath {
  protected path: string[] = [];

  constructor(protected matrix: Matrix) {}

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

  private point(x: number, y: number): string {
    const [a, b, c, d, e, f] = this.matrix;
    return `${round(a * x + c * y + e)} ${round(b * x + d * y + f)}`;
  }
}
