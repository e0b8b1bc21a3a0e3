/** What a person reads at the end of a run. */

import {join, relative} from "node:path";
import type {Checklist} from "../quarter/checklist-schema.js";
import {checklistLines} from "../quarter/checklist-text.js";
import type {Config} from "../settings/config.js";
import {shownName} from "../vocabulary/shown.js";
import type {Outcome} from "./plan/manifest.js";
import type {BuildResult} from "./produce-output.js";
import type {ShardResult} from "./shards/build-shard.js";
import {formatShard} from "./shards/shard.js";

/** How many files with errors, or sheets with findings, are named one by one. */
const mostNamed = 10;

/** Of more quarters than this the regions are not told one by one. */
const mostQuarters = 2;

/**
 * Lines for a terminal, no colour: what went wrong, every region that something is to be done for, then what was drawn,
 * and where it is.
 *
 * @param seconds that the run took; left out when nobody counted
 */
export function summarize(
  {outcome, drawn, failed, unchanged, redrawn}: BuildResult,
  config: Config,
  seconds?: number,
): string {
  const {periods, regions, nationals, certificates, checklists, stale} = outcome;
  const {unusedNotes, gone, toFillIn, errors} = outcome;
  const sheets = `${plural(regions, "factsheet")}${andNational(nationals)} of ${periods.join(", ") || "no quarter"}`;
  const isNothing = failed > 0 && drawn + unchanged === 0;
  const counts = [
    `${drawn} drawn`,
    ...(failed > 0 ? [`${failed} not drawn`] : []),
    `${unchanged} unchanged`,
  ].join(", ");
  const took = seconds === undefined ? "" : `, in ${seconds.toFixed(1)} s`;
  const voided = [...new Set(certificates.filter(({valid}) => !valid).map(({edition}) => edition))];
  const lines: readonly (readonly [label: string, text: string] | false)[] = [
    errors.length > 0 && ["not done", [plural(errors.length, "error"), ...firstOf(errors)].join("\n  ")],
    ...checklists.map((checklist) => ["quarter", told(checklist, checklists.length)] as const),
    voided.length > 0 && ["certified", `void, since the figures changed: ${named(voided)}`],
    unusedNotes.length > 0 && ["notes", `${unusedNotes.length} answer nothing: ${named(unusedNotes)}`],
    gone.length > 0 && [
      "kept",
      `${plural(gone.length, "file")} whose PDF is gone from ${config.input}: ${named(gone)} (--prune removes them)`,
    ],
    toFillIn.length > 0 && ["settings", unfilled(toFillIn, config)],
    stale.length > 0 && [
      "stale",
      `${plural(stale.length, "factsheet")} older than the figures: ${named(stale)} (factsheet build without --period and --region draws them)`,
    ],
    redrawn.length > 0 && ["also drawn", `${named(redrawn)}: figures, history or answers had changed`],
    [
      "drawn",
      isNothing
        ? `nothing: ${plural(failed, "factsheet")} could not be drawn${took}`
        : `${sheets}: ${counts}${took}`,
    ],
    ["changes", named(periods.map((period) => join(config.output, period, "changes.html")))],
    ["open", join(config.output, "index.html")],
  ];
  return lines
    .filter((line) => line !== false && line[1] !== "")
    .map((line) => line as readonly [string, string])
    .map(([label, text]) => `${label.padEnd(11)}${text}`)
    .join("\n");
}

function told(checklist: Checklist, count: number): string {
  const [head, ...lines] = checklistLines(checklist);
  return count > mostQuarters ? String(head) : [head, ...lines].join("\n");
}

function andNational(count: number): string {
  if (count === 0) return "";
  return count === 1 ? " and the national one" : ` and ${count} national ones`;
}

/** What a run that was one of several says. */
export function summarizeShard({task, done, problems}: ShardResult, config: Config): string {
  const failures = problems.map(
    ({file, message}) => `  ${shownName(file)}: ${message.replaceAll("\n", "\n  ")}`,
  );
  const what = task.only === "read" ? plural(done, "file") : plural(done, "factsheet");
  const did = task.only === "read" ? "read" : "drawn";
  return [
    `${did.padEnd(11)}${what}, ${formatShard(task)} of the work, in ${config.output}`,
    ...failures,
    "next       factsheet merge, with the folders of all shards",
  ].join("\n");
}

function firstOf(errors: Outcome["errors"]): string[] {
  const first = errors
    .slice(0, mostNamed)
    .map(({file, message}) => `${shownName(file)}: ${message.replaceAll("\n", "\n  ")}`);
  const rest = errors.length - mostNamed;
  return rest > 0 ? [...first, `and ${rest} more: see output/manifest.json`] : first;
}

function unfilled(fields: readonly string[], {templates}: Config): string {
  const are = fields.length === 1 ? "is still a placeholder" : "are still placeholders";
  const file = join(templates, "publication.yaml");
  const near = relative("", file);
  return `${named(fields)} ${are}: ${near.startsWith("..") ? file : near}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).map(shownName).join(", ");
  return names.length > mostNamed ? `${shown} and ${names.length - mostNamed} more` : shown;
}
