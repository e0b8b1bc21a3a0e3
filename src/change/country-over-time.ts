/** The country's own moves, quarter after quarter: what is usual for it, and what was flagged. */
import {groups} from "../vocabulary/figure.js";
import {addQuarters, type Period, sameQuarterLastYear} from "../vocabulary/period.js";
import type {Alignment} from "./alignment.js";
import {countryFlags, type Line, movedBy, type RegionPair} from "./country-level.js";
import type {Flag} from "./flag.js";
import {registerBefore, registerPlace} from "./kinds/register-jump.js";
import type {Limits} from "./noise.js";
import {movesOf} from "./noise-over-time.js";
import {regionMoves} from "./region-level.js";
import {median} from "./statistics/quantile.js";
import type {Subject} from "./subject.js";

/** The flags on the country in every quarter, asked for in the order of the quarters. */
export type CountryOverTime = (subjects: readonly Subject[]) => Flag[];

export function countryOverTime(limits: Limits): CountryOverTime {
  const history = new Map<Period, ReadonlyMap<Line, number>>();
  const flagged = new Map<Period, ReadonlySet<Line>>();
  return (subjects) => {
    const against = mostCompared(subjects);
    const [first] = subjects;
    if (!against || !first) return [];
    const {period} = first.sheet;
    const pairs = pairsSince(subjects, against);
    const flags = countryFlags(
      {
        against,
        pairs,
        sinceBefore: flagged.has(against) ? pairsSince(subjects, addQuarters(against, -1)) : [],
        usual: new Map([
          ...mostQuarters([...history.values()]),
          ...(history.get(sameQuarterLastYear(period)) ?? []),
        ]),
        doubted: flagged.get(against) ?? new Set(),
      },
      limits,
    );
    const linesOf = (some: readonly Flag[]) => new Set(some.flatMap(({doubts = []}) => doubts as Line[]));
    const moved = linesOf(flags.filter(({kind}) => kind === "country-shift"));
    if (moved.size > 0) flagged.set(period, moved);
    // neither a shift nor the way back is what is usual
    const told = linesOf(flags);
    history.set(period, movedByLine(pairs.filter(({line}) => !told.has(line))));
    return flags;
  };
}

/** The nearest earlier quarter of most regions. */
function mostCompared(subjects: readonly Subject[]): Period | null {
  const counts = new Map<Period, number>();
  for (const {earlier} of subjects) {
    const against = earlier[0]?.against;
    if (against) counts.set(against, (counts.get(against) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function mostQuarters(quarters: readonly ReadonlyMap<Line, number>[]): Map<Line, number> {
  const lines = new Set(quarters.flatMap((quarter) => [...quarter.keys()]));
  return new Map(
    [...lines].map((line) => [line, median(quarters.flatMap((quarter) => quarter.get(line) ?? []))]),
  );
}

function movedByLine(pairs: readonly RegionPair[]): Map<Line, number> {
  const lines = new Set(pairs.map(({line}) => line));
  return new Map([...lines].map((line) => [line, movedBy(pairs.filter((pair) => pair.line === line))]));
}

function pairsSince(subjects: readonly Subject[], against: Period): RegionPair[] {
  return subjects.flatMap((subject) => {
    const alignment = subject.alignedWith(against);
    return alignment ? pairsOf(subject, alignment) : [];
  });
}

function pairsOf(subject: Subject, alignment: Alignment): RegionPair[] {
  const parts = movesOf(subject, alignment).flatMap(({column, before, after}) =>
    groups
      .filter((group) => group === column)
      .map((group) => ({column: group, expected: before, value: after})),
  );
  const columns = regionMoves(parts).map(({column, expected, value}) => ({
    line: column,
    before: expected,
    after: value,
  }));
  const [before, after] = [registerBefore(alignment), subject.sheet.edition.register?.persons ?? null];
  const isSound = subject.doubtOf(alignment.against, registerPlace) === undefined;
  const register = before && after && isSound ? [{line: "register" as const, before, after}] : [];
  return [...columns, ...register].filter((pair) => pair.before > 0 && pair.after > 0);
}
