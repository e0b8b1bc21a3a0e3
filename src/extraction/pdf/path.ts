/** A path of pdf.js (moveTo 0, lineTo 1, curveTo 2, closePath 3, each followed by its points) as boxes. */
import type {Box} from "../words/glyph.js";
import {type Matrix, transformBox} from "./matrix.js";

/** The box of one closed outline, and the part of it that filling the outline paints. */
export interface Shape {
  readonly box: Box;
  readonly cover: number;
}

/** a path with more outlines is a drawing or a map, not a table's cells */
const mostOutlines = 400;

interface Outline {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** twice the area that it encloses; the sign says which way round */
  area: number;
}

/**
 * The shapes of a path in page space. Curves count as the polygon of their end points.
 * Outlines that lie within one another (frames, letters) are one shape, so that a hole is no cover.
 */
export function shapesOf(path: ArrayLike<number>, evenOdd: boolean, matrix: Matrix): Shape[] {
  const outlines = outlinesOf(path);
  if (outlines.length > mostOutlines) return [];
  const outer = outlines.filter((o) => !outlines.some((other) => other !== o && contains(other, o)));
  return outer.map((outline) => {
    const inner = outlines.filter((o) => o !== outline && contains(outline, o));
    const holes = inner.reduce((sum, o) => sum + (evenOdd ? -Math.abs(o.area) : opposing(outline, o)), 0);
    const whole = (outline.x1 - outline.x0) * (outline.y1 - outline.y0) * 2;
    return {
      box: transformBox(matrix, outline.x0, outline.y0, outline.x1, outline.y1),
      cover: whole > 0 ? Math.max(0, Math.abs(outline.area) + holes) / whole : 0,
    };
  });
}

function outlinesOf(path: ArrayLike<number>): Outline[] {
  const outlines: Outline[] = [];
  let current: Outline | undefined;
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const close = () => {
    if (current) current.area += x * startY - startX * y;
    [x, y] = [startX, startY];
  };
  for (let i = 0; i < path.length; ) {
    const operator = path[i] as number;
    if (operator === 3) {
      close();
      i += 1;
      continue;
    }
    const end = i + (operator === 2 ? 5 : 1);
    const [nextX, nextY] = [path[end] as number, path[end + 1] as number];
    if (operator === 0 || !current) {
      close();
      [startX, startY] = [nextX, nextY];
      current = {x0: nextX, y0: nextY, x1: nextX, y1: nextY, area: 0};
      outlines.push(current);
    } else {
      current.area += x * nextY - nextX * y;
      current.x0 = Math.min(current.x0, nextX);
      current.x1 = Math.max(current.x1, nextX);
      current.y0 = Math.min(current.y0, nextY);
      current.y1 = Math.max(current.y1, nextY);
    }
    [x, y] = [nextX, nextY];
    i = end + 2;
  }
  close();
  return outlines;
}

function contains(outer: Outline, inner: Outline): boolean {
  return (
    outer.x0 <= inner.x0 &&
    outer.y0 <= inner.y0 &&
    outer.x1 >= inner.x1 &&
    outer.y1 >= inner.y1 &&
    (outer.x1 - outer.x0) * (outer.y1 - outer.y0) > (inner.x1 - inner.x0) * (inner.y1 - inner.y0)
  );
}

/** An outline within another cuts a hole when it runs the other way round (non-zero winding). */
function opposing(outer: Outline, inner: Outline): number {
  return Math.sign(outer.area) === Math.sign(inner.area) ? 0 : -Math.abs(inner.area);
}
