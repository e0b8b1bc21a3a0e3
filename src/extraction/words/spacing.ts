/** Letter-spacing: how much extra space stands between the letters of a stretch of text. */

import {noteRatio} from "./baselines.js";
import {isBlank} from "./glyph.js";
import {middleOf} from "./middle.js";
import type {TurnedGlyph} from "./orientation.js";

/** A stretch of a baseline without a wide gap, and the extra space between its letters. */
export interface Stretch {
  readonly glyphs: readonly TurnedGlyph[];
  readonly gaps: readonly number[];
  /** null where too few letters tell */
  readonly tracking: number | null;
}

/** em: a wider gap ends a stretch */
const stretchGap = 0.8;
/** em: less is kerning, more is no letter-spacing but columns of single digits */
const leastTracking = 0.06;
const mostTracking = 0.4;
/** the same where letters are spaced: titles are, wider than any column of single letters is narrow */
const mostTrackingOfLetters = 0.75;
const fewestLetters = 6;

export function stretchesOf(glyphs: readonly TurnedGlyph[]): Stretch[] {
  const stretches: TurnedGlyph[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const glyph of glyphs) {
    if ((glyph.x0 - end) / glyph.size > stretchGap) stretches.push([]);
    stretches.at(-1)?.push(glyph);
    end = Math.max(end, glyph.x1);
  }
  return stretches.map((some) => {
    const gaps = gapsIn(some);
    return {glyphs: some, gaps, tracking: gaps.length < 3 ? null : trackingOf(gaps, mostFor(some))};
  });
}

function gapsIn(glyphs: readonly TurnedGlyph[]): number[] {
  const gaps: number[] = [];
  for (let i = 1; i < glyphs.length; i++) {
    const [before, after] = [glyphs[i - 1] as TurnedGlyph, glyphs[i] as TurnedGlyph];
    const isMark = after.size < noteRatio * before.size || before.size < noteRatio * after.size;
    if (!isMark && !isBlank(before.text) && !isBlank(after.text))
      gaps.push((after.x0 - before.x1) / after.size);
  }
  return gaps;
}

/** columns of single digits are no spaced text; a title with a year in it is */
function mostFor(glyphs: readonly TurnedGlyph[]): number {
  const letters = glyphs.filter(({text}) => /^\p{L}+$/u.test(text)).length;
  const digits = glyphs.filter(({text}) => /^\d$/.test(text)).length;
  return letters >= fewestLetters && letters > 2 * digits ? mostTrackingOfLetters : mostTracking;
}

/** The lower quartile of the gaps, since those between words are wider. */
function trackingOf(gaps: readonly number[], most: number): number {
  const quartile = [...gaps].sort((a, b) => a - b)[gaps.length >> 2] as number;
  return quartile < leastTracking || quartile > most ? 0 : quartile;
}

/**
 * For stretches of two or three letters: they are spaced like the longer ones in their font, on their own baseline
 * if there are any, and if their gaps allow it.
 */
export function usualTracking(
  baselines: readonly (readonly Stretch[])[],
): (stretch: Stretch, own: readonly Stretch[]) => number {
  const all = baselines.flat();
  if (!all.some(({tracking}) => tracking)) return () => 0;
  const onPage = trackingByFont(all);
  const onBaseline = new Map<readonly Stretch[], Map<string, number>>();
  return (stretch, own) => {
    const known = onBaseline.get(own) ?? trackingByFont(own);
    onBaseline.set(own, known);
    const font = fontOf(stretch.glyphs);
    const tracking = known.get(font) ?? onPage.get(font) ?? 0;
    return stretch.gaps.every((gap) => gap > 0.7 * tracking) ? tracking : 0;
  };
}

function trackingByFont(stretches: readonly Stretch[]): Map<string, number> {
  const byFont = new Map<string, number[]>();
  for (const {glyphs, tracking} of stretches) {
    if (tracking === null) continue;
    const font = fontOf(glyphs);
    const known = byFont.get(font);
    if (known) known.push(tracking);
    else byFont.set(font, [tracking]);
  }
  return new Map([...byFont].map(([font, list]) => [font, middleOf(list) ?? 0]));
}

function fontOf([first]: readonly TurnedGlyph[]): string {
  return `${first?.font} ${Math.round(100 * (first?.size ?? 0))}`;
}
