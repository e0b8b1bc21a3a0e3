/** The country as one figure per column: how far it moved as a whole, whatever single regions did. */
import type {Settings} from "../settings/settings.js";
import {type Column, columns, groups} from "../vocabulary/figure.js";
import type {Period} from "../vocabulary/period.js";
import {netherlands} from "../vocabulary/region.js";
import type {Flag} from "./flag.js";
import {median} from "./statistics/quantile.js";
import {weightedMedian} from "./statistics/weighted-median.js";

type Limits = Settings["changes"];

/** One of the five columns, or the doelgroepregister. */
export type Line = Column | "register";
const lines: readonly Line[] = [...columns, "register"];

/** A region in both quarters: of a column without the municipality that moved furthest. */
export interface RegionPair {
  readonly line: Line;
  readonly before: number;
  readonly after: number;
}

export interface CountryQuarter {
  readonly against: Period;
  readonly pairs: readonly RegionPair[];
  /** the same since the quarter before that, for a line that was flagged there */
  readonly sinceBefore: readonly RegionPair[];
  /** how far every line moved a year ago, in logarithms; where that is not known, in most quarters */
  readonly usual: ReadonlyMap<Line, number>;
  /** lines that were flagged in the quarter before */
  readonly doubted: ReadonlySet<Line>;
}

/** Fewer regions than this are no whole. */
const fewestRegions = 5;
/** From as many columns that moved the same way, everything did. */
const fewestOfWhole = 3;
/** A column that moved by this share of what the whole did moved along with it. */
const shareAlong = 0.5;
/** Back where it was: within this share of the way. */
const shareOfReturn = 0.35;
/** 1.4826 times the median deviation is a standard deviation, and that of a median is 1.2533 times the mean's. */
const medianError = 1.4826 * 1.2533;

interface Shift {
  readonly line: Line;
  /** logarithms */
  readonly moved: number;
  readonly excess: number;
  readonly score: number;
  /** the lines that it speaks for */
  readonly covers: readonly Line[];
}

/**
 * What moved in most regions alike: further than the smallest move that counts, from what it did a year ago, and beyond
 * what the differences between regions leave uncertain.
 */
export function countryFlags(quarter: CountryQuarter, limits: Limits): Flag[] {
  const moves = lines.flatMap((line) => shiftOf(quarter, line, limits));
  const shifts = moves.filter(({score}) => score >= 1);
  const back = backOf(quarter, shifts);
  return [
    ...joined(
      shifts.filter((shift) => !back.includes(shift)),
      moves,
    ).map((shift) => flagOf(quarter, shift)),
    ...joined(back, moves).map(
      ({line, covers}): Flag => ({
        kind: "return",
        ...columnOf(line),
        against: quarter.against,
        parameters: {whole: netherlands.name},
        doubts: covers,
      }),
    ),
  ];
}

function shiftOf({pairs, usual}: CountryQuarter, line: Line, limits: Limits): Shift[] {
  const own = pairs.filter((pair) => pair.line === line);
  if (own.length < fewestRegions) return [];
  const moved = movedBy(own);
  const excess = moved - (usual.get(line) ?? 0);
  const smallest = smallestOf(line, limits);
  const deviations = own.map(({before, after}) => Math.abs(Math.log(after / before) - moved));
  const error = (medianError * median(deviations)) / Math.sqrt(own.length);
  const score = Math.min(Math.abs(excess) / smallest, Math.abs(excess) / (limits.regionSpreads * error));
  return [{line, moved, excess, score, covers: [line]}];
}

function smallestOf(line: Line, limits: Limits): number {
  return Math.log(1 + (line === "register" ? limits.smallestRegisterMove : limits.smallestCountryMove));
}

/** The logarithm of the middle ratio, each region as certain as the root of its size. */
export function movedBy(pairs: readonly RegionPair[]): number {
  return Math.log(
    weightedMedian(pairs.map(({before, after}) => ({value: after / before, weight: Math.sqrt(before)}))),
  );
}

/** When everything went back, so did the columns of which one quarter's season hides it. */
function backOf(quarter: CountryQuarter, shifts: readonly Shift[]): Shift[] {
  const back = shifts.filter((shift) => isBack(quarter, shift));
  const whole = back.find(({line}) => line === "totaal");
  if (!whole) return back;
  return shifts.filter(
    (shift) =>
      back.includes(shift) ||
      (quarter.doubted.has(shift.line) && Math.sign(shift.excess) === Math.sign(whole.excess)),
  );
}

/** Nearer to where it stood before it was flagged than to where it was since, by far. */
function isBack({sinceBefore, doubted}: CountryQuarter, {line, moved}: Shift): boolean {
  const own = sinceBefore.filter((pair) => pair.line === line);
  if (!doubted.has(line) || own.length < fewestRegions) return false;
  return Math.abs(movedBy(own)) < shareOfReturn * Math.abs(moved);
}

/** When most columns moved one way, everything did: one flag, which speaks for the register too. */
function joined(shifts: readonly Shift[], moves: readonly Shift[]): Shift[] {
  const whole = shifts.find(({line}) => line === "totaal");
  const isAlong = ({excess}: Shift) => whole !== undefined && excess / whole.excess >= shareAlong;
  const sameWay = shifts.filter(isAlong);
  const columnsAlong = moves.filter(
    (move) => isAlong(move) && (groups as readonly Line[]).includes(move.line),
  );
  if (whole && columnsAlong.length >= fewestOfWhole) {
    const covers: Line[] = [
      ...columns,
      ...(sameWay.some(({line}) => line === "register") ? ["register" as const] : []),
    ];
    return [{...whole, covers}, ...shifts.filter((shift) => !sameWay.includes(shift))];
  }
  const single = shifts.filter((shift) => shift !== whole);
  // of a single column the total moved along
  const withTotal = ({covers}: Shift): readonly Line[] => [...covers, "totaal"];
  return single.length > 0 ? single.map((shift) => ({...shift, covers: withTotal(shift)})) : [...shifts];
}

function flagOf({against, pairs, usual}: CountryQuarter, {line, excess, score, covers}: Shift): Flag {
  const own = pairs.filter((pair) => pair.line === line);
  const sum = (of: (pair: RegionPair) => number) => own.reduce((total, pair) => total + of(pair), 0);
  const along = own.filter(({before, after}) => Math.sign(after - before) === Math.sign(excess)).length;
  const after = sum((pair) => pair.after);
  const usually = usual.get(line);
  return {
    kind: "country-shift",
    ...columnOf(line),
    against,
    before: sum((pair) => pair.before),
    after,
    score,
    parameters: {
      along,
      of: own.length,
      ...(line === "register" && {register: after}),
      ...(usually !== undefined && {usual: Math.exp(usually) - 1}),
    },
    doubts: covers,
  };
}

function columnOf(line: Line): Pick<Flag, "column"> {
  return line === "register" || line === "totaal" ? {} : {column: line};
}
