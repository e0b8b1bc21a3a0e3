/** What changed in a quarter as data: one JSON object (a contract: docs/formats.md) and one CSV. */
import type {Change} from "../../change/change.js";
import type {Difference} from "../../change/differences.js";
import type {QuarterChanges, RegionChanges} from "../../change/region-changes.js";
import {csvLine} from "../../tabular/csv.js";
import type {Period} from "../../vocabulary/period.js";
import {netherlands} from "../../vocabulary/region.js";
import {byCodePoint} from "../../vocabulary/spelling.js";

/** A quarter with its fictional and real editions side by side; each region still compared with its own kind only. */
export interface JoinedChanges {
  readonly period: Period;
  /** whether any of the regions is fictional */
  readonly fictional: boolean;
  readonly country: {readonly changes: readonly Change[]};
  readonly regions: readonly (RegionChanges & {readonly fictional: boolean})[];
}

/** @param quarters of one and the same period, at least one */
export function joinKinds(quarters: readonly QuarterChanges[]): JoinedChanges {
  const [first] = quarters;
  if (!first) throw new Error("there is no quarter to report on");
  const regions = quarters.flatMap((quarter) =>
    quarter.regions.map((region) => ({...region, fictional: quarter.fictional})),
  );
  return {
    period: first.period,
    fictional: quarters.some((quarter) => quarter.fictional),
    country: {changes: quarters.flatMap(({country}) => country.changes)},
    regions: regions.sort((a, b) => byCodePoint(a.slug, b.slug)),
  };
}

/** Every region of the quarter, also those without changes; a line for every change. */
export function changesToJson({period, fictional, country, regions}: JoinedChanges): string {
  const texts = regions.map(({region, slug, fictional, against, changes}) => {
    const head = JSON.stringify({region, slug, fictional, against}).slice(0, -1);
    const lines = changes.map((change) => `\n      ${JSON.stringify(change)}`).join(",");
    return `\n    ${head},"changes":[${lines}${lines && "\n    "}]}`;
  });
  const ofCountry = country.changes.map((change) => `\n    ${JSON.stringify(change)}`).join(",");
  const whole = `"country": {"changes":[${ofCountry}${ofCountry && "\n  "}]},`;
  const head = `{\n  "period": ${JSON.stringify(period)},\n  "fictional": ${fictional},\n  ${whole}`;
  return `${head}\n  "regions": [${texts.join(",")}\n  ]\n}\n`;
}

const csvColumns = [
  "region",
  "period",
  "against",
  "municipality",
  "column",
  "kind",
  "severity",
  "before",
  "after",
  "absolute",
  "relative",
  "expected_low",
  "expected_high",
  "score",
  "explanation",
  "message",
] as const;

type Line = Partial<Record<(typeof csvColumns)[number], string | number | null | undefined>>;

/**
 * First the changes (with a kind), then every difference (without one): persons as plain numbers, shares and
 * relative changes as fractions with a decimal point. An empty municipality means the region as a whole.
 */
export function changesToCsv({period, country, regions}: JoinedChanges): string {
  const whole = country.changes.map((change) => ({region: netherlands.name, period, ...ofChange(change)}));
  const flagged = regions.flatMap(({region, changes}) =>
    changes.map((change) => ({region, period, ...ofChange(change)})),
  );
  const differences = regions.flatMap(({region, differences}) =>
    differences.map((difference) => ({region, period, ...ofDifference(difference)})),
  );
  const lines: Line[] = [...whole, ...flagged, ...differences];
  return [csvLine(csvColumns), ...lines.map((line) => csvLine(csvColumns.map((c) => line[c] ?? null)))].join(
    "",
  );
}

function ofChange(change: Change): Line {
  const {
    kind,
    severity,
    municipality,
    column,
    against,
    before,
    after,
    expected,
    score,
    explanation,
    message,
  } = change;
  const [expected_low, expected_high] = expected ?? [];
  const texts = {
    municipality,
    column,
    kind,
    severity,
    against,
    message,
    explanation: explanation?.explanation,
  };
  const absolute = typeof before === "number" && typeof after === "number" ? after - before : null;
  const relative = absolute !== null && before ? rounded(absolute / before) : null;
  return {...texts, before, after, absolute, relative, expected_low, expected_high, score};
}

function ofDifference({municipality, column, against, before, after, absolute, relative}: Difference): Line {
  const numbers = [before, after, absolute, relative].map((value) =>
    value === null ? null : rounded(value),
  );
  return {
    municipality,
    column,
    against,
    before: numbers[0],
    after: numbers[1],
    absolute: numbers[2],
    relative: numbers[3],
  };
}

/** Six decimals: enough for every share of persons, and the same text on every machine. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
