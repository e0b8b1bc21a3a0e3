/** Rows of which each figure has its percentage under it: the percentages go, and what stands between the lines joins them. */
import type {Line, Word} from "../../words/words.js";
import {isFigure, type Token, tokensOf} from "../tokens.js";
import {inOrder, moved, type Origins} from "./moved.js";

/** em: a percentage stands no further from the figure that it belongs to */
const under = 1.5;
/** with fewer there is a column of percentages, or none */
const fewest = 4;
const mostUnder = 0.6;
const columnCount = 5;

/** The lines without percentages under figures; null where there are none. */
export function withLevelRows(lines: readonly Line[], origins: Origins): Line[] | null {
  const tokens = lines.map((line) => tokensOf(line).tokens);
  const shares = tokens.flat().filter(({kind}) => kind === "percent");
  if (shares.length < fewest) return null;
  const belongs = (share: Token) =>
    tokens.some((row) =>
      row.some(
        (token) =>
          isCount(token) &&
          Math.abs(token.y - share.y) < under * token.size &&
          token.y < share.y &&
          overlap(token, share),
      ),
    );
  const dropped = new Set(shares.filter(belongs).flatMap(({words}) => words));
  if (shares.filter(belongs).length < mostUnder * shares.length) return null;
  const rest = lines.map((line) => ({...line, words: line.words.filter((word) => !dropped.has(word))}));
  return joined(inOrder(rest.map(withOwnSize)), origins);
}

function isCount(token: Token): boolean {
  return isFigure(token) && token.kind !== "percent";
}

function overlap(a: {x0: number; x1: number}, b: {x0: number; x1: number}): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1;
}

function withOwnSize(line: Line): Line {
  const sizes = line.words.map(({size}) => size).sort((a, b) => a - b);
  return {...line, size: sizes[sizes.length >> 1] ?? line.size};
}

/** Lines that follow closely and have their figures in other columns are one row: its total may stand lower than the rest. */
function joined(lines: readonly Line[], origins: Origins): Line[] {
  const found: Line[] = [];
  for (const line of lines) {
    const before = found.at(-1);
    const isPart = before && line.y - before.y < under * line.size && areOneRow(before, line);
    if (!isPart) found.push(line);
    else {
      const lower = line.words.map((word: Word) => moved(word, 0, before.y - line.y, origins));
      found[found.length - 1] = {...before, words: [...before.words, ...lower]};
    }
  }
  return inOrder(found);
}

function areOneRow(a: Line, b: Line): boolean {
  const [first, second] = [a, b].map((line) => tokensOf(line).tokens.filter(isCount));
  if (!first || !second || first.length === 0 || second.length === 0) return false;
  if (Math.max(first.length, second.length) >= columnCount) return false;
  return !first.some((token) => second.some((other) => overlap(token, other)));
}
