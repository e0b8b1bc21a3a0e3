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
    return before ? [{level: {against: alignment.against, before}, flag, meant: null}] : [];
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
  const {medianChange, peers} = subject.registerNoiseSince(base.against);
  return [
    {
      kind: "register-jump",
      ...base,
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

/** In limits, signed: 1 is just flagged. */
function registerScore(subject: Subject, {against, before}: Level, after: number, limits: Limits): number {
  const distance = subject.registerNoiseSince(against).distance({before, after}) / limits.registerSpreads;
  const relative = Math.abs(after / before - 1);
  const least = limits.smallestRegisterMove * quartersBetween(against, subject.sheet.period);
  return Math.sign(distance) * Math.min(Math.abs(distance), relative / least);
}
