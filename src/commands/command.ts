/** What the commands share: how their work is performed, and the options that more than one of them has. */
import {join} from "node:path";
import type {Options} from "yargs";
import {type Config, type ConfigSpec, completeConfig, failLevels, inputOf} from "../settings/config.js";
import {isName, isSaid} from "../settings/said.js";
import {readTextIfThere} from "../system/effects.js";
import {InputError} from "../vocabulary/error.js";
import {useGazetteer} from "../vocabulary/gazetteer.js";
import {noEntries} from "../vocabulary/gazetteer-entries.js";

/** Runs the work of a command, and takes its exit code. */
export type Perform = (work: (signal: AbortSignal) => Promise<number>) => Promise<void>;

export const configFile = "factsheet.config.yaml";

export const inputOption = {
  type: "string",
  describe: "folder with PDFs, notes and corrections [input]",
} as const satisfies Options;

export const outputOption = {
  type: "string",
  describe: "folder that everything is written to [output]",
} as const satisfies Options;

export const templatesOption = {
  type: "string",
  describe: "folder with the templates [those of the package]",
} as const satisfies Options;

/** What names one sheet. */
export const sheetPositionals = {
  region: {type: "string", demandOption: true, describe: "a region, by name or as midden-utrecht"},
  period: {type: "string", demandOption: true, describe: "a quarter such as 2023-Q2"},
} as const;

export const becauseOption = {
  type: "string",
  requiresArg: true,
  describe: "what was found out, for colleagues: it is in no public file",
} as const satisfies Options;

export const onSheetOption = {
  type: "string",
  requiresArg: true,
  describe: "what readers of the sheet are told, printed as it is written [nothing]",
} as const satisfies Options;

export const byOption = {
  type: "string",
  requiresArg: true,
  describe: "name of who says so",
} as const satisfies Options;

export const regionOption = {
  type: "string",
  array: true,
  requiresArg: true,
  describe: "only this region, such as midden-utrecht; may be given more than once",
} as const satisfies Options;

export const jobsOption = {
  type: "number",
  describe: "worker threads, 1 to 64 [what suits the machine]",
} as const satisfies Options;

/** yargs makes --no-ocr of it. */
export const ocrOption = {
  type: "boolean",
  describe: "read scans by OCR; --no-ocr leaves them unread [true]",
} as const satisfies Options;

export const timeLimitOption = {
  type: "number",
  describe: "seconds that reading one PDF may take, up to 86400 [15, and 60 for each page of a scan]",
} as const satisfies Options;

export const periodOption = {
  type: "string",
  describe: "latest, all, or a quarter such as 2022-Q4 [latest]",
} as const satisfies Options;

export const formatOption = {
  type: "string",
  describe: "which files to make of a factsheet [pdf,html,csv,xlsx,json]",
} as const satisfies Options;

export const failOnOption = {
  choices: failLevels,
  describe: "findings and changes that give exit code 1 [error]",
} as const satisfies Options;

export const jsonOption = {
  type: "boolean",
  default: false,
  describe: "progress and summary as a line of JSON each, on stdout",
} as const satisfies Options;

export const quietOption = {
  type: "boolean",
  default: false,
  describe: "print errors only",
} as const satisfies Options;

/** @throws InputError `usage` where something is left to be filled in */
export function saidBy({because, onSheet, by}: Said): {because: string; onSheet?: string; by: string} {
  if (by === undefined || !isName(by)) throw unsaid("by", by, "give your own name");
  if (because === undefined || !isSaid(because)) throw unsaid("because", because, "say what was found out");
  if (onSheet !== undefined && !isSaid(onSheet)) throw unsaid("on-sheet", onSheet, "leave it out, or say it");
  return {because, ...(onSheet !== undefined && {onSheet}), by: by.trim()};
}

interface Said {
  readonly because?: string | undefined;
  readonly onSheet?: string | undefined;
  readonly by?: string | undefined;
}

function unsaid(option: string, text: string | undefined, next: string): InputError {
  const message =
    text === undefined ? `--${option} is missing` : `--${option} has still to be filled in: "${text}"`;
  return new InputError("usage", message, {next});
}

/** The flags that settle a Config, as yargs gives them: not yet checked. */
export type ConfigFlags = {readonly [name in keyof ConfigSpec]?: unknown};

/**
 * Flags over factsheet.config.yaml over defaults.
 *
 * @throws InputError for a flag or a line of the file that cannot be right
 */
export async function configFrom(flags: ConfigFlags): Promise<Config> {
  const text = await readTextIfThere(configFile);
  const specs = [flags as ConfigSpec, text === null ? {} : await parsedFile(text)];
  await useOwnGazetteer(inputOf(...specs));
  return completeConfig(...specs);
}

/** The regions that there are decide which names can be given. */
async function useOwnGazetteer(input: string): Promise<void> {
  const file = join(input, "gazetteer.yaml");
  const text = await readTextIfThere(file);
  if (text === null) {
    useGazetteer(noEntries);
    return;
  }
  const {parseGazetteer} = await import("../settings/gazetteer-file.js");
  useGazetteer(parseGazetteer(text, file));
}

/** Most projects have no such file: what understands it is loaded for those that do. */
async function parsedFile(text: string): Promise<ConfigSpec> {
  const {parseConfigFile} = await import("../settings/config-file.js");
  return parseConfigFile(text, configFile);
}
