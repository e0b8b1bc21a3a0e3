#!/usr/bin/env node
/** The command line: arguments in, one command, exit code out. The only file that ends the process. */
import yargs from "yargs";
import {hideBin} from "yargs/helpers";
import {buildCommand} from "../commands/build.js";
import {changesCommand} from "../commands/changes.js";
import type {Perform} from "../commands/command.js";
import {extractCommand} from "../commands/extract.js";
import {templateCommand} from "../commands/template.js";
import {verifyCommand} from "../commands/verify.js";
import {log} from "../effects.js";
import {InputError, isInputError, messageOf} from "../error.js";

const usageCode = 2;
const interruptedCode = 130;
/** How long a run may take to put down its work after Ctrl-C, in milliseconds. */
const patience = 800;

const controller = new AbortController();
process.once("SIGINT", interrupt);
process.once("SIGTERM", interrupt);
// a reader such as `head` that has seen enough is no error
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const args = hideBin(process.argv);
try {
  await parse(args, async (work) => {
    process.exitCode = await work(controller.signal);
  });
} catch (error) {
  if (controller.signal.aborted) {
    process.exitCode = interruptedCode;
    log("interrupted: nothing is half written; run the same command to go on");
  } else {
    process.exitCode = usageCode;
    report(error, args.includes("--debug"));
  }
}

async function parse(args: string[], perform: Perform): Promise<void> {
  await yargs(args)
    .scriptName("factsheet")
    .usage(
      "$0 <command>\n\n" +
        "Reads the quarterly factsheets Transparantie van klantprofielen, checks them, compares quarters, and draws them anew.",
    )
    .command(buildCommand(perform))
    .command(extractCommand(perform))
    .command(changesCommand(perform))
    .command(templateCommand(perform))
    .command(verifyCommand(perform))
    .completion("completion", "print a script that lets the shell complete commands and options")
    .option("debug", {type: "boolean", default: false, describe: "show errors of the program whole"})
    .demandCommand(1, "name a command: build, extract, changes or verify")
    .strict()
    .recommendCommands()
    .locale("en")
    .wrap(Math.min(100, process.stdout.columns || 100))
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new InputError("usage", message, {next: "factsheet --help"});
    })
    .parseAsync();
}

function interrupt(): void {
  controller.abort();
  // unref: a run that ends by itself is not held up
  setTimeout(() => process.exit(interruptedCode), patience).unref();
}

function report(error: unknown, debug: boolean): void {
  const text = isInputError(error) ? error.toText() : messageOf(error);
  log(`factsheet: ${text}`);
  if (isInputError(error)) return;
  if (debug && error instanceof Error) log(error.stack ?? "");
  else log("  try    the same with --debug, and report what it prints: this is a slip in the program");
}
