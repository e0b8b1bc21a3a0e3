/** A table under headings as it comes in, from CSV or a sheet: which column is what, and the cells with their places. */

import type {Settings} from "../../settings/settings.js";
import {columns} from "../../vocabulary/figure.js";
import {foldSpelling, spellingDistance, withoutInvisibleMarks} from "../../vocabulary/spelling.js";
import type {FigureWords} from "../words.js";
import type {Slip} from "./slip.js";
import type {CellValue, SheetCell} from "./workbook/sheet.js";

export const fields = [
  "period",
  "region",
  "region_code",
  "municipality",
  "municipality_code",
  ...columns,
  ...columns.map((column) => `${column}_symbol` as const),
  "provisional",
  "revised",
  "register_persons",
  "known_percent",
  "fictional",
] as const;
export type Field = (typeof fields)[number];

export interface Cell {
  /** text without spaces around it or marks that nobody sees, or null for an empty one */
  readonly value: CellValue;
  /** a number as it is shown, where that is not its digits */
  readonly shown?: string;
  readonly place: string;
  /** why what stands there cannot be taken for what is seen */
  readonly doubt?: string;
}

/** A row by field; what the table has no column for is an empty cell. */
export interface TableRecord {
  readonly place: string;
  /** the sheet, or the file */
  readonly sheet: string;
  readonly cell: (field: Field) => Cell;
}

export interface Table {
  readonly fields: ReadonlySet<Field>;
  readonly records: readonly TableRecord[];
  readonly slips: readonly Slip[];
}

export interface GridRow {
  readonly cells: readonly (SheetCell | undefined)[];
  readonly isHidden: boolean;
  /** how messages name a cell of the row: by its number from 0 and its heading */
  readonly placeOf: (column: number, heading: string) => string;
  /** how they name the row */
  readonly place: string;
}

/** Rows as they come in. */
export interface Grid {
  /** of the sheet, or the file */
  readonly name: string;
  readonly rows: readonly GridRow[];
  readonly hiddenColumns: ReadonlySet<number>;
}

/** What a heading may be, folded: the field's own name, or the Dutch word for it in the templates. */
export type Headings = ReadonlyMap<string, Field>;

export function headingsOf({columns: labels}: Settings, {headings}: FigureWords): Headings {
  const dutch: [string, Field][] = [
    [headings.period, "period"],
    [headings.region, "region"],
    [headings.regionCode, "region_code"],
    [headings.municipality, "municipality"],
    [headings.municipalityCode, "municipality_code"],
    [headings.provisional, "provisional"],
    [headings.revised, "revised"],
    [headings.registerPersons, "register_persons"],
    [headings.knownPercent, "known_percent"],
    [headings.fictional, "fictional"],
    ...columns.flatMap((column): [string, Field][] => [
      [labels[column].label, column],
      [labels[column].short, column],
    ]),
  ];
  const own = fields.map((field): [string, Field] => [field, field]);
  return new Map([...own, ...dutch].map(([heading, field]) => [foldSpelling(heading), field]));
}

/** How many known headings make a row the heading row; above it may stand a title and notes. */
const fewestHeadings = 3;

/** The table of a grid, below the row in which most headings are known; null when no row of it holds headings. */
export function findTable(grid: Grid, headings: Headings): Table | null {
  const head = headingRowOf(grid, headings);
  const row = grid.rows[head];
  if (!row) return null;
  const names = row.cells.map((cell) => (cell?.isCovered ? "" : textOf(cell)) ?? "");
  const found = names.map((name) => headings.get(foldSpelling(name)));
  const columnOf = new Map(found.flatMap((field, i) => (field ? [[field, i] as const] : [])).reverse());
  const below = grid.rows.slice(head + 1).filter(({cells}) => cells.some((cell) => isOwn(cell)));
  const again = below.filter(({cells}) => {
    const isAgain = (cell: SheetCell | undefined, column: number) =>
      found[column] !== undefined && headings.get(foldSpelling(textOf(cell) ?? "")) === found[column];
    return cells.filter(isAgain).length >= fewestHeadings;
  });
  const records = below.map(
    ({cells, placeOf, place}): TableRecord => ({
      place,
      sheet: grid.name,
      cell: (field) => {
        const column = columnOf.get(field) ?? -1;
        return {...cellOf(cells[column], field), place: placeOf(column, names[column] ?? field)};
      },
    }),
  );
  const slips = [
    ...headingSlips(grid, row, {names, found, columnOf}, headings),
    ...again.map(({place}) => ({
      place,
      message:
        "headings stand here a second time; leave the row out, or put the table below it on a sheet or in a file of its own",
    })),
    ...below.flatMap((each) => rowSlips(each, names, [...columnOf.values()], grid.hiddenColumns)),
  ];
  return {fields: new Set(columnOf.keys()), records, slips};
}

function headingRowOf({rows}: Grid, headings: Headings): number {
  let best = {row: -1, known: fewestHeadings - 1};
  rows.forEach(({cells}, row) => {
    const known = new Set(cells.map((cell) => headings.get(foldSpelling(textOf(cell) ?? ""))));
    known.delete(undefined);
    if (known.size > best.known) best = {row, known: known.size};
  });
  return best.row;
}

interface HeadingRow {
  readonly names: readonly string[];
  readonly found: readonly (Field | undefined)[];
  readonly columnOf: ReadonlyMap<Field, number>;
}

function headingSlips(
  grid: Grid,
  row: GridRow,
  {names, found, columnOf}: HeadingRow,
  headings: Headings,
): Slip[] {
  const hidden = row.isHidden ? [{place: row.place, message: "the row of headings is hidden; show it"}] : [];
  const slips = names.flatMap((name, i): Slip[] => {
    const field = found[i];
    const place = row.placeOf(i, name);
    if (name === "") return [];
    if (grid.hiddenColumns.has(i)) {
      // what nobody sees, and this program does not know, has no say
      return field ? [{place, message: "this column is hidden; show it, or delete it"}] : [];
    }
    const doubt = row.cells[i]?.doubt;
    if (doubt !== undefined) return [{place, message: doubt}];
    if (field && columnOf.get(field) !== i) {
      return [{place, message: `the heading "${name}" stands there a second time; one column was expected`}];
    }
    return field ? [] : [{place, message: unknownHeading(name, headings)}];
  });
  return [...hidden, ...slips];
}

/** What is wrong with a row, whatever it says. */
function rowSlips(
  {cells, isHidden, place, placeOf}: GridRow,
  names: readonly string[],
  known: readonly number[],
  hiddenColumns: ReadonlySet<number>,
): Slip[] {
  if (isHidden) {
    const isRead = known.some((column) => isOwn(cells[column]));
    return isRead ? [{place, message: "this row is hidden; show it, or delete it"}] : [];
  }
  return cells.flatMap((cell, i): Slip[] =>
    isOwn(cell) && (names[i] ?? "") === "" && !hiddenColumns.has(i)
      ? [
          {
            place: placeOf(i, ""),
            message: `${cell?.value === null ? "something" : `"${textOf(cell)}"`} stands in a column without a heading`,
          },
        ]
      : [],
  );
}

/** Whether something stands in it, and not only in one that it is merged with. */
function isOwn(cell: SheetCell | undefined): boolean {
  return cell !== undefined && !cell.isCovered && (contentOf(cell) !== null || cell.doubt !== undefined);
}

/** Merged over the rows that it is about, these say the same of each. */
const mayBeMerged: readonly Field[] = ["period", "region", "region_code", "fictional"];

function cellOf(cell: SheetCell | undefined, field: Field): Omit<Cell, "place"> {
  if (!cell) return {value: null};
  const isMerged = cell.isCovered && !mayBeMerged.includes(field);
  const doubt = isMerged
    ? "this cell is merged with others; part them, and fill in each"
    : (cell.doubt ?? cell.colourDoubt);
  return {
    value: contentOf(cell),
    ...(cell.shown !== undefined && {shown: withoutInvisibleMarks(cell.shown).trim()}),
    ...(doubt !== undefined && {doubt}),
  };
}

function unknownHeading(name: string, headings: Headings): string {
  const folded = foldSpelling(name);
  const [nearest] = [...headings]
    .map(([heading, field]) => ({field, distance: spellingDistance(heading, folded)}))
    .filter(({distance}) => distance <= Math.max(1, folded.length / 4))
    .sort((a, b) => a.distance - b.distance);
  const expected = nearest ? `; "${nearest.field}" was probably meant` : "; leave the column out, or mend it";
  return `the heading "${name}" is not known${expected}`;
}

function contentOf({value}: SheetCell): CellValue {
  if (typeof value !== "string") return value;
  const text = withoutInvisibleMarks(value).trim();
  return text === "" ? null : text;
}

function textOf(cell: SheetCell | undefined): string | null {
  const content = cell ? contentOf(cell) : null;
  return content === null ? null : String(content);
}
