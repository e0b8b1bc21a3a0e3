/** Text operators: where each glyph of a string comes to stand (ISO 32000-1, 9.4.4). */

import type {DropReason} from "../trace/trace.js";
import type {Box} from "../words/glyph.js";
import {inkThrough, isMasked, type Pen, softMaskOf, transparent} from "./graphics-state.js";
import {identity, type MatrixLike, multiply} from "./matrix.js";

/** A glyph as pdf.js hands it to showText, its width in glyph space. */
export interface FontGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

export function setFont(pen: Pen, [id, size]: readonly [string, number]): void {
  pen.state.font = pen.frame.findFont(id);
  pen.state.size = size;
}

export function setTextMatrix(pen: Pen, matrix: MatrixLike): void {
  pen.textMatrix = multiply(identity, matrix);
  pen.x = pen.y = pen.lineX = pen.lineY = 0;
}

export function moveText(pen: Pen, x: number, y: number): void {
  pen.x = pen.lineX += x;
  pen.y = pen.lineY += y;
}

/** Notes the glyphs of a string; numbers between them move the pen by thousandths of the size. */
export function showText(pen: Pen, [shown]: readonly [readonly (FontGlyph | number | null)[]]): void {
  const {state, hidden} = pen;
  const {font, size, charSpacing, wordSpacing, horizontalScale, clip, mode} = state;
  const operation = pen.operation++;
  pen.texts.push(operation);
  if (mode >= 4) pen.clipsToText = true;
  const m = multiply(multiply(state.matrix, pen.textMatrix), [
    horizontalScale,
    0,
    0,
    1,
    pen.x,
    pen.y + state.rise,
  ]);
  const [a, b, c, d, e, f] = m;
  const sign = size < 0 ? -1 : 1;
  const angle = Math.atan2(sign * b, sign * a);
  const em = Math.hypot(c, d) * Math.abs(size);
  const {fill, alpha} = inkOf(pen);
  const mask = softMaskOf(pen);
  const plain = inkThrough(state, noBox);
  let advance = 0;
  for (const item of shown) {
    if (item === null) continue;
    if (typeof item === "number") {
      advance -= (item * size) / 1000;
      continue;
    }
    const end = advance + item.width * size * font.scale;
    const [x0, y0, x1, y1] = [a * advance + e, b * advance + f, a * end + e, b * end + f];
    advance = end + charSpacing + (item.isSpace ? wordSpacing : 0);
    const x = (x0 + x1) / 2 + 0.3 * em * Math.sin(angle);
    const y = (y0 + y1) / 2 - 0.3 * em * Math.cos(angle);
    const isLeftOut = hidden > 0 || x < clip[0] || x > clip[2] || y < clip[1] || y > clip[3];
    if (mask) {
      mask.texts.push([x - em, y - em, x + em, y + em]);
      continue;
    }
    if (isLeftOut && !pen.frame.trace.isOn) continue;
    const {share, isMixed} = isMasked(state) ? inkThrough(state, [x, y, x, y]) : plain;
    const drawn = {
      text: item.unicode,
      x0,
      y0,
      x1,
      y1,
      size: em,
      angle,
      font: font.name,
      fill,
      alpha: alpha * share,
      mode,
      operation,
    };
    const glyph = isMixed ? {...drawn, isMixed} : drawn;
    if (isLeftOut) {
      pen.frame.trace.dropped(glyph, whyLeftOut(pen, x, y));
      continue;
    }
    pen.glyphs.push(glyph);
    if (font.drawn) pen.drawn.push({glyph, font});
  }
  pen.x += advance * horizontalScale;
}

/** where no soft mask is, it does not matter where ink is */
const noBox: Box = [0, 0, 0, 0];

function whyLeftOut({hidden, frame: {width, height}}: Pen, x: number, y: number): DropReason {
  if (hidden > 0) return "layer off";
  return x < 0 || y < 0 || x > width || y > height ? "off page" : "clipped";
}

function inkOf({state}: Pen): {fill: string; alpha: number} {
  const stroked = state.mode === 1 || state.mode === 5;
  const fill = stroked ? state.stroke : state.fill;
  const alpha = state.groupAlpha * (stroked ? state.strokeAlpha : state.fillAlpha);
  return fill === transparent ? {fill: "#ffffff", alpha: 0} : {fill, alpha};
}

/** How wide characters usually are, in em. */
const usualWidths: readonly [RegExp, number][] = [
  [/^\d$/, 0.53],
  [/^[a-z]$/, 0.5],
  [/^[A-Z]$/, 0.68],
];

/**
 * Gives glyphs of Type 3 fonts the size that their width suggests: the em of such a font is whatever unit its
 * maker drew in (the pixels of a TeX bitmap font, for one).
 */
export function sizeDrawnGlyphs(pen: Pen): void {
  for (const font of new Set(pen.drawn.map((d) => d.font))) {
    const glyphs = pen.drawn.filter((d) => d.font === font).map((d) => d.glyph);
    const ratio = emRatio(glyphs);
    for (const glyph of glyphs) glyph.size *= ratio;
  }
}

function emRatio(
  glyphs: readonly {text: string; x0: number; y0: number; x1: number; y1: number; size: number}[],
) {
  for (const [kind, usual] of usualWidths) {
    const widths = glyphs
      .filter((g) => kind.test(g.text))
      .map((g) => Math.hypot(g.x1 - g.x0, g.y1 - g.y0) / g.size);
    if (widths.length > 0) return widths.reduce((sum, w) => sum + w, 0) / widths.length / usual;
  }
  return 1;
}
