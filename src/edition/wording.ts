/** Puts findings and changes into Dutch, with the sentences of templates/messages.yaml. */
import {z} from "zod";
import type {Settings} from "../settings/settings.js";
import {parseYaml} from "../settings/yaml.js";
import {enumerate} from "../vocabulary/enumeration.js";
import {InputError} from "../vocabulary/error.js";
import {
  formatCount,
  formatDifference,
  formatPercent,
  formatRelativeChange,
  formatShare,
  isColumn,
} from "../vocabulary/figure.js";
import type {Parameter} from "../vocabulary/finding.js";
import {formatDay, formatPeriodInText, isPeriod} from "../vocabulary/period.js";
import type {Edition} from "./edition.js";

/**
 * A sentence, or several of which the first is used whose placeholders all have a value.
 * A placeholder is `{name}` or `{name:format}`; formats: share (0.62 -> 62%), signed (12 -> +12),
 * change (0.87 -> +87%), changeExactly (0.012 -> +1,2%), percent (75 -> 75%), day (2023-01-01 -> 1 januari 2023), code (as it is typed: 2023-Q2).
 */
const sentence = z.union([z.string(), z.array(z.string()).nonempty()]);
const messagesSchema = z.strictObject({
  findings: z.record(z.string(), sentence),
  changes: z.record(z.string(), sentence),
  files: z.record(z.string(), sentence),
  /** left out in templates that were copied from an earlier version: each sentence is named when it is missed */
  checklist: z.record(z.string(), sentence).default({}),
});
export type Messages = z.infer<typeof messagesSchema>;

export type Parameters = Readonly<Record<string, Parameter | undefined>>;

/** @throws InputError `invalid` with file and line */
export function parseMessages(text: string, file: string): Messages {
  return parseYaml(text, file, messagesSchema);
}

export interface Wording {
  readonly finding: (code: string, parameters: Parameters) => string;
  readonly change: (kind: string, parameters: Parameters) => string;
  /** why a PDF gave no edition, by error code */
  readonly file: (code: string) => string;
  /** states, next steps and remarks of the quarter's checklist */
  readonly checklist: (code: string, parameters?: Parameters) => string;
  /** what was put into words so far without a sentence for it: a slip in the templates, to be told to who runs it */
  readonly gaps: () => readonly InputError[];
}

/**
 * No sentence missing, and none that cannot be filled in, keeps a finding from being told: it is told with its code
 * and all that is known of it.
 */
export function createWording(messages: Messages, settings: Settings): Wording {
  const gaps = new Map<string, InputError>();
  const tell = (sentences: string | readonly string[] | undefined, code: string, parameters: Parameters) => {
    const candidates = typeof sentences === "string" ? [sentences] : (sentences ?? []);
    const usable = candidates.find((text) =>
      placeholdersOf(text).every((name) => hasValue(parameters[name])),
    );
    if (usable !== undefined) return fillIn(usable, parameters, settings);
    if (!gaps.has(code)) gaps.set(code, gapIn(candidates, code, parameters));
    return withoutSentence(code, parameters, settings);
  };
  return {
    finding: (code, parameters) => tell(messages.findings[code], code, parameters),
    change: (kind, parameters) => tell(messages.changes[kind] ?? messages.findings[kind], kind, parameters),
    file: (code) => tell(messages.files[code] ?? messages.findings[code], code, {}),
    checklist: (code, parameters = {}) => tell(messages.checklist[code], code, parameters),
    gaps: () => [...gaps.values()],
  };
}

/** The edition with a sentence in every finding. */
export function wordFindings(edition: Edition, wording: Wording): Edition {
  const findings = edition.findings.map((f) => ({...f, message: wording.finding(f.code, f)}));
  return {...edition, findings};
}

/** The names of the placeholders of a sentence. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(placeholder)].map((match) => match[1] as string);
}

const placeholder = /\{(\w+)(?::(\w+))?\}/g;

function fillIn(sentence: string, parameters: Parameters, settings: Settings): string {
  return sentence.replace(placeholder, (_, name: string, format: string | undefined) =>
    formatParameter(parameters[name] as Parameter, format, settings),
  );
}

function gapIn(candidates: readonly string[], code: string, parameters: Parameters): InputError {
  const names = knownOf(parameters).map(([name]) => name);
  return new InputError(
    "invalid",
    candidates.length === 0
      ? `there is no sentence for "${code}"`
      : `no sentence for "${code}" can be filled in`,
    {
      place: "messages.yaml",
      next: `write one that uses only these placeholders: ${names.join(", ") || "none"}`,
    },
  );
}

/** "row-slip: municipality Goes, column Totaal, printed 12." */
function withoutSentence(code: string, parameters: Parameters, settings: Settings): string {
  const known = knownOf(parameters).map(
    ([name, value]) => `${name} ${formatParameter(value, undefined, settings)}`,
  );
  return known.length > 0 ? `${code}: ${known.join(", ")}.` : `${code}.`;
}

/** Of a finding, too, that carries its own code and sentence along. */
const notParameters = ["code", "kind", "severity", "message"];

function knownOf(parameters: Parameters): [string, Parameter][] {
  return Object.entries(parameters).filter(
    (entry): entry is [string, Parameter] => hasValue(entry[1]) && !notParameters.includes(entry[0]),
  );
}

function hasValue(parameter: Parameter | undefined): boolean {
  return parameter !== undefined && parameter !== null;
}

function formatParameter(value: Parameter, format: string | undefined, settings: Settings): string {
  if (format === "code") return String(value);
  if (typeof value === "number") return formatNumber(value, format);
  if (isColumn(value)) return settings.columns[value].label;
  if (isPeriod(value)) return formatPeriodInText(value);
  if (Array.isArray(value)) return enumerate(value.map((v) => formatParameter(v, format, settings)));
  const text = String(value);
  return format === "day" && isDay(text) ? formatDay(text) : text;
}

/** Of 30 February, too, a sentence says what was written. */
function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

function formatNumber(value: number, format: string | undefined): string {
  if (format === "share") return formatShare(value);
  if (format === "change") return formatRelativeChange(value);
  if (format === "changeExactly") return formatRelativeChange(value, 1);
  if (format === "signed") return formatDifference(value);
  if (format === "percent") return formatPercent(value);
  return Number.isInteger(value) ? formatCount(value) : String(value).replace(".", ",");
}
