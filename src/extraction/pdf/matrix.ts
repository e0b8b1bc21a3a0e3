/** Transformation matrices as PDF writes them: [a b c d e f] maps (x, y) to (ax + cy + e, bx + dy + f). */
import type {Box} from "../words/glyph.js";

export type Matrix = readonly [number, number, number, number, number, number];
/** six numbers, as pdf.js hands them over */
export type MatrixLike = ArrayLike<number>;

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: MatrixLike): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = [
    inner[0],
    inner[1],
    inner[2],
    inner[3],
    inner[4],
    inner[5],
  ];
  return [
    outer[0] * a + outer[2] * b,
    outer[1] * a + outer[3] * b,
    outer[0] * c + outer[2] * d,
    outer[1] * c + outer[3] * d,
    outer[0] * e + outer[2] * f + outer[4],
    outer[1] * e + outer[3] * f + outer[5],
  ];
}

/** The upright box around a transformed one. */
export function transformBox(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const xs = [m[0] * x0 + m[2] * y0, m[0] * x1 + m[2] * y0, m[0] * x0 + m[2] * y1, m[0] * x1 + m[2] * y1];
  const ys = [m[1] * x0 + m[3] * y0, m[1] * x1 + m[3] * y0, m[1] * x0 + m[3] * y1, m[1] * x1 + m[3] * y1];
  return [Math.min(...xs) + m[4], Math.min(...ys) + m[5], Math.max(...xs) + m[4], Math.max(...ys) + m[5]];
}

/** By how much areas grow; negative where it mirrors. */
export function determinant([a, b, c, d]: Matrix): number {
  return a * d - b * c;
}

/** Whether upright boxes stay upright, turned by a quarter or not. */
export function isUpright([a, b, c, d]: Matrix): boolean {
  const least = 1e-3 * Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
  return (Math.abs(b) <= least && Math.abs(c) <= least) || (Math.abs(a) <= least && Math.abs(d) <= least);
}
