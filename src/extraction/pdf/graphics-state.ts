/** The graphics state of a PDF page while its operators are followed, and what has been drawn so far. */
import type {PageTrace} from "../trace/trace.js";
import type {Box, Glyph, ImageBox, Rule} from "../words/glyph.js";
import {identity, type Matrix, type MatrixLike, multiply} from "./matrix.js";
import {type SoftMask, shownThrough} from "./soft-mask.js";

/** A font as far as reading needs it. */
export interface Font {
  readonly name: string;
  /** from glyph space to text space: 0.001 but for Type 3 fonts */
  readonly scale: number;
  /** a Type 3 font, whose glyphs are drawings of any size */
  readonly drawn: boolean;
}

export interface PageFrame {
  /** from 1 */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** from PDF space to page space */
  readonly matrix: MatrixLike;
  readonly findFont: (id: string) => Font;
  readonly isLayerShown: (layer: unknown) => boolean;
  readonly trace: PageTrace;
}

export interface State {
  matrix: Matrix;
  clip: Box;
  fill: string;
  stroke: string;
  fillAlpha: number;
  strokeAlpha: number;
  /** alpha of the transparency groups around */
  groupAlpha: number;
  /** what is painted is mixed with what lies below by a blend mode: how, only a picture of the page tells */
  blends: boolean;
  /** the same of the transparency groups around */
  groupMixes: boolean;
  mask: SoftMask | null;
  /** of the transparency groups around */
  groupMasks: readonly SoftMask[];
  /** the clip is less than its box */
  clipsToShape: boolean;
  lineWidth: number;
  /** lines are drawn beyond their ends, by half their width */
  lineCap: number;
  dashed: boolean;
  font: Font;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  mode: number;
}

export interface Pen {
  readonly frame: PageFrame;
  state: State;
  readonly saved: State[];
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  /** the next path becomes the clip as well */
  clipping: boolean;
  /** open marked content: true where it is a layer that is off */
  readonly marked: boolean[];
  /** how many layers that are off are open */
  hidden: number;
  /** open transparency groups: those that are drawn into a soft mask, and the others */
  readonly groups: (SoftMask | null)[];
  /** the soft mask that was drawn last */
  mask: SoftMask | null;
  /** glyphs were added to the clip, which takes effect when the text ends */
  clipsToText: boolean;
  operation: number;
  /** the operations that showed text, in their order */
  readonly texts: number[];
  readonly glyphs: {-readonly [K in keyof Glyph]: Glyph[K]}[];
  readonly rules: Rule[];
  readonly images: ImageBox[];
  /** glyphs of Type 3 fonts, whose size is found at the end */
  readonly drawn: {glyph: Pen["glyphs"][number]; font: Font}[];
}

/** a fill whose colour is not known: neither light nor dark */
export const pattern = "pattern";
export const transparent = "transparent";

export function createPen(frame: PageFrame): Pen {
  return {
    frame,
    state: initialState(frame),
    saved: [],
    textMatrix: identity,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
    clipping: false,
    marked: [],
    hidden: 0,
    groups: [],
    mask: null,
    clipsToText: false,
    operation: 0,
    texts: [],
    glyphs: [],
    rules: [],
    images: [],
    drawn: [],
  };
}

export function initialState({matrix, width, height}: PageFrame): State {
  return {
    matrix: multiply(identity, matrix),
    clip: [0, 0, width, height],
    fill: "#000000",
    stroke: "#000000",
    fillAlpha: 1,
    strokeAlpha: 1,
    groupAlpha: 1,
    blends: false,
    mask: null,
    groupMixes: false,
    groupMasks: [],
    clipsToShape: false,
    lineWidth: 1,
    lineCap: 0,
    dashed: false,
    font: {name: "", scale: 0.001, drawn: false},
    size: 1,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
}

export function save(pen: Pen): void {
  pen.saved.push(pen.state);
  pen.state = {...pen.state};
}

export function restore(pen: Pen): void {
  pen.state = pen.saved.pop() ?? pen.state;
}

export function transform(pen: Pen, matrix: MatrixLike): void {
  pen.state.matrix = multiply(pen.state.matrix, matrix);
}

/** Nothing outside the box is drawn until the state is restored. */
export function clipTo(pen: Pen, [x0, y0, x1, y1]: Box): void {
  const {clip} = pen.state;
  pen.state.clip = [
    Math.max(clip[0], x0),
    Math.max(clip[1], y0),
    Math.min(clip[2], x1),
    Math.min(clip[3], y1),
  ];
}

/** The soft mask that is being drawn, if any. */
export function softMaskOf({groups}: Pen): SoftMask | null {
  return groups.findLast((group) => group !== null) ?? null;
}

/**
 * How much of ink in this box is seen through the soft masks, 0 to 1, and whether that cannot be told, or it is mixed
 * with what lies below: then only a picture of the page tells.
 */
export function inkThrough(state: State, box: Box) {
  const {blends, groupMixes, mask, groupMasks} = state;
  if (!isMasked(state)) return blends || groupMixes ? mixedInk : plainInk;
  let share = 1;
  let isMixed = blends || groupMixes;
  for (const each of mask ? [...groupMasks, mask] : groupMasks) {
    const shown = shownThrough(each, box);
    if (shown === null) isMixed = true;
    else share *= shown;
  }
  return {share, isMixed};
}

const plainInk = {share: 1, isMixed: false};
const mixedInk = {share: 1, isMixed: true};

export function isMasked({mask, groupMasks}: State): boolean {
  return mask !== null || groupMasks.length > 0;
}
