/** The noise of every quarter, measured with what was seen in those before it. */
import {type Group, groups} from "../vocabulary/figure.js";
import {type Period, quartersBetween} from "../vocabulary/period.js";
import type {Alignment} from "./alignment.js";
import {doubtIn} from "./compared-cells.js";
import {placeOf} from "./flag.js";
import {registerBefore, registerPlace} from "./kinds/register-jump.js";
import {type Limits, type Move, type Noise, noiseOf, type Peers, ratiosOf} from "./noise.js";
import {type RegionNoise, regionMoves, regionNoiseOf, regionResiduals} from "./region-level.js";
import {type RegisterMove, type RegisterNoise, registerNoiseOf} from "./register-noise.js";
import {
  type OwnMeasure,
  type Residual,
  type Restlessness,
  residualOf,
  restlessnessOf,
} from "./restlessness.js";
import {median} from "./statistics/quantile.js";
import type {Subject} from "./subject.js";

export interface NoiseOverTime {
  /** @param subjects all sheets of the later quarter */
  readonly since: (against: Period, subjects: readonly Subject[]) => Noise;
  readonly ofRegions: (subjects: readonly Subject[]) => RegionNoise;
  readonly ofRegistersSince: (
    against: Period,
    subjects: readonly Subject[],
  ) => RegisterNoise & {readonly peers: Peers};
  /** What moved in a quarter that was judged, without what was flagged in it: in the order of the quarters. */
  readonly remember: (
    subjects: readonly Subject[],
    isFlagged: (subject: Subject, place: string) => boolean,
  ) => void;
}

/** What is longer ago says little about what is usual now. */
const quartersRemembered = 8;
/** With as many regions as this, of 35, the country is told of. */
const fewestOfCountry = 32;

const quartersOfYear = 4;

/** The quarter that is being judged, measured for a step and for the course of a year. */
interface Present {
  readonly subjects: readonly Subject[];
  readonly residuals: readonly Residual[];
  readonly since: Map<boolean, OwnMeasure>;
  restlessness?: Restlessness;
}

export function noiseOverTime(limits: Limits): NoiseOverTime {
  const past: (readonly Residual[])[] = [];
  const pastRegions: (readonly Residual[])[] = [];
  const pastRegisters: (readonly number[])[] = [];
  let present: Present | null = null;
  const restlessnessOfQuarter = (subjects: readonly Subject[], quarters: number) => {
    if (present?.subjects !== subjects)
      present = {subjects, residuals: residualsOf(subjects), since: new Map()};
    const {residuals, since} = present;
    // the course of a year is not explained by what the figure did in that year
    const isLong = quarters >= quartersOfYear;
    const known = since.get(isLong);
    if (known) return known;
    const remembered = past.slice(-quartersRemembered);
    present.restlessness ??= restlessnessOf(remembered.flat(), residuals, limits);
    const {restlessness} = present;
    const measure = isLong
      ? restlessness.withOwn(remembered.slice(0, 1 - quartersOfYear).flat())
      : restlessness;
    since.set(isLong, measure);
    return measure;
  };
  return {
    since: (against, subjects) => {
      const moves = onceEach(
        subjects.flatMap((subject) => movesOf(subject, alignmentWith(subject, against))),
      );
      const quarters = quartersBetween(against, (subjects[0] as Subject).sheet.period);
      const compared = subjects.filter((subject) => alignmentWith(subject, against));
      return noiseOf(moves, restlessnessOfQuarter(subjects, quarters), peersAmong(compared.length), limits);
    },
    ofRegistersSince: (against, subjects) => {
      const moves = subjects.flatMap((subject) => registerMoves(subject, alignmentWith(subject, against)));
      const quarters = quartersBetween(against, (subjects[0] as Subject).sheet.period);
      const earlier = pastRegisters.slice(-quartersRemembered).flat();
      return {...registerNoiseOf(moves, earlier, quarters, limits), peers: peersAmong(moves.length)};
    },
    ofRegions: (subjects) => {
      const earlier = pastRegions.slice(-quartersRemembered).flat();
      return regionNoiseOf(
        earlier,
        subjects.flatMap((subject) => regionResidualsOf(subject)),
        limits,
      );
    },
    remember: (subjects, isFlagged) => {
      pastRegions.push(subjects.flatMap((subject) => regionResidualsOf(subject, isFlagged)));
      past.push(residualsOf(subjects, isFlagged));
      const sound = subjects.filter((subject) => !isFlagged(subject, registerPlace));
      pastRegisters.push(registerResiduals(sound));
    },
  };
}

function peersAmong(regions: number): Peers {
  if (regions <= 1) return "alone";
  return regions < fewestOfCountry ? "others" : "country";
}

function alignmentWith({earlier}: Subject, against: Period): Alignment | undefined {
  return earlier.find((alignment) => alignment.against === against);
}

/** Every figure since the nearest earlier sheet of its region; over several quarters scaled to one. */
function residualsOf(
  subjects: readonly Subject[],
  isFlagged: (subject: Subject, place: string) => boolean = () => false,
): Residual[] {
  const against = new Set(subjects.flatMap(({earlier: [nearest]}) => nearest?.against ?? []));
  return [...against].flatMap((period) => {
    const some = subjects.filter(({earlier: [nearest]}) => nearest?.against === period);
    const moves = some.flatMap((subject) =>
      movesOf(subject, subject.earlier[0]).map((move) => ({...move, subject})),
    );
    const ratios = ratiosOf(moves);
    const quarters = Math.sqrt(quartersBetween(period, (some[0] as Subject).sheet.period));
    const known = moves.filter(({subject, place, before, after}) => {
      return before + after > 0 && !isFlagged(subject, place);
    });
    return onceEach(known).map(({place, column, before, after}) => {
      const expected = before * (ratios.get(column) ?? 1);
      return {place, column, expected, residual: residualOf(expected, after) / quarters};
    });
  });
}

/** The figures that both sheets have, without earlier ones that a flag cast doubt on. */
export function movesOf({sheet, doubtOf}: Subject, alignment: Alignment | undefined): Move[] {
  if (!alignment) return [];
  return alignment.rows.flatMap((row, i) =>
    groups.flatMap((column): Move[] => {
      const [before, after] = [row.before?.[column] ?? null, sheet.rows[i]?.counts[column] ?? null];
      if (before === null || after === null || doubtIn(row, alignment.against, column, doubtOf)) return [];
      return [{place: placeOf(row.key, column), column, before, after}];
    }),
  );
}

/** A municipality in a regional and in a national table counts once. */
function onceEach<T extends Move>(moves: readonly T[]): T[] {
  return [...new Map(moves.map((move) => [move.place, move])).values()];
}

/** A region since its nearest earlier sheet, municipalities against what the country did. */
function regionResidualsOf(
  subject: Subject,
  isFlagged: (subject: Subject, place: string) => boolean = () => false,
): Residual[] {
  const [nearest] = subject.earlier;
  if (!nearest) return [];
  const noise = subject.noiseSince(nearest.against);
  const parts = movesOf(subject, nearest).flatMap((move) =>
    isFlagged(subject, move.place)
      ? []
      : [{column: move.column as Group, expected: noise.middle(move), value: move.after}],
  );
  const {edition, period} = subject.sheet;
  return regionResiduals(edition.region.slug, regionMoves(parts), quartersBetween(nearest.against, period));
}

function registerMoves({sheet, doubtOf}: Subject, alignment: Alignment | undefined): RegisterMove[] {
  const before = alignment ? registerBefore(alignment) : null;
  const after = sheet.edition.register?.persons ?? null;
  if (!alignment || !before || !after || doubtOf(alignment.against, registerPlace)) return [];
  return [{before, after}];
}

/** Logarithms of ratios, less their median; only since the quarter just before, which most regions have. */
function registerResiduals(subjects: readonly Subject[]): number[] {
  const logarithms = subjects.flatMap((subject) => {
    const [nearest] = subject.earlier;
    const isAdjacent = nearest && quartersBetween(nearest.against, subject.sheet.period) === 1;
    return registerMoves(subject, isAdjacent ? nearest : undefined).map(({before, after}) =>
      Math.log(after / before),
    );
  });
  const middle = median(logarithms);
  return logarithms.map((log) => log - middle);
}
