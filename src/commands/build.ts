/** factsheet build: input/ to output/. */

import type {CommandModule} from "yargs";
import {build} from "../run/build.js";
import type {ShardTask} from "../run/plan/manifest.js";
import type {BuildResult} from "../run/produce-output.js";
import {createProgress} from "../run/progress.js";
import {parseShard} from "../run/shards/shard.js";
import {summarize, summarizeShard} from "../run/summary.js";
import {repeatOnChange} from "../run/watch.js";
import {type Config, type FailLevel, ownTemplates} from "../settings/config.js";
import {isNetworkFolder} from "../system/network-folder.js";
import {log, print, tell} from "../system/streams.js";
import {InputError, isInputError, messageOf} from "../vocabulary/error.js";
import {shownName} from "../vocabulary/shown.js";
import {
  type ConfigFlags,
  configFile,
  configFrom,
  failOnOption,
  formatOption,
  inputOption,
  jobsOption,
  jsonOption,
  ocrOption,
  outputOption,
  type Perform,
  periodOption,
  quietOption,
  regionOption,
  templatesOption,
  timeLimitOption,
} from "./command.js";

const options = {
  input: inputOption,
  output: outputOption,
  templates: templatesOption,
  period: periodOption,
  region: regionOption,
  format: formatOption,
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
  "fail-on": failOnOption,
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
  poll: {
    type: "boolean",
    default: false,
    describe: "with --watch: look through the folders every two seconds, for those of a network",
  },
  only: {choices: ["read", "draw"], describe: "a part of the work, for factsheet merge to join"},
  shard: {
    type: "string",
    requiresArg: true,
    describe: "with --only: 2/4 is one of four parts; 4 takes its index from JOB_COMPLETION_INDEX",
  },
  archive: {
    type: "string",
    requiresArg: true,
    describe: "with --only draw: folder that the read parts were merged into [output]",
  },
  json: jsonOption,
  quiet: quietOption,
} as const;

interface Flags extends ConfigFlags {
  force: boolean;
  prune: boolean;
  dryRun: boolean;
  explain?: string[];
  watch: boolean;
  poll: boolean;
  only?: ShardTask["only"];
  shard?: string;
  archive?: string;
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
  if (flags.poll && !flags.watch)
    throw new InputError("usage", "--poll was given without --watch", {next: "give both, or neither"});
  if (flags.only || flags.shard !== undefined) return runPart(flags, config, signal);
  if (flags.dryRun || flags.explain) {
    const {explainBuild} = await import("../run/explain.js");
    const lines = await explainBuild(config, flags, flags.explain);
    print(`${lines.join("\n")}\n`);
    return 0;
  }
  if (!flags.watch) return runOnce(flags, signal);
  const paths = [config.input, config.templates, configFile];
  const first = await attempt(flags, signal);
  log(`watching ${config.input} and ${config.templates}; Ctrl-C ends it`);
  const {poll} = flags;
  if (!poll) await sayWhereToPoll([config.input, config.templates]);
  const again = {...flags, force: false, prune: false};
  // until it is known that it could be done, what was asked for holds
  let asked = first === "again" ? flags : again;
  const work = async () => {
    const outcome = await attempt(asked, signal);
    if (outcome === "done") asked = again;
    return outcome;
  };
  await repeatOnChange(paths, work, signal, {poll, startNow: first === "again", onPoll: sayThatItPolls});
  throw signal.reason;
}

/** One share of the work; what was found is judged when the shares are merged. */
async function runPart(flags: Flags, config: Config, signal: AbortSignal): Promise<number> {
  const {only, json, quiet, force, archive} = flags;
  const unfit = [flags.watch && "watch", flags.dryRun && "dry-run", flags.prune && "prune"].find(Boolean);
  if (!only || unfit) {
    const message = only ? `--only and --${unfit} do not go together` : "--shard was given without --only";
    throw new InputError("usage", message, {next: "write --only read or --only draw, and --shard 0/4"});
  }
  const shard = parseShard(flags.shard ?? "0/1", process.env.JOB_COMPLETION_INDEX);
  const progress = createProgress({json, quiet, terminal: process.stderr.isTTY ?? false});
  try {
    const {buildShard} = await import("../run/shards/build-shard.js");
    const result = await buildShard(config, {only, ...shard}, {force, progress, signal}, archive);
    progress.stop();
    if (json) tell({event: "summary", ...result});
    else if (!quiet) log(summarizeShard(result, config));
    else for (const {file, message} of result.problems) log(`${shownName(file)}: ${message}`);
    return result.settled ? 0 : 2;
  } finally {
    progress.stop();
  }
}

/** Folders of a network seldom say that something in them changed. */
async function sayWhereToPoll(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    if (!(await isNetworkFolder(folder))) continue;
    log(
      `${shownName(folder)} lies in a network, where changes may go unnoticed: if they do, give --poll too`,
    );
  }
}

function sayThatItPolls(): void {
  log("the system watches no more files: from now on the folders are looked through every two seconds");
}

/** While watching, what goes wrong is said and the next save is waited for; another run only until it has ended. */
async function attempt(flags: Flags, signal: AbortSignal): Promise<"again" | "done"> {
  try {
    await runOnce(flags, signal);
    isWaiting = false;
  } catch (error) {
    if (signal.aborted) return "done";
    if (isInputError(error) && error.code === "busy") {
      if (!isWaiting) log(`${error.message}: waiting until it has ended`);
      isWaiting = true;
      return "again";
    }
    log(isInputError(error) ? error.toText() : messageOf(error));
  }
  return "done";
}

/** for another run: said once, not at every attempt */
let isWaiting = false;

async function runOnce(flags: Flags, signal: AbortSignal): Promise<number> {
  const config = await configFrom(flags);
  const {json, quiet, force, prune} = flags;
  const progress = createProgress({json, quiet, terminal: process.stderr.isTTY ?? false});
  const started = performance.now();
  try {
    const result = await build(config, {force, prune, progress, signal});
    progress.stop();
    const seconds = (performance.now() - started) / 1000;
    const code = report(result, config, {json, quiet, seconds});
    if (!json && !quiet) await tellNews(config);
    return code;
  } finally {
    progress.stop();
  }
}

/** Who has a copy of the templates is told what an upgrade of the program changed in them. */
async function tellNews({templates}: Config): Promise<void> {
  if (templates === ownTemplates) return;
  const [{newsOf}, {newsInWords}] = await Promise.all([
    import("../run/init/init.js"),
    import("../run/init/template-copies.js"),
  ]);
  for (const line of newsInWords((await newsOf(templates)).news)) log(`templates  ${line}`);
}

/** Says how it went, and gives the exit code. */
export function report(
  result: BuildResult,
  config: Config,
  {json, quiet, seconds}: {json: boolean; quiet: boolean; seconds?: number},
): number {
  const {errors, checklists} = result.outcome;
  const regions = checklists.flatMap(({period, regions: all}) => all.map((one) => ({period, ...one})));
  if (json) tell({event: "summary", ...result, regions, ...(seconds && {seconds})});
  else if (!quiet) log(summarize(result, config, seconds));
  else for (const {file, message} of errors) log(`${shownName(file)}: ${message}`);
  return exitCodeOf(result, config.failOn);
}

/** 2: something could not be read or written. 1: something is open at or above the level. */
export function exitCodeOf({outcome}: Pick<BuildResult, "outcome">, failOn: FailLevel): number {
  if (outcome.errors.length > 0) return 2;
  if (failOn === "never") return 0;
  const {error, warning} = outcome.open;
  return error + (failOn === "warning" ? warning : 0) > 0 ? 1 : 0;
}
