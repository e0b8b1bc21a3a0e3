/** What a run is asked to do: flags over factsheet.config.yaml (config-file.ts) over defaults. */
import {availableParallelism} from "node:os";
import {fileURLToPath} from "node:url";
import {InputError} from "../vocabulary/error.js";
import {type Period, parsePeriod} from "../vocabulary/period.js";
import {findRegionAsWritten, regionsIn} from "../vocabulary/region.js";

export const formats = ["pdf", "html", "csv", "xlsx", "json"] as const;
export type Format = (typeof formats)[number];
export const failLevels = ["error", "warning", "never"] as const;
export type FailLevel = (typeof failLevels)[number];

/** As it is written, in the file or as flags: every field may be missing. */
export interface ConfigSpec {
  readonly input?: string | undefined;
  readonly output?: string | undefined;
  readonly templates?: string | undefined;
  readonly period?: string | undefined;
  readonly region?: string | readonly string[] | undefined;
  readonly format?: string | undefined;
  readonly jobs?: number | undefined;
  readonly ocr?: boolean | undefined;
  readonly timeLimit?: number | undefined;
  readonly failOn?: FailLevel | undefined;
}

export interface Config {
  readonly input: string;
  readonly output: string;
  readonly templates: string;
  readonly period: "latest" | "all" | Period;
  /** slugs; empty means every region */
  readonly regions: readonly string[];
  readonly formats: readonly Format[];
  /** worker threads for each kind of work */
  readonly jobs: number;
  /** whether scans, and PDFs whose text cannot be used, are read from the image of their pages */
  readonly ocr: boolean;
  /** seconds that one PDF may take to read; null: what suits */
  readonly timeLimit: number | null;
  readonly failOn: FailLevel;
}

/** A thread for each processor; more than four gain nothing on 35 sheets, and each has its own copy of the program. */
const usualJobs = Math.min(4, availableParallelism());

/** The templates that come with the package. */
export const ownTemplates = fileURLToPath(new URL("../../templates", import.meta.url));

/**
 * @param specs the strongest first: a field of the first one that has it wins
 * @throws InputError `usage` for a quarter, region, format or number that cannot be
 */
export function completeConfig(...specs: readonly ConfigSpec[]): Config {
  const pick = <K extends keyof ConfigSpec>(key: K) => specs.find((spec) => spec[key] !== undefined)?.[key];
  for (const name of ["input", "output", "templates", "period", "format", "jobs", "timeLimit"] as const)
    refuseOddValue(name, pick(name));
  return {
    input: inputOf(...specs),
    output: pick("output") ?? "output",
    templates: pick("templates") ?? ownTemplates,
    period: periodChoice(pick("period") ?? "latest"),
    regions: [pick("region") ?? []].flat().map(regionSlug),
    formats: (pick("format")?.split(",") ?? formats).map(formatChoice),
    jobs: numberChoice("jobs", pick("jobs")) ?? usualJobs,
    ocr: pick("ocr") ?? true,
    timeLimit: numberChoice("timeLimit", pick("timeLimit")),
    failOn: pick("failOn") ?? "error",
  };
}

/** The folder of the figures, and of what people say about them. */
export function inputOf(...specs: readonly ConfigSpec[]): string {
  return specs.find(({input}) => input !== undefined)?.input ?? "input";
}

/** More threads, or a longer time, are a slip of the hand: beyond them the machine would stand still, or timers fail. */
export const bounds = {
  jobs: {least: 1, most: 64, isWhole: true},
  timeLimit: {least: 0.001, most: 86_400, isWhole: false},
} as const;

/** A flag is not checked before: yargs makes NaN of a word. */
function numberChoice(name: keyof typeof bounds, value: number | undefined): number | null {
  if (value === undefined) return null;
  const {least, most, isWhole} = bounds[name];
  if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value;
  const expected = `a ${isWhole ? "whole " : ""}number from ${least} to ${most}`;
  throw new InputError("usage", `${flagOf(name)} takes ${expected}`, {next: `leave ${flagOf(name)} out`});
}

/** yargs makes a list of what is given twice, and an empty path would be the folder that one stands in. */
function refuseOddValue(name: keyof ConfigSpec, value: unknown): void {
  const flag = flagOf(name);
  if (Array.isArray(value))
    throw new InputError("usage", `${flag} was given twice`, {next: `give ${flag} once`});
  if (value === "")
    throw new InputError("usage", `${flag} was given without a value`, {next: `leave ${flag} out`});
}

/** "timeLimit" is --time-limit */
function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export function periodChoice(text: string): Config["period"] {
  return text === "latest" || text === "all" ? text : parsePeriod(text);
}

export function regionSlug(slug: string): string {
  const region = findRegionAsWritten(slug);
  if (region) return region.slug;
  const slugs = regionsIn().map((region) => region.slug);
  const near = slugs.filter((other) => other.includes(slug.slice(0, 4)));
  const names = near.length > 0 && near.length < 8 ? near : slugs;
  throw new InputError("usage", `there is no region "${slug}"`, {next: `choose one of ${names.join(", ")}`});
}

function formatChoice(text: string): Format {
  const format = formats.find((f) => f === text.trim());
  if (format) return format;
  throw new InputError("usage", `there is no format "${text}"`, {next: `choose from ${formats.join(", ")}`});
}
