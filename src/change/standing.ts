/** The level that stands for a figure: what it was before it was doubted, and whether it came to stay or went back. */
import type {Flag} from "./flag.js";

/** An earlier level of a figure, and the flag that cast doubt on it. */
export interface Entry<Level> {
  readonly level: Level;
  readonly flag: Flag | undefined;
  /** what would have fitted there instead, where the flag names it */
  readonly meant: Level | null;
}

export interface Standing<Level> {
  /** the latest level that no flag cast doubt on, or what was meant where one did; null without any */
  readonly standing: Level | null;
  /** the latest level, if it was flagged */
  readonly doubted: {readonly flag: Flag; readonly level: Level} | null;
  /** before the one that stands, without those that were flagged, nearest first */
  readonly older: readonly Level[];
}

/** @param entries nearest first */
export function standingOf<Level>(entries: readonly Entry<Level>[]): Standing<Level> {
  let doubted: Standing<Level>["doubted"] = null;
  const reliable: Level[] = [];
  for (const {level, flag, meant} of entries) {
    if (flag && reliable.length === 0) doubted ??= {flag, level};
    const relied = flag ? meant : level;
    if (relied !== null) reliable.push(relied);
  }
  const [latest, next] = entries;
  // twice in a row: where it stood before is no measure any more, only somewhere to go back to
  if (latest?.flag && next?.flag && next.flag !== latest.flag) {
    return {standing: latest.level, doubted: null, older: reliable};
  }
  const [standing = null, ...older] = reliable;
  return {standing, doubted, older};
}

/** Within this share of the limit a figure has come to stay at a level, or is back at it. */
const shareOfStay = 0.6;
/** Back where it was: so much nearer to the former level than to the one it leaves. */
const shareOfReturn = 0.35;

/** @param distance from the level that was flagged, in limits */
export function hasComeToStay(distance: number): boolean {
  return Math.abs(distance) < shareOfStay;
}

/** How far a figure lies from a level: in limits, and in persons. */
export interface Far {
  readonly inLimits: number;
  readonly persons: number;
}

/**
 * The former level that a figure is back at, having left the one that stands: what was taken for real, or was not seen,
 * may have been a slip.
 *
 * @param from how far it is from the level that stands
 * @param older former levels, each with how far it is from that
 */
export function formerAmong<Level>(from: Far, older: readonly (readonly [Level, Far])[]): Level | undefined {
  if (Math.abs(from.inLimits) < 1) return undefined;
  const [found] =
    older.find(
      ([, {inLimits, persons}]) =>
        Math.abs(inLimits) <= shareOfStay &&
        Math.abs(inLimits) <= shareOfReturn * Math.abs(from.inLimits) &&
        Math.abs(persons) <= shareOfReturn * Math.abs(from.persons),
    ) ?? [];
  return found;
}
