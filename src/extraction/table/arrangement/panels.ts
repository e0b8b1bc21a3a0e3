/** Tables that are printed beside each other: two halves of one, or two stands. */
import type {Line, Word} from "../../words/words.js";
import {isFigure, tokensOf} from "../tokens.js";
import {type NameColumn, nameColumns} from "./name-columns.js";

/** A stretch of the page from left to right. */
export interface Panel {
  readonly x0: number;
  readonly x1: number;
}

/** figures beside each column of names: with fewer the table has columns in common with the next */
const fewestColumns = 4;

/** The stretches that hold a table each, from left to right; one without edges where there are no two. */
export function panelsOf(lines: readonly Line[]): Panel[] {
  const columns = nameColumns(lines);
  const whole = [{x0: Number.NEGATIVE_INFINITY, x1: Number.POSITIVE_INFINITY}];
  if (columns.length < 2) return whole;
  const gaps = figuresBetween(columns);
  const [left, right] = [gaps[0] as number, gaps.at(-1) as number];
  if (left < fewestColumns && gaps.slice(1).every((count) => count >= fewestColumns)) {
    return cutAt(
      columns.slice(1).map((column, i) => (column.x0 + lastBefore(lines, column, columns[i])) / 2),
    );
  }
  if (right < fewestColumns && gaps.slice(0, -1).every((count) => count >= fewestColumns)) {
    return cutAt(
      columns.slice(0, -1).map((column, i) => (column.x1 + firstAfter(lines, column, columns[i + 1])) / 2),
    );
  }
  return whole;
}

/** The words of a panel, on the lines that have any. */
export function linesIn(lines: readonly Line[], {x0, x1}: Panel): Line[] {
  return lines.flatMap((line) => {
    const words = line.words.filter((word) => (word.x0 + word.x1) / 2 > x0 && (word.x0 + word.x1) / 2 < x1);
    return words.length > 0 ? [{...line, words}] : [];
  });
}

function cutAt(edges: readonly number[]): Panel[] {
  return [Number.NEGATIVE_INFINITY, ...edges].map((x0, i) => ({
    x0,
    x1: edges[i] ?? Number.POSITIVE_INFINITY,
  }));
}

/** How many figures stand before the first column of names, between each two, and after the last, on most of their lines. */
function figuresBetween(columns: readonly NameColumn[]): number[] {
  const edges = [
    Number.NEGATIVE_INFINITY,
    ...columns.map(({x0, x1}) => (x0 + x1) / 2),
    Number.POSITIVE_INFINITY,
  ];
  return edges.slice(1).map((to, i) => {
    const beside = [columns[i - 1], columns[i]].flatMap((column) => column?.names ?? []);
    const counts = beside.map(
      ({line}) => figuresOn(line).filter(({x0}) => x0 > (edges[i] as number) && x0 < to).length,
    );
    return counts.sort((a, b) => a - b)[counts.length >> 1] ?? 0;
  });
}

function figuresOn(line: Line): readonly {readonly x0: number; readonly x1: number}[] {
  return tokensOf(line).tokens.filter(isFigure);
}

/** Right edge of what stands before a column of names on its lines, behind the column before it. */
function lastBefore(lines: readonly Line[], column: NameColumn, before: NameColumn | undefined): number {
  const words = wordsBeside(lines, column).filter(({x1}) => x1 <= column.x0);
  return Math.max(before?.x1 ?? Number.NEGATIVE_INFINITY, ...words.map(({x1}) => x1));
}

function firstAfter(lines: readonly Line[], column: NameColumn, next: NameColumn | undefined): number {
  const words = wordsBeside(lines, column).filter(({x0}) => x0 >= column.x1);
  return Math.min(next?.x0 ?? Number.POSITIVE_INFINITY, ...words.map(({x0}) => x0));
}

function wordsBeside(lines: readonly Line[], {names}: NameColumn): Word[] {
  const own = new Set(names.map(({line}) => line));
  return lines.filter((line) => own.has(line)).flatMap(({words}) => words);
}
