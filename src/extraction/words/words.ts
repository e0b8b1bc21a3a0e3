/** Words: glyphs of a baseline that stand together, with split accents put together and note marks set apart. */

import {noPageTrace, type PageTrace} from "../trace/trace.js";
import {composeAccents} from "./accents.js";
import {baselinesOf, noteRatio} from "./baselines.js";
import {type Box, boxOf, isBlank} from "./glyph.js";
import {middleOf} from "./middle.js";
import type {TurnedGlyph} from "./orientation.js";
import {stretchesOf, usualTracking} from "./spacing.js";

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
  /** em: extra space between its letters */
  readonly tracking: number;
  /** the gap before it is one space as wide as the font sets it */
  readonly afterSingleSpace: boolean;
  readonly glyphs: readonly TurnedGlyph[];
}

export interface Line {
  readonly y: number;
  readonly size: number;
  readonly words: readonly Word[];
}

/** em beyond the tracking: a wider gap parts two words, though no space was set */
const wordGap = 0.12;
/** the same where a space was set */
const wordGapAtSpace = 0.05;

/** The lines of a page whose text reads to the right, from top to bottom, each with its words from left to right. */
export function linesOf(glyphs: readonly TurnedGlyph[], trace: PageTrace = noPageTrace): Line[] {
  const baselines = baselinesOf(glyphs, trace).map(({y, glyphs: own}) => ({
    y,
    stretches: stretchesOf(composeAccents(own)),
  }));
  const usual = usualTracking(baselines.map(({stretches}) => stretches));
  return baselines.flatMap(({y, stretches}) => {
    const words = withoutLeaders(
      stretches.flatMap((stretch) =>
        wordsOf(stretch.glyphs, y, stretch.tracking ?? usual(stretch, stretches)),
      ),
      trace,
    );
    if (words.length === 0) return [];
    return [{y, size: middleOf(words.map((word) => word.size)) ?? 0, words}];
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

function wordsOf(glyphs: readonly TurnedGlyph[], y: number, tracking: number): Word[] {
  const words: Word[] = [];
  let current: TurnedGlyph[] = [];
  let spaces: TurnedGlyph[] = [];
  let end = 0;
  let afterSingleSpace = false;
  const finish = () => {
    if (current.length > 0) words.push(wordOf(current, y, tracking, afterSingleSpace));
  };
  for (const glyph of glyphs) {
    if (isBlank(glyph.text)) {
      spaces.push(glyph);
      continue;
    }
    const gap = (glyph.x0 - end) / glyph.size;
    const last = current.at(-1);
    const isBehind = gap < -0.5 && last?.operation !== glyph.operation;
    if (!last || isBehind || gap > tracking + (spaces.length > 0 ? wordGapAtSpace : wordGap)) {
      finish();
      afterSingleSpace = spaces.length === 1 && widthOf(spaces[0]) > 0.85 * (glyph.x0 - end);
      current = [glyph];
      end = glyph.x1;
    } else {
      current.push(glyph);
      end = Math.max(end, glyph.x1);
    }
    spaces = [];
  }
  finish();
  return joinNoteMarks(words.filter((word) => word.text !== ""));
}

/** em: a raised mark this near to a word is a note on it */
const noteGap = 0.5;

/** Note marks that stand a little apart from their word. */
function joinNoteMarks(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before && isNoteOn(before, word))
      joined[joined.length - 1] = {...before, notes: before.notes + word.text};
    else joined.push(word);
  }
  return joined;
}

function isNoteOn(word: Word, mark: Word): boolean {
  const isRaised = mark.glyphs.every((glyph) => mark.y - glyph.y0 > noteRise * word.size);
  return isRaised && mark.size <= noteRatio * word.size && mark.x0 - word.x1 < noteGap * word.size;
}

function widthOf(glyph: TurnedGlyph | undefined): number {
  return glyph ? glyph.x1 - glyph.x0 : 0;
}

/** ligatures and letters that are one glyph for two */
const ligatures = /[\ufb00-\ufb06\u0132\u0133]/g;
/** control and private-use characters: the font does not say what it shows */
const unreadable = /[\p{Cc}\p{Co}\ufffd]/gu;
/** joiners, and marks of the direction of writing: no reader sees them */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const raisedCharacters = /[\u00b2\u00b3\u00b9\u2070-\u208e\u1d43\u1d47\u1d9c\u1d48]/g;

function wordOf(
  glyphs: readonly TurnedGlyph[],
  y: number,
  tracking: number,
  afterSingleSpace: boolean,
): Word {
  let size = 0;
  for (const glyph of glyphs) size = Math.max(size, glyph.size);
  const body = glyphs.filter((glyph) => !isNoteMark(glyph, size, y));
  const shown = body.length > 0 ? body : glyphs;
  const written = shown.map((glyph) => glyph.text || "\ufffd").join("");
  const marks = shown === glyphs ? [] : glyphs.filter((glyph) => isNoteMark(glyph, size, y));
  const first = shown[0] as TurnedGlyph;
  let [x0, x1] = [first.x0, first.x1];
  for (const glyph of shown) [x0, x1] = [Math.min(x0, glyph.x0), Math.max(x1, glyph.x1)];
  const isPlain = plain.test(written);
  return {
    text: isPlain ? written : stripBars(plainText(written)),
    x0,
    x1,
    y,
    size,
    font: first.font,
    fill: first.fill,
    notes:
      marks.map((glyph) => glyph.text).join("") +
      (isPlain ? "" : (written.match(raisedCharacters)?.join("") ?? "")),
    tracking,
    afterSingleSpace,
    glyphs: shown,
  };
}

/** letters, digits and common signs that need no treatment */
const plain = /^[!-{}~]+$/;

function plainText(written: string): string {
  const text = written
    .replace(raisedCharacters, "")
    .replace(ligatures, (ligature) => ligature.normalize("NFKC"))
    .replace(unreadable, "\ufffd")
    .replace(/\u00ad/g, "-");
  // a word of nothing else stays: what it is in its cell is for the figures to say
  return (text.replace(invisible, "") || text).normalize("NFC");
}

/** em: marks stand at least this far above the baseline */
const noteRise = 0.12;

/** A smaller digit, star or bracket, or a smaller letter that is raised. Stars mark a provisional figure: they stay. */
function isNoteMark(glyph: TurnedGlyph, size: number, y: number): boolean {
  if (glyph.size > noteRatio * size || glyph.text === "*") return false;
  return /^[\d†‡()]+$/.test(glyph.text) || y - glyph.y0 > noteRise * size;
}

/** Tables drawn with characters: the bars between their cells are no text. */
function stripBars(text: string): string {
  return text.replace(/^[|¦⋮︙\u2500-\u257f]+|[|¦⋮︙\u2500-\u257f]+$/g, "");
}

/** Rows of dots that lead the eye from a name to its figures. */
function withoutLeaders(words: readonly Word[], trace: PageTrace): Word[] {
  const isDot = (word: Word | undefined) => word !== undefined && /^[.…·]+$/.test(word.text);
  const isLeader = (word: Word, i: number) => {
    if (!isDot(word)) return false;
    if (word.text.replace(/…/g, "...").length > 3) return true;
    return [-3, -2, -1, 0].some((from) => [0, 1, 2, 3].every((step) => isDot(words[i + from + step])));
  };
  return words.filter((word, i) => {
    const isLeft = isLeader(word, i);
    if (isLeft) for (const glyph of word.glyphs) trace.dropped(glyph, "dot leader");
    return !isLeft;
  });
}
