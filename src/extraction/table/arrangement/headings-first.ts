/** Headings that stand under the last row are put above the first. */
import type {Line, Word} from "../../words/words.js";
import type {Mark, MarkFinder} from "../heading-phrases.js";
import {isFigure, tokensOf} from "../tokens.js";
import {inOrder, moved, type Origins, withWords} from "./moved.js";

const needed: readonly Mark[] = ["gemeente", "uwv", "met", "zonder"];
/** em: the lines of a heading, and the first of them and the last row, stand no further apart */
const nearLine = 3.2;
/** em: a row further off is another table's */
const nearRow = 5;
const fewestFigures = 4;
/** words without a wide gap between them: more are a sentence */
const longestRun = 6;
const wideGap = 0.75;
/** em of the rows: titles are larger */
const largest = 1.2;

/** The lines with the headings first; null where they are already, or where none stand below. */
export function withHeadingsFirst(
  lines: readonly Line[],
  origins: Origins,
  findMarks: MarkFinder,
): Line[] | null {
  for (const [i, line] of lines.entries()) {
    if (!isRow(line)) continue;
    const below = headingFrom(lines, i + 1);
    if (!saysAll(below, findMarks)) continue;
    const start = firstRow(lines, i);
    const first = lines[start] as Line;
    if (saysAll(headingAbove(lines, start), findMarks)) continue;
    const [top, bottom] = [(below[0] as Line).y, (below.at(-1) as Line).y];
    const room = bottom - top + 5 * first.size;
    const down = first.y - 1.8 * first.size - bottom;
    const dy = ({y}: Line) => (y >= top && y <= bottom ? down : y < first.y - 0.5 * first.size ? -room : 0);
    return inOrder(
      withWords(lines, (each) => each.words.map((word) => moved(word, 0, dy(each), origins))).map(
        (each, k) => ({
          ...each,
          y: each.y + dy(lines[k] as Line),
        }),
      ),
    );
  }
  return null;
}

function isRow(line: Line): boolean {
  return tokensOf(line).tokens.filter(isFigure).length >= fewestFigures;
}

/** Lines that follow one another closely and are neither rows nor sentences. */
function headingFrom(lines: readonly Line[], from: number): Line[] {
  const found: Line[] = [];
  for (let i = from; i < lines.length; i++) {
    const [line, before] = [lines[i] as Line, lines[i - 1] as Line];
    if (line.y - before.y > nearLine * line.size || isRow(line) || isSentence(line.words)) break;
    found.push(line);
  }
  return found;
}

/** The lines over a row that may be its headings: no sentence, no title, no other row. */
export function headingAbove(lines: readonly Line[], start: number): Line[] {
  const found: Line[] = [];
  for (let i = start - 1; i >= 0; i--) {
    const [line, after] = [lines[i] as Line, lines[i + 1] as Line];
    const isTitle = line.size > largest * (lines[start] as Line).size;
    if (after.y - line.y > nearLine * line.size || isTitle || isRow(line) || isSentence(line.words)) break;
    found.push(line);
  }
  return found;
}

function isSentence(words: readonly Word[]): boolean {
  let run = 0;
  for (const [i, word] of words.entries()) {
    const before = words[i - 1];
    run = before && (word.x0 - before.x1) / word.size - word.tracking < wideGap ? run + 1 : 1;
    if (run > longestRun) return true;
  }
  return false;
}

function saysAll(lines: readonly Line[], findMarks: MarkFinder): boolean {
  if (lines.length === 0) return false;
  const marks = findMarks(lines.flatMap(({words}) => words.map(({text}) => text)).join(" "));
  return needed.every((mark) => marks.includes(mark));
}

function firstRow(lines: readonly Line[], last: number): number {
  let first = last;
  for (let i = last - 1; i >= 0; i--) {
    const [line, edge] = [lines[i] as Line, lines[first] as Line];
    if (edge.y - line.y > nearRow * edge.size) break;
    if (isRow(line)) first = i;
  }
  return first;
}
