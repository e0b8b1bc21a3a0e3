/** The pieces of text above a table that its column headings are made of. */
import type {Settings} from "../settings.js";
import {baselineIn, type Layout} from "./page-text.js";
import type {Line, Word} from "./words.js";

export type Mark = "gemeente" | "uwv" | "met" | "zonder" | "totaal";
const marks: readonly Mark[] = ["gemeente", "uwv", "met", "zonder", "totaal"];

/** Words of a heading that stand together on a line, in the frame in which the table reads to the right. */
export interface Phrase {
  readonly text: string;
  readonly words: readonly Word[];
  readonly marks: readonly Mark[];
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly size: number;
  /** its place in the order of reading: level lines before turned ones, then down, then to the right */
  readonly order: readonly [number, number, number];
}

export type MarkFinder = (text: string) => readonly Mark[];

/** Recognises the words that tell columns apart. */
export function createMarkFinder(patterns: Settings["headings"]): MarkFinder {
  const expressions = marks.map((mark) => [mark, new RegExp(patterns[mark], "iu")] as const);
  return (text) => expressions.flatMap(([mark, expression]) => (expression.test(text) ? [mark] : []));
}

/** em: words of a phrase stand nearer to each other than this */
const phraseGap = 0.75;

/** Every phrase of the page, level ones in the table's own layout and turned ones in the others. */
export function phrasesOf(table: Layout, layouts: readonly Layout[], findMarks: MarkFinder): Phrase[] {
  return layouts.flatMap((layout) =>
    layout.lines.flatMap((line) =>
      runsOf(line, findMarks).map((words) => phraseOf(words, line, table, layout, findMarks)),
    ),
  );
}

/** A run of words ends at a wide gap, and where a mark comes that would contradict one that it has. */
function runsOf(line: Line, findMarks: MarkFinder): Word[][] {
  const runs: Word[][] = [];
  let kinds: string[] = [];
  for (const word of line.words) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const gap = before ? (word.x0 - before.x1) / word.size - line.tracking : 0;
    const own = findMarks(word.text).map(kindOf);
    if (run && gap < phraseGap && !own.some((kind) => kinds.includes(kind))) {
      run.push(word);
      kinds.push(...own);
    } else {
      runs.push([word]);
      kinds = own;
    }
  }
  return runs;
}

function kindOf(mark: Mark): string {
  return mark === "met" || mark === "zonder" ? "profile" : mark === "totaal" ? "total" : "organisation";
}

function phraseOf(
  words: readonly Word[],
  line: Line,
  table: Layout,
  layout: Layout,
  findMarks: MarkFinder,
): Phrase {
  const text = words.map((word) => word.text).join(" ");
  const [first, last] = [words[0] as Word, words.at(-1) as Word];
  const {size} = first;
  const shared = {text, words, marks: findMarks(text), size};
  if (layout === table) {
    return {
      ...shared,
      x0: first.x0,
      x1: last.x1,
      y0: line.y - size,
      y1: line.y,
      order: [0, line.y, first.x0],
    };
  }
  const [start] = baselineIn(table, first);
  const [, end] = baselineIn(table, last);
  const foot = start[1] > end[1] ? start : end;
  return {
    ...shared,
    x0: foot[0] - 0.5 * size,
    x1: foot[0] + 0.5 * size,
    y0: Math.min(start[1], end[1]),
    y1: foot[1],
    order: [1, line.y, first.x0],
  };
}
