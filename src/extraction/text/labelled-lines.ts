/** Small tables outside the main one: short lines put together across the page, each under the heading above it. */
import type {PlacedParagraph, TextPiece} from "./paragraphs.js";

/** A line of label and figure, as a paragraph of its own. */
export interface LabelledLine {
  readonly paragraph: PlacedParagraph;
  /** the lines above it, nearest last */
  readonly heading: string;
}

/** em: lines further above are about something else */
const reach = 6;

/** Lines with a number that has a label at its left, or above it in the same column. */
export function labelledLines(paragraphs: readonly PlacedParagraph[]): LabelledLine[] {
  const pieces = paragraphs.flatMap((paragraph) => paragraph.pieces.map((piece) => ({piece, paragraph})));
  const rows = rowsOf(pieces);
  return rows.flatMap((row, i) => {
    const above = rows.slice(0, i).filter((other) => isAbove(other, row));
    const heading = above.map((other) => textOf(other)).join(" ");
    const isFigures = row.every(({piece}) => isFigure(piece.text));
    const under = isFigures ? columnsUnder(row, above.at(-1) ?? []) : [];
    const below = rows[i + 1];
    const isNearer =
      below !== undefined && isAbove(row, below) && gapOf(row, below) < gapOf(above.at(-1), row);
    const over = isFigures && isNearer ? columnsUnder(row, below) : [];
    const lines = over.length > 0 ? over : isFigures ? under : [row];
    return lines
      .filter((line) => line.length > 1 && line.some(({piece}) => /\d/.test(piece.text)))
      .map((line) => ({paragraph: asParagraph(line), heading}));
  });
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

/** Figures under headings, or over them as on tiles: each with the heading that it shares its column with. */
function columnsUnder(row: Row, headings: Row): Row[] {
  return row.flatMap((figure) => {
    const label = headings.find(
      ({piece}) => piece.x0 < figure.piece.x1 && figure.piece.x0 < piece.x1 && !isFigure(piece.text),
    );
    return label ? [[label, figure]] : [];
  });
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
