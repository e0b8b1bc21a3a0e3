/** A table of the factsheet on one page: its rows with names and figures, and where they are printed. */
import {columns as allColumns, type Column} from "../../vocabulary/figure.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import {noPageTrace, type PageTrace} from "../trace/trace.js";
import type {Box} from "../words/glyph.js";
import type {Layout, PageText} from "../words/page-text.js";
import type {Word} from "../words/words.js";
import type {Band} from "./bands.js";
import {type ColumnOrder, countBands, decideColumns} from "./columns.js";
import {withEmptyColumns} from "./empty-columns.js";
import {findGrids, type Grid} from "./grid.js";
import type {MarkFinder} from "./heading-phrases.js";
import {phrasesOf} from "./heading-phrases.js";
import {type Headings, phrasesAbove, readHeadings} from "./headings.js";
import {firstFigureBand, namePieces, nameZoneOf} from "./name-zone.js";
import {joinPieces, knownNamesAmong, type NamePiece, nameRows} from "./row-names.js";
import {type Cell, cellsOf, emptyCell, type Row, rowsOf} from "./rows.js";
import {type TokenLine, tokensOf} from "./tokens.js";

export interface TableRow {
  /** as printed, its lines joined; "" where none is printed */
  readonly name: string;
  readonly nameWords: readonly Word[];
  readonly y: number;
  readonly cells: Readonly<Partial<Record<Column, Cell>>>;
}

export interface Table {
  readonly page: number;
  readonly layout: Layout;
  readonly rows: readonly TableRow[];
  /** in printed order */
  readonly columns: readonly Column[];
  /** as printed, one for each column; null when they did not decide */
  readonly headings: readonly string[] | null;
  /** of the rows whose figures can be added up, the part that adds up; null when there are none */
  readonly agreement: number | null;
  /** of all columns of figures on the page, for the page on which the table goes on */
  readonly bands: readonly Band[];
  /** the words of its headings and cells, which are no running text */
  readonly words: ReadonlySet<Word>;
  /** left, top, right, bottom in the frame of its layout, headings included */
  readonly extent: Box;
}

/**
 * The tables of a page, from top to bottom in each reading direction.
 *
 * @param open a table that the page before left without a total: its last rows may stand here alone
 */
export function findTables(
  {page, layouts}: PageText,
  findMarks: MarkFinder,
  open: Table | null,
  trace: PageTrace = noPageTrace,
): Table[] {
  return layouts
    .filter((layout) => layout.isUpright)
    .flatMap((layout) => {
      const lines = layout.lines.map(tokensOf);
      const own = findGrids(lines, [], trace);
      const grids = own.length === 0 && open ? findGrids(lines, open.bands, trace) : own;
      trace.figures(layout, lines, grids);
      if (grids.length === 0) return [];
      const context = {page: page.number, layout, layouts, lines, findMarks, open, grids, trace};
      return grids.flatMap((grid) => readTable(grid, context) ?? []);
    });
}

interface Context {
  readonly page: number;
  readonly layout: Layout;
  readonly lines: readonly TokenLine[];
  readonly layouts: readonly Layout[];
  readonly findMarks: MarkFinder;
  readonly open: Table | null;
  readonly grids: readonly Grid[];
  readonly trace: PageTrace;
}

interface NamedRow {
  readonly name: string;
  readonly words: readonly Word[];
  readonly y: number;
  /** one for each band of counts */
  readonly cells: readonly Cell[];
}

function readTable(grid: Grid, context: Context): Table | null {
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
    nameFigures(some, namePieces(some, free, zone, grid.size), bands, grid.size);
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
  const all = withEmptyColumns(filled, phrasesAbove(phrases, filled, headingZone)) ?? filled;
  if (all.length < leastColumns) {
    const apart = `${bands.length - counted.length} are codes or percentages, and ${split} stand before the names`;
    trace.gaveUp(
      grid,
      `${all.length} columns of counts, at least ${leastColumns} are needed: of ${grid.bands.length} bands ${apart}`,
    );
    return null;
  }
  const counts = named.map((row) => {
    const cells = pick(row.cells, counted);
    return {...row, cells: all.map((band) => cells[filled.indexOf(band)] ?? emptyCell)};
  });
  const headings = readHeadings(phrases, all, headingZone);
  const decided = headings.order ? null : continued(open, all.length);
  const order = decided ?? decideColumns(counts, headings);
  if (!order) {
    trace.gaveUp(
      grid,
      `${all.length} columns, which no heading names; without headings ${allColumns.length} are needed`,
    );
    return null;
  }
  const table = tableOf(counts, order, headings, grid, context);
  if (trace.isOn) {
    const decidedBy = decided ? "the page before" : order.assumed ? "the usual order" : "headings";
    trace.table(table, {
      grid,
      bands: all,
      order: order.order,
      decidedBy,
      headingWords: headings.words,
      phrases,
    });
  }
  return table;
}

/** Rows with the names beside them, and those that have a name only, from top to bottom. */
function nameFigures(
  rows: readonly Row[],
  pieces: readonly NamePiece[],
  bands: readonly Band[],
  size: number,
): NamedRow[] {
  const {names, unused} = nameRows(rows, pieces, size);
  const figured = rows.map((row, i) => ({...(names[i] ?? nameless), y: row.y, cells: row.cells}));
  return [...figured, ...rowsWithoutFigures(figured, unused, bands)].sort((a, b) => a.y - b.y);
}

const leastColumns = 4;
const nameless = {name: "", words: []};

/** A municipality beside which the cells are empty, or all but one; section headings repeat a name that is there. */
function rowsWithoutFigures(
  rows: readonly NamedRow[],
  pieces: readonly NamePiece[],
  bands: readonly Band[],
): NamedRow[] {
  const present = new Set(rows.map(({name}) => foldSpelling(name)));
  return knownNamesAmong(pieces)
    .filter((run) => !present.has(foldSpelling(joinPieces(run))))
    .map((run) => ({
      name: joinPieces(run),
      words: run.flatMap(({words}) => words),
      y: (run[0] as NamePiece).y,
      cells: bands.map((_, band) => run.map(({line}) => cellsOf(line, bands)[band] as Cell).reduce(fuller)),
    }));
}

/** Of the cells beside the lines of a name, the one in which something is printed. */
function fuller(a: Cell, b: Cell): Cell {
  return b.words.length > 0 ? b : a;
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
  rows: readonly NamedRow[],
  {order, assumed, agreement}: ColumnOrder,
  headings: Headings,
  {bands, size}: Grid,
  {page, layout}: Context,
): Table {
  const columns = order.filter((column) => column !== null);
  const cellsIn = (cells: readonly Cell[]) =>
    Object.fromEntries(order.flatMap((column, band) => (column ? [[column, cells[band] as Cell]] : [])));
  const words = rows.flatMap((row) => [...row.words, ...row.cells.flatMap((cell) => cell.words)]);
  return {
    page,
    layout,
    rows: rows.map(({name, words: nameWords, y, cells}) => ({name, nameWords, y, cells: cellsIn(cells)})),
    columns,
    headings: assumed ? null : headings.texts.filter((_, band) => order[band] !== null),
    agreement,
    bands,
    words: new Set([...words, ...headings.words]),
    extent: [
      Math.min(...words.map((word) => word.x0)) - size,
      headings.top - 0.5 * size,
      Math.max(...bands.map((band) => band.x1)) + size,
      (rows.at(-1)?.y ?? 0) + 0.5 * size,
    ],
  };
}
