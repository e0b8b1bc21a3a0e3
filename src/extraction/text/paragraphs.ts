/** Running text: pieces of lines outside the tables, put together as paragraphs in the order of reading. */
import {middleOf} from "../words/middle.js";
import type {Line, Word} from "../words/words.js";

/** The part of a line that belongs to one paragraph. */
export interface TextPiece {
  readonly words: readonly Word[];
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  /** face and colour of most of its letters */
  readonly style: string;
}

export interface Paragraph {
  readonly pieces: readonly TextPiece[];
  /** lines joined, hyphenation undone */
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** baselines of the first and last line */
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  readonly style: string;
}

/** A paragraph, and where on which page it stands. */
export interface PlacedParagraph extends Paragraph {
  readonly page: number;
  /** of its first line: 0 is the top of the page as the text reads, 1 the bottom */
  readonly height: number;
}

/** em: a wider gap in a line parts columns of text */
const columnGap = 1.5;
/** em: so does a smaller one, where the line above or below is open at the same place */
const sharedGap = 0.9;
/** em: lines further apart do not belong together at all */
const largestLeading = 3.2;

/** The paragraphs of some lines, left columns before right ones. */
export function paragraphsOf(lines: readonly Line[], isElsewhere: (word: Word) => boolean): Paragraph[] {
  const pieces = lines.flatMap((line, i) => piecesOf(line, lines[i - 1], lines[i + 1], isElsewhere));
  return inReadingOrder(runsOf(pieces)).flatMap(splitRun);
}

function piecesOf(
  line: Line,
  above: Line | undefined,
  below: Line | undefined,
  isElsewhere: (word: Word) => boolean,
): TextPiece[] {
  const groups: Word[][] = [[]];
  for (const word of line.words) {
    const before = groups.at(-1)?.at(-1);
    if (isElsewhere(word)) {
      groups.push([]);
      continue;
    }
    const gap = before ? (word.x0 - before.x1) / word.size - word.tracking : 0;
    const middle = before ? (before.x1 + word.x0) / 2 : 0;
    const apart =
      gap > columnGap || (gap > sharedGap && [above, below].some((other) => isOpenAt(other, middle)));
    if (apart) groups.push([word]);
    else groups.at(-1)?.push(word);
  }
  return groups.filter((words) => words.length > 0).map((words) => pieceOf(words, line.y));
}

/** Whether a line has words on both sides of a place, and a gap there. */
function isOpenAt(line: Line | undefined, x: number): boolean {
  if (!line) return false;
  const left = line.words.some((word) => word.x1 < x);
  const right = line.words.some((word) => word.x0 > x);
  return (
    left &&
    right &&
    !line.words.some((word) => word.x0 - 0.4 * word.size < x && word.x1 + 0.4 * word.size > x)
  );
}

function pieceOf(words: readonly Word[], y: number): TextPiece {
  return {
    words,
    text: words.map((word) => word.text).join(" "),
    x0: (words[0] as Word).x0,
    x1: (words.at(-1) as Word).x1,
    y,
    size: middleOf(words.map((word) => word.size)) ?? 0,
    style: usualStyle(words),
  };
}

function usualStyle(words: readonly Word[]): string {
  const [first] = words;
  if (first && words.every(({font, fill}) => font === first.font && fill === first.fill)) {
    return `${first.font} ${first.fill}`;
  }
  const letters = new Map<string, number>();
  for (const {font, fill, text} of words) {
    const style = `${font} ${fill}`;
    letters.set(style, (letters.get(style) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

/** Pieces that lie under one another, whatever their type. */
function runsOf(pieces: readonly TextPiece[]): TextPiece[][] {
  const runs: TextPiece[][] = [];
  for (const piece of pieces) {
    let best: TextPiece[] | undefined;
    for (const run of runs) {
      const last = run.at(-1) as TextPiece;
      const step = piece.y - last.y;
      if (step <= 0.2 * piece.size || step > largestLeading * Math.max(piece.size, last.size)) continue;
      if (!liesUnder(last, piece)) continue;
      if (!best || offset(last, piece) < offset(best.at(-1) as TextPiece, piece)) best = run;
    }
    if (best) best.push(piece);
    else runs.push([piece]);
  }
  return runs;
}

function offset(a: TextPiece, b: TextPiece): number {
  return Math.abs(a.x0 - b.x0);
}

function liesUnder(above: TextPiece, piece: TextPiece): boolean {
  const shared = Math.min(above.x1, piece.x1) - Math.max(above.x0, piece.x0);
  const narrower = Math.min(above.x1 - above.x0, piece.x1 - piece.x0);
  return shared > 0.5 * narrower || offset(above, piece) < 1.2 * piece.size;
}

interface Extent {
  readonly run: readonly TextPiece[];
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** Cuts the page where white runs across it, then where white runs down it, and so on (the XY cut). */
function inReadingOrder(runs: readonly (readonly TextPiece[])[]): (readonly TextPiece[])[] {
  return cut(
    runs.map((run) => ({
      run,
      x0: Math.min(...run.map((piece) => piece.x0)),
      x1: Math.max(...run.map((piece) => piece.x1)),
      y0: (run[0] as TextPiece).y - (run[0] as TextPiece).size,
      y1: (run.at(-1) as TextPiece).y,
    })),
  ).map(({run}) => run);
}

function cut(extents: readonly Extent[]): Extent[] {
  if (extents.length < 2) return [...extents];
  const rows = groupsAlong(extents, "y0", "y1");
  if (rows.length > 1) return rows.flatMap(cut);
  const columns = groupsAlong(extents, "x0", "x1");
  if (columns.length > 1) return columns.flatMap(cut);
  return [...extents].sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}

function groupsAlong(extents: readonly Extent[], from: "x0" | "y0", to: "x1" | "y1"): Extent[][] {
  const groups: Extent[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const extent of [...extents].sort((a, b) => a[from] - b[from])) {
    if (extent[from] >= end) groups.push([]);
    groups.at(-1)?.push(extent);
    end = Math.max(end, extent[to]);
  }
  return groups;
}

/** A run of lines as paragraphs. */
function splitRun(run: readonly TextPiece[]): Paragraph[] {
  const right = Math.max(...run.map((piece) => piece.x1));
  const pitch = usualPitch(run);
  const paragraphs: TextPiece[][] = [];
  for (const piece of run) {
    const paragraph = paragraphs.at(-1);
    if (paragraph && goesOn(paragraph, piece, right, pitch)) paragraph.push(piece);
    else paragraphs.push([piece]);
  }
  return paragraphs.map(paragraphOf);
}

/** The most frequent distance between lines of the same size, in em; what is usual in print when there is none. */
function usualPitch(run: readonly TextPiece[]): number {
  const steps = run.slice(1).flatMap((piece, i) => {
    const before = run[i] as TextPiece;
    return sameSize(before, piece) ? [(piece.y - before.y) / piece.size] : [];
  });
  const votes = steps.map((step) => steps.filter((other) => Math.abs(other - step) < 0.06).length);
  return steps[votes.indexOf(Math.max(...votes))] ?? 1.3;
}

function sameSize(a: TextPiece, b: TextPiece): boolean {
  return Math.abs(a.size - b.size) < 0.08 * a.size;
}

/** Whether a line continues the paragraph: same type, usual distance, not indented, and no room left before it. */
function goesOn(paragraph: readonly TextPiece[], piece: TextPiece, right: number, pitch: number): boolean {
  const before = paragraph.at(-1) as TextPiece;
  if (!sameSize(before, piece) || before.style !== piece.style) return false;
  if ((piece.y - before.y) / piece.size > 1.3 * pitch) return false;
  const isIndented = piece.x0 > before.x0 + 0.8 * piece.size && paragraph.length > 1;
  if (isIndented) return false;
  const first = piece.words[0] as Word;
  const room = right - before.x1 - 0.3 * piece.size;
  return first.x1 - first.x0 > room - 0.5 * piece.size || !/[.?!:]$/.test(before.text);
}

function paragraphOf(pieces: readonly TextPiece[]): Paragraph {
  const [first, last] = [pieces[0] as TextPiece, pieces.at(-1) as TextPiece];
  return {
    pieces,
    text: pieces.reduce((text, piece) => joinLines(text, piece.text), ""),
    x0: Math.min(...pieces.map((piece) => piece.x0)),
    x1: Math.max(...pieces.map((piece) => piece.x1)),
    top: first.y,
    bottom: last.y,
    size: first.size,
    style: usualStyle(pieces.flatMap((piece) => piece.words)),
  };
}

/** beginnings that keep their hyphen: "re-integratie", "niet-werkend" */
const hyphened = /(^|[\s(])(re|co|ex|niet|oud|non|semi|pre)-$/i;

/** A word that was broken at the end of a line is whole again; a compound with a capital keeps its hyphen. */
export function joinLines(before: string, after: string): string {
  if (before === "") return after;
  if (!/\p{L}[-‐]$/u.test(before)) return `${before} ${after}`;
  if (/^(en|of)\b/.test(after)) return `${before} ${after}`;
  if (!/^\p{Ll}/u.test(after) || hyphened.test(before)) return before + after;
  return before.slice(0, -1) + after;
}
