/** A path of pdf.js (moveTo 0, lineTo 1, curveTo 2, closePath 3, each followed by its points) as boxes. */
import type {Box} from "../words/glyph.js";
import {determinant, isUpright, type Matrix, transformBox} from "./matrix.js";

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
    const box = transformBox(matrix, outline.x0, outline.y0, outline.x1, outline.y1);
    const area = (Math.abs(determinant(matrix)) * Math.max(0, Math.abs(outline.area) + holes)) / 2;
    const whole = areaOf(box);
    return {box, cover: whole > 0 ? Math.min(1, area / whole) : 0};
  });
}

/** the part of its box that a slanting line is taken to paint, as its width is not reckoned with */
const slantCover = 0.5;

/**
 * The bands that thick lines along a path are, in page space.
 *
 * @param width of the line, in page space
 * @param goesOn whether it is drawn beyond its ends, by half its width
 */
export function strokesOf(path: ArrayLike<number>, matrix: Matrix, width: number, goesOn: boolean): Shape[] {
  const segments = segmentsOf(path);
  if (segments.length > 4 * mostOutlines) return [];
  const half = width / 2;
  return segments.map(([fromX, fromY, toX, toY]) => {
    const [x0, y0, x1, y1] = transformBox(
      matrix,
      Math.min(fromX, toX),
      Math.min(fromY, toY),
      Math.max(fromX, toX),
      Math.max(fromY, toY),
    );
    const [runX, runY] = [Math.abs(toX - fromX), Math.abs(toY - fromY)];
    const isStraight = isUpright(matrix) && Math.min(runX, runY) <= 0.01 * Math.max(runX, runY);
    const isLevel = x1 - x0 > y1 - y0;
    const [alongX, alongY] = isStraight && !goesOn ? (isLevel ? [0, half] : [half, 0]) : [half, half];
    return {box: [x0 - alongX, y0 - alongY, x1 + alongX, y1 + alongY], cover: isStraight ? 1 : slantCover};
  });
}

type Segment = readonly [fromX: number, fromY: number, toX: number, toY: number];

function segmentsOf(path: ArrayLike<number>): Segment[] {
  const segments: Segment[] = [];
  let [startX, startY, x, y] = [0, 0, 0, 0];
  for (let i = 0; i < path.length; ) {
    const operator = path[i] as number;
    const end = i + (operator === 2 ? 5 : 1);
    const [nextX, nextY] = operator === 3 ? [startX, startY] : [path[end] as number, path[end + 1] as number];
    if (operator === 0) [startX, startY] = [nextX, nextY];
    else if (nextX !== x || nextY !== y) segments.push([x, y, nextX, nextY]);
    [x, y] = [nextX, nextY];
    i = operator === 3 ? i + 1 : end + 2;
  }
  return segments;
}

function areaOf([x0, y0, x1, y1]: Box): number {
  return (x1 - x0) * (y1 - y0);
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
