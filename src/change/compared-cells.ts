/** The figures of a sheet, each beside the level that it should be compared with. */
import {type Column, type Group, groups} from "../vocabulary/figure.js";
import type {Period} from "../vocabulary/period.js";
import type {AlignedRow} from "./alignment.js";
import {type Flag, placeOf} from "./flag.js";
import type {Subject} from "./subject.js";

export interface Base {
  readonly against: Period;
  readonly before: number;
}

export interface ComparedCell {
  /** as placeOf writes it */
  readonly place: string;
  readonly key: string;
  /** of the row, in the sheet and in every alignment of it */
  readonly index: number;
  readonly municipality: string;
  readonly column: Group;
  readonly value: number;
  /** the latest earlier figure that no flag cast doubt on, or what would have fitted there; null without any */
  readonly base: Base | null;
  /** distance from the base in spreads of the quarter; 0 without a base */
  readonly distance: number;
  /** the flag on the latest earlier figure, and how far it is from that figure; null when it was not flagged */
  readonly doubted: {readonly flag: Flag; readonly base: Base; readonly distance: number} | null;
}

/** Of every municipality the four groups, where they print a count. */
export function cellsOf(subject: Subject): ComparedCell[] {
  return subject.sheet.rows.flatMap((row, index) =>
    groups.flatMap((column): ComparedCell[] => {
      const value = row.counts[column];
      if (value === null) return [];
      const {base, doubted} = levelsOf(subject, index, column);
      return [
        {
          place: placeOf(row.key, column),
          key: row.key,
          index,
          municipality: row.name,
          column,
          value,
          base,
          distance: base ? distanceFrom(subject, column, base, value) : 0,
          doubted: doubted && {
            flag: doubted.flag,
            base: doubted.base,
            distance: distanceFrom(subject, column, doubted.base, value),
          },
        },
      ];
    }),
  );
}

export function distanceFrom(
  {noiseSince}: Subject,
  column: Column,
  {against, before}: Base,
  after: number,
): number {
  return noiseSince(against).distance({column, before, after});
}

/** Back through the earlier sheets, to the first figure that can be relied on. */
function levelsOf({earlier, doubtOf}: Subject, index: number, column: Group) {
  let doubted: {flag: Flag; base: Base} | null = null;
  for (const {against, rows} of earlier) {
    const row = rows[index] as AlignedRow;
    const before = row.before?.[column] ?? null;
    if (before === null) continue;
    const flag = doubtIn(row, against, column, doubtOf);
    if (!flag) return {base: {against, before}, doubted};
    doubted ??= {flag, base: {against, before}};
    const meant =
      row.parts.length === 1 ? flag.meant?.get(placeOf(row.parts[0] as string, column)) : undefined;
    if (meant !== undefined) return {base: {against, before: meant}, doubted};
  }
  return {base: null, doubted};
}

/** The flag that casts doubt on an earlier figure: on the cell, or on its whole row. */
export function doubtIn(
  {parts}: AlignedRow,
  against: Period,
  column: Column,
  doubtOf: Subject["doubtOf"],
): Flag | undefined {
  for (const key of parts) {
    const flag = doubtOf(against, placeOf(key, column)) ?? doubtOf(against, placeOf(key));
    if (flag) return flag;
  }
  return undefined;
}

/** Whether the figure moved further than the quarter explains, and did not simply stay where it was flagged before. */
export function isOutlying(
  cell: ComparedCell,
  {spreads, smallestMove}: {spreads: number; smallestMove: number},
): boolean {
  const {base, value, distance, doubted} = cell;
  if (!base || Math.abs(distance) < spreads || Math.abs(value - base.before) < smallestMove) return false;
  return !doubted || Math.abs(doubted.distance) >= spreads;
}

/** The cells of each municipality together. */
export function byRow(cells: readonly ComparedCell[]): Map<string, ComparedCell[]> {
  const rows = new Map<string, ComparedCell[]>();
  for (const cell of cells) rows.set(cell.key, [...(rows.get(cell.key) ?? []), cell]);
  return rows;
}
