/** The checklist of a quarter as data: a contract (docs/formats.md). */
import {z} from "zod";
import {isPeriod, type Period} from "../vocabulary/period.js";

export const regionStates = [
  "missing",
  "received",
  "refused",
  "open",
  "ready",
  "certified",
  "published",
  "stale",
] as const;
export type RegionState = (typeof regionStates)[number];

const remarkSchema = z.strictObject({
  code: z.enum(["ocr", "revised", "duplicate", "other-quarter", "unread", "earlier-open", "doubted-quarter"]),
  /** a warning counts for --fail-on */
  severity: z.enum(["warning", "info"]),
  /** Dutch sentence */
  message: z.string(),
});

const regionSchema = z.strictObject({
  region: z.string(),
  slug: z.string(),
  fictional: z.boolean(),
  state: z.enum(regionStates),
  /** errors and warnings that nobody has answered, findings and changes alike, each once */
  open: z.number(),
  errors: z.number(),
  warnings: z.number(),
  answered: z.number(),
  /** the file in input/ that stands for the region */
  source: z.string().nullable(),
  /** the last publication: the day, and the first eight digits of the hash of its figures */
  published: z.strictObject({date: z.string(), figures: z.string()}).nullable(),
  /** the one thing to be done, in Dutch */
  next: z.string(),
  /** what else there is to know of it */
  remarks: z.array(remarkSchema),
});

export const checklistSchema = z.strictObject({
  period: z.custom<Period>(isPeriod),
  /** whether any of the regions is fictional */
  fictional: z.boolean(),
  /** how many regions there are when the quarter is complete */
  expected: z.number(),
  /** in the order of their slugs */
  regions: z.array(regionSchema),
  /** about the quarter as a whole, and files that stand for no region */
  remarks: z.array(remarkSchema),
});

export type Checklist = z.infer<typeof checklistSchema>;
export type RegionStatus = z.infer<typeof regionSchema>;
export type Remark = z.infer<typeof remarkSchema>;

/** Whether nobody has to look anything up, or ask for anything, before or after it is published. */
export function isSettled({state, errors}: RegionStatus): boolean {
  return errors === 0 && (state === "ready" || state === "certified" || state === "published");
}

/** How many regions there are figures of. */
export function countRead(regions: readonly RegionStatus[]): number {
  return regions.filter(({source, state}) => source !== null && state !== "refused").length;
}
