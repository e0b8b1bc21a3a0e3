/** The count of the doelgroepregister: `register-jump`, and `return` when it is back where it was. */
import {type Period, quartersBetween} from "../../vocabulary/period.js";
import type {Alignment} from "../alignment.js";
import {type Flag, placeOf} from "../flag.js";
import type {Limits} from "../noise.js";
import {formerAmong, hasComeToStay, standingOf} from "../standing.js";
import type {Subject} from "../subject.js";

export const registerPlace = placeOf("register");

export function registerFlags(subject: Subject, limits: Limits): Flag[] {
  const {earlier, sheet, doubtOf} = subject;
  const persons = sheet.edition.register?.persons ?? null;
  if (persons === null) return [];
  const entries = earlier.flatMap((alignment) => {
    const before = registerBefore(alignment);
    const flag = doubtOf(alignment.against, registerPlace);
    const unsure = unsureShare(alignment);
    return before ? [{level: {against: alignment.against, before, unsure}, flag, meant: null}] : [];
  });
  const {standing, doubted, older} = standingOf(entries);
  const inLimits = (level: Level) => registerScore(subject, level, persons, limits);
  const [base] = [standing ?? doubted?.level];
  if (!base) return [];
  const score = standing ? inLimits(standing) : 0;
  if (Math.abs(score) < 1) {
    const isBack = doubted && standing && Math.abs(inLimits(doubted.level)) >= 1;
    return isBack ? [returnFlag(doubted.level, persons, standing)] : [];
  }
  if (doubted && hasComeToStay(inLimits(doubted.level))) return [];
  const far = (level: Level) => ({inLimits: inLimits(level), persons: persons - level.before});
  const former = doubted
    ? undefined
    : formerAmong(
        far(base),
        older.map((level) => [level, far(level)]),
      );
  if (former) return [returnFlag(base, persons, former)];
  const {against, before} = base;
  const {medianChange, peers} = subject.registerNoiseSince(against);
  return [
    {
      kind: "register-jump",
      against,
      before,
      after: persons,
      score: Math.abs(score),
      doubts: [registerPlace],
      parameters: {register: persons, ...(medianChange !== null && {[peers]: medianChange})},
    },
  ];
}

interface Level {
  readonly against: Period;
  readonly before: number;
  /** by how much of itself it may be wrong either way */
  readonly unsure: number;
}

function returnFlag({against, before}: Level, persons: number, level: Level): Flag {
  return {
    kind: "return",
    against,
    before,
    after: persons,
    parameters: {register: level.before, since: level.against},
  };
}

/** On the boundaries of the later quarter, as far as herindelingen moved people between regions. */
export function registerBefore({earlier, totalBefore}: Alignment): number | null {
  const persons = earlier.edition.register?.persons ?? null;
  const [now, then] = [totalBefore?.totaal, earlier.total?.totaal];
  if (persons === null || !then) return persons;
  return now ? Math.round((persons * now) / then) : null;
}

/**
 * How many of a municipality's persons are in the register is not printed, and may differ so much from its region: of
 * regions, known persons are 61% to 86% of the register, and any two lie 10% of it apart (standard deviation, 280 sheets).
 */
const unsureOfMoved = 0.25;

/** Of what the register counted on the later boundaries: what is unknown of municipalities that came or left. */
function unsureShare({earlier, rows, missing, isSameArea, totalBefore}: Alignment): number {
  const all = totalBefore?.totaal ?? 0;
  if (isSameArea || all === 0) return 0;
  const stayed = new Set(rows.flatMap(({parts}) => parts));
  const personsOf = (key: string) => earlier.byKey.get(key)?.counts.totaal ?? 0;
  const came = rows.map(({before, parts}) => (before?.totaal ?? 0) - sumOfNumbers(parts.map(personsOf)));
  const left = earlier.rows.filter((row) => !stayed.has(row.key) && !missing.includes(row));
  const moved = sumOfNumbers([...came, ...left.map(({key}) => personsOf(key))]);
  return Math.min(1, (unsureOfMoved * moved) / all);
}

function sumOfNumbers(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** In limits, signed: 1 is just flagged. */
function registerScore(subject: Subject, level: Level, after: number, limits: Limits): number {
  const {against, unsure} = level;
  const before = Math.min(Math.max(after, level.before * (1 - unsure)), level.before * (1 + unsure));
  const distance = subject.registerNoiseSince(against).distance({before, after}) / limits.registerSpreads;
  const relative = Math.abs(after / before - 1);
  const least = limits.smallestRegisterMove * quartersBetween(against, subject.sheet.period);
  return Math.sign(distance) * Math.min(Math.abs(distance), relative / least);
}
