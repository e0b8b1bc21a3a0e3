/** The figures of a sheet, each beside the level that it should be compared with. */
import {type Bounds, exactly} from "../vocabulary/bounds.js";
import {type Column, type Group, groups} from "../vocabulary/figure.js";
import type {Period} from "../vocabulary/period.js";
import type {AlignedRow, Alignment} from "./alignment.js";
import type {SheetRow} from "./counted-sheet.js";
import {type Flag, placeOf} from "./flag.js";
import type {Limits} from "./noise.js";
import {type Entry, formerAmong, hasComeToStay, standingOf} from "./standing.js";
import type {Subject} from "./subject.js";

export interface Base {
  readonly against: Period;
  readonly before: number;
  /** by what factor the whole region moved since: the figure is held against that */
  readonly moved?: number;
  /** what stood there, where that was no count: `before` is then the bound that lies nearest */
  readonly hidden?: string;
}

/** A figure beside one of its earlier levels. */
export interface Compared {
  readonly base: Base;
  /** of a suppressed figure the bound nearest to the base */
  readonly value: number;
  /** as a normal distance */
  readonly distance: number;
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
  /** what stands there, where that is no count */
  readonly hidden?: string;
  /** the level that stands: the latest that no flag cast doubt on, or what would have fitted there; null without any */
  readonly base: Base | null;
  /** distance from the base; 0 without one */
  readonly distance: number;
  /** the flag on the latest earlier figure, and how far it is from that figure; null when it was not flagged */
  readonly doubted: {readonly flag: Flag; readonly base: Base; readonly distance: number} | null;
  /** a level that stood before the base, and that the figure is back at; null where it is not */
  readonly former: Base | null;
}

/** Of every municipality the four groups, where they print a count or bounds for one. */
export function cellsOf(subject: Subject, limits: Limits): ComparedCell[] {
  return subject.sheet.rows.flatMap((row, index) =>
    groups.flatMap((column): ComparedCell[] => {
      const bounds = boundsIn(row, column);
      return bounds ? [cellOf(subject, {row, index, column, bounds}, limits)] : [];
    }),
  );
}

interface Figure {
  readonly row: SheetRow;
  readonly index: number;
  readonly column: Group;
  readonly bounds: Bounds;
}

function cellOf(subject: Subject, {row, index, column, bounds}: Figure, limits: Limits): ComparedCell {
  const place = placeOf(row.key, column);
  const {standing, doubted, older} = standingOf(entriesOf(subject, index, column));
  const against = (level: Level) => compareWith(subject, {place, column}, bounds, level);
  const now = standing && against(standing);
  const then = doubted && against(doubted.level);
  return {
    place,
    key: row.key,
    index,
    municipality: row.name,
    column,
    value: now?.value ?? bounds.most,
    ...(bounds.raw !== undefined && {hidden: bounds.raw}),
    base: now?.base ?? null,
    distance: now?.distance ?? 0,
    doubted: doubted && then && {flag: doubted.flag, base: then.base, distance: then.distance},
    former: now && !doubted ? formerLevel(now, older.map(against), limits) : null,
  };
}

function formerLevel(now: Compared, older: readonly Compared[], {spreads}: Limits): Base | null {
  const far = ({distance, value, base}: Compared) => ({
    inLimits: distance / spreads,
    persons: value - base.before,
  });
  return (
    formerAmong(
      far(now),
      older.map((level) => [level.base, far(level)]),
    ) ?? null
  );
}

/** Two ranges lie as far apart as their nearest ends; not at all where they overlap. */
function compareWith(
  subject: Subject,
  spot: Pick<ComparedCell, "place" | "column">,
  bounds: Bounds,
  level: Level,
): Compared {
  const {against, raw} = level;
  const [before, value] =
    bounds.least > level.most
      ? [level.most, bounds.least]
      : bounds.most < level.least
        ? [level.least, bounds.most]
        : [Math.max(level.least, bounds.least), Math.max(level.least, bounds.least)];
  const base = {against, before, ...(raw !== undefined && {hidden: raw})};
  return {base, value, distance: distanceFrom(subject, spot, base, value)};
}

/** @param spot the place and column that the base belongs to */
export function distanceFrom(
  {noiseSince}: Subject,
  {place, column}: Pick<ComparedCell, "place" | "column">,
  {against, before, moved = 1}: Base,
  after: number,
): number {
  return noiseSince(against).distance({place, column, before: before * moved, after});
}

/** The cells of a region that moved as a whole, held against where it moved to. */
export function movedWith(
  subject: Subject,
  cells: readonly ComparedCell[],
  ratios: ReadonlyMap<Group, number>,
): readonly ComparedCell[] {
  if (ratios.size === 0) return cells;
  return cells.map((cell) => {
    const ratio = ratios.get(cell.column);
    if (!cell.base || ratio === undefined) return cell;
    const base = {...cell.base, moved: ratio};
    return {...cell, base, distance: distanceFrom(subject, cell, base, cell.value)};
  });
}

interface Level extends Bounds {
  readonly against: Period;
}

/** Earlier figures, nearest first, with what was flagged about them. */
function entriesOf({earlier, doubtOf}: Subject, index: number, column: Group): Entry<Level>[] {
  return earlier.flatMap((alignment) => {
    const {against} = alignment;
    const row = alignment.rows[index] as AlignedRow;
    const bounds = boundsBefore(alignment, row, column);
    if (!bounds) return [];
    const flag = doubtIn(row, against, column, doubtOf);
    const [part] = row.parts;
    const meant = row.parts.length === 1 ? flag?.meant?.get(placeOf(part as string, column)) : undefined;
    const instead = meant === undefined ? null : {against, ...exactly(meant)};
    return [{level: {against, ...bounds}, flag, meant: instead}];
  });
}

function boundsIn({counts, bounds}: SheetRow, column: Group): Bounds | null {
  const count = counts[column];
  return count === null ? (bounds[column] ?? null) : exactly(count);
}

/** Of a municipality that others were merged into only counts. */
function boundsBefore({earlier}: Alignment, {key, parts, before}: AlignedRow, column: Group): Bounds | null {
  const count = before?.[column] ?? null;
  if (count !== null) return exactly(count);
  const isItself = before !== null && parts.length === 1 && parts[0] === key;
  return isItself ? (earlier.byKey.get(key)?.bounds[column] ?? null) : null;
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

/**
 * Whether the figure moved further than the quarter explains, and neither stayed where it was flagged before nor went
 * back to where it had been.
 */
export function isOutlying(
  cell: ComparedCell,
  {spreads, smallestMove}: {spreads: number; smallestMove: number},
): boolean {
  const {base, value, distance, doubted, former} = cell;
  if (!base || Math.abs(distance) < spreads || Math.abs(value - base.before) < smallestMove) return false;
  return !former && !(doubted && hasComeToStay(doubted.distance / spreads));
}

/** The cells of each municipality together. */
export function byRow(cells: readonly ComparedCell[]): Map<string, ComparedCell[]> {
  const rows = new Map<string, ComparedCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.key);
    if (row) row.push(cell);
    else rows.set(cell.key, [cell]);
  }
  return rows;
}

/** The move as the JSON has it: null where no count stands. */
export function shownMove(
  {against, before, hidden}: Base,
  value: number,
  hiddenNow: string | undefined,
): Pick<Flag, "against" | "before" | "after"> {
  return {
    against,
    before: hidden === undefined ? before : null,
    after: hiddenNow === undefined ? value : null,
  };
}

/** What stands where no count does, for the sentence. */
export function hiddenWords({hidden}: Base, hiddenNow: string | undefined): Record<string, string> {
  return {
    ...(hidden !== undefined && {hiddenBefore: hidden}),
    ...(hiddenNow !== undefined && {hiddenAfter: hiddenNow}),
  };
}
