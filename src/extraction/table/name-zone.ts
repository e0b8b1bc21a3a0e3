/** Where the names of rows are printed: beside the figures, on their line or on the lines around. */

import {middleOf} from "../words/middle.js";
import type {Word} from "../words/words.js";
import type {Band} from "./bands.js";
import {isKnownName, isPlainName, type NamePiece} from "./row-names.js";
import type {Row} from "./rows.js";
import type {TokenLine} from "./tokens.js";

/** The column of names: from its left edge to the first figures; `figures` are words that are none of them. */
export interface NameZone {
  readonly x0: number;
  readonly x1: number;
  /** the names begin under one another */
  readonly isAligned: boolean;
  readonly figures: ReadonlySet<Word>;
  /** something else stands before the names: what does not begin at the left edge is none */
  readonly isStrict?: boolean;
}

/** em: words of one name stand nearer to each other than this */
const nameGap = 1.1;
/** em: words of a justified sentence may stand as far apart as this */
const sentenceGap = 2;
/** em: names of rows without figures stand no further from the rows above or below */
const farthestName = 4;

/**
 * Which bands lie to the right of the names: all figures do; codes and numbers of rows may stand before.
 * The names are where most rows have letters directly before a band, with at least four bands after it.
 */
export function firstFigureBand(rows: readonly Row[], bands: readonly Band[]): number {
  const last = Math.max(0, bands.length - 4);
  const counts = Array.from(
    {length: last + 1},
    (_, split) =>
      rows.filter((row) => hasName(row, bands, split)).length +
      // a province may stand where the name might
      (bands.length > usualBands ? rows.filter((row) => hasKnownName(row, bands, split)).length : 0),
  );
  return counts.indexOf(Math.max(...counts));
}

/** the four groups and their total */
const usualBands = 5;

function hasKnownName({line}: Row, bands: readonly Band[], split: number): boolean {
  const from = bands[split - 1]?.x1 ?? Number.NEGATIVE_INFINITY;
  const to = bands[split]?.x0 ?? 0;
  const texts = line.tokens.filter((token) => token.x0 >= from && token.x1 <= to).map(({text}) => text);
  return texts.some((_, i) => isPlainName(texts.slice(i).join(" ")));
}

function hasName({line}: Row, bands: readonly Band[], split: number): boolean {
  const from = bands[split - 1]?.x1 ?? Number.NEGATIVE_INFINITY;
  const to = bands[split]?.x0 ?? 0;
  return line.tokens.some((token) => token.x0 >= from && token.x1 <= to && /\p{L}{2}/u.test(token.text));
}

/** The column of names: where the text before the figures starts in most rows, or else at the leftmost of it. */
export function nameZoneOf(rows: readonly Row[], from: number, to: number, size: number): NameZone {
  const figures = new Set(rows.flatMap(({cells}) => cells.flatMap(({words}) => words)));
  const found = rows.flatMap(({line}) => {
    const piece = pieceBefore(line, {x0: from, x1: to, isAligned: false, figures});
    return piece ? [{start: (piece.words[0] as Word).x0, end: (piece.words.at(-1) as Word).x1}] : [];
  });
  const near = 0.3 * size;
  const known = knownStart(rows, {x0: from, x1: to, isAligned: false, figures}, near);
  if (known !== null) return {x0: known, x1: to, isAligned: true, figures, isStrict: true};
  const starts = found.map(({start}) => start);
  const isAligned =
    mostAlike(starts, near) >= 0.5 * starts.length &&
    mostAlike(starts, near) >=
      mostAlike(
        found.map(({end}) => end),
        near,
      ) &&
    mostAlike(starts, near) >=
      mostAlike(
        found.map(({start, end}) => (start + end) / 2),
        near,
      );
  const usual = starts.filter((x) => countNear(x, starts, near) === mostAlike(starts, near));
  const left = isAligned ? Math.min(...usual) : Math.min(...starts, to) - 4 * size;
  return {x0: Math.max(left, from), x1: to, isAligned, figures};
}

/** of the rows: where fewer have the name of a municipality before their figures, a province or a number may stand before it */
const fewKnown = 0.5;

/**
 * Where known names begin under one another, behind other words: provinces, inhabitants, codes. null where the text
 * before the figures is the name in most rows.
 */
function knownStart(rows: readonly Row[], zone: NameZone, near: number): number | null {
  const before = rows.map(({line}) => wordsIn(line, zone));
  const isName = (words: readonly Word[]) => isPlainName(words.map(({text}) => text).join(" "));
  if (before.filter(isName).length >= fewKnown * rows.length) return null;
  const starts = before.flatMap((words) => {
    const start = words.findIndex((_, i) => isName(words.slice(i)));
    return start > 0 ? [(words[start] as Word).x0] : [];
  });
  if (starts.length < fewKnown * rows.length) return null;
  const alike = mostAlike(starts, near);
  return alike < 0.8 * starts.length
    ? null
    : Math.min(...starts.filter((x) => countNear(x, starts, near) === alike));
}

/** How many of the values lie near one of them, at most. */
function mostAlike(values: readonly number[], near: number): number {
  return Math.max(0, ...values.map((value) => countNear(value, values, near)));
}

function countNear(value: number, values: readonly number[], near: number): number {
  return values.filter((other) => Math.abs(other - value) < near).length;
}

/** Words that stand together directly before the figures; codes between them and the figures are passed over. */
function pieceBefore(line: TokenLine, zone: NameZone): NamePiece | null {
  const words = wordsIn(line, zone);
  let start = words.length - 1;
  while (start > 0 && gapBetween(words[start - 1] as Word, words[start] as Word) < nameGap) start--;
  const together = words.slice(Math.max(start, 0));
  return together.length > 0 ? pieceOf(together, line) : null;
}

function gapBetween(before: Word, after: Word): number {
  return (after.x0 - before.x1) / after.size - after.tracking;
}

function pieceOf(words: readonly Word[], line: TokenLine): NamePiece {
  return {text: words.map((word) => word.text).join(" "), line, y: line.y, words};
}

/** The name, or the piece of one, on each line around the rows. */
export function namePieces(
  rows: readonly Row[],
  lines: readonly TokenLine[],
  zone: NameZone,
  size: number,
): NamePiece[] {
  const rowLines = new Set(rows.map((row) => row.line));
  const pieceOn = (line: TokenLine) =>
    rowLines.has(line) ? nameOnRow(line, zone, size) : nameBetweenRows(line, zone, size);
  const [top, bottom] = [rows[0]?.y ?? 0, rows.at(-1)?.y ?? 0];
  const found = lines.flatMap((line) => (line.y >= top && line.y <= bottom ? (pieceOn(line) ?? []) : []));
  const above = piecesBeyond(lines.filter(({y}) => y < top).reverse(), top, rows, pieceOn);
  const below = piecesBeyond(
    lines.filter(({y}) => y > bottom),
    bottom,
    rows,
    pieceOn,
  );
  return [...above.reverse(), ...found, ...below];
}

/**
 * Pieces above the first row, or below the last one: names that are wrapped, and rows without figures, as long as
 * they are municipalities. Such a row follows at the usual distance, in the type of the others: a title does not.
 */
function piecesBeyond(
  lines: readonly TokenLine[],
  edge: number,
  rows: readonly Row[],
  pieceOn: (line: TokenLine) => NamePiece | null,
): NamePiece[] {
  const found: NamePiece[] = [];
  const steps = rows.slice(1).map((row, i) => row.y - (rows[i] as Row).y);
  const [least, usual] = [Math.min(...steps), middleOf(steps) ?? 0];
  // a name in the middle of a higher row stands beside no line of its figures
  const isNameless = rows.some(({y, line}) => y === edge && pieceOn(line) === null);
  for (const line of lines) {
    const step = Math.abs(line.y - edge);
    if (step > Math.max(farthestName * line.size, 1.7 * usual)) break;
    const piece = pieceOn(line);
    if (!piece) continue;
    const isRow = isKnownName(piece.text);
    const isTooNear = step < 0.5 * least && !isNameless;
    const isApart = steps.length > 1 && (isTooNear || step > 1.7 * usual);
    if (isRow && (isApart || !isTypeOfRows(piece, rows))) break;
    found.push(piece);
    if (isRow) edge = line.y;
  }
  return found;
}

function isTypeOfRows({words}: NamePiece, rows: readonly Row[]): boolean {
  const [word] = words;
  return rows.some(({line}) =>
    line.line.words.some(
      (other) => word?.font === other.font && Math.abs(word.size - other.size) < 0.04 * other.size,
    ),
  );
}

/** Words that begin at the left edge of the names; where names do not, or an indented one does not, those that stand together. */
function nameOnRow(line: TokenLine, zone: NameZone, size: number): NamePiece | null {
  const words = wordsIn(line, {...zone, x0: zone.x0 - 0.6 * size});
  const together = pieceBefore(line, {...zone, x0: zone.x0 - 4 * size});
  if (zone.isStrict) return words.length > 0 ? withoutCode(pieceOf(words, line)) : null;
  const isIndented = !zone.isAligned || words.length === 0 || (words[0] as Word).x0 > zone.x0 + 0.6 * size;
  const piece = isIndented ? together : pieceOf(words, line);
  return piece && withoutCode(piece);
}

/** A line without figures that holds nothing but a piece of a name, in the type of the table. */
function nameBetweenRows(line: TokenLine, zone: NameZone, size: number): NamePiece | null {
  const words = wordsIn(line, {...zone, x0: zone.x0 - 0.6 * size});
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || Math.abs(line.size - size) > 0.25 * size) return null;
  const all = line.tokens.flatMap((token) => token.words).filter((word) => !code.test(word.text));
  const before = all[all.indexOf(first) - 1];
  const after = all[all.indexOf(last) + 1];
  const isSentence =
    (before && gapBetween(before, first) < sentenceGap) || (after && gapBetween(last, after) < sentenceGap);
  const isLabel = last.text.endsWith(":");
  // the scale of a chart, a line of percentages: no name of a row has figures in it
  const hasFigures = words.some(({text}) => /^\d/.test(text));
  return isSentence || isLabel || hasFigures ? null : withoutCode(pieceOf(words, line));
}

/** The words of a line in the column of names that can be part of one: codes and figures are not. */
function wordsIn(line: TokenLine, {x0, x1, figures}: NameZone): Word[] {
  return line.tokens
    .flatMap((token) => token.words)
    .filter(
      (word) =>
        word.x0 >= x0 && word.x1 <= x1 + 0.3 * word.size && !figures.has(word) && !code.test(word.text),
    );
}

/** of municipalities and regions; years and quarters too are no names */
const code = /^\(?(?:(?:GM|AM|CBS)-?\d{2,4}|\d{4}|[QK][1-4])\)?$/i;

/** A code that is glued to the name ("GM0148Dalfsen") is no part of it; nor are bullets, and dots that lead on. */
function withoutCode(piece: NamePiece): NamePiece | null {
  const text = piece.text
    .replace(/^(?:GM)?\d{3,4}[\s.:-]*(?=\p{L}|['’])/u, "")
    .replace(/[\s(]*\bGM\d{4}\)?$/, "")
    .replace(/^[•·▪■▸▶►⊞⊟⊕⊖+–-]\s*/, "")
    .replace(/[.:…\s]+$/, "");
  return text === "" ? null : {...piece, text};
}
