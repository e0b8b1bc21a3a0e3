/** Small tables outside the main one: short lines put together across the page, each under the heading above it. */
import type {PlacedParagraph, TextPiece} from "./paragraphs.js";

/** A line of label and figure, as a paragraph of its own. */
export interface LabelledLine {
  readonly paragraph: PlacedParagraph;
  /** the lines above it, nearest last; none over a tile: its words stand below */
  readonly heading: string;
}

/** em: lines further above are about something else */
const reach = 6;

/** Lines with a number that has a label at its left, or above it in the same column, or below it as on a tile. */
export function labelledLines(paragraphs: readonly PlacedParagraph[]): LabelledLine[] {
  const pieces = paragraphs.flatMap((paragraph) => paragraph.pieces.map((piece) => ({piece, paragraph})));
  const rows = rowsOf(pieces);
  return rows.flatMap((row, i) => {
    const above = rows.slice(0, i).filter((other) => isAbove(other, row));
    const heading = textOf(above.flat());
    const isFigures = row.every(({piece}) => isFigure(piece.text));
    const tiles = isFigures ? tilesOf(row, rows.slice(i + 1), gapOf(above.at(-1), row)) : [];
    if (tiles.length > 0) return linesOf(tiles, "");
    return linesOf(isFigures ? columnsUnder(row, above.at(-1) ?? []) : [row], heading);
  });
}

function linesOf(lines: readonly Row[], heading: string): LabelledLine[] {
  return lines
    .filter((line) => line.length > 1 && line.some(({piece}) => /\d/.test(piece.text)))
    .map((line) => ({paragraph: asParagraph(line), heading}));
}

interface Placed {
  readonly piece: TextPiece;
  readonly paragraph: PlacedParagraph;
}

type Row = readonly Placed[];

function rowsOf(pieces: readonly Placed[]): Row[] {
  const rows: Placed[][] = [];
  const sorted = [...pieces].sort((a, b) => a.paragraph.page - b.paragraph.page || a.piece.y - b.piece.y);
  for (const placed of sorted) {
    const [first] = rows.at(-1) ?? [];
    const isSame =
      first &&
      first.paragraph.page === placed.paragraph.page &&
      Math.abs(first.piece.y - placed.piece.y) < 0.4 * placed.piece.size;
    if (isSame) rows.at(-1)?.push(placed);
    else rows.push([placed]);
  }
  return rows.map((row) => row.sort((a, b) => a.piece.x0 - b.piece.x0));
}

/** between the baselines of two rows */
function gapOf(upper: Row | undefined, lower: Row): number {
  return upper ? (lower[0] as Placed).piece.y - (upper[0] as Placed).piece.y : Number.POSITIVE_INFINITY;
}

function isAbove(other: Row, row: Row): boolean {
  const [a, b] = [other[0] as Placed, row[0] as Placed];
  return a.paragraph.page === b.paragraph.page && b.piece.y - a.piece.y < reach * b.piece.size;
}

/** Figures under headings: each with the heading that it stands under. */
function columnsUnder(row: Row, headings: Row): Row[] {
  return row.flatMap((figure) => {
    const label = headings.find((other) => shareColumn(figure, other) && !isFigure(other.piece.text));
    return label ? [[label, figure]] : [];
  });
}

/**
 * Figures over their words: each with all of them, for "van de personen in Sonar" may go on "heeft een klantprofiel".
 * Words under several figures, as under an axis, are of none of them.
 *
 * @param gap to what stands above: words below have to be nearer
 */
function tilesOf(row: Row, below: readonly Row[], gap: number): Row[] {
  return row.flatMap((figure) => {
    const words = wordsUnder(figure, below);
    const [first] = words;
    if (!first || first.piece.y - figure.piece.y >= gap) return [];
    return row.some((other) => other !== figure && shareColumn(other, first)) ? [] : [[...words, figure]];
  });
}

/** em: between the baselines of lines that are one label */
const leading = 1.8;

/** The lines under a figure, as far as the next number. */
function wordsUnder(figure: Placed, below: readonly Row[]): Placed[] {
  const words: Placed[] = [];
  for (const row of below) {
    const last = words.at(-1);
    if (last ? gapOf([last], row) > leading * last.piece.size : !isAbove([figure], row)) break;
    const next = row.find((other) => shareColumn(last ?? figure, other));
    if (!next) continue;
    if (/\d/.test(next.piece.text)) break;
    words.push(next);
  }
  return words;
}

function shareColumn({piece: a}: Placed, {piece: b}: Placed): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1;
}

function isFigure(text: string): boolean {
  return !/\p{L}/u.test(text);
}

function textOf(row: Row): string {
  return row.map(({piece}) => piece.text).join(" ");
}

function asParagraph(line: Row): PlacedParagraph {
  const {paragraph} = line[0] as Placed;
  const pieces = line.map(({piece}) => piece);
  return {
    ...paragraph,
    pieces,
    text: textOf(line),
    x0: Math.min(...pieces.map(({x0}) => x0)),
    x1: Math.max(...pieces.map(({x1}) => x1)),
  };
}
