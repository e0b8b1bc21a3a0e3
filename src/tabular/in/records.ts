/** A table under headings as it comes in, from CSV or a sheet: which column is what, and the cells with their places. */

import type {Settings} from "../../settings/settings.js";
import {columns} from "../../vocabulary/figure.js";
import {foldSpelling, spellingDistance} from "../../vocabulary/spelling.js";
import type {FigureWords} from "../words.js";
import type {Slip} from "./slip.js";

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
  /** text without spaces around it, or null for an empty one; dates are given as text */
  readonly value: string | number | boolean | null;
  readonly place: string;
}

/** A row by field; what the table has no column for is an empty cell. */
export interface TableRecord {
  readonly place: string;
  readonly cell: (field: Field) => Cell;
}

export interface Table {
  readonly fields: ReadonlySet<Field>;
  readonly records: readonly TableRecord[];
  readonly slips: readonly Slip[];
}

/** Rows as they come in. */
export interface Grid {
  readonly rows: readonly {
    readonly cells: readonly unknown[];
    /** how messages name a cell of the row: by its number from 0 and its heading */
    readonly placeOf: (column: number, heading: string) => string;
    /** how they name the row */
    readonly place: string;
  }[];
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

/** The table of a grid; null when no row of it holds headings. */
export function findTable(grid: Grid, headings: Headings): Table | null {
  const head = grid.rows.findIndex(
    ({cells}) =>
      cells.filter((cell) => headings.has(foldSpelling(textOf(cell) ?? ""))).length >= fewestHeadings,
  );
  const row = grid.rows[head];
  if (!row) return null;
  const names = row.cells.map((cell) => textOf(cell) ?? "");
  const found = names.map((name) => headings.get(foldSpelling(name)));
  const columnOf = new Map(found.flatMap((field, i) => (field ? [[field, i] as const] : [])).reverse());
  const slips = names.flatMap((name, i): Slip[] => {
    const field = found[i];
    const place = row.placeOf(i, name);
    if (field && columnOf.get(field) !== i) {
      return [{place, message: `the heading "${name}" stands there a second time; one column was expected`}];
    }
    return field || name === "" ? [] : [{place, message: unknownHeading(name, headings)}];
  });
  const records = grid.rows.slice(head + 1).flatMap(({cells, placeOf, place}): TableRecord[] => {
    if (cells.every((cell) => contentOf(cell) === null)) return [];
    return [
      {
        place,
        cell: (field) => {
          const column = columnOf.get(field) ?? -1;
          return {value: contentOf(cells[column]), place: placeOf(column, names[column] ?? field)};
        },
      },
    ];
  });
  const stray = grid.rows
    .slice(head + 1)
    .flatMap(({cells, placeOf}) =>
      cells.flatMap((cell, i): Slip[] =>
        contentOf(cell) !== null && (names[i] ?? "") === ""
          ? [{place: placeOf(i, ""), message: `"${textOf(cell)}" stands in a column without a heading`}]
          : [],
      ),
    );
  return {fields: new Set(columnOf.keys()), records, slips: [...slips, ...stray]};
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

function contentOf(cell: unknown): Cell["value"] {
  if (typeof cell === "number" || typeof cell === "boolean") return cell;
  return textOf(cell);
}

function textOf(cell: unknown): string | null {
  if (cell === null || cell === undefined) return null;
  const text = cell instanceof Date ? `the date ${cell.toISOString().slice(0, 10)}` : String(cell);
  return text.trim() === "" ? null : text.trim();
}
