/** An unusual page as usual ones: tables beside each other apart, names first and on the line of their figures. */
import type {Line} from "../../words/words.js";
import type {Origins} from "./moved.js";
import {withNamesBeside} from "./names-apart.js";
import {withNamesFirst} from "./names-aside.js";
import {linesIn, panelsOf} from "./panels.js";

/** Lines that may hold a table, and where their words are printed. */
export interface Arrangement {
  readonly lines: readonly Line[];
  readonly origins: Origins;
}

/** Each changes the lines, or gives null where there is nothing to change. */
const steps: readonly ((lines: readonly Line[], origins: Origins) => Line[] | null)[] = [
  withNamesBeside,
  withNamesFirst,
];

/** The page as one or more pieces with a table each; null where nothing is unusual. */
export function arrangementsOf(lines: readonly Line[]): Arrangement[] | null {
  const panels = panelsOf(lines);
  const pieces = panels.map((panel) => {
    const origins: Origins = new Map();
    let own: readonly Line[] = panels.length > 1 ? linesIn(lines, panel) : lines;
    for (const step of steps) own = step(own, origins) ?? own;
    return {lines: own, origins};
  });
  return pieces.length > 1 || pieces.some(({lines: own}) => own !== lines) ? pieces : null;
}
