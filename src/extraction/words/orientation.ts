/** Which ways the text of a page reads, and the page turned so that each of them reads to the right. */

import {type Glyph, isBlank} from "./glyph.js";
import {middleOf} from "./middle.js";

/** A glyph in a turned page; `source` is where it stands on the page itself. */
export type TurnedGlyph = Glyph & {readonly source?: Glyph};

/** Text of one reading direction. */
export interface Direction {
  /** radians by which the text leans on the page: 0 reads to the right, π/2 downwards */
  readonly angle: number;
  /** it runs along the page's edges, give or take a skew; other text is a slanted heading or a watermark */
  readonly isUpright: boolean;
  readonly glyphs: readonly TurnedGlyph[];
}

const quarter = Math.PI / 2;
/** radians: within this, text is skewed; beyond, it was slanted on purpose */
const leastSlant = 0.12;
/** directions of slanted text are told apart by steps of 5° */
const slantStep = Math.PI / 36;

/** The page's text by reading direction, the most frequent first. Small skews count as the quarter turn nearby. */
export function directionsOf(glyphs: readonly Glyph[]): Direction[] {
  const byBase = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    const base = baseOf(glyph.angle);
    const known = byBase.get(base);
    if (known) known.push(glyph);
    else byBase.set(base, [glyph]);
  }
  return [...byBase]
    .map(([base, some]) => straighten(some, base))
    .sort((a, b) => b.glyphs.length - a.glyphs.length);
}

/** The direction that a glyph's own is a small skew of, from -π/2 to π. */
function baseOf(angle: number): number {
  if (Math.abs(angle) < leastSlant) return 0;
  const turn = Math.round(angle / quarter);
  const isUpright = Math.abs(angle - turn * quarter) < leastSlant;
  const base = isUpright ? turn * quarter : Math.round(angle / slantStep) * slantStep;
  return base <= -Math.PI ? base + 2 * Math.PI : base;
}

function straighten(glyphs: readonly Glyph[], base: number): Direction {
  const isUpright = Math.abs(base / quarter - Math.round(base / quarter)) < 1e-9;
  const angle = base + usualSkew(glyphs, base);
  if (Math.abs(angle) < 1e-4) return {angle: 0, isUpright, glyphs};
  return {angle, isUpright, glyphs: glyphs.map((glyph) => turnGlyph(glyph, -angle))};
}

/** The middle one of the glyphs' small differences from their direction: 0 but for scans. */
function usualSkew(glyphs: readonly Glyph[], base: number): number {
  if (glyphs.every((glyph) => glyph.angle === base)) return 0;
  const skews = glyphs.filter((glyph) => !isBlank(glyph.text)).map((glyph) => skewOf(glyph, base));
  return middleOf(skews) ?? 0;
}

/** Difference of direction, from -π to π. */
function skewOf(glyph: Glyph, base: number): number {
  const skew = (glyph.angle - base) % (2 * Math.PI);
  return skew > Math.PI ? skew - 2 * Math.PI : skew < -Math.PI ? skew + 2 * Math.PI : skew;
}

function turnGlyph(glyph: Glyph, by: number): TurnedGlyph {
  const [x0, y0] = turnPoint(glyph.x0, glyph.y0, by);
  const [x1, y1] = turnPoint(glyph.x1, glyph.y1, by);
  return {...glyph, x0, y0, x1, y1, angle: glyph.angle + by, source: glyph};
}

/** A point turned about the page's corner, by so many radians clockwise. */
export function turnPoint(x: number, y: number, by: number): readonly [number, number] {
  const [cos, sin] = [Math.cos(by), Math.sin(by)];
  return [x * cos - y * sin, x * sin + y * cos];
}
