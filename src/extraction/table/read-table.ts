/** A grid as a table: rows with their names, bands that are columns, headings that say which. */
import {columns as allColumns} from "../../vocabulary/figure.js";
import type {PageTrace} from "../trace/trace.js";
import type {Layout} from "../words/page-text.js";
import type {Word} from "../words/words.js";
import {type Band, overlaps} from "./bands.js";
import {captionOf} from "./caption.js";
import {sumSets} from "./column-sums.js";
import {type ColumnOrder, countBands, decideColumns} from "./columns.js";
import {withEmptyColumns} from "./empty-columns.js";
import type {Grid} from "./grid.js";
import {type MarkFinder, type Phrase, phrasesOf} from "./heading-phrases.js";
import {type Headings, phrasesAbove, readHeadings} from "./headings.js";
import {firstFigureBand, namePieces, nameZoneOf} from "./name-zone.js";
import {namesUwvFirst} from "./named-order.js";
import {type NamedRow, nameFigures} from "./named-rows.js";
import {isNumbering} from "./numbering.js";
import {type Cell, emptyCell, type Row, rowsOf} from "./rows.js";
import type {Table} from "./table.js";
import type {TokenLine} from "./tokens.js";
import {withWholeDecimals} from "./whole-decimals.js";

export interface Context {
  readonly page: number;
  readonly layout: Layout;
  readonly lines: readonly TokenLine[];
  readonly layouts: readonly Layout[];
  readonly findMarks: MarkFinder;
  readonly open: Table | null;
  readonly grids: readonly Grid[];
  readonly trace: PageTrace;
}

const leastColumns = 4;

/** The table that a grid is; of bands with two stands of the same rows, one for each; none where it cannot be one. */
export function readTable(grid: Grid, context: Context): Table[] {
  const {lines, open, trace} = context;
  const lined = rowsOf(grid, lines);
  const split = firstFigureBand(lined, grid.bands);
  const bands = grid.bands.slice(split);
  const rows = lined.map((row) => ({...row, cells: row.cells.slice(split)})).filter(hasFigures);
  const from = grid.bands[split - 1]?.x1 ?? Number.NEGATIVE_INFINITY;
  const zone = nameZoneOf(rows, from, bands[0]?.x0 ?? 0, grid.size);
  const others = context.grids.filter((other) => other !== grid);
  const free = lines.filter(({y}) => !others.some(({top, bottom}) => y >= top && y <= bottom));
  const name = (some: readonly Row[]) =>
    withWholeDecimals(nameFigures(some, namePieces(some, free, zone, grid.size), bands, grid.size)).filter(
      (row) => !isNumbering(row),
    );
  const widest = name(rows);
  const counted = countBands(widest, bands.length);
  // a line that has figures in a chart beside the table only is no row: it may hold a part of a name
  const own = rows.filter((row) => hasFigures({...row, cells: pick(row.cells, counted)}));
  const named = own.length < rows.length ? name(own) : widest;
  const nameWords = named.flatMap(({words}) => words);
  const nameStart = Math.min(bands[0]?.x0 ?? 0, ...nameWords.map((word) => word.x0));
  const nameEnd = Math.max(nameStart, ...nameWords.map((word) => word.x1));
  const headingZone = {top: named[0]?.y ?? grid.top, nameStart, nameEnd, size: grid.size};
  const phrases = phrasesOf(context.layout, context.layouts, headingZone.top, context.findMarks);
  const filled = pick(bands, counted);
  const empty =
    filled.length > 0 ? withEmptyColumns(filled, phrasesAbove(phrases, filled, headingZone)) : null;
  const all = empty ?? filled;
  if (all.length < leastColumns) {
    const apart = `${bands.length - counted.length} are codes or percentages, and ${split} stand before the names`;
    trace.gaveUp(
      grid,
      `${all.length} columns of counts, at least ${leastColumns} are needed: of ${grid.bands.length} bands ${apart}`,
    );
    return [];
  }
  const counts = named.map((row) => {
    const cells = pick(row.cells, counted);
    return {...row, cells: all.map((band) => cells[filled.indexOf(band)] ?? emptyCell)};
  });
  return standsIn(counts, all, open).flatMap((stand, i, stands) => {
    const others = bands.filter((band) => !stand.bands.some((own) => overlaps(own, band)));
    const own = phrases.filter((phrase) => !isOverAnother(phrase, others, stand.bands, phrases));
    const headings = readHeadings(own, stand.bands, headingZone);
    const decided = headings.order ? null : continued(open, stand.bands.length);
    const order = decided ?? decideColumns(stand.rows, headings);
    if (!order) {
      trace.gaveUp(
        grid,
        `${all.length} columns, which no heading names; without headings ${allColumns.length} are needed`,
      );
      return [];
    }
    const before = stands[i - 1]?.bands.at(-1)?.x1 ?? (i === 0 && stands.length > 1 ? nameEnd : nameStart);
    const caption = () => captionOf(lines, context.grids, grid, [before, (stand.bands.at(-1) as Band).x1]);
    const isUwvFirst =
      order.assumed && !decided && namesUwvFirst(phrasesAbove(own, stand.bands, headingZone));
    const table = {...tableOf(stand, order, headings, grid, caption, context), namesUwvFirst: isUwvFirst};
    if (trace.isOn) {
      const decidedBy = decided ? "the page before" : order.assumed ? "the usual order" : "headings";
      const how = {grid, bands: stand.bands, order: order.order, decidedBy, phrases} as const;
      trace.table(table, {...how, headingWords: headings.words});
    }
    return [table];
  });
}

/**
 * The heading of a column that is none of the factsheet's: shares, sums of a group, changes. A label over several
 * columns, which has other headings under it, is none.
 */
function isOverAnother(
  phrase: Phrase,
  others: readonly Band[],
  own: readonly Band[],
  phrases: readonly Phrase[],
): boolean {
  const over = others.find((band) => overlaps(band, phrase));
  if (!over || own.some((band) => overlaps(band, phrase))) return false;
  return !phrases.some((lower) => lower.y1 > phrase.y1 + 0.3 * phrase.size && overlaps(lower, over));
}

interface Stand {
  readonly rows: readonly NamedRow[];
  readonly bands: readonly Band[];
}

/** With more bands than columns: those that add up, once for each stand, or those of the page before; all where there are none. */
function standsIn(rows: readonly NamedRow[], bands: readonly Band[], open: Table | null): Stand[] {
  const indices = bands.map((_, band) => band);
  const sets = bands.length > allColumns.length ? sumSets(rows, indices).map((set) => set.bands) : [];
  const same = indices.filter((i) => open?.chosen.some((band) => overlaps(band, bands[i] as Band)));
  const chosen = sets.length > 0 ? sets : same.length === allColumns.length ? [same] : [indices];
  return chosen
    .sort((a, b) => (a[0] as number) - (b[0] as number))
    .map((some) => ({
      rows: rows.map((row) => ({...row, cells: pick(row.cells, some)})),
      bands: pick(bands, some),
    }));
}

function hasFigures(row: Row): boolean {
  return row.cells.some((cell) => cell.words.length > 0);
}

function pick<T>(list: readonly T[], indices: readonly number[]): T[] {
  return indices.map((i) => list[i] as T);
}

/** A table that goes on from the page before without headings has the same columns. */
function continued(open: Table | null, bandCount: number): ColumnOrder | null {
  if (open?.columns.length !== bandCount) return null;
  return {order: open.columns, assumed: open.headings === null, agreement: null};
}

function tableOf(
  {rows, bands: chosen}: Stand,
  {order, assumed, agreement}: ColumnOrder,
  headings: Headings,
  {bands, size}: Grid,
  caption: Table["caption"],
  {page, layout}: Context,
): Omit<Table, "namesUwvFirst"> {
  const cellsIn = (cells: readonly Cell[]) =>
    Object.fromEntries(order.flatMap((column, band) => (column ? [[column, cells[band] as Cell]] : [])));
  const words: Word[] = rows.flatMap((row) => [...row.words, ...row.cells.flatMap((cell) => cell.words)]);
  return {
    page,
    layout,
    rows: rows.map(({name, words: nameWords, y, cells}) => ({name, nameWords, y, cells: cellsIn(cells)})),
    columns: order.filter((column) => column !== null),
    headings: assumed ? null : headings.texts.filter((_, band) => order[band] !== null),
    agreement,
    bands,
    chosen,
    caption,
    words: new Set([...words, ...headings.words]),
    extent: [
      Math.min(...words.map((word) => word.x0)) - size,
      headings.top - 0.5 * size,
      Math.max(...bands.map((band) => band.x1)) + size,
      (rows.at(-1)?.y ?? 0) + 0.5 * size,
    ],
  };
}
