/**
 * Follows the drawing operators of a page, as pdf.js lists them, and notes every glyph, rule and image with its
 * place and colour. What the page itself says is not drawn is left out: clipped parts and layers that are off.
 */
import type {Page} from "../words/glyph.js";
import {mendWidths} from "./glyph-widths.js";
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
import {identity, isUpright, transformBox} from "./matrix.js";
import {paintBox, paintPath, placeImage} from "./paint.js";
import {moveText, setFont, setTextMatrix, showText, sizeDrawnGlyphs} from "./show-text.js";
import {createSoftMask} from "./soft-mask.js";

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
  beginGroup,
  endGroup: (pen) => {
    restore(pen);
    pen.mask = pen.groups.pop() ?? pen.mask;
  },
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
      else if (key === "BM") pen.state.blends = value !== "source-over";
      else if (key === "SMask") pen.state.mask = value === false ? null : pen.mask;
      else if (key === "LW") pen.state.lineWidth = value;
      else if (key === "LC") pen.state.lineCap = value;
      else if (key === "D") pen.state.dashed = value[0].length > 0;
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
  setLineWidth: (pen, [width]) => {
    pen.state.lineWidth = width;
  },
  setLineCap: (pen, [cap]) => {
    pen.state.lineCap = cap;
  },
  setDash: (pen, [dashes]) => {
    pen.state.dashed = dashes.length > 0;
  },
  beginText: (pen) => setTextMatrix(pen, identity),
  endText: (pen) => {
    if (pen.clipsToText) pen.state.clipsToShape = true;
    pen.clipsToText = false;
  },
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
  paintSolidColorImageMask: (pen) => {
    paintBox(pen, transformBox(pen.state.matrix, 0, 0, 1, 1), pen.state.fill, isUpright(pen.state.matrix));
  },
  shadingFill: (pen) => paintBox(pen, pen.state.clip, pattern, true),
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
    mendWidths(pen.glyphs);
    const {number, width, height} = frame;
    const {glyphs, rules, images, texts} = pen;
    return {number, width, height, glyphs, rules, images, texts};
  };
}

/** A soft mask is drawn before what it masks, and shows nothing of itself. */
function beginGroup(pen: Pen, [group]: Arguments): void {
  save(pen);
  pen.groups.push(group?.smask ? createSoftMask(group.smask) : null);
  const {state} = pen;
  state.groupAlpha *= state.fillAlpha;
  state.groupMixes ||= state.blends;
  if (state.mask) state.groupMasks = [...state.groupMasks, state.mask];
  state.fillAlpha = state.strokeAlpha = 1;
  state.blends = false;
  state.mask = null;
}

function mark(pen: Pen, hidden: boolean): void {
  pen.marked.push(hidden);
  if (hidden) pen.hidden++;
}
