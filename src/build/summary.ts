/** What a person reads at the end of a run. */
import {join} from "node:path";
import type {Config} from "../config.js";
import type {Counts, Outcome} from "./manifest.js";
import type {PartResult} from "./part.js";
import type {BuildResult} from "./publish.js";
import {formatShard} from "./shard.js";

/** How many files with errors, or sheets with findings, are named one by one. */
const mostNamed = 10;

/** Lines for a terminal, no colour: what was published, what to look at, what went wrong, where to open. */
export function summarize({outcome, drawn, unchanged}: BuildResult, config: Config): string {
  const {periods, regions, concepts, certificates, findings, changes, unusedNotes, gone, errors} = outcome;
  const lines = [
    [
      "published",
      `${plural(regions, "factsheet")} of ${periods.join(", ") || "no quarter"}: ${drawn} drawn, ${unchanged} unchanged`,
    ],
    concepts.length > 0 && ["concept", `${concepts.length} with error findings: ${named(concepts)}`],
    certificates.length > 0 && ["certified", vouched(certificates, regions)],
    ["findings", counted(findings)],
    ["changes", toLookAt(changes, periods, config)],
    unusedNotes.length > 0 && ["notes", `${unusedNotes.length} answer nothing: ${named(unusedNotes)}`],
    gone.length > 0 && [
      "kept",
      `${plural(gone.length, "file")} whose PDF is gone from ${config.input}: ${named(gone)} (--prune removes them)`,
    ],
    errors.length > 0 && ["not done", plural(errors.length, "error")],
  ].filter((line) => line !== false);
  const texts = lines.map(([label, text]) => `${label?.padEnd(11)}${text}`);
  const failures = errors
    .slice(0, mostNamed)
    .map(({file, message}) => `  ${file}: ${message.replaceAll("\n", "\n  ")}`);
  const rest =
    errors.length > mostNamed ? [`  and ${errors.length - mostNamed} more: see output/manifest.json`] : [];
  return [...texts, ...failures, ...rest, `open       ${join(config.output, "index.html")}`].join("\n");
}

/** What a run that was one of several says. */
export function summarizePart({part, done, problems}: PartResult, config: Config): string {
  const failures = problems.map(({file, message}) => `  ${file}: ${message.replaceAll("\n", "\n  ")}`);
  const what = part.only === "read" ? plural(done, "file") : plural(done, "factsheet");
  const did = part.only === "read" ? "read" : "drawn";
  return [
    `${did.padEnd(11)}${what}, ${formatShard(part)} of the work, in ${config.output}`,
    ...failures,
    "next       factsheet merge, with the folders of all shards",
  ].join("\n");
}

function toLookAt(changes: Counts, periods: readonly string[], config: Config): string {
  if (changes.error + changes.warning === 0) return "none to look at";
  const reports = periods.map((period) => join(config.output, period, "changes.html"));
  return `${changes.error + changes.warning} to look at (${counted(changes)}): ${named(reports)}`;
}

function vouched(certificates: Outcome["certificates"], regions: number): string {
  const editionsOf = (valid: boolean) => [
    ...new Set(certificates.filter((c) => c.valid === valid).map(({edition}) => edition)),
  ];
  const [valid, voided] = [editionsOf(true), editionsOf(false)];
  const text = `${valid.length} of ${plural(regions, "factsheet")}`;
  return voided.length > 0 ? `${text}; void, since the figures changed: ${named(voided)}` : text;
}

function counted({error, warning}: Counts): string {
  return `${plural(error, "error")}, ${plural(warning, "warning")}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).join(", ");
  return names.length > mostNamed ? `${shown} and ${names.length - mostNamed} more` : shown;
}
