/** The count of the doelgroepregister: `register-jump`, and `return` when it is back where it was. */
import {type Period, quartersBetween} from "../../vocabulary/period.js";
import type {Alignment} from "../alignment.js";
import {type Flag, placeOf} from "../flag.js";
import type {Limits} from "../measure.js";
import {type Pair, type RatioDistribution, ratioDistribution} from "../statistics/hidiroglou-berthelot.js";
import {quartileOfNormal} from "../statistics/normal.js";
import type {Subject} from "../subject.js";

const place = placeOf("register");

export function registerFlags(subject: Subject, limits: Limits): Flag[] {
  const {earlier, sheet, doubtOf} = subject;
  const persons = sheet.edition.register?.persons ?? null;
  const levels = earlier.flatMap((alignment) => {
    const before = registerBefore(alignment);
    return before ? [{against: alignment.against, before}] : [];
  });
  const [nearest] = levels;
  if (persons === null || !nearest) return [];
  const moved = (level: Level) => registerScore(subject, level, persons, limits);
  const doubt = doubtOf(nearest.against, place);
  const base = levels.find(({against}) => !doubtOf(against, place));
  const score = moved(nearest);
  if (doubt) {
    if (!base || score < 1 || moved(base) >= 1) return [];
    return [
      {
        kind: "return",
        against: nearest.against,
        before: nearest.before,
        after: persons,
        parameters: {register: base.before, since: base.against},
      },
    ];
  }
  if (score < 1) return [];
  return [
    {
      kind: "register-jump",
      ...nearest,
      after: persons,
      score,
      doubts: [place],
      parameters: {register: persons, country: subject.registerNoiseSince(nearest.against).medianRatio - 1},
    },
  ];
}

interface Level {
  readonly against: Period;
  readonly before: number;
}

/** On the boundaries of the later quarter, as far as herindelingen moved people between regions. */
export function registerBefore({earlier, totalBefore}: Alignment): number | null {
  const persons = earlier.edition.register?.persons ?? null;
  const [now, then] = [totalBefore?.totaal, earlier.total?.totaal];
  if (persons === null || !then) return persons;
  return now ? Math.round((persons * now) / then) : null;
}

/** In limits: 1 is just flagged. */
function registerScore(subject: Subject, {against, before}: Level, after: number, limits: Limits): number {
  if (after === 0) return Number.POSITIVE_INFINITY;
  const {effectOf, medianEffect, below, above} = subject.registerNoiseSince(against);
  const excess = effectOf({before, after}) - medianEffect;
  const inSpreads = (Math.abs(excess) / (excess < 0 ? below : above)) * quartileOfNormal;
  return Math.min(
    inSpreads / limits.registerSpreads,
    Math.abs(after / before - 1) /
      (limits.smallestRegisterMove * quartersBetween(against, subject.sheet.period)),
  );
}

/** Fewer registers than this have no quartiles to speak of: then standing still is the measure, and limits are wider. */
const fewestRegisters = 8;

/** A register of any size moves by about a third of a percent; far less than that is not believed. */
const smallestRegisterSpread = 0.002;

/** How far the registers of all regions moved, relative to their size: U is 0. */
export function registerNoiseOf(pairs: readonly Pair[], limits: Limits): RatioDistribution {
  const {medianShare, wideningAlone} = limits;
  const parameters = {exponent: 0, medianShare, smallestQuartile: smallestRegisterSpread * quartileOfNormal};
  if (pairs.length >= fewestRegisters) return ratioDistribution(pairs, parameters);
  const smallestQuartile = parameters.smallestQuartile * wideningAlone;
  return ratioDistribution([{before: 1, after: 1}], {...parameters, smallestQuartile});
}
