/** What a kind of change looks at: a sheet, the sheets before it, and what was flagged on those. */
import type {PlacedEdition} from "../edition.js";
import {addQuarters, type Period} from "../period.js";
import {type Alignment, alignSheets} from "./alignment.js";
import type {Flag} from "./flag.js";
import type {Noise} from "./noise.js";
import type {Country, Sheet} from "./sheet.js";
import type {RatioDistribution} from "./statistics/hidiroglou-berthelot.js";

export interface Subject {
  readonly sheet: Sheet;
  /** the sheets of one to four quarters earlier, as far as there are, nearest first */
  readonly earlier: readonly Alignment[];
  /** earlier sheets of the region, nearest first, on their own boundaries */
  readonly history: readonly Sheet[];
  /** other editions of the same region and quarter, latest first */
  readonly versions: readonly PlacedEdition[];
  /** how far figures moved between an earlier quarter and this one */
  readonly noiseSince: (period: Period) => Noise;
  /** the same for the counts of the doelgroepregister */
  readonly registerNoiseSince: (period: Period) => RatioDistribution;
  /** the flag of an earlier quarter that casts doubt on a place there */
  readonly doubtOf: (period: Period, place: string) => Flag | undefined;
}

/** Flags of earlier quarters: by slug, quarter and place. */
export type Ledger = Map<string, Flag>;

const quartersCompared = 4;
const quartersOfHistory = 12;

/** What a sheet is compared with besides its own earlier ones. */
export type Measures = Pick<Subject, "versions" | "noiseSince" | "registerNoiseSince">;

export function subjectOf(sheet: Sheet, country: Country, ledger: Ledger, measures: Measures): Subject {
  const {slug} = sheet.edition.region;
  const now = [...(country.get(sheet.period)?.values() ?? [])];
  const before = (count: number) => {
    const quarters = Array.from({length: count}, (_, i) => addQuarters(sheet.period, -i - 1));
    return quarters.flatMap((period) => country.get(period)?.get(slug) ?? []);
  };
  return {
    sheet,
    earlier: before(quartersCompared).map((earlier) =>
      alignSheets(sheet, earlier, {now, before: [...(country.get(earlier.period)?.values() ?? [])]}),
    ),
    history: before(quartersOfHistory),
    doubtOf: (period, place) => ledger.get(ledgerKey(slug, period, place)),
    ...measures,
  };
}

export function enter(ledger: Ledger, sheet: Sheet, flags: readonly Flag[]): void {
  for (const flag of flags) {
    for (const place of flag.doubts ?? []) {
      ledger.set(ledgerKey(sheet.edition.region.slug, sheet.period, place), flag);
    }
  }
}

function ledgerKey(slug: string, period: Period, place: string): string {
  return `${slug} ${period} ${place}`;
}
