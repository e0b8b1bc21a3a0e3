/** Which glyphs a reader of the page sees: white on white, transparent and covered ones fall away. */
import {type DropReason, noPageTrace, type PageTrace} from "../trace/trace.js";
import {type Glyph, type ImageBox, isBlank, type Page, type Rule} from "./glyph.js";

export interface VisibleText {
  readonly glyphs: readonly Glyph[];
  /** the page is an image, and its text was put behind or over it by OCR */
  readonly isOcrLayer: boolean;
  /** those that lie under paint */
  readonly covered: readonly Glyph[];
}

/** luminance, 0 to 1, by which ink must differ from its ground to be seen */
const leastContrast = 0.08;
/** smaller type than this, in points, is not meant to be read */
const leastSize = 1.5;
/** of the page: an image of this size is a scan */
const scanShare = 0.5;

/** The glyphs that are seen; or, on a page that is an image, those of its OCR layer. */
export function visibleText(page: Page, trace: PageTrace = noPageTrace): VisibleText {
  const grounds = groundsOf(page);
  const reasons = page.glyphs.map((glyph) => whyUnseen(glyph, page, grounds));
  const letters = (isCounted: (why: DropReason | null) => boolean) =>
    page.glyphs.filter(({text}, i) => isCounted(reasons[i] ?? null) && !isBlank(text)).length;
  const isOcrLayer = isScan(page) && letters((why) => why === null) < letters(isThere) / 2;
  const isRead = isOcrLayer ? isThere : (why: DropReason | null) => why === null;
  if (trace.isOn) reportUnread(page.glyphs, reasons, isRead, trace);
  const glyphs = page.glyphs.filter((_, i) => isRead(reasons[i] ?? null));
  const hasCovered = !isOcrLayer && reasons.includes("covered");
  const covered = !hasCovered ? [] : page.glyphs.filter((_, i) => reasons[i] === "covered");
  return {glyphs, isOcrLayer, covered};
}

/** The glyphs of which only a picture of the page can tell whether they are seen. */
export function doubtfulGlyphs(page: Page): Glyph[] {
  if (isPlain(page)) return [];
  const grounds = groundsOf(page);
  return page.glyphs.filter((glyph) => !judge(glyph, page, grounds).isCertain);
}

/** Nothing on the page is painted in a way that leaves doubt. */
function isPlain({glyphs, rules, images}: Page): boolean {
  const isDoubtful = ({fill, mode, isMixed}: Glyph) =>
    isMixed === true || mode === 7 || !fill.startsWith("#");
  return (
    images.length === 0 &&
    rules.every((rule) => !isGround(rule) || groundOfRule(rule).isPlain) &&
    !glyphs.some(isDoubtful)
  );
}

/** Text of an OCR layer may be hidden in any way, but it has a size and lies on the page. */
function isThere(why: DropReason | null): boolean {
  return why !== "tiny" && why !== "off page";
}

function reportUnread(
  glyphs: readonly Glyph[],
  reasons: readonly (DropReason | null)[],
  isRead: (why: DropReason | null) => boolean,
  trace: PageTrace,
): void {
  glyphs.forEach((glyph, i) => {
    const why = reasons[i] ?? null;
    if (why !== null && !isRead(why)) trace.dropped(glyph, why);
  });
}

/** Whether images take up most of the page. */
export function isScan({images, width, height}: Page): boolean {
  const area = images.reduce((sum, image) => sum + (image.x1 - image.x0) * (image.y1 - image.y0), 0);
  return area > scanShare * width * height;
}

function isOnPage(glyph: Glyph, {width, height}: Page): boolean {
  const [x, y] = centreOf(glyph);
  return x >= 0 && x <= width && y >= 0 && y <= height;
}

function centreOf({x0, y0, x1, y1, size, angle}: Glyph): readonly [number, number] {
  return [(x0 + x1) / 2 + 0.3 * size * Math.sin(angle), (y0 + y1) / 2 - 0.3 * size * Math.cos(angle)];
}

/** A filled shape or an image: what text lies on, or under. */
interface Ground {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly operation: number;
  /** null where it is not known: an image or a pattern */
  readonly luminance: number | null;
  /** as far as is known, it leaves nothing to be seen of what lies below */
  readonly isOpaque: boolean;
  /** false for images, patterns and paint that is mixed with what lies below */
  readonly isPlain: boolean;
}

type Grounds = readonly (readonly Ground[])[];

/** points: grounds are kept by horizontal strips of the page, to find those around a glyph */
const strip = 24;

function groundsOf({rules, images, height}: Page): Grounds {
  const strips: Ground[][] = Array.from({length: Math.ceil(Math.max(height, 1) / strip) + 1}, () => []);
  const all = [...rules.filter(isGround).map(groundOfRule), ...images.map(groundOfImage)];
  for (const ground of all.sort((a, b) => a.operation - b.operation)) {
    const last = Math.min(strips.length - 1, Math.floor(ground.y1 / strip));
    for (let i = Math.max(0, Math.floor(ground.y0 / strip)); i <= last; i++) strips[i]?.push(ground);
  }
  return strips;
}

/** Lines are no ground, nor are the outlines of letters. */
function isGround({x0, y0, x1, y1, cover, alpha}: Rule): boolean {
  return cover > 0.3 && alpha > 0.5 && x1 - x0 > 3 && y1 - y0 > 3;
}

function groundOfRule({x0, y0, x1, y1, operation, colour, cover, alpha, isMixed}: Rule): Ground {
  const isOpaque = cover >= 0.85 && alpha > 0.95;
  const luminance = isMixed ? null : luminanceOf(colour);
  return {x0, y0, x1, y1, operation, luminance, isOpaque, isPlain: isOpaque && luminance !== null};
}

function groundOfImage({x0, y0, x1, y1, operation}: ImageBox): Ground {
  return {x0, y0, x1, y1, operation, luminance: null, isOpaque: true, isPlain: false};
}

/** 0 is black, 1 is white; null for a colour that is not known */
export function luminanceOf(colour: string): number | null {
  const known = luminances.get(colour);
  if (known !== undefined) return known;
  const luminance = computeLuminance(colour);
  if (luminances.size < mostColours) luminances.set(colour, luminance);
  return luminance;
}

/** A page has few colours, and many glyphs in each. */
const luminances = new Map<string, number | null>();
const mostColours = 1000;

function computeLuminance(colour: string): number | null {
  const value = /^#[0-9a-f]{6}$/i.test(colour) ? Number.parseInt(colour.slice(1), 16) : null;
  if (value === null) return null;
  return (0.3 * (value >> 16) + 0.59 * ((value >> 8) & 255) + 0.11 * (value & 255)) / 255;
}

/** Why a reader of the page does not see a glyph, or null. Nothing can hide a space: it parts words wherever it is. */
function whyUnseen(glyph: Glyph, page: Page, grounds: Grounds): DropReason | null {
  const {why, isCertain} = judge(glyph, page, grounds);
  if (isCertain || glyph.shows === undefined) return why;
  return glyph.shows ? null : (why ?? "covered");
}

interface Judgement {
  readonly why: DropReason | null;
  /** false where the list of drawing operators does not tell: a picture of the page does */
  readonly isCertain: boolean;
}

const isSeen: Judgement = {why: null, isCertain: true};

function certainly(why: DropReason): Judgement {
  return {why, isCertain: true};
}

const blankPaper = {below: 1, above: []};

function judge(glyph: Glyph, page: Page, grounds: Grounds): Judgement {
  if (glyph.size < leastSize) return certainly("tiny");
  if (!isOnPage(glyph, page)) return certainly("off page");
  if (isBlank(glyph.text)) return isSeen;
  if (glyph.mode === 3) return certainly("invisible");
  if (glyph.alpha < 0.05) return certainly("transparent");
  const {below, above} = groundsAround(glyph, grounds);
  if (above.some(({isPlain}) => isPlain)) return certainly("covered");
  if (glyph.mode === 7) return {why: "invisible", isCertain: false};
  if (above.some(({isOpaque}) => isOpaque)) return {why: "covered", isCertain: false};
  const ink = luminanceOf(glyph.fill);
  const isPlain = above.length === 0 && glyph.isMixed !== true;
  if (ink === null || below === null || !isPlain) return {why: null, isCertain: false};
  return Math.abs(ink - below) >= leastContrast ? isSeen : certainly("colour of its ground");
}

/** The luminance of what a glyph lies on, null where it is not known, and what lies on the glyph. */
function groundsAround(glyph: Glyph, grounds: Grounds): {below: number | null; above: readonly Ground[]} {
  const [x, y] = centreOf(glyph);
  const near = grounds[Math.floor(y / strip)];
  if (!near || near.length === 0) return blankPaper;
  const above: Ground[] = [];
  let below: number | null = 1;
  for (const ground of near) {
    if (x < ground.x0 || x > ground.x1 || y < ground.y0 || y > ground.y1) continue;
    if (ground.operation < glyph.operation) below = ground.luminance;
    else above.push(ground);
  }
  return {below, above};
}
