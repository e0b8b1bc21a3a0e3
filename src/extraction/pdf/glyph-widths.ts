/** Fonts whose widths are wrong or missing: the places of their glyphs tell how wide these are. */
import {type Glyph, isBlank} from "../words/glyph.js";

type MovableGlyph = {-readonly [K in keyof Glyph]: Glyph[K]};

/**
 * Gives glyphs their true ends where a font names other widths than its glyphs are set at. A producer that places
 * every glyph itself needs no widths, and some then write none, or the same for all.
 */
export function mendWidths(glyphs: readonly MovableGlyph[]): void {
  const fonts = suspectFonts(glyphs);
  if (fonts.size === 0) return;
  for (const pairs of pairsByFont(glyphs.filter(({font}) => fonts.has(font))).values()) {
    if (!areWrong(pairs)) continue;
    const widths = widthsFrom(pairs);
    const [{glyph}] = pairs as [Pair];
    for (const own of glyphs) if (own.font === glyph.font) widen(own, widths(own.text) * own.size);
  }
}

/** of the glyphs that follow another at once: where more begin elsewhere than that one ends, the font is looked at */
const mostAstray = 0.25;

/** Fonts of which many glyphs do not end where the next begins; most pages have none, and this is all they are asked. */
function suspectFonts(glyphs: readonly MovableGlyph[]): Set<string> {
  const counts = new Map<string, {pairs: number; astray: number}>();
  let font = "";
  let count = {pairs: 0, astray: 0};
  for (let i = 0; i + 1 < glyphs.length; i++) {
    const [glyph, next] = [glyphs[i] as MovableGlyph, glyphs[i + 1] as MovableGlyph];
    if (glyph.font !== next.font) continue;
    if (glyph.font !== font) {
      font = glyph.font;
      count = counts.get(font) ?? {pairs: 0, astray: 0};
      counts.set(font, count);
    }
    const gap = Math.abs(next.x0 - glyph.x1) + Math.abs(next.y0 - glyph.y1);
    if (gap > longestStep * glyph.size) continue;
    count.pairs++;
    if (gap > smallGap * glyph.size) count.astray++;
  }
  const isSuspect = ({pairs, astray}: {pairs: number; astray: number}) => astray > mostAstray * pairs;
  return new Set([...counts].filter(([, each]) => isSuspect(each)).map(([name]) => name));
}

/** em: rounding, and most kerning, moves glyphs by less */
const smallGap = 0.03;

/** A glyph, and how far behind it the next one begins, in em. */
interface Pair {
  readonly glyph: MovableGlyph;
  readonly step: number;
  readonly width: number;
}

/** em: the next glyph is further off, or behind: it belongs to another word or line */
const longestStep = 1.2;
const shortestStep = 0.12;

function pairsByFont(glyphs: readonly MovableGlyph[]): Map<string, Pair[]> {
  const byFont = new Map<string, Pair[]>();
  for (let i = 0; i + 1 < glyphs.length; i++) {
    const [glyph, next] = [glyphs[i] as MovableGlyph, glyphs[i + 1] as MovableGlyph];
    if (glyph.font !== next.font || glyph.size !== next.size || glyph.angle !== next.angle) continue;
    if (isBlank(glyph.text)) continue;
    const [cos, sin] = [Math.cos(glyph.angle), Math.sin(glyph.angle)];
    const [x, y] = [next.x0 - glyph.x0, next.y0 - glyph.y0];
    const step = (x * cos + y * sin) / glyph.size;
    if (step < shortestStep || step > longestStep) continue;
    if (Math.abs(y * cos - x * sin) > 0.05 * glyph.size) continue;
    const width = Math.hypot(glyph.x1 - glyph.x0, glyph.y1 - glyph.y0) / glyph.size;
    const pair = {glyph, step, width};
    const known = byFont.get(glyph.font);
    if (known) known.push(pair);
    else byFont.set(glyph.font, [pair]);
  }
  return byFont;
}

/** with fewer, nothing is proven */
const fewPairs = 6;
/** em: kerning moves glyphs by less */
const kerning = 0.1;
/** em: letter-spacing moves all glyphs by the same; where they are moved unequally, widths are wrong */
const leastSpread = 0.16;

function areWrong(pairs: readonly Pair[]): boolean {
  if (pairs.length < fewPairs) return false;
  if (pairs.every(({width}) => width === 0)) return true;
  const offsets = pairs.map(({step, width}) => step - width);
  const [{width: first}] = pairs as [Pair];
  const isOneForAll = pairs.every(({width}) => Math.abs(width - first) < 0.01);
  if (isOneForAll && spread(offsets, 0.1) > leastSpread) return true;
  if (offsets.filter((offset) => Math.abs(offset) > kerning).length < pairs.length / 2) return false;
  return partOf(offsets, 0.5) < -kerning || spread(offsets, 0.2) > leastSpread;
}

/** The distance between values, those at both ends left out. */
function spread(values: readonly number[], out: number): number {
  return partOf(values, 1 - out) - partOf(values, out);
}

function partOf(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(part * (sorted.length - 1))] as number;
}

/** How wide characters usually are, in em. */
const usualWidths: readonly [RegExp, number][] = [
  [/^[\s.,:;'’|!()il1j[\]-]$/u, 0.3],
  [/^[A-Z]$/, 0.68],
  [/^[mwMW%]$/, 0.85],
];
const usualWidth = 0.55;

/** The usual step behind a character; figures are all as wide as each other. */
function widthsFrom(pairs: readonly Pair[]): (text: string) => number {
  const kindOf = (text: string) => (/^\d$/.test(text) ? "0" : text);
  const steps = new Map<string, number[]>();
  for (const {glyph, step} of pairs) {
    const kind = kindOf(glyph.text);
    const known = steps.get(kind);
    if (known) known.push(step);
    else steps.set(kind, [step]);
  }
  return (text) => {
    const own = steps.get(kindOf(text))?.sort((a, b) => a - b);
    // a few steps lead over a gap to the next word
    if (own) return own[Math.floor(own.length / 3)] as number;
    return usualWidths.find(([kind]) => kind.test(text))?.[1] ?? usualWidth;
  };
}

function widen(glyph: MovableGlyph, width: number): void {
  glyph.x1 = glyph.x0 + width * Math.cos(glyph.angle);
  glyph.y1 = glyph.y0 + width * Math.sin(glyph.angle);
}
