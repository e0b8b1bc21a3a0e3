/** Names that stand on a line of their own above or below their figures are put beside them. */
import type {Line} from "../../words/words.js";
import {isFigure, tokensOf} from "../tokens.js";
import {inOrder, moved, type Origins} from "./moved.js";
import {nameColumns} from "./name-columns.js";

/** em: a name stands no further from its figures than this */
const farthest = 4;
const fewestFigures = 3;

/** The lines with each name on the line of its figures; null where that is so already, or where it is not plain which go together. */
export function withNamesBeside(lines: readonly Line[], origins: Origins): Line[] | null {
  const [column, ...others] = nameColumns(lines);
  if (!column || others.length > 0) return null;
  const isBare = (line: Line) => tokensOf(line).tokens.every((token) => !isFigure(token));
  const alone = new Set(column.names.map(({line}) => line).filter(isBare));
  if (alone.size < 2 || alone.size < 0.8 * column.names.length) return null;
  const figures = lines.filter((line) => isFigureLine(line));
  const pairs = pairsOf([...alone], figures);
  if (!pairs) return null;
  const target = new Map(pairs.map(([name, figureLine]) => [name, figureLine]));
  const joined = new Map<Line, Line>();
  for (const [name, figureLine] of target) {
    const words = name.words.map((word) => moved(word, 0, figureLine.y - name.y, origins));
    joined.set(figureLine, {...figureLine, words: [...words, ...figureLine.words]});
  }
  return inOrder(lines.flatMap((line) => (target.has(line) ? [] : [joined.get(line) ?? line])));
}

function isFigureLine(line: Line): boolean {
  const {tokens} = tokensOf(line);
  return (
    tokens.filter(isFigure).length >= fewestFigures && tokens.every((token) => !/\p{L}{3}/u.test(token.text))
  );
}

/** All names with the figures below them, or else all with those above. */
function pairsOf(names: readonly Line[], figures: readonly Line[]): (readonly [Line, Line])[] | null {
  const ways = [1, -1].map((way) =>
    names.flatMap((name) => {
      const next = figures
        .filter(({y}) => (y - name.y) * way > 0 && Math.abs(y - name.y) < farthest * name.size)
        .sort((a, b) => (a.y - b.y) * way)[0];
      const isCut = next && names.some(({y}) => (y - name.y) * way > 0 && (next.y - y) * way > 0);
      return next && !isCut ? [[name, next] as const] : [];
    }),
  );
  const [below = [], above = []] = ways;
  const best = above.length > below.length ? above : below;
  return best.length === names.length ? best : null;
}
