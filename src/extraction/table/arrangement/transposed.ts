/** A table that lists the municipalities from left to right, and the groups from top to bottom, is turned over. */
import {isMunicipalityName} from "../../../vocabulary/municipality.js";
import type {Line, Word} from "../../words/words.js";
import {type Band, covered} from "../bands.js";
import type {Mark, MarkFinder} from "../heading-phrases.js";
import {isTotalLabel} from "../row-names.js";
import {isFigure, type Token, tokensOf} from "../tokens.js";
import {moved, type Origins} from "./moved.js";

const fewestMunicipalities = 2;
/** the four groups and their total */
const groupCount = 5;
/** em: names stand no higher above the first figures */
const highest = 7;
/** em: and their lines no further apart */
const leading = 2.1;

interface FigureLine {
  readonly line: Line;
  readonly figures: readonly Token[];
}

/** The lines of the turned table alone; null where the page has no such table. */
export function turnedOver(lines: readonly Line[], origins: Origins, findMarks: MarkFinder): Line[] | null {
  const rows = figureLines(lines);
  if (rows.length < groupCount) return null;
  const bands = covered(
    rows.flatMap(({figures}) => figures),
    1,
  );
  const heads = bands.map((band) => headOver(band, bands, rows[0] as FigureLine, lines));
  const known = heads.filter((head) => isMunicipalityName(textOf(head)) || isTotalLabel(textOf(head)));
  if (known.length < Math.max(fewestMunicipalities, 0.6 * bands.length)) return null;
  const labels = labelsOf(rows, bands[0] as Band, lines, findMarks);
  return labels && layOut(rows, bands, heads, labels, origins);
}

/** The rows of figures that stand under one another, more than in any other place. */
function figureLines(lines: readonly Line[]): FigureLine[] {
  const all = lines
    .map((line) => ({line, figures: tokensOf(line).tokens.filter(isFigure)}))
    .filter(({figures}) => figures.length > fewestMunicipalities);
  const usual = Math.max(0, ...all.map(({figures}) => figures.length));
  return all.filter(({figures}) => figures.length >= usual - 1);
}

/** The words above a band, from top to bottom, one list for each line. */
function headOver(
  band: Band,
  bands: readonly Band[],
  {line: first}: FigureLine,
  lines: readonly Line[],
): Word[][] {
  const nearest = (x: number) =>
    bands.reduce((a, b) => (Math.abs(middleOf(b) - x) < Math.abs(middleOf(a) - x) ? b : a));
  const left = (bands[0] as Band).x0 - 2 * first.size;
  return linesOver(first, lines)
    .map(({words}) =>
      words.filter((word) => word.x1 > left && Math.abs(word.size - first.size) < 0.2 * first.size),
    )
    .map((words) =>
      runsOf(words)
        .filter((run) => nearest(middleOf(spanOf(run))) === band)
        .flat(),
    )
    .filter((words) => words.length > 0);
}

/** The lines that follow one another closely up to the first figures. */
function linesOver(first: Line, lines: readonly Line[]): Line[] {
  const found: Line[] = [];
  for (const line of [...lines].reverse()) {
    if (line.y > first.y - 0.5 * first.size) continue;
    const edge = found[0]?.y ?? first.y;
    if (edge - line.y > leading * first.size || first.y - line.y > highest * first.size) break;
    found.unshift(line);
  }
  return found;
}

/** Words without a wide gap between them. */
function runsOf(words: readonly Word[]): Word[][] {
  const runs: Word[][] = [];
  for (const word of words) {
    const before = runs.at(-1)?.at(-1);
    if (before && (word.x0 - before.x1) / word.size - word.tracking < 0.45) runs.at(-1)?.push(word);
    else runs.push([word]);
  }
  return runs;
}

function spanOf(words: readonly Word[]): Band {
  return {x0: (words[0] as Word).x0, x1: (words.at(-1) as Word).x1};
}

function middleOf({x0, x1}: Band): number {
  return (x0 + x1) / 2;
}

function textOf(lines: readonly (readonly Word[])[]): string {
  return lines
    .map((words) => words.map(({text}) => text).join(" "))
    .join(" ")
    .replace(/- /g, "-");
}

/** What stands before each row of figures, of one line or several: those that end, begin or lie around it, whichever names all groups. */
function labelsOf(
  rows: readonly FigureLine[],
  {x0: right}: Band,
  lines: readonly Line[],
  findMarks: MarkFinder,
): Word[][] | null {
  const before = lines
    .map((line) => ({y: line.y, words: line.words.filter(({x1}) => x1 < right)}))
    .filter(({words}) => words.length > 0);
  const ys = rows.map(({line}) => line.y);
  const {size} = (rows[0] as FigureLine).line;
  const pitch = ((ys.at(-1) as number) - (ys[0] as number)) / Math.max(1, ys.length - 1);
  const reach = Math.max(1.5 * size, 0.75 * pitch);
  const nearest = (y: number) => ys.reduce((a, b) => (Math.abs(b - y) < Math.abs(a - y) ? b : a));
  const owners = [
    (y: number) => ys.find((own) => own >= y - 1),
    (y: number) => ys.findLast((own) => own <= y + 1),
    nearest,
  ];
  for (const ownerOf of owners) {
    const labels = ys.map((own) =>
      before.filter(({y}) => ownerOf(y) === own && Math.abs(y - own) < 2 * reach).flatMap(({words}) => words),
    );
    const said = labels.map((label) => kindOf(findMarks(label.map(({text}) => text).join(" "))));
    if (new Set(said.filter((kind) => kind !== "")).size >= groupCount) return labels;
  }
  return null;
}

function kindOf(marks: readonly Mark[]): string {
  const [group] = marks.filter((mark) => mark === "gemeente" || mark === "uwv");
  const [profile] = marks.filter((mark) => mark === "met" || mark === "zonder");
  if (group && profile) return `${group} ${profile}`;
  return !group && !profile && marks.includes("totaal") ? "totaal" : "";
}

/** A row for each municipality, with the labels over its figures. */
function layOut(
  rows: readonly FigureLine[],
  bands: readonly Band[],
  heads: readonly (readonly (readonly Word[])[])[],
  labels: readonly (readonly Word[])[],
  origins: Origins,
): Line[] {
  const {size} = (rows[0] as FigureLine).line;
  const widest = Math.max(...labels.map((label) => widthOf(label, size)));
  const rightOf = (column: number) => (column + 1) * (widest + 3 * size);
  const top = 10 * size;
  const headings = labels.flatMap((label, i) =>
    place(label, rightOf(i) - widthOf(label, size), top, size, origins),
  );
  const mostLines = Math.max(...heads.map((head) => head.length));
  const pitch = (mostLines + 1.2) * 1.2 * size;
  const firstRow = top + (1.6 + 0.6 * mostLines) * size;
  const body = bands.flatMap((band, i) => {
    const y = firstRow + i * pitch;
    const name = heads[i] ?? [];
    const nameLines = name.map((words, k) => ({
      y: y + (k - (name.length - 1) / 2) * 1.2 * size,
      size,
      words: place(words, -40 * size, y + (k - (name.length - 1) / 2) * 1.2 * size, size, origins),
    }));
    const figures = rows.flatMap(({figures: some}, column) => {
      const own = some.filter((token) => token.x0 < band.x1 && token.x1 > band.x0);
      const words = own.flatMap((token) => token.words);
      return words.map((word) =>
        moved(word, rightOf(column) - (words.at(-1) as Word).x1, y - word.y, origins),
      );
    });
    const beside = nameLines.find((line) => Math.abs(line.y - y) < 0.1 * size);
    const others = nameLines.filter((line) => line !== beside);
    return [{y, size, words: [...(beside?.words ?? []), ...figures]}, ...others];
  });
  return [{y: top, size, words: headings}, ...body].sort((a, b) => a.y - b.y);
}

/** the space between words that are set anew, in em */
const space = 0.3;

function widthOf(words: readonly Word[], size: number): number {
  return words.reduce((sum, {x0, x1}) => sum + x1 - x0 + space * size, 0);
}

function place(words: readonly Word[], from: number, y: number, size: number, origins: Origins): Word[] {
  let x = from;
  return words.map((word) => {
    const placed = moved(word, x - word.x0, y - word.y, origins);
    x += word.x1 - word.x0 + space * size;
    return placed;
  });
}
