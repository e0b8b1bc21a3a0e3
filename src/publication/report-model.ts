/** What the change report (changes.hbs) is filled in with: flags by severity, then every difference by region. */
import type {Change, Difference} from "../change/change.js";
import {type Column, columns} from "../figure.js";
import type {Severity} from "../finding.js";
import {formatPeriod, type Period} from "../period.js";
import type {Settings} from "../settings.js";
import type {JoinedChanges} from "./changes-data.js";

type JoinedRegion = JoinedChanges["regions"][number];

export type ReportModel = ReturnType<typeof createReportModel>;

/** @param files what lies in output/, so that a region is only linked to a page that exists */
export function createReportModel(changes: JoinedChanges, files: readonly string[], settings: Settings) {
  const {period, fictional, regions} = changes;
  const pages = new Set(files);
  const linked = regions.map((region) => {
    const page = `${region.slug}.html`;
    return {region, href: pages.has(`${period}/${page}`) ? page : null};
  });
  const pick = (accepts: (change: Change) => boolean) => {
    const groups = linked.flatMap(({region, href}) => {
      const items = region.changes.filter(accepts).map(itemOf);
      return items.length > 0 ? [{name: region.region, href, items}] : [];
    });
    const count = groups.reduce((sum, group) => sum + group.items.length, 0);
    return {count, one: count === 1, regions: groups};
  };
  const open = (severity: Severity) => pick((c) => c.severity === severity && c.explanation === null);
  return {
    heading: settings.title,
    title: `Verschillen in het ${formatPeriod(period)}`,
    publisher: settings.publisher,
    period,
    fictional,
    regionCount: regions.length,
    errors: open("error"),
    warnings: open("warning"),
    infos: open("info"),
    explained: pick((c) => c.explanation !== null),
    columns: columns.map((id) => ({id, label: settings.columns[id].short})),
    differences: linked.map(({region, href}) => differencesOf(region, href)),
    limits: Object.entries(settings.changes).map(([name, value]) => ({
      name,
      value: String(value).replace(".", ","),
    })),
  };
}

function itemOf({message, explanation}: Change) {
  return {message, explanation: explanation && {...explanation}};
}

/** The differences with the nearest quarter, as a table: a row for the region, then one for each municipality. */
function differencesOf({region, against, differences}: JoinedRegion, href: string | null) {
  const [nearest] = against;
  const shown = differences.filter((difference) => difference.against === nearest);
  const rows = new Map<string | null, Map<Difference["column"], Difference>>();
  for (const difference of shown) {
    const row = rows.get(difference.municipality) ?? new Map<Difference["column"], Difference>();
    rows.set(difference.municipality, row.set(difference.column, difference));
  }
  const whole = rows.get(null);
  rows.delete(null);
  return {
    name: region,
    href,
    against: nearest ?? (null as Period | null),
    total: whole ? rowOf(region, whole) : null,
    rows: [...rows].map(([name, row]) => rowOf(name ?? region, row)),
  };
}

function rowOf(name: string, row: ReadonlyMap<Difference["column"], Difference>) {
  const cell = (column: Column) => {
    const difference = row.get(column);
    return {after: difference?.after ?? null, absolute: difference?.absolute ?? null};
  };
  const share = row.get("share");
  return {
    name,
    cells: columns.map(cell),
    relative: row.get("totaal")?.relative ?? null,
    share: share?.after ?? null,
    sharePoints: share?.absolute ?? null,
  };
}
