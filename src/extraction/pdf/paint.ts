/** What is filled, stroked and placed: shapes and images with their boxes, on the page or in a soft mask. */
import type {Box} from "../words/glyph.js";
import {clipTo, inkThrough, type Pen, softMaskOf, transparent} from "./graphics-state.js";
import {determinant, transformBox} from "./matrix.js";
import {shapesOf, strokesOf} from "./path.js";

/** the operator, the path, and its least and greatest x and y */
type PathArguments = readonly [
  operator: number,
  paths: readonly [ArrayLike<number> | null],
  bounds: Box | null,
];

export function paintPath(pen: Pen, paint: string, [, [path], bounds]: PathArguments): void {
  const {state} = pen;
  const operation = pen.operation++;
  const isEvenOdd = /eo/i.test(paint);
  if (pen.clipping) {
    pen.clipping = false;
    if (bounds) clipTo(pen, transformBox(state.matrix, ...bounds));
    if (path && !isBox(shapesOf(path, isEvenOdd, state.matrix))) state.clipsToShape = true;
  }
  const isFilled = /fill/i.test(paint);
  const isStroked = /stroke/i.test(paint);
  if (!path || pen.hidden > 0 || !(isFilled || isStroked)) return;
  if (isFilled) {
    for (const {box, cover} of shapesOf(path, isEvenOdd, state.matrix))
      addRule(pen, box, cover, state.fill, state.fillAlpha, operation);
  }
  if (!isStroked) return;
  const width = state.lineWidth * Math.sqrt(Math.abs(determinant(state.matrix)));
  if (width >= thickLine) {
    for (const {box, cover} of strokesOf(path, state.matrix, width, state.lineCap > 0))
      addRule(pen, box, state.dashed ? cover / 2 : cover, state.stroke, state.strokeAlpha, operation);
  } else if (!isFilled) {
    for (const {box} of shapesOf(path, isEvenOdd, state.matrix))
      addRule(pen, box, 0, state.stroke, state.strokeAlpha, operation);
  }
}

/** points: a line so wide is not a line to the eye, but a band */
const thickLine = 3;

/** One upright rectangle, which fills its box. */
function isBox(shapes: readonly {cover: number}[]): boolean {
  return shapes.length === 0 || (shapes.length === 1 && (shapes[0]?.cover ?? 0) > 0.98);
}

function addRule(pen: Pen, box: Box, cover: number, colour: string, alpha: number, operation: number): void {
  const {state} = pen;
  const [x0, y0, x1, y1] = intersect(box, state.clip);
  if (x0 > x1 || y0 > y1) return;
  const through = inkThrough(state, [x0, y0, x1, y1]);
  const seen = colour === transparent ? 0 : state.groupAlpha * alpha * through.share;
  const isMixed = through.isMixed || state.clipsToShape;
  (softMaskOf(pen) ?? pen).rules.push({
    x0,
    y0,
    x1,
    y1,
    cover,
    colour,
    alpha: seen,
    operation,
    ...(isMixed && {isMixed}),
  });
}

export function paintBox(pen: Pen, box: Box, colour: string, fillsIt: boolean): void {
  const operation = pen.operation++;
  if (pen.hidden === 0) addRule(pen, box, fillsIt ? 1 : 0.5, colour, pen.state.fillAlpha, operation);
}

export function placeImage(pen: Pen): void {
  const operation = pen.operation++;
  const [x0, y0, x1, y1] = intersect(transformBox(pen.state.matrix, 0, 0, 1, 1), pen.state.clip);
  if (pen.hidden === 0 && x0 < x1 && y0 < y1)
    (softMaskOf(pen) ?? pen).images.push({x0, y0, x1, y1, operation});
}

function intersect(a: readonly number[], b: readonly number[]): readonly [number, number, number, number] {
  const at = (list: readonly number[], i: number) => list[i] as number;
  return [
    Math.max(at(a, 0), at(b, 0)),
    Math.max(at(a, 1), at(b, 1)),
    Math.min(at(a, 2), at(b, 2)),
    Math.min(at(a, 3), at(b, 3)),
  ];
}
