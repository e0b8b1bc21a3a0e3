/** factsheet build: input/ to output/. */
import type {CommandModule} from "yargs";
import {type BuildResult, build, explainBuild} from "../build/build.js";
import {createProgress} from "../build/progress.js";
import {summarize} from "../build/summary.js";
import {repeatOnChange} from "../build/watch.js";
import {type Config, type FailLevel, failLevels} from "../config.js";
import {log, print} from "../effects.js";
import {isInputError, messageOf} from "../error.js";
import {
  type ConfigFlags,
  configFile,
  configFrom,
  inputOption,
  jobsOption,
  ocrOption,
  outputOption,
  type Perform,
  regionOption,
  templatesOption,
  timeLimitOption,
} from "./command.js";

const options = {
  input: inputOption,
  output: outputOption,
  templates: templatesOption,
  period: {type: "string", describe: "latest, all, or a quarter such as 2022-Q4 [latest]"},
  region: regionOption,
  format: {type: "string", describe: "which files to make of a factsheet [pdf,html,csv,xlsx,json]"},
  jobs: jobsOption,
  ocr: ocrOption,
  "time-limit": timeLimitOption,
  force: {type: "boolean", default: false, describe: "read and draw everything anew"},
  prune: {
    type: "boolean",
    default: false,
    describe: "remove editions and sheets whose PDF is no longer in the input folder",
  },
  "dry-run": {type: "boolean", default: false, describe: "print what would be done and why, and do nothing"},
  "fail-on": {choices: failLevels, describe: "findings and changes that give exit code 1 [error]"},
  explain: {
    type: "string",
    array: true,
    requiresArg: true,
    describe: "like --dry-run, for these regions only",
  },
  watch: {
    type: "boolean",
    default: false,
    describe: "stay, and run again when a PDF, note or template changes",
  },
  json: {type: "boolean", default: false, describe: "progress and summary as a line of JSON each, on stdout"},
  quiet: {type: "boolean", default: false, describe: "print errors only"},
} as const;

interface Flags extends ConfigFlags {
  force: boolean;
  prune: boolean;
  dryRun: boolean;
  explain?: string[];
  watch: boolean;
  json: boolean;
  quiet: boolean;
}

export function buildCommand(perform: Perform): CommandModule {
  return {
    command: "build",
    describe: "read the PDFs in input/, check, compare, and write factsheets and reports to output/",
    builder: options,
    handler: (flags) => perform((signal) => run(flags as unknown as Flags, signal)),
  };
}

async function run(flags: Flags, signal: AbortSignal): Promise<number> {
  const config = await configFrom(flags);
  if (flags.dryRun || flags.explain) {
    const lines = await explainBuild(config, flags.force, flags.explain);
    print(`${lines.join("\n")}\n`);
    return 0;
  }
  if (!flags.watch) return runOnce(flags, signal);
  await attempt(flags, signal);
  log(`watching ${config.input} and ${config.templates}; Ctrl-C ends it`);
  const again = {...flags, force: false, prune: false};
  await repeatOnChange([config.input, config.templates, configFile], () => attempt(again, signal), signal);
  throw signal.reason;
}

/** While watching, what goes wrong is said and the next save is waited for. */
async function attempt(flags: Flags, signal: AbortSignal): Promise<void> {
  try {
    await runOnce(flags, signal);
  } catch (error) {
    if (!signal.aborted) log(isInputError(error) ? error.toText() : messageOf(error));
  }
}

async function runOnce(flags: Flags, signal: AbortSignal): Promise<number> {
  const config = await configFrom(flags);
  const {json, quiet, force, prune} = flags;
  const progress = createProgress({json, quiet, terminal: process.stderr.isTTY ?? false});
  try {
    const result = await build(config, {force, prune, progress, signal});
    progress.stop();
    if (json) print(`${JSON.stringify({event: "summary", ...result})}\n`);
    else say(result, config, quiet);
    return exitCodeOf(result, config.failOn);
  } finally {
    progress.stop();
  }
}

function say(result: BuildResult, config: Config, quiet: boolean): void {
  const {errors} = result.outcome;
  if (!quiet) log(summarize(result, config));
  else for (const {file, message} of errors) log(`${file}: ${message}`);
}

/** 2: something could not be read or written. 1: findings or changes at or above the level. */
export function exitCodeOf({outcome}: Pick<BuildResult, "outcome">, failOn: FailLevel): number {
  if (outcome.errors.length > 0) return 2;
  if (failOn === "never") return 0;
  const {findings, changes} = outcome;
  const severe = findings.error + changes.error;
  return severe + (failOn === "warning" ? findings.warning + changes.warning : 0) > 0 ? 1 : 0;
}
