/** How well changes meet events that are known: recall by kind, false alarms by quarter, unexplained flags by region. */
import {readFileSync} from "node:fs";
import type {Change} from "../../src/change/change.js";
import type {QuarterChanges} from "../../src/change/region-changes.js";
import {columnOf, truthColumns} from "./truth.js";

/** Something that was done to a series on purpose (test/truth/events.json). */
export interface Event {
  readonly region: string;
  readonly period: string;
  readonly kind: string;
  readonly municipality?: string;
  /** one of the truth's columns, or the group that was exchanged */
  readonly column?: string;
  readonly detail: string;
  /** the quarter in which the way back shows */
  readonly echo?: string;
}

export interface Score {
  readonly kinds: readonly {readonly kind: string; readonly events: number; readonly found: number}[];
  readonly missed: readonly Event[];
  /** warnings and errors in regions without events, by quarter */
  readonly falseAlarms: ReadonlyMap<string, number>;
  /** warnings and errors that no event stands for, by region with events */
  readonly unexplained: ReadonlyMap<string, number>;
  readonly flagged: readonly Flagged[];
  readonly echoes: {readonly expected: number; readonly asReturn: number};
}

export interface Flagged {
  readonly region: string;
  readonly period: string;
  readonly change: Change;
  readonly isEvent: boolean;
}

const file = (name: string) => JSON.parse(readFileSync(new URL(`../truth/${name}`, import.meta.url), "utf8"));
export const seriesEvents: readonly Event[] = file("events.json");
export const eventFreeRegions: ReadonlySet<string> = new Set(file("event-free-regions.json"));

export function scoreChanges(quarters: readonly QuarterChanges[], events: readonly Event[]): Score {
  const all = quarters.flatMap(({period, regions}) =>
    regions.flatMap(({region, changes}) => changes.map((change) => ({region, period, change}))),
  );
  const flagged = all
    .filter(({change}) => change.severity !== "info" && change.explanation === null)
    .map((item) => ({...item, isEvent: events.some((event) => isFound(event, item))}));
  const missed = events.filter((event) => !all.some((item) => isFound(event, item)));
  const withEvents = new Set(events.map((event) => event.region));
  const extra = flagged.filter((item) => !item.isEvent);
  const kinds = [...new Set(events.map((event) => event.kind))].sort();
  const echoing = events.filter((event) => event.echo && kindOf(event) !== "stale-copy");
  return {
    kinds: kinds.map((kind) => {
      const ofKind = events.filter((event) => event.kind === kind);
      return {kind, events: ofKind.length, found: ofKind.filter((event) => !missed.includes(event)).length};
    }),
    missed,
    falseAlarms: countBy(
      extra.filter((item) => !withEvents.has(item.region)),
      (item) => item.period,
    ),
    unexplained: countBy(
      extra.filter((item) => withEvents.has(item.region)),
      (item) => item.region,
    ),
    flagged,
    echoes: {
      expected: echoing.length,
      asReturn: echoing.filter((event) =>
        all.some(
          ({region, period, change}) =>
            region === event.region && period === event.echo && change.kind === "return",
        ),
      ).length,
    },
  };
}

/** A table for people. */
export function scoreToText({kinds, missed, falseAlarms, unexplained, echoes, flagged}: Score): string {
  const lines = kinds.map(
    ({kind, events, found}) => `${kind.padEnd(24)}${String(found).padStart(4)} of ${events}`,
  );
  const counts = (map: ReadonlyMap<string, number>) =>
    [...map].map(([name, n]) => `${name} ${n}`).join(", ") || "none";
  const extra = flagged.filter((item) => !item.isEvent);
  return [
    ...lines,
    `missed                  ${missed.map((e) => `${e.region} ${e.period} ${e.kind} ${e.municipality ?? ""}`).join("; ") || "none"}`,
    `false alarms by quarter ${counts(falseAlarms)}`,
    `unexplained by region   ${counts(unexplained)}`,
    `echoes as return        ${echoes.asReturn} of ${echoes.expected}`,
    ...extra.map(({region, period, change}) => `  ${region} ${period} ${change.kind}: ${change.message}`),
  ].join("\n");
}

function isFound(
  event: Event,
  {region, period, change}: {region: string; period: string; change: Change},
): boolean {
  return (
    event.region === region &&
    event.period === period &&
    kindOf(event) === change.kind &&
    (event.municipality === undefined || event.municipality === change.municipality) &&
    (event.column === undefined || columnNamed(event.column) === change.column)
  );
}

/** The truth says missing-municipality. */
function kindOf({kind}: Event): string {
  return kind === "missing-municipality" ? "municipality-missing" : kind;
}

function columnNamed(name: string): string {
  return (truthColumns as readonly string[]).includes(name) ? columnOf(name) : name;
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return new Map([...counts].sort());
}
