/** Puts findings and changes into Dutch, with the sentences of templates/messages.yaml. */
import {z} from "zod";
import type {Settings} from "../settings/settings.js";
import {parseYaml} from "../settings/yaml.js";
import {enumerate} from "../vocabulary/enumeration.js";
import {InputError} from "../vocabulary/error.js";
import {
  formatCount,
  formatDifference,
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
 * change (0.87 -> +87%), changeExactly (0.012 -> +1,2%), percent (75 -> 75%), day (2023-01-01 -> 1 januari 2023).
 */
const sentence = z.union([z.string(), z.array(z.string()).nonempty()]);
const messagesSchema = z.strictObject({
  findings: z.record(z.string(), sentence),
  changes: z.record(z.string(), sentence),
  files: z.record(z.string(), sentence),
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
}

export function createWording(messages: Messages, settings: Settings): Wording {
  return {
    finding: (code, parameters) => phrase(messages.findings[code], code, parameters, settings),
    change: (kind, parameters) =>
      phrase(messages.changes[kind] ?? messages.findings[kind], kind, parameters, settings),
    file: (code) => phrase(messages.files[code] ?? messages.findings[code], code, {}, settings),
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

function phrase(
  sentences: string | readonly string[] | undefined,
  code: string,
  parameters: Parameters,
  settings: Settings,
): string {
  const candidates = typeof sentences === "string" ? [sentences] : (sentences ?? []);
  const usable = candidates.find((text) => placeholdersOf(text).every((name) => hasValue(parameters[name])));
  if (usable === undefined) {
    const names = Object.keys(parameters).filter((name) => hasValue(parameters[name]));
    throw new InputError(
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
  return usable.replace(placeholder, (_, name: string, format: string | undefined) =>
    formatParameter(parameters[name] as Parameter, format, settings),
  );
}

function hasValue(parameter: Parameter | undefined): boolean {
  return parameter !== undefined && parameter !== null;
}

function formatParameter(value: Parameter, format: string | undefined, settings: Settings): string {
  if (typeof value === "number") return formatNumber(value, format);
  if (isColumn(value)) return settings.columns[value].label;
  if (isPeriod(value)) return formatPeriodInText(value);
  if (Array.isArray(value)) return enumerate(value.map((v) => formatParameter(v, format, settings)));
  return format === "day" ? formatDay(String(value)) : String(value);
}

function formatNumber(value: number, format: string | undefined): string {
  if (format === "share") return formatShare(value);
  if (format === "change") return formatRelativeChange(value);
  if (format === "changeExactly") return formatRelativeChange(value, 1);
  if (format === "signed") return formatDifference(value);
  if (format === "percent") return `${String(value).replace(".", ",")}%`;
  return Number.isInteger(value) ? formatCount(value) : String(value).replace(".", ",");
}
