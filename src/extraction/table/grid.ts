/** Where figures stand under one another: blocks of rows, and the bands of space that their columns take up. */

import {noPageTrace, type PageTrace} from "../trace/trace.js";
import {middleOf} from "../words/middle.js";
import {assignTokens, type Band, covered, overlaps} from "./bands.js";
import {isFigure, type Token, type TokenLine} from "./tokens.js";

/** Rows of figures in bands: what may be a table. Bands of codes and percentages are among them. */
export interface Grid {
  readonly bands: readonly Band[];
  /** baselines of its first and last row with at least two figures */
  readonly top: number;
  readonly bottom: number;
  /** usual em */
  readonly size: number;
}

interface SeedRow {
  readonly line: TokenLine;
  /** figures that stand under or above figures of other lines */
  readonly tokens: readonly Token[];
}

/** em: figures whose left edges, right edges or centres are this near are in one column */
const alignment = 0.35;
/** em: rows further apart do not lend each other their alignment */
const farthestRow = 60;

/**
 * The grids of a page, from top to bottom. Figures in sentences stand under nothing and fall away.
 *
 * @param known bands of the table that the page before left open: there, one row is enough
 */
export function findGrids(
  lines: readonly TokenLine[],
  known: readonly Band[] = [],
  trace: PageTrace = noPageTrace,
): Grid[] {
  const rows = seedRows(lines, known);
  const least = known.length > 0 ? 1 : 2;
  const blocks = blocksOf(rows).map((block) => ({rows: block, bands: bandsOf(block, known)}));
  const merged = mergeBlocks(blocks, lines);
  if (trace.isOn) reportBlocks(merged, least, lines, known, trace);
  return merged
    .filter((block) => block.rows.length >= least)
    .map(({rows: block, bands}) => {
      const [top, bottom] = [(block[0] as SeedRow).line.y, (block.at(-1) as SeedRow).line.y];
      const within = lines.filter(({y}) => y >= top && y <= bottom);
      return {
        bands: withSparseBands(bands, within),
        top,
        bottom,
        size: middleOf(block.map((row) => row.line.size)) ?? 0,
      };
    });
}

function reportBlocks(
  blocks: readonly Block[],
  least: number,
  lines: readonly TokenLine[],
  known: readonly Band[],
  trace: PageTrace,
): void {
  for (const {rows, bands} of blocks.filter((block) => block.rows.length < least)) {
    const [{line}] = rows as [SeedRow];
    const rule = `a single row of aligned figures (at least ${least} must follow one another)`;
    trace.gaveUp({bands, top: line.y, bottom: line.y, size: line.size}, rule);
  }
  if (blocks.length > 0) return;
  const figures = lines.map(({tokens}) => tokens.filter(isFigure).length);
  const [some, two] = [1, 2].map((many) => figures.filter((count) => count >= many).length);
  const wanted =
    known.length > 0
      ? `none of these fills ${leastFilled} of the ${known.length} columns of the page before`
      : `in none of these two or more stand within ${alignment} em under those of two other lines`;
  trace.gaveUp(
    null,
    `no grid: of ${lines.length} lines ${some} have a figure and ${two} have two or more; ${wanted}`,
  );
}

/** Columns with one or two figures, which stand under nothing, have bands too: between the others, or before them. */
function withSparseBands(bands: readonly Band[], lines: readonly TokenLine[]): Band[] {
  const [first, last] = [bands[0], bands.at(-1)];
  if (!first || !last) return [...bands];
  const strays = lines.flatMap((line) => {
    const {byBand, strays: apart} = assignTokens(line, bands);
    if (!byBand.some((tokens) => tokens.length > 0)) return [];
    return apart.filter(
      (token) => token.x1 < last.x0 && (token.x0 > first.x1 || followsName(token, line, first.x0)),
    );
  });
  return [...bands, ...covered(strays, 1)].sort((a, b) => a.x0 - b.x0);
}

/** Letters before the figure, and none between it and the first band. */
function followsName(token: Token, line: TokenLine, end: number): boolean {
  const isName = ({text}: Token) => /\p{L}{2}/u.test(text);
  const before = line.tokens.some((other) => other.x1 < token.x0 && isName(other));
  return before && !line.tokens.some((other) => other.x0 > token.x1 && other.x0 < end && isName(other));
}

function seedRows(lines: readonly TokenLine[], known: readonly Band[]): SeedRow[] {
  const candidates = lines
    .map((line) => ({line, tokens: line.tokens.filter(isFigure)}))
    .filter(({tokens}) => tokens.length >= 2);
  const rows = known.length > 0 ? candidates.filter(({tokens}) => fillsBands(tokens, known)) : candidates;
  return rows
    .map(({line, tokens}) => ({
      line,
      tokens: known.length > 0 ? tokens : tokens.filter((token) => isAligned(token, line, candidates)),
    }))
    .filter(({tokens}) => tokens.length >= 2 && tokens.some((token) => token.kind !== "percent"));
}

/** of the bands of the page before: a line that goes on with the table has figures in as many */
const leastFilled = 3;

function fillsBands(tokens: readonly Token[], bands: readonly Band[]): boolean {
  return bands.filter((band) => tokens.some((token) => overlaps(band, token))).length >= leastFilled;
}

function isAligned(token: Token, own: TokenLine, rows: readonly SeedRow[]): boolean {
  const near = alignment * token.size;
  let count = 0;
  for (const {line, tokens} of rows) {
    if (line === own || Math.abs(line.y - own.y) > farthestRow * token.size) continue;
    const hit = tokens.some(
      (other) =>
        Math.abs(other.x1 - token.x1) < near ||
        Math.abs(other.x0 - token.x0) < near ||
        Math.abs(other.x0 + other.x1 - token.x0 - token.x1) < 2 * near,
    );
    if (hit && ++count === 2) return true;
  }
  return false;
}

/** Rows that follow one another at about their usual distance. */
function blocksOf(rows: readonly SeedRow[]): SeedRow[][] {
  const steps = rows.slice(1).map((row, i) => row.line.y - (rows[i] as SeedRow).line.y);
  const pitch = middleOf(steps) ?? 0;
  const blocks: SeedRow[][] = [];
  for (const [i, row] of rows.entries()) {
    const block = blocks.at(-1);
    const before = block?.at(-1);
    const isAgain = block !== undefined && block.length > 2 && beginAlike(block, rows.slice(i, i + 2));
    const near = before && !isAgain && row.line.y - before.line.y < Math.max(3.2 * pitch, 4 * row.line.size);
    if (block && near) block.push(row);
    else blocks.push([row]);
  }
  return blocks;
}

/** Whether two runs of rows begin with the same two names: the second one is another table. */
function beginAlike(a: readonly SeedRow[], b: readonly SeedRow[]): boolean {
  const [first = "", second = ""] = a.slice(0, 2).map(nameOn);
  return first !== "" && second !== "" && first === nameOn(b[0]) && second === nameOn(b[1]);
}

/** What is printed before the first figure of a row. */
function nameOn(row: SeedRow | undefined): string {
  const {tokens = []} = row?.line ?? {};
  const first = tokens.findIndex(isFigure);
  return tokens
    .slice(0, first)
    .map(({text}) => text)
    .join(" ");
}

interface Block {
  readonly rows: readonly SeedRow[];
  readonly bands: readonly Band[];
}

/** em: headings that are repeated between groups of rows, or white before the total row, take no more than this */
const largestPause = 9;

/**
 * A block goes on after a pause when the next one uses the same bands and the total has not been printed yet: at
 * any distance if there is nothing in the bands between them, which is where rows with empty cells are.
 */
function mergeBlocks(blocks: readonly Block[], lines: readonly TokenLine[]): Block[] {
  const merged: Block[] = [];
  for (const block of blocks) {
    const before = merged.at(-1);
    if (before && !endsWithTotal(before) && followsOn(before, block, lines)) {
      const rows = [...before.rows, ...block.rows];
      merged[merged.length - 1] = {rows, bands: bandsOf(rows, [])};
    } else merged.push(block);
  }
  return merged;
}

function endsWithTotal({rows}: Block): boolean {
  return rows.at(-1)?.line.tokens.some((token) => /^t\s*o\s*t\s*a/i.test(token.text)) ?? false;
}

function followsOn(before: Block, next: Block, lines: readonly TokenLine[]): boolean {
  const shared = next.bands.filter(
    (band) => before.bands.filter((other) => overlaps(other, band)).length === 1,
  );
  if (shared.length < next.bands.length || shared.length < Math.min(3, before.bands.length)) return false;
  if (beginAlike(before.rows, next.rows)) return false;
  const [last, first] = [(before.rows.at(-1) as SeedRow).line, (next.rows[0] as SeedRow).line];
  if (first.y - last.y <= largestPause * first.size) return true;
  const between = lines.filter(({y}) => y > last.y && y < first.y);
  const span = {x0: (before.bands[0] as Band).x0, x1: (before.bands.at(-1) as Band).x1};
  return between.every((line) => !line.tokens.some((token) => overlaps(token, span)));
}

/**
 * The stretches of the line that figures cover, over all rows. A few figures that stand askew and bridge two
 * columns do not join them: where more bands appear without the rarest figures, those count.
 */
function bandsOf(rows: readonly SeedRow[], known: readonly Band[]): Band[] {
  const spans = [...rows.flatMap((row) => row.tokens), ...known.map(({x0, x1}) => ({x0, x1}))];
  const strict = covered(spans, 1);
  const tolerance = Math.floor(rows.length / 20);
  if (tolerance === 0) return strict;
  const loose = covered(spans, 1 + tolerance);
  return loose.length > strict.length ? loose : strict;
}
