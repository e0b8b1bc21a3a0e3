/** Columns that did not fit on the page are printed on the next one, beside the names again: they are put behind the others. */
import type {Line, Word} from "../../words/words.js";
import {isFigure, tokensOf} from "../tokens.js";
import {inOrder, moved, type Origins} from "./moved.js";
import {type NameColumn, nameColumns} from "./name-columns.js";

/** the four groups and their total: with as many figures the page is whole */
const columnCount = 5;
/** of the names: as many are the same on both pages */
const mostNames = 0.8;
/** em: headings reach no higher above the first row */
const highest = 9;

/**
 * The lines of a page with the columns of the next page.
 *
 * @param width of the page: the columns are put beyond its right edge
 * @returns null where the next page has no other columns of the same rows
 */
export function withColumnsBeyond(
  lines: readonly Line[],
  next: readonly Line[],
  width: number,
  origins: Origins,
): Line[] | null {
  const [here, ...others] = nameColumns(lines);
  const [there, ...more] = nameColumns(next);
  if (!here || !there || others.length > 0 || more.length > 0) return null;
  if (figuresBeside(here) >= columnCount || figuresBeside(here) < 1 || figuresBeside(there) < 1) return null;
  const rows = pairsOf(here, there, lines, next);
  if (rows.length < mostNames * Math.max(here.names.length, there.names.length)) return null;
  const beside = new Map(rows.map(([line, other]) => [line, other]));
  const put = (words: readonly Word[], dy: number) => words.map((word) => moved(word, width, dy, origins));
  const behindNames = ({words}: Line) => words.filter(({x0}) => x0 >= there.x1);
  const [first, firstThere] = rows[0] as readonly [Line, Line];
  const headings = next
    .filter(({y}) => y < firstThere.y - 0.3 * first.size && y > firstThere.y - highest * first.size)
    .map((line) => {
      const dy = first.y - firstThere.y;
      return {...line, y: line.y + dy, words: put(behindNames(line), dy)};
    });
  const joined = lines.map((line) => {
    const other = beside.get(line);
    return other ? {...line, words: [...line.words, ...put(behindNames(other), line.y - other.y)]} : line;
  });
  return inOrder(headings.reduce(withHeading, joined));
}

/** A heading beside those of the first page is on their line. */
function withHeading(lines: readonly Line[], heading: Line): Line[] {
  const same = lines.findIndex(({y, size}) => Math.abs(y - heading.y) < 0.3 * size);
  if (same < 0) return [...lines, heading];
  return lines.map((line, i) => (i === same ? {...line, words: [...line.words, ...heading.words]} : line));
}

function figuresBeside({names}: NameColumn): number {
  const counts = names.map(({line}) => tokensOf(line).tokens.filter(isFigure).length).sort((a, b) => a - b);
  return counts[counts.length >> 1] ?? 0;
}

/** The lines that begin alike, in their order: names, and whatever the total is called. */
function pairsOf(
  here: NameColumn,
  there: NameColumn,
  lines: readonly Line[],
  next: readonly Line[],
): (readonly [Line, Line])[] {
  const rowsIn = (some: readonly Line[], {names}: NameColumn) => {
    const first = some.indexOf((names[0] as {line: Line}).line);
    return some.slice(Math.max(0, first - 1)).filter((line) => tokensOf(line).tokens.some(isFigure));
  };
  const others = rowsIn(next, there);
  let from = 0;
  return rowsIn(lines, here).flatMap((line) => {
    const name = nameOn(line);
    const index = name === "" ? -1 : others.findIndex((other, i) => i >= from && nameOn(other) === name);
    if (index < 0) return [];
    from = index + 1;
    return [[line, others[index] as Line] as const];
  });
}

/** What is printed before the first figure. */
function nameOn(line: Line): string {
  const {tokens} = tokensOf(line);
  return tokens
    .slice(0, tokens.findIndex(isFigure))
    .map(({text}) => text)
    .join(" ");
}
