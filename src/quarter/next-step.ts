/** The one thing that is to be done for a region now, in Dutch (templates/messages.yaml, `checklist`). */
import type {Wording} from "../edition/wording.js";
import type {Period} from "../vocabulary/period.js";
import type {RegionStatus} from "./checklist-schema.js";
import type {QuarterFacts} from "./quarter-facts.js";

interface Place {
  readonly period: Period;
  /** what has come, and is waiting or refused */
  readonly file: string | null;
  /** why it was refused */
  readonly code?: string | null;
}

export function nextStep(
  {state, slug, region, errors, warnings, published}: Omit<RegionStatus, "next" | "remarks">,
  {period, file, code}: Place,
  {needsCertificates = false}: Pick<QuarterFacts, "needsCertificates">,
  wording: Wording,
): string {
  const say = (name: string) =>
    wording.checklist(`next-${name}`, {
      ...{quarter: period, period: period as string, slug, region},
      ...(file !== null && {file}),
      ...(code && {reason: wording.file(code)}),
      ...(published && {date: published.date}),
      points: pointsInWords(errors, warnings, wording),
    });
  if (errors > 0 && state !== "received") return say(state === "stale" ? "stale-open" : "open");
  if (state === "ready" && needsCertificates) return say("certify");
  return say(state === "open" ? "look" : state);
}

/** "2 fouten en 1 waarschuwing" */
export function pointsInWords(errors: number, warnings: number, wording: Wording): string[] {
  const count = (name: string, n: number) =>
    n === 0 ? [] : [wording.checklist(n === 1 ? `one-${name}` : `some-${name}`, {count: n})];
  return [...count("error", errors), ...count("warning", warnings)];
}
