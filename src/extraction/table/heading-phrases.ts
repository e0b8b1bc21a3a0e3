/** The pieces of text above a table that its column headings are made of. */
import type {Settings} from "../../settings/settings.js";
import {baselineIn, type Layout} from "../words/page-text.js";
import type {Line, Word} from "../words/words.js";

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
  /** left and right edge of the text that it is part of: a sentence goes on beyond the table */
  readonly run: readonly [number, number];
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

/** em: headings reach no higher above the first row than this */
export const highestHeading = 30;

/** The phrases over a row: level ones in the table's own layout, and turned ones in the others. */
export function phrasesOf(
  table: Layout,
  layouts: readonly Layout[],
  top: number,
  findMarks: MarkFinder,
): Phrase[] {
  const isOver = (layout: Layout, {y, size}: Line) =>
    layout !== table || (y < top && y > top - highestHeading * size);
  return layouts.flatMap((layout) =>
    layout.lines
      .filter((line) => isOver(layout, line))
      .flatMap((line) =>
        runsOf(line).flatMap((run) =>
          splitAtMarks(run, findMarks).map((words) => phraseOf(words, run, line, table, layout, findMarks)),
        ),
      ),
  );
}

/** Words without a wide gap between them. */
function runsOf({words}: Line): Word[][] {
  const runs: Word[][] = [];
  for (const word of words) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const gap = before ? (word.x0 - before.x1) / word.size - word.tracking : 0;
    if (run && gap < phraseGap) run.push(word);
    else runs.push([word]);
  }
  return runs;
}

/** Headings that nearly touch are parted where a mark comes that would contradict one before it. */
function splitAtMarks(run: readonly Word[], findMarks: MarkFinder): Word[][] {
  const phrases: Word[][] = [];
  let kinds: string[] = [];
  for (const word of run) {
    const own = findMarks(word.text).map(kindOf);
    if (phrases.length > 0 && !own.some((kind) => kinds.includes(kind))) {
      phrases.at(-1)?.push(word);
      kinds.push(...own);
    } else {
      phrases.push([word]);
      kinds = own;
    }
  }
  return phrases;
}

function kindOf(mark: Mark): string {
  return mark === "met" || mark === "zonder" ? "profile" : mark === "totaal" ? "total" : "organisation";
}

function phraseOf(
  words: readonly Word[],
  run: readonly Word[],
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
      run: [(run[0] as Word).x0, (run.at(-1) as Word).x1],
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
    run: [foot[0] - 0.5 * size, foot[0] + 0.5 * size],
    x0: foot[0] - 0.5 * size,
    x1: foot[0] + 0.5 * size,
    y0: Math.min(start[1], end[1]),
    y1: foot[1],
    order: [1, line.y, first.x0],
  };
}
