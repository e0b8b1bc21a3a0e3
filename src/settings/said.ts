/** What people sign for in input/: who says it, when, and in which words. The same is asked of notes, corrections and certificates. */
import {z} from "zod";
import {firstDayOf, isPeriod} from "../vocabulary/period.js";

/** Who says something: a name, not the place for one. */
export const personName = z.string().min(1).refine(isName, "this has still to be filled in: give a name");

/** What somebody says: a reason, an explanation. */
export const saidText = z.string().min(1).refine(isSaid, "this has still to be filled in");

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "write the date as 2023-07-04");

/** Not "…", nor "[your name]", "(who looked)" or "<naam>": what somebody else wrote for others to fill in. */
export function isName(text: string): boolean {
  return isSaid(text) && !/^\s*\(.*\)\s*$/s.test(text) && /\p{L}/u.test(text);
}

/** A remark between round brackets is something said; what stands between others is a place to fill in. */
export function isSaid(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && !/^\s*(?:\[.*\]|<.*>|\{.*\}|…|\.{3})\s*$/s.test(text);
}

interface Dated {
  readonly date: string;
  readonly period?: string | undefined;
}

/**
 * For `superRefine`: nobody can have said it on a day that is still to come, that is in no calendar, or before the
 * quarter began that it is about.
 *
 * @param today YYYY-MM-DD; null when the day is not known, as for texts that were checked before
 */
export function refuseImpossibleDay(today: string | null) {
  return ({date, period}: Dated, context: z.core.$RefinementCtx): void => {
    const message = wrongWith(date, isPeriod(period) ? firstDayOf(period) : "", today);
    if (message) context.addIssue({code: "custom", path: ["date"], message});
  };
}

function wrongWith(date: string, first: string, today: string | null): string | null {
  if (!isInCalendar(date)) return `there is no day ${date}`;
  if (today !== null && date > today)
    return `${date} is still to come: give the day on which it was found out`;
  return date < first ? `${date} is before the quarter began that this is about` : null;
}

function isInCalendar(date: string): boolean {
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}
