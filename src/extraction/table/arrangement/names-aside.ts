/** Names that stand at the right of their figures, or between them, are put to the left. */
import type {Line, Word} from "../../words/words.js";
import {isFigure, tokensOf} from "../tokens.js";
import {headingAbove} from "./headings-first.js";
import {inOrder, moved, type Origins, withWords} from "./moved.js";
import {type NameColumn, nameColumns} from "./name-columns.js";

/** of the lines with names: on more of them, figures stand at the left of the names */
const most = 0.6;
/** at the left of the names: codes and numbers may stand there in a usual table */
const fewestFigures = 2;
/** em: between words of different columns */
const wideGap = 0.75;

/** The lines with the names first; null where they are already, or where there are none. */
export function withNamesFirst(lines: readonly Line[], origins: Origins): Line[] | null {
  const [column, ...others] = nameColumns(lines);
  if (!column || others.length > 0) return null;
  const rows = [...new Set(column.names.map(({line}) => line))];
  const figures = rows.map((line) => tokensOf(line).tokens.filter(isFigure));
  const before = figures.map((some) => some.filter(({x1}) => x1 <= column.x0 + 1));
  const isAside = before.filter((some) => some.length >= fewestFigures).length > most * rows.length;
  if (!isAside) return null;
  const {size} = rows[0] as Line;
  const [top, bottom] = [(rows[0] as Line).y - 0.5 * size, (rows.at(-1) as Line).y + size];
  const headings = headingAbove(lines, lines.indexOf(rows[0] as Line));
  const around = [...headings, ...lines.filter(({y}) => y >= top && y <= bottom)];
  const own = new Set(
    around.flatMap((line) =>
      runsOf(line)
        .filter((run) => isOfNames(run, column))
        .flat(),
    ),
  );
  const rest = around.flatMap(({words}) => words.filter((word) => !own.has(word)));
  const left = Math.min(...rest.map(({x0}) => x0));
  const inTable = new Set(rest);
  const width = column.x1 - column.x0 + 3 * size;
  return inOrder(
    withWords(lines, ({words}) =>
      words.map((word) => {
        if (own.has(word)) return moved(word, left - column.x0, 0, origins);
        return inTable.has(word) ? moved(word, width, 0, origins) : word;
      }),
    ),
  );
}

/** Words without a wide gap or a figure between them. */
function runsOf(line: Line): Word[][] {
  const runs: Word[][] = [];
  let before: Word | null = null;
  for (const token of tokensOf(line).tokens) {
    if (isFigure(token)) {
      before = null;
      continue;
    }
    for (const word of token.words) {
      const isNear: boolean = before !== null && (word.x0 - before.x1) / word.size - word.tracking < wideGap;
      if (isNear) runs.at(-1)?.push(word);
      else runs.push([word]);
      before = word;
    }
  }
  return runs;
}

/** Whether words stand in the column of the names, their heading among them: headings of figures reach beyond it. */
function isOfNames(run: readonly Word[], {x0, x1}: NameColumn): boolean {
  const [left, right] = [(run[0] as Word).x0, (run.at(-1) as Word).x1];
  return Math.min(right, x1) - Math.max(left, x0) > 0.5 * (right - left);
}
