/** What a kind of change looks at: a sheet, the sheets before it, and what was flagged on those. */
import type {PlacedEdition} from "../edition/edition.js";
import type {RevisedPublication} from "../edition/published-version.js";
import type {Herindeling} from "../vocabulary/gazetteer-records.js";
import {addQuarters, type Period} from "../vocabulary/period.js";
import {type Alignment, alignSheets, movesAbout} from "./alignment.js";
import type {Country, Sheet} from "./counted-sheet.js";
import type {Flag} from "./flag.js";
import type {Noise, Peers} from "./noise.js";
import type {RegionNoise} from "./region-level.js";
import type {RegisterNoise} from "./register-noise.js";

export interface Subject {
  readonly sheet: Sheet;
  /** the sheets of one to four quarters earlier (or as far as was asked for), as far as there are, nearest first */
  readonly earlier: readonly Alignment[];
  /** any earlier sheet of the region on the boundaries of this one; null where there is none */
  readonly alignedWith: (period: Period) => Alignment | null;
  /** earlier sheets of the region, nearest first, on their own boundaries */
  readonly history: readonly Sheet[];
  /** the sheets of all regions in this quarter */
  readonly neighbours: readonly Sheet[];
  /** other editions of the same region and quarter, latest first */
  readonly versions: readonly PlacedEdition[];
  /** what was published of it before with other figures; null: nothing */
  readonly revised: RevisedPublication | null;
  /** how far figures moved between an earlier quarter and this one */
  readonly noiseSince: (period: Period) => Noise;
  /** how far regions as a whole moved since the quarter before theirs */
  readonly regionNoise: () => RegionNoise;
  /** the same for the counts of the doelgroepregister */
  readonly registerNoiseSince: (period: Period) => RegisterNoise & {readonly peers: Peers};
  /** the flag of an earlier quarter that casts doubt on a place there */
  readonly doubtOf: (period: Period, place: string) => Flag | undefined;
}

/** Flags of earlier quarters: by region and quarter, and then by place. */
export type Ledger = Map<string, Map<string, Flag>>;

const quartersCompared = 4;
const quartersOfHistory = 12;

/** The function, asked only once for each key. */
export function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as V;
  };
}

/** What a sheet is compared with besides its own earlier ones. */
export interface Measures
  extends Pick<
    Subject,
    "neighbours" | "versions" | "revised" | "noiseSince" | "regionNoise" | "registerNoiseSince"
  > {
  /** what the sheets of the country carried out between an earlier quarter and this one */
  readonly herindelingenSince: (period: Period) => readonly Herindeling[];
}

export function subjectOf(
  sheet: Sheet,
  country: Country,
  ledger: Ledger,
  {herindelingenSince, ...measures}: Measures,
  reach = quartersCompared,
): Subject {
  const {slug} = sheet.edition.region;
  const alignedWith = remembered((period: Period) => {
    const quarter = country.get(period);
    const earlier = quarter?.get(slug);
    if (!earlier || !quarter) return null;
    return alignSheets(sheet, earlier, {
      before: [...quarter.values()],
      herindelingen: herindelingenSince(period),
      moves: movesAbout(period, sheet.period),
    });
  });
  const doubtsIn = remembered((period: Period) => ledger.get(ledgerKey(slug, period)));
  const quartersBack = (count: number) =>
    Array.from({length: count}, (_, i) => addQuarters(sheet.period, -i - 1));
  return {
    sheet,
    earlier: quartersBack(reach).flatMap((period) => alignedWith(period) ?? []),
    alignedWith,
    history: quartersBack(quartersOfHistory).flatMap((period) => country.get(period)?.get(slug) ?? []),
    doubtOf: (period, place) => doubtsIn(period)?.get(place),
    ...measures,
  };
}

export function enter(ledger: Ledger, {edition, period}: Sheet, flags: readonly Flag[]): void {
  const doubted = flags.flatMap((flag) => (flag.doubts ?? []).map((place) => [place, flag] as const));
  if (doubted.length > 0) ledger.set(ledgerKey(edition.region.slug, period), new Map(doubted));
}

/** Whether something on a sheet that was judged, or the whole row that it stands in, was flagged. */
export function isDoubted(ledger: Ledger, {edition, period}: Sheet, place: string): boolean {
  const doubts = ledger.get(ledgerKey(edition.region.slug, period));
  return doubts !== undefined && (doubts.has(place) || doubts.has(place.replace(/\/.*$/, "")));
}

function ledgerKey(slug: string, period: Period): string {
  return `${slug} ${period}`;
}
