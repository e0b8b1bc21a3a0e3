/** An unusual page as usual ones: tables beside each other apart, names first and on the line of their figures, headings above. */
import type {Line} from "../../words/words.js";
import type {MarkFinder} from "../heading-phrases.js";
import {withHeadingsFirst} from "./headings-first.js";
import {withLevelRows} from "./level-rows.js";
import type {Origins} from "./moved.js";
import {withNamesBeside} from "./names-apart.js";
import {withNamesFirst} from "./names-aside.js";
import {linesIn, panelsOf} from "./panels.js";
import {turnedOver} from "./transposed.js";

/** Lines that may hold a table, and where their words are printed. */
export interface Arrangement {
  readonly lines: readonly Line[];
  readonly origins: Origins;
}

/** Each changes the lines, or gives null where there is nothing to change. */
type Step = (lines: readonly Line[], origins: Origins, findMarks: MarkFinder) => Line[] | null;
const steps: readonly Step[] = [turnedOver, withHeadingsFirst, withNamesBeside, withNamesFirst];

/** The page as one or more pieces with a table each; null where nothing is unusual. */
export function arrangementsOf(lines: readonly Line[], findMarks: MarkFinder): Arrangement[] | null {
  const shared: Origins = new Map();
  const level = withLevelRows(lines, shared) ?? lines;
  const panels = panelsOf(level);
  const pieces = panels.map((panel) => {
    const origins: Origins = new Map(shared);
    let own: readonly Line[] = panels.length > 1 ? linesIn(level, panel) : level;
    for (const step of steps) own = step(own, origins, findMarks) ?? own;
    return {lines: own, origins};
  });
  return pieces.length > 1 || pieces.some(({lines: own}) => own !== lines) ? pieces : null;
}
