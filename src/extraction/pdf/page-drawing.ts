/**
 * Follows the drawing operators of a page, as pdf.js lists them, and notes every glyph, rule and image with its
 * place and colour. What the page itself says is not drawn is left out: clipped parts and layers that are off.
 */
import type {Page} from "../words/glyph.js";
import {
  clipTo,
  createPen,
  initialState,
  type PageFrame,
  type Pen,
  pattern,
  restore,
  save,
  transform,
  transparent,
} from "./graphics-state.js";
import {identity, transformBox} from "./matrix.js";
import {shapesOf} from "./path.js";
import {moveText, setFont, setTextMatrix, showText, sizeDrawnGlyphs} from "./show-text.js";

// biome-ignore lint/suspicious/noExplicitAny: the arguments of pdf.js' operators have no types
type Arguments = any;
type Handler = (pen: Pen, args: Arguments) => void;

/** By name of the operator in pdf.js. Operators that are not listed draw nothing that reading needs. */
const handlers: Readonly<Record<string, Handler>> = {
  save,
  restore,
  transform,
  paintFormXObjectBegin: (pen, [matrix, box]) => {
    save(pen);
    if (matrix) transform(pen, matrix);
    if (box) clipTo(pen, transformBox(pen.state.matrix, box[0], box[1], box[2], box[3]));
  },
  paintFormXObjectEnd: restore,
  beginGroup: (pen) => {
    save(pen);
    pen.state.groupAlpha *= pen.state.fillAlpha;
    pen.state.fillAlpha = pen.state.strokeAlpha = 1;
  },
  endGroup: restore,
  beginAnnotation: (pen, [, , placed, own]) => {
    save(pen);
    pen.state = initialState(pen.frame);
    if (placed) transform(pen, placed);
    if (own) transform(pen, own);
  },
  endAnnotation: restore,
  setGState: (pen, [entries]) => {
    for (const [key, value] of entries) {
      if (key === "ca") pen.state.fillAlpha = value;
      else if (key === "CA") pen.state.strokeAlpha = value;
      else if (key === "Font") setFont(pen, value);
    }
  },
  setFillRGBColor: (pen, [colour]) => {
    pen.state.fill = colour;
  },
  setStrokeRGBColor: (pen, [colour]) => {
    pen.state.stroke = colour;
  },
  setFillColorN: (pen) => {
    pen.state.fill = pattern;
  },
  setStrokeColorN: (pen) => {
    pen.state.stroke = pattern;
  },
  setFillTransparent: (pen) => {
    pen.state.fill = transparent;
  },
  setStrokeTransparent: (pen) => {
    pen.state.stroke = transparent;
  },
  beginText: (pen) => setTextMatrix(pen, identity),
  setCharSpacing: (pen, [spacing]) => {
    pen.state.charSpacing = spacing;
  },
  setWordSpacing: (pen, [spacing]) => {
    pen.state.wordSpacing = spacing;
  },
  setHScale: (pen, [percent]) => {
    pen.state.horizontalScale = percent / 100;
  },
  setLeading: (pen, [leading]) => {
    pen.state.leading = -leading;
  },
  setTextRenderingMode: (pen, [mode]) => {
    pen.state.mode = mode;
  },
  setTextRise: (pen, [rise]) => {
    pen.state.rise = rise;
  },
  setFont,
  moveText: (pen, [x, y]) => moveText(pen, x, y),
  setLeadingMoveText: (pen, [x, y]) => {
    pen.state.leading = y;
    moveText(pen, x, y);
  },
  setTextMatrix: (pen, args) => setTextMatrix(pen, args.length === 1 ? args[0] : args),
  nextLine: (pen) => moveText(pen, 0, pen.state.leading),
  showText,
  clip: (pen) => {
    pen.clipping = true;
  },
  eoClip: (pen) => {
    pen.clipping = true;
  },
  paintImageXObject: placeImage,
  paintInlineImageXObject: placeImage,
  paintImageMaskXObject: placeImage,
  paintImageXObjectRepeat: placeImage,
  beginMarkedContent: (pen) => mark(pen, false),
  beginMarkedContentProps: (pen, [tag, properties]) =>
    mark(pen, tag === "OC" && properties !== null && !pen.frame.isLayerShown(properties)),
  endMarkedContent: (pen) => {
    if (pen.marked.pop()) pen.hidden--;
  },
};

/**
 * A function that reads pdf.js' operator lists.
 *
 * @param codes the number that pdf.js gives to each operator's name (its OPS)
 */
export function createDrawing(codes: Readonly<Record<string, number>>) {
  const names: string[] = [];
  for (const [name, code] of Object.entries(codes)) names[code] = name;
  const byCode = names.map((name) => handlers[name]);
  return (operators: readonly number[], args: readonly Arguments[], frame: PageFrame): Page => {
    const pen = createPen(frame);
    for (let i = 0; i < operators.length; i++) {
      const code = operators[i] as number;
      if (code === codes.constructPath) paintPath(pen, names[args[i][0]] ?? "", args[i]);
      else byCode[code]?.(pen, args[i]);
    }
    sizeDrawnGlyphs(pen);
    const {number, width, height} = frame;
    return {number, width, height, glyphs: pen.glyphs, rules: pen.rules, images: pen.images};
  };
}

/** @param args the painting operator, the path in a list, and its least and greatest x and y */
function paintPath(pen: Pen, paint: string, [, [path], bounds]: Arguments): void {
  const {state} = pen;
  const operation = pen.operation++;
  if (pen.clipping) {
    pen.clipping = false;
    if (bounds) clipTo(pen, transformBox(state.matrix, bounds[0], bounds[1], bounds[2], bounds[3]));
  }
  const filled = /fill/i.test(paint);
  if (!path || pen.hidden > 0 || !(filled || /stroke/i.test(paint))) return;
  const colour = filled ? state.fill : state.stroke;
  const alpha =
    colour === transparent ? 0 : state.groupAlpha * (filled ? state.fillAlpha : state.strokeAlpha);
  for (const {box, cover} of shapesOf(path, /eo/i.test(paint), state.matrix)) {
    const [x0, y0, x1, y1] = intersect(box, state.clip);
    if (x0 > x1 || y0 > y1) continue;
    pen.rules.push({x0, y0, x1, y1, cover: filled ? cover : 0, colour, alpha, operation});
  }
}

function placeImage(pen: Pen): void {
  const operation = pen.operation++;
  const [x0, y0, x1, y1] = intersect(transformBox(pen.state.matrix, 0, 0, 1, 1), pen.state.clip);
  if (pen.hidden === 0 && x0 < x1 && y0 < y1) pen.images.push({x0, y0, x1, y1, operation});
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

function mark(pen: Pen, hidden: boolean): void {
  pen.marked.push(hidden);
  if (hidden) pen.hidden++;
}
