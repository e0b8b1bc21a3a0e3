/** The helpers of the templates: they put numbers, shares and quarters into Dutch, and never calculate. */
import {enumerate} from "../../vocabulary/enumeration.js";
import {
  formatCount,
  formatDifference,
  formatPercent,
  formatRelativeChange,
  formatShare,
} from "../../vocabulary/figure.js";
import {
  formatDay,
  formatPeriod,
  formatPeriodInText,
  formatPeriodShort,
  formatPeriodsInText,
  type Period,
} from "../../vocabulary/period.js";

/** A number as it is printed, "–" when there is none. */
const orDash = (format: (value: number) => string) => (value: number | null) =>
  value === null ? "–" : format(value);

/** By the name that a template uses. Each takes one value: null prints "–", undefined is an error of the template. */
export const helpers = {
  /** 1030 -> "1.030" */
  count: orDash(formatCount),
  /** 12 -> "+12" */
  difference: orDash(formatDifference),
  /** -12 -> "12" */
  size: orDash((difference) => formatCount(Math.abs(difference))),
  /** 0.623 -> "62%" */
  share: (share: number | null) => formatShare(share),
  /** 0.623 -> "62,3%" */
  shareExactly: (share: number | null) => formatShare(share, 1),
  /** 0.018 -> "+1,8%" */
  relative: (change: number | null) => formatRelativeChange(change, 1),
  /** 0.004 -> "+0,4" (percentage points) */
  points: orDash((points) => formatRelativeChange(points, 1).replace("%", "")),
  /** 75 -> "75%", 74.5 -> "74,5%" */
  percent: orDash(formatPercent),
  /** "2023-Q2" -> "tweede kwartaal 2023" */
  period: (period: string) => formatPeriod(period as Period),
  /** "2023-Q2" -> "tweede kwartaal van 2023" */
  periodInText: (period: string) => formatPeriodInText(period as Period),
  /** ["2023-Q1", "2023-Q2"] -> "het eerste en het tweede kwartaal van 2023" */
  periodsInText: (periods: readonly string[]) => formatPeriodsInText(periods as readonly Period[]),
  /** "2023-Q2" -> "2e kw. 2023" */
  periodShort: (period: string) => formatPeriodShort(period as Period),
  /** "2023-06-30" -> "30 juni 2023" */
  day: formatDay,
  /** "tweede kwartaal" -> "Tweede kwartaal" */
  capital: (text: string) => text.charAt(0).toLocaleUpperCase("nl") + text.slice(1),
  /** ["a", "b", "c"] -> "a, b en c" */
  list: (words: readonly string[]) => enumerate(words),
  /** 4.25 -> "4,25" */
  number: orDash((number) => String(number).replace(".", ",")),
} as const satisfies Record<string, (value: never) => string>;

export type HelperName = keyof typeof helpers;
