/** Words: glyphs of a baseline that stand together, with split accents put together and note marks set apart. */
import {type Box, boxOf, isBlank} from "./glyph.js";
import {type Baseline, baselinesOf, noteRatio} from "./lines.js";
import type {TurnedGlyph} from "./orientation.js";

export interface Word {
  /** as printed, ligatures written out and accents composed; "\ufffd" for a glyph without Unicode */
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** baseline */
  readonly y: number;
  /** em */
  readonly size: number;
  readonly font: string;
  readonly fill: string;
  /** note marks that stood raised at the word: they are no part of it */
  readonly notes: string;
  /** the gap before it is one space as wide as the font sets it */
  readonly afterSingleSpace: boolean;
  readonly glyphs: readonly TurnedGlyph[];
}

export interface Line {
  readonly y: number;
  readonly size: number;
  /** em: extra space between its letters */
  readonly tracking: number;
  readonly words: readonly Word[];
}

/** em beyond the tracking: a wider gap parts two words, though no space was set */
const wordGap = 0.16;
/** the same where a space was set */
const wordGapAtSpace = 0.05;

/** The lines of a page whose text reads to the right, from top to bottom, each with its words from left to right. */
export function linesOf(glyphs: readonly TurnedGlyph[]): Line[] {
  return baselinesOf(glyphs).flatMap((baseline) => {
    const tracking = trackingOf(baseline);
    const words = withoutLeaders(wordsOf(composeAccents(baseline.glyphs), baseline.y, tracking));
    if (words.length === 0) return [];
    const sizes = words.map((word) => word.size).sort((a, b) => a - b);
    return [{y: baseline.y, size: sizes[sizes.length >> 1] as number, tracking, words}];
  });
}

/** Where a word is printed on the page itself. */
export function placeOf(words: readonly Word[]): Box {
  const boxes = words.flatMap((word) => word.glyphs.map((glyph) => boxOf(glyph.source ?? glyph)));
  return boxes.reduce(([l, t, r, b], [x0, y0, x1, y1]) => [
    Math.min(l, x0),
    Math.min(t, y0),
    Math.max(r, x1),
    Math.max(b, y1),
  ]);
}

/** The usual gap between the letters of a line: the lower quartile, since gaps between words are wider. */
function trackingOf({glyphs}: Baseline): number {
  const gaps: number[] = [];
  for (let i = 1; i < glyphs.length; i++) {
    const [before, after] = [glyphs[i - 1] as TurnedGlyph, glyphs[i] as TurnedGlyph];
    if (isBlank(before.text) || isBlank(after.text)) continue;
    const gap = (after.x0 - before.x1) / after.size;
    if (gap < 0.8) gaps.push(gap);
  }
  if (gaps.length < 3) return 0;
  const quartile = gaps.sort((a, b) => a - b)[gaps.length >> 2] as number;
  return quartile < 0.06 ? 0 : quartile;
}

function wordsOf(glyphs: readonly TurnedGlyph[], y: number, tracking: number): Word[] {
  const words: Word[] = [];
  let current: TurnedGlyph[] = [];
  let end = 0;
  let spaces: TurnedGlyph[] = [];
  let single = false;
  const finish = () => {
    const word = current.length > 0 ? wordOf(current, y, single) : null;
    if (word) words.push(word);
  };
  for (const glyph of glyphs) {
    if (isBlank(glyph.text)) {
      spaces.push(glyph);
      continue;
    }
    const gap = (glyph.x0 - end) / Math.max(glyph.size, 1);
    const last = current.at(-1);
    const backwards = gap < -0.5 && last?.operation !== glyph.operation;
    const apart = gap > tracking + (spaces.length > 0 ? wordGapAtSpace : wordGap);
    if (!last || apart || backwards) {
      finish();
      const space = spaces.length === 1 ? (spaces[0] as TurnedGlyph) : null;
      single = space !== null && space.x1 - space.x0 > 0.85 * (glyph.x0 - end);
      current = [glyph];
      end = glyph.x1;
    } else {
      current.push(glyph);
      end = Math.max(end, glyph.x1);
    }
    spaces = [];
  }
  finish();
  return words.filter((word) => word.text !== "");
}

/** ligatures and letters that are one glyph for two */
const ligatures = /[\ufb00-\ufb06\u0132\u0133]/g;
/** control and private-use characters: the font does not say what it shows */
const unreadable = /[\p{Cc}\p{Co}\ufffd]/gu;
const raisedCharacters = /[\u00b2\u00b3\u00b9\u2070-\u208e\u1d43\u1d47\u1d9c\u1d48]/g;

function wordOf(glyphs: readonly TurnedGlyph[], y: number, afterSingleSpace: boolean): Word | null {
  const size = Math.max(...glyphs.map((glyph) => glyph.size));
  const body = glyphs.filter((glyph) => !isNoteMark(glyph, size, y));
  const shown = body.length > 0 ? body : glyphs;
  const written = shown.map((glyph) => glyph.text || "\ufffd").join("");
  const text = written
    .replace(raisedCharacters, "")
    .replace(ligatures, (ligature) => ligature.normalize("NFKC"))
    .replace(unreadable, "\ufffd")
    .replace(/\u00ad/g, "-")
    .normalize("NFC");
  const marks = glyphs.filter((glyph) => !shown.includes(glyph)).map((glyph) => glyph.text);
  const first = shown[0] as TurnedGlyph;
  return {
    text: stripBars(text),
    x0: Math.min(...shown.map((glyph) => glyph.x0)),
    x1: Math.max(...shown.map((glyph) => glyph.x1)),
    y,
    size,
    font: first.font,
    fill: first.fill,
    notes: marks.join("") + (written.match(raisedCharacters)?.join("") ?? ""),
    afterSingleSpace,
    glyphs: shown,
  };
}

/** A smaller digit, star or bracket, or a smaller letter that is raised. Stars mark a provisional figure: they stay. */
function isNoteMark(glyph: TurnedGlyph, size: number, y: number): boolean {
  if (glyph.size > noteRatio * size || glyph.text === "*") return false;
  return /^[\d†‡()]+$/.test(glyph.text) || y - glyph.y0 > 0.12 * size;
}

/** Tables drawn with characters: the bars between their cells are no text. */
function stripBars(text: string): string {
  return text.replace(/^[|¦\u2500-\u257f]+|[|¦\u2500-\u257f]+$/g, "");
}

/** Rows of dots that lead the eye from a name to its figures. */
function withoutLeaders(words: readonly Word[]): Word[] {
  const isDot = (word: Word | undefined) => word !== undefined && /^[.…·]+$/.test(word.text);
  return words.filter((word, i) => {
    if (!isDot(word)) return true;
    if (word.text.replace(/…/g, "...").length > 3) return false;
    const run = [-3, -2, -1, 0].some((from) => [0, 1, 2, 3].every((step) => isDot(words[i + from + step])));
    return !run;
  });
}

/** Spacing accents, and the combining ones that they stand for. */
const combining: Readonly<Record<string, string>> = {
  "\u00b4": "\u0301",
  "\u02ca": "\u0301",
  "`": "\u0300",
  "\u02cb": "\u0300",
  "\u00a8": "\u0308",
  "^": "\u0302",
  "\u02c6": "\u0302",
  "~": "\u0303",
  "\u02dc": "\u0303",
  "\u00b8": "\u0327",
  "\u02c7": "\u030c",
  "\u02da": "\u030a",
};

/** An accent that was drawn over a letter, as a glyph of its own, becomes part of that letter. */
function composeAccents(glyphs: readonly TurnedGlyph[]): readonly TurnedGlyph[] {
  const isAccent = (glyph: TurnedGlyph) => /^\p{M}$/u.test(glyph.text) || combining[glyph.text] !== undefined;
  if (!glyphs.some(isAccent)) return glyphs;
  const composed = [...glyphs];
  for (const accent of glyphs.filter(isAccent)) {
    const index = composed.findIndex((letter) => compose(letter, accent) !== null);
    const letter = composed[index];
    if (!letter) continue;
    composed[index] = {...letter, text: compose(letter, accent) as string};
    composed.splice(composed.indexOf(accent), 1);
  }
  return composed;
}

/** The accented letter, if the accent lies over this one and there is such a letter. */
function compose(letter: TurnedGlyph, accent: TurnedGlyph): string | null {
  if (!/^\p{L}$/u.test(letter.text)) return null;
  const centre = (accent.x0 + accent.x1) / 2;
  if (centre <= letter.x0 || centre > letter.x1 + 0.02 * letter.size) return null;
  const mark = combining[accent.text] ?? accent.text;
  const together = (letter.text.replace("ı", "i") + mark).normalize("NFC");
  return together.length === 1 ? together : null;
}
