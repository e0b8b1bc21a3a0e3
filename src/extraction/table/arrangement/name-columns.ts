/** Where on a page the municipalities are listed: columns of names, each with the lines that they stand on. */
import {isMunicipalityName} from "../../../vocabulary/municipality.js";
import type {Line, Word} from "../../words/words.js";
import {isTotalLabel} from "../row-names.js";
import {isFigure, tokensOf} from "../tokens.js";

/** A known name, with white around it. */
export interface PlacedName {
  readonly text: string;
  readonly line: Line;
  readonly words: readonly Word[];
  readonly x0: number;
  readonly x1: number;
}

export interface NameColumn {
  /** from top to bottom */
  readonly names: readonly PlacedName[];
  readonly x0: number;
  readonly x1: number;
}

/** em: words of one name stand nearer to each other than this */
const nameGap = 1.1;
/** words of the longest name */
const mostWords = 6;
const fewestNames = 2;

/** The columns from left to right; names in sentences are in none. */
export function nameColumns(lines: readonly Line[]): NameColumn[] {
  const names = inOneType(lines.flatMap(namesOn)).sort((a, b) => a.x0 - b.x0);
  const columns: {names: PlacedName[]; x0: number; x1: number}[] = [];
  for (const name of names) {
    const column = columns.at(-1);
    if (column && name.x0 < column.x1) {
      column.names.push(name);
      column.x1 = Math.max(column.x1, name.x1);
    } else columns.push({names: [name], x0: name.x0, x1: name.x1});
  }
  return columns
    .filter((column) => new Set(column.names.map(({text}) => text)).size >= fewestNames)
    .map((column) => ({...column, names: column.names.sort((a, b) => a.line.y - b.line.y)}));
}

/** em: the title names a region in larger type */
const sameSize = 0.15;

/** The names that are as large as most of them. */
function inOneType(names: readonly PlacedName[]): PlacedName[] {
  const sizes = names.map(({line}) => line.size).sort((a, b) => a - b);
  const usual = sizes[sizes.length >> 1] ?? 0;
  return names.filter(({line}) => Math.abs(line.size - usual) < sameSize * usual);
}

/** Known names on a line: each as long as can be, and no part of a longer run of words. */
function namesOn(line: Line): PlacedName[] {
  const found: PlacedName[] = [];
  for (const words of runsOf(line)) {
    for (let start = 0; start < words.length; start++) {
      const tail = words.slice(start);
      if (tail.length > mostWords) continue;
      const text = tail.map((word) => word.text).join(" ");
      if (!isKnown(text)) continue;
      const [first, last] = [tail[0] as Word, tail.at(-1) as Word];
      found.push({text, line, words: tail, x0: first.x0, x1: last.x1});
      break;
    }
  }
  return found;
}

function isKnown(text: string): boolean {
  return isMunicipalityName(text) || isTotalLabel(text);
}

/** Words without a wide gap or a figure between them. */
function runsOf(line: Line): Word[][] {
  const figures = new Set(
    tokensOf(line)
      .tokens.filter(isFigure)
      .flatMap(({words}) => words),
  );
  const runs: Word[][] = [];
  let open = false;
  let before: Word | undefined;
  for (const word of line.words) {
    const isNear = before !== undefined && (word.x0 - before.x1) / word.size - word.tracking < nameGap;
    before = word;
    if (figures.has(word)) {
      open = false;
      continue;
    }
    if (open && isNear) runs.at(-1)?.push(word);
    else runs.push([word]);
    open = true;
  }
  return runs;
}
