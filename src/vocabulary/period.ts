/** A quarter, written "2023-Q2": parse, compare, neighbours, and its Dutch wording. */
import {enumerate} from "./enumeration.js";
import {InputError} from "./error.js";

export type Period = string & {readonly __brand: "Period"};

const pattern = /^(\d{4})-Q([1-4])$/;
const ordinals = ["eerste", "tweede", "derde", "vierde"] as const;

export function isPeriod(text: unknown): text is Period {
  return typeof text === "string" && pattern.test(text);
}

/** @throws InputError `usage` if the text is not a quarter like "2023-Q2" */
export function parsePeriod(text: string): Period {
  if (isPeriod(text)) return text;
  throw new InputError("usage", `"${text}" is not a quarter`, {next: "write it as 2023-Q2"});
}

export function periodOf(year: number, quarter: number): Period {
  return parsePeriod(`${year}-Q${quarter}`);
}

export function yearOf(period: Period): number {
  return Number(period.slice(0, 4));
}

/** 1 to 4 */
export function quarterOf(period: Period): number {
  return Number(period.slice(6));
}

/** The quarter so many quarters later; negative for earlier. */
export function addQuarters(period: Period, quarters: number): Period {
  const index = yearOf(period) * 4 + quarterOf(period) - 1 + quarters;
  return periodOf(Math.floor(index / 4), (index % 4) + 1);
}

export function previousPeriod(period: Period): Period {
  return addQuarters(period, -1);
}

export function sameQuarterLastYear(period: Period): Period {
  return addQuarters(period, -4);
}

/** Number of quarters from a to b; negative when b is earlier. */
export function quartersBetween(a: Period, b: Period): number {
  return (yearOf(b) - yearOf(a)) * 4 + quarterOf(b) - quarterOf(a);
}

/** For sorting: oldest first. */
export function comparePeriods(a: Period, b: Period): number {
  return quartersBetween(b, a);
}

/** The last `count` quarters up to and including this one, oldest first. */
export function periodsUpTo(period: Period, count: number): Period[] {
  return Array.from({length: count}, (_, i) => addQuarters(period, i - count + 1));
}

/** How far a sheet looks back, its own quarter included: two years, so that a year earlier has its own year earlier. */
const quartersShown = 8;

/** The quarters that a sheet shows, its own last. */
export function shownPeriods(period: Period): Period[] {
  return periodsUpTo(period, quartersShown);
}

/** As many quarters before this one, oldest first: what is shown of the earliest of them may look back, too. */
export function periodsBefore(period: Period): Period[] {
  return periodsUpTo(addQuarters(period, -1), quartersShown);
}

/** First day of the quarter, YYYY-MM-DD. */
export function firstDayOf(period: Period): string {
  return `${yearOf(period)}-${String(3 * quarterOf(period) - 2).padStart(2, "0")}-01`;
}

/** Last day of the quarter, YYYY-MM-DD: the date that memberships and herindelingen are judged by. */
export function lastDayOf(period: Period): string {
  const days = ["03-31", "06-30", "09-30", "12-31"][quarterOf(period) - 1];
  return `${yearOf(period)}-${days}`;
}

/** "tweede kwartaal 2023" */
export function formatPeriod(period: Period): string {
  return `${ordinals[quarterOf(period) - 1]} kwartaal ${yearOf(period)}`;
}

/** "tweede kwartaal van 2023", within a sentence */
export function formatPeriodInText(period: Period): string {
  return `${ordinals[quarterOf(period) - 1]} kwartaal van ${yearOf(period)}`;
}

/** "het eerste en het tweede kwartaal van 2023", "het vierde kwartaal van 2022 en het eerste kwartaal van 2023" */
export function formatPeriodsInText(periods: readonly Period[]): string {
  const years = [...new Set(periods.map(yearOf))].sort();
  const inYears = years.map((year) => {
    const quarters = periods.filter((period) => yearOf(period) === year).toSorted();
    const words = quarters.map((period) => `het ${ordinals[quarterOf(period) - 1]}`);
    return `${enumerate(words)} kwartaal van ${year}`;
  });
  return enumerate(inYears);
}

/** "2e kw. 2023", for tables and axes */
export function formatPeriodShort(period: Period): string {
  return `${quarterOf(period)}e kw. ${yearOf(period)}`;
}

const dayFormat = new Intl.DateTimeFormat("nl-NL", {dateStyle: "long", timeZone: "UTC"});

/** "2023-06-30" becomes "30 juni 2023" */
export function formatDay(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`));
}
