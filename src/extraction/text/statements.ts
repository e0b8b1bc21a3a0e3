/** Lines that were set close together without being one sentence: "Aantal personen: 5.745" over "Bekend in Sonar: 72%". */
import {joinLines, type PlacedParagraph, type TextPiece} from "./paragraphs.js";

/** of the widest line: one that ends before it may be the last of a statement */
const shortLine = 0.75;

/** The paragraph in parts, where a short line without a full stop is followed by one that begins anew. */
export function statementsOf(paragraph: PlacedParagraph): PlacedParagraph[] {
  const {pieces, x0, x1} = paragraph;
  const parts: TextPiece[][] = [];
  for (const piece of pieces) {
    const before = parts.at(-1)?.at(-1);
    const isShort = before !== undefined && before.x1 < x0 + shortLine * (x1 - x0);
    if (before && !(isShort && beginsAnew(before, piece))) parts.at(-1)?.push(piece);
    else parts.push([piece]);
  }
  if (parts.length < 2) return [paragraph];
  return parts.map((part) => ({
    ...paragraph,
    pieces: part,
    text: part.reduce((text, piece) => joinLines(text, piece.text), ""),
  }));
}

function beginsAnew(before: TextPiece, piece: TextPiece): boolean {
  return /[\p{L}\d%)]$/u.test(before.text) && /^\p{Lu}/u.test(piece.text);
}
