/** What the change report (changes.hbs) is filled in with: flags by severity, then every difference by region. */

import type {Change} from "../../change/change.js";
import type {Note} from "../../change/notes.js";
import {weightOf} from "../../change/weight.js";
import type {Settings} from "../../settings/settings.js";
import {quoteYaml} from "../../settings/yaml.js";
import {columns, formatShare} from "../../vocabulary/figure.js";
import type {Severity} from "../../vocabulary/finding.js";
import {formatPeriodInText} from "../../vocabulary/period.js";
import {netherlands} from "../../vocabulary/region.js";
import type {JoinedChanges} from "./changes-data.js";
import type {ChecklistModel} from "./checklist-model.js";
import {diagnosisOf} from "./diagnosis.js";
import {differencesOf} from "./report-differences.js";
import {trendLine} from "./trend-line.js";

export interface ReportInput {
  readonly changes: JoinedChanges;
  /** what lies in output/, so that a region is only linked to pages that exist */
  readonly files: readonly string[];
  /** notes that answer nothing */
  readonly unused: readonly Note[];
  /** slugs of regions whose earlier editions are fictional where this one is real, or the other way about */
  readonly otherKind?: ReadonlySet<string>;
  /** what is to be done for every region; left out: not worked out */
  readonly checklist?: ChecklistModel | null;
}

export type ReportModel = ReturnType<typeof createReportModel>;

/** Of one region this many flags are shown at once; the others are folded away below them. */
const mostShown = 5;

export function createReportModel(
  {changes, files, unused, otherKind = new Set(), checklist = null}: ReportInput,
  settings: Settings,
) {
  const {period, fictional, regions, country} = changes;
  const pages = new Set(files);
  const linked = regions.map((region) => {
    const link = (page: string) => (pages.has(`${period}/${page}`) ? page : null);
    return {
      region,
      links: {
        sheet: link(`${region.slug}.html`) ?? link(`${region.slug}.pdf`),
        review: link(`review/${region.slug}.html`),
      },
    };
  });
  const persons = new Map(regions.map((region) => [region.slug, personsIn(region)]));
  const inCountry = [...persons.values()].reduce((sum, one) => sum + one, 0);
  const pick = (accepts: (change: Change) => boolean) => {
    const ofCountry = country.changes
      .filter(accepts)
      .map((change) => itemOf(change, {region: netherlands.name, slug: netherlands.slug, period}, null));
    const whole = {
      name: netherlands.name,
      links: {sheet: null, review: null},
      shown: ofCountry,
      folded: [],
      foldedCount: 0,
    };
    const groups = linked.flatMap(({region, links}) => {
      const accepted = region.changes.filter(accepts);
      const share = inCountry === 0 ? 0 : (persons.get(region.slug) ?? 0) / inCountry;
      const items = accepted.map((change) => itemOf(change, {...region, period}, share));
      const [shown, folded] = [items.slice(0, mostShown), items.slice(mostShown)];
      return items.length > 0
        ? [
            {
              ...{name: region.region, links, shown, folded, foldedCount: folded.length},
              weight: share * Math.max(...accepted.map(weightOf)),
            },
          ]
        : [];
    });
    // what matters most to the country first
    const sorted = groups.toSorted((a, b) => b.weight - a.weight).map(({weight: _weight, ...group}) => group);
    const all = ofCountry.length > 0 ? [whole, ...sorted] : sorted;
    const count = all.reduce((sum, group) => sum + group.shown.length + group.foldedCount, 0);
    return {count, one: count === 1, regions: all};
  };
  const open = (severity: Severity) => pick((c) => c.severity === severity && c.explanation === null);
  return {
    heading: settings.title,
    title: `Verschillen in het ${formatPeriodInText(period)}`,
    publisher: settings.publisher,
    period,
    fictional,
    regionCount: regions.length,
    checklist,
    comparedCount: regions.reduce((sum, region) => sum + comparedIn(region), 0),
    errors: open("error"),
    warnings: open("warning"),
    infos: open("info"),
    explained: pick((c) => c.explanation !== null),
    unused: unused.map(({region, municipality, kind, explanation, name, date}) => ({
      ...{region, kind, explanation, name, date},
      municipality: municipality ?? null,
    })),
    differences: linked.map(({region, links}) => ({
      ...differencesOf({...region, period}, links, settings),
      fictional: region.fictional,
      /** whether the earlier quarters are of the other kind: fictional and real are never compared */
      otherKind: otherKind.has(region.slug),
      columns: columns.map((id) => ({id, label: settings.columns[id].label})),
    })),
    limits: {...settings.changes, staleOdds: Math.round(1 / settings.changes.staleChance)},
  };
}

type Place = Pick<JoinedChanges["regions"][number], "region" | "slug" | "points"> & {readonly period: string};

/** Figures that are there in both quarters, with the nearest one. */
function comparedIn({against: [nearest], differences}: JoinedChanges["regions"][number]): number {
  return differences.filter(
    ({against, column, before, after}) =>
      against === nearest && column !== "share" && before !== null && after !== null,
  ).length;
}

function personsIn({differences}: JoinedChanges["regions"][number]): number {
  return (
    differences.find(({municipality, column}) => municipality === null && column === "totaal")?.after ?? 0
  );
}

/** @param share of the country that lives in the region; null for the country itself */
function effectIn({effect}: Change, share: number | null) {
  if (typeof effect !== "number" || share === null) return null;
  return {region: formatShare(effect, 1), country: formatShare(effect * share, 2)};
}

function itemOf(change: Change, place: Place, share: number | null) {
  const {message, explanation, trend, severity, words, figures} = change;
  return {
    message,
    effect: effectIn(change, share),
    explanation: explanation && {...explanation, onSheet: explanation.onSheet ?? null},
    trend: trend ? trendLine(trend) : null,
    words: Array.isArray(words) ? words.map(wordsOf) : null,
    figures: Array.isArray(figures) ? (figures as string[]) : null,
    note: explanation === null && severity !== "info" ? noteFor(change, place) : null,
    ...(explanation === null && severity !== "info" ? commandsFor(change, place) : noCommands),
  };
}

const noCommands = {answer: null, correct: null} as const;

/** What to type instead of the lines: with the number of the flag, and the figure that was found. */
function commandsFor(change: Change, {slug, period, points = []}: Place) {
  const number =
    points.findIndex(({kind, message}) => kind === change.kind && message === change.message) + 1;
  const diagnosis = diagnosisOf(change);
  const sheet = `${slug} ${period}`;
  const because = '--because "" --by ""';
  return {
    answer: number > 0 ? `npx factsheet answer ${sheet} --flag ${number} ${because}` : null,
    correct:
      diagnosis && diagnosis.value !== null
        ? `npx factsheet correct ${sheet} --municipality "${diagnosis.municipality}" --column ${diagnosis.column} --value ${diagnosis.value} ${because}`
        : null,
  };
}

/** Words that stayed on both sides of a difference are shown up to this number. */
const context = 6;

function wordsOf(step: string, i: number, all: readonly string[]) {
  const [sign, text] = [step.slice(0, 1), step.slice(1)];
  const words = text.split(" ");
  const [first, last] = [words.slice(0, context).join(" "), words.slice(-context).join(" ")];
  const isLong = words.length > 2 * context;
  const kept = i === 0 ? `… ${last}` : i === all.length - 1 ? `${first} …` : `${first} … ${last}`;
  return {isRemoved: sign === "-", isAdded: sign === "+", text: sign === "=" && isLong ? kept : text};
}

/** Lines to copy into input/notes.yaml; with the figure that is explained, so that they hold for no other. */
function noteFor(
  {kind, municipality, column, after, printed}: Change,
  {region, period}: Pick<Place, "region" | "period">,
): string {
  const figure = after ?? printed;
  const fields: Record<string, string | undefined> = {
    region,
    period,
    municipality,
    column,
    figure: Number.isInteger(figure) ? String(figure) : undefined,
    kind,
    explanation: "",
    name: "",
    date: "",
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}:${value && ` ${quoteYaml(value)}`}`],
  );
  return lines.map((line, i) => `${i === 0 ? "-" : " "} ${line}`).join("\n");
}
