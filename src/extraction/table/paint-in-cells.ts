/** What is painted where a table has no words: borders and grounds that other cells have too, or something of its own. */
import {type Box, boxOf, type Glyph, type Page} from "../words/glyph.js";
import {turnPoint} from "../words/orientation.js";
import type {Layout, PageText} from "../words/page-text.js";
import {luminanceOf} from "../words/visible.js";

/** Nothing of its own, something that hides what stands there, or something else. */
export type PaintFound = "nothing" | "blackout" | "something";

/** A cell without words: where its figure would stand, and how far the cell goes. */
export interface EmptyPlace {
  readonly core: Box;
  readonly whole: Box;
  /** em of its row */
  readonly size: number;
}

interface Paint {
  readonly box: Box;
  readonly kind: "image" | "fill" | "line";
  readonly colour: string;
  readonly isOpaque: boolean;
  readonly operation: number;
}

/**
 * A function that says what is painted in a cell, of a table whose rows lie in this stretch of its layout's frame.
 * Paint on which text is seen is the ground of that text; paint of the same colour elsewhere in the table, or lines of the
 * same row or column, are so too.
 */
export function createPaintFinder(
  {page, layouts}: PageText,
  layout: Layout,
  top: number,
  bottom: number,
): (place: EmptyPlace) => PaintFound {
  const paints = paintsOf(page, layout).filter(({box}) => box[3] > top && box[1] < bottom);
  if (paints.length === 0) return () => "nothing";
  const points = layouts
    .flatMap(({lines}) => lines.flatMap(({words}) => words.flatMap(({glyphs}) => glyphs)))
    .map((glyph) => middleOf(glyph.source ?? glyph, layout))
    .filter(([, y]) => y > top && y < bottom);
  const grounds = new Set(paints.filter(({box}) => points.some((point) => holds(box, point))));
  return (place) => paintIn(place, paints, grounds);
}

/** luminance: what differs by less from its ground is not seen */
const leastContrast = 0.08;

function paintIn(place: EmptyPlace, paints: readonly Paint[], grounds: ReadonlySet<Paint>): PaintFound {
  let found: Paint[] = [];
  let below = 1;
  for (const paint of paints) {
    const {box, kind, colour, isOpaque} = paint;
    if (kind === "line" ? !isOwnLine(place, paint, paints, grounds) : !touches(place, box)) continue;
    const luminance = luminanceOf(colour);
    const isGround = grounds.has(paint) || (kind === "fill" && isLikeGround(paint, grounds));
    const isSeen = luminance === null || !looksEmpty(luminance, below);
    if (isOpaque && contains(box, place.core)) {
      found = [];
      if (isGround || !isSeen) below = luminance ?? below;
    }
    if (!isGround && isSeen) found.push(paint);
  }
  if (found.length === 0) return "nothing";
  return found.some((paint) => isBlackout(paint, place)) ? "blackout" : "something";
}

/** What has the colour of its ground, and paper on a light ground: a figure was wiped out there, or none ever stood there. */
function looksEmpty(luminance: number, below: number): boolean {
  const isPaper = luminance > 1 - leastContrast && below > 0.6;
  return isPaper || Math.abs(luminance - below) < leastContrast;
}

/** the luminance up to which a box is black, and not a coloured cell */
const darkest = 0.45;

function isBlackout({box, kind, colour, isOpaque}: Paint, {core, size}: EmptyPlace): boolean {
  const [width, height] = sharedOf(box, core);
  const isDark = (luminanceOf(colour) ?? 1) < darkest;
  return kind === "fill" && isOpaque && isDark && height > 0.45 * size && width > 0.45 * (core[2] - core[0]);
}

/** Cells of a table share few colours; dark ones, which may hide something, must have text beside them in their row. */
function isLikeGround({box, colour}: Paint, grounds: ReadonlySet<Paint>): boolean {
  const isDark = (luminanceOf(colour) ?? 1) < darkest;
  return [...grounds].some(
    (other) => other.kind === "fill" && other.colour === colour && (!isDark || isLevel(other.box, box)),
  );
}

/** points: edges so near to each other are one */
const edge = 1;

function isLevel(a: Box, b: Box): boolean {
  return Math.abs(a[1] - b[1]) < edge && Math.abs(a[3] - b[3]) < edge;
}

function isUpright(a: Box, b: Box): boolean {
  return Math.abs(a[0] - b[0]) < edge && Math.abs(a[2] - b[2]) < edge;
}

/** A line or outline that is no border: it lies within the cell, and no like one lies around text of its row or column. */
function isOwnLine(
  {core, whole, size}: EmptyPlace,
  {box}: Paint,
  paints: readonly Paint[],
  grounds: ReadonlySet<Paint>,
): boolean {
  const isWithin =
    box[0] > whole[0] - edge &&
    box[2] < whole[2] + edge &&
    box[1] > core[1] - size &&
    box[3] < core[3] + size;
  if (!isWithin) return false;
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  if (width < thin) return false;
  if (height < thin)
    return width > 0.2 * size && box[1] > core[1] + 0.2 * size && box[3] < core[3] - 0.28 * size;
  if (paints.some((other) => other.kind === "line" && grounds.has(other) && isAligned(other.box, box)))
    return false;
  return touches({core, whole, size}, box);
}

/** points: narrower shapes are lines */
const thin = 1.2;

function isAligned(a: Box, b: Box): boolean {
  return isLevel(a, b) || isUpright(a, b);
}

/** of the place of the figure: what shares less of it is a neighbour's */
const leastShare = 0.05;

function touches({core, whole}: EmptyPlace, box: Box): boolean {
  const [width, height] = sharedOf(box, core);
  const area = (core[2] - core[0]) * (core[3] - core[1]);
  if (width > 0 && height > 0 && width * height > leastShare * area) return true;
  return holds(whole, [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
}

function sharedOf(a: Box, b: Box): readonly [width: number, height: number] {
  return [Math.min(a[2], b[2]) - Math.max(a[0], b[0]), Math.min(a[3], b[3]) - Math.max(a[1], b[1])];
}

function contains(outer: Box, inner: Box): boolean {
  const [width, height] = sharedOf(outer, inner);
  return width > 0.9 * (inner[2] - inner[0]) && height > 0.9 * (inner[3] - inner[1]);
}

function holds([x0, y0, x1, y1]: Box, [x, y]: readonly [number, number]): boolean {
  return x > x0 && x < x1 && y > y0 && y < y1;
}

/** All paint of the page in the order in which it was painted, as it lies in the frame of the layout. */
function paintsOf({rules, images}: Page, {angle}: Layout): Paint[] {
  const filled = rules
    .filter(({alpha}) => alpha > 0.05)
    .map((rule): Paint => {
      const isLine = rule.cover <= 0.3 || Math.min(rule.x1 - rule.x0, rule.y1 - rule.y0) < thin;
      const isOpaque = rule.cover >= 0.85 && rule.alpha > 0.95 && rule.isMixed !== true;
      const {colour, operation} = rule;
      return {box: turned(rule, angle), kind: isLine ? "line" : "fill", colour, isOpaque, operation};
    });
  const placed = images.map((image): Paint => {
    const {operation} = image;
    return {box: turned(image, angle), kind: "image", colour: "", isOpaque: false, operation};
  });
  return [...filled, ...placed].sort((a, b) => a.operation - b.operation);
}

function turned({x0, y0, x1, y1}: {x0: number; y0: number; x1: number; y1: number}, angle: number): Box {
  const [[ax, ay], [bx, by]] = [turnPoint(x0, y0, -angle), turnPoint(x1, y1, -angle)];
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

function middleOf(glyph: Glyph, {angle}: Layout): readonly [number, number] {
  const [x0, y0, x1, y1] = boxOf(glyph);
  return turnPoint((x0 + x1) / 2, (y0 + y1) / 2, -angle);
}
