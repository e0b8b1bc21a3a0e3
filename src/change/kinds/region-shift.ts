/** A region that moved as a whole: `region-shift`, and `return` when it is back. */
import {type Column, type Group, groups} from "../../vocabulary/figure.js";
import {quartersBetween} from "../../vocabulary/period.js";
import type {Base, ComparedCell} from "../compared-cells.js";
import type {Flag} from "../flag.js";
import type {Limits} from "../noise.js";
import {middleRatioOf, type Part, regionMoves} from "../region-level.js";
import {hasComeToStay} from "../standing.js";
import type {Subject} from "../subject.js";

/** A flag on a region, and by what factor its municipalities moved with it, for each column. */
export interface RegionShift {
  readonly flags: readonly Flag[];
  readonly ratios: ReadonlyMap<Group, number>;
}

/** A shift of the whole explains what the parts did, to within this share of it. */
const mostLeft = 0.6;
/** From as many columns that moved the same way, the whole region did. */
const fewestOfWhole = 3;

export function regionShiftOf(subject: Subject, cells: readonly ComparedCell[], limits: Limits): RegionShift {
  const known = cells.filter(({base, hidden}) => base && !base.hidden && hidden === undefined);
  const [first] = known;
  if (!first?.base || subject.noiseSince(first.base.against).peers === "alone")
    return {flags: [], ratios: new Map()};
  const standing = partsOf(subject, known, ({base}) => base);
  const doubtedOnes = known.filter(({doubted}) => doubted?.flag.kind === "region-shift");
  const doubted = partsOf(subject, doubtedOnes, ({doubted}) => doubted?.base ?? null);
  const inLimits = (parts: readonly PlacedPart[]) => distancesOf(subject, parts, limits);
  const [now, then] = [inLimits(standing), inLimits(doubted)];
  const moved = [...now].filter(([column, distance]) => {
    const since = then.get(column);
    return Math.abs(distance) >= 1 && !(since !== undefined && hasComeToStay(since));
  });
  const shifts = moved.flatMap(([column, distance]): Shift[] => {
    const parts = standing.filter((part) => column === "totaal" || part.column === column);
    const ratio = middleRatioOf(parts);
    const left = inLimits(parts.map((part) => ({...part, expected: part.expected * ratio}))).get(column) ?? 0;
    const isWhole =
      Math.sign(ratio - 1) === Math.sign(distance) && Math.abs(left) < mostLeft * Math.abs(distance);
    return isWhole ? [{column, distance, ratio, parts}] : [];
  });
  return {
    flags: [
      ...joined(shifts).map((shift) => flagOf(subject, shift, limits)),
      ...returnsOf(now, then, doubtedOnes),
    ],
    ratios: ratiosOf(shifts),
  };
}

interface PlacedPart extends Part {
  readonly cell: ComparedCell;
  readonly base: Base;
}

interface Shift {
  readonly column: Column;
  /** in limits */
  readonly distance: number;
  readonly ratio: number;
  readonly parts: readonly PlacedPart[];
}

function partsOf(
  {noiseSince}: Subject,
  cells: readonly ComparedCell[],
  baseOf: (cell: ComparedCell) => Base | null,
): PlacedPart[] {
  return cells.flatMap((cell) => {
    const base = baseOf(cell);
    if (!base) return [];
    const {place, column, value} = cell;
    const expected = noiseSince(base.against).middle({place, column, before: base.before});
    return [{cell, base, column, expected, value}];
  });
}

function distancesOf(subject: Subject, parts: readonly PlacedPart[], limits: Limits): Map<Column, number> {
  const moves = regionMoves(parts);
  const {slug} = subject.sheet.edition.region;
  const quarters = quartersOf(subject, parts);
  return new Map(
    moves.map((move) => [
      move.column,
      subject.regionNoise().distance(slug, move, quarters) / limits.regionSpreads,
    ]),
  );
}

function quartersOf({sheet}: Subject, [first]: readonly PlacedPart[]): number {
  return first ? quartersBetween(first.base.against, sheet.period) : 1;
}

/** A region of which most columns moved one way is one flag, without a column. */
function joined(shifts: readonly Shift[]): Shift[] {
  const ofColumns = shifts.filter(({column}) => column !== "totaal");
  const whole = shifts.find(({column}) => column === "totaal");
  for (const sign of [1, -1]) {
    const alike = ofColumns.filter(({distance}) => Math.sign(distance) === sign);
    if (alike.length < fewestOfWhole) continue;
    const parts = (whole ?? {parts: alike.flatMap((shift) => shift.parts)}).parts;
    const furthest = alike.toSorted((a, b) => Math.abs(b.distance) - Math.abs(a.distance))[0] as Shift;
    const others = ofColumns.filter((shift) => !alike.includes(shift));
    return [
      {column: "totaal", distance: (whole ?? furthest).distance, ratio: middleRatioOf(parts), parts},
      ...others,
    ];
  }
  return ofColumns.length > 0 ? ofColumns : whole ? [whole] : [];
}

function ratiosOf(shifts: readonly Shift[]): Map<Group, number> {
  const whole = shifts.find(({column}) => column === "totaal")?.ratio;
  return new Map(
    groups.flatMap((column): [Group, number][] => {
      const ratio = shifts.find((shift) => shift.column === column)?.ratio ?? whole;
      return ratio === undefined ? [] : [[column, ratio]];
    }),
  );
}

function flagOf(subject: Subject, {column, distance, parts}: Shift, limits: Limits): Flag {
  const {noiseSince, regionNoise, sheet} = subject;
  const {slug} = sheet.edition.region;
  const against = (parts[0] as PlacedPart).base.against;
  const sum = (of: (part: PlacedPart) => number) => parts.reduce((total, part) => total + of(part), 0);
  const whole = {column, expected: sum(({expected}) => expected), value: 0};
  const limit = (sign: number) =>
    Math.round(regionNoise().valueAt(slug, whole, quartersOf(subject, parts), sign * limits.regionSpreads));
  const {peers, medianChange} = noiseSince(against);
  const change = medianChange(column);
  const along = parts.filter(({value, expected}) => Math.sign(value - expected) === Math.sign(distance));
  const names = (some: readonly PlacedPart[]) => new Set(some.map(({cell}) => cell.key)).size;
  return {
    kind: "region-shift",
    ...(column !== "totaal" && {column}),
    against,
    before: sum(({base}) => base.before),
    after: sum(({value}) => value),
    expected: [Math.max(0, limit(-1)), limit(1)],
    score: Math.abs(distance),
    parameters: {
      along: names(along),
      of: names(parts),
      ...(change !== null && {[peers]: change}),
    },
    doubts: parts.map(({cell}) => cell.place),
  };
}

/** Near the level that stands, and away from the one that was flagged. */
function returnsOf(
  now: ReadonlyMap<Column, number>,
  then: ReadonlyMap<Column, number>,
  cells: readonly ComparedCell[],
): Flag[] {
  const back = [...then].filter(
    ([column, since]) => Math.abs(since) >= 1 && Math.abs(now.get(column) ?? 1) < 1,
  );
  const flags = new Set(
    cells
      .filter(({column}) => back.some(([one]) => one === column))
      .flatMap(({doubted}) => doubted?.flag ?? []),
  );
  return [...flags].map(({column, before, after}) => {
    const cell = cells.find(({doubted}) => doubted?.flag.column === column);
    return {
      kind: "return",
      ...(column && {column}),
      against: cell?.doubted?.base.against ?? null,
      parameters: {regionWas: after ?? null, regionBefore: before ?? null},
    };
  });
}
