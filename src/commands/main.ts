/** The command line: arguments in, one command, exit code out. */
import yargs, {type CommandModule} from "yargs";
import {hideBin} from "yargs/helpers";
import {guardStreams, log, lostData} from "../system/streams.js";
import {InputError, isInputError, messageOf} from "../vocabulary/error.js";
import type {Perform} from "./command.js";

const usageCode = 2;
const interruptedCode = 130;
/** How long a run may take to put down its work after Ctrl-C, in milliseconds; what it is busy with can take as much again. */
const patience = 500;
const interrupted = "interrupted: nothing is half written; run the same command to go on";

const controller = new AbortController();
/** In the order of --help. Each is loaded when it is named, or when all have to be listed. */
const commands: Readonly<Record<string, () => Promise<(perform: Perform) => CommandModule>>> = {
  build: async () => (await import("./build.js")).buildCommand,
  extract: async () => (await import("./extract.js")).extractCommand,
  changes: async () => (await import("./changes.js")).changesCommand,
  status: async () => (await import("./status.js")).statusCommand,
  preview: async () => (await import("./preview.js")).previewCommand,
  answer: async () => (await import("./answer.js")).answerCommand,
  correct: async () => (await import("./correct.js")).correctCommand,
  publish: async () => (await import("./publish.js")).publishCommand,
  certify: async () => (await import("./certify.js")).certifyCommand,
  init: async () => (await import("./init.js")).initCommand,
  template: async () => (await import("./template.js")).templateCommand,
  gazetteer: async () => (await import("./gazetteer.js")).gazetteerCommand,
  merge: async () => (await import("./merge.js")).mergeCommand,
  verify: async () => (await import("./verify.js")).verifyCommand,
};

/** Performs what the arguments of this process ask for, and sets its exit code. */
export async function main(): Promise<void> {
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);
  // a reader such as `head` that has seen enough is no error
  guardStreams();
  const args = hideBin(process.argv);
  try {
    await parse(args, async (work) => {
      process.exitCode = await work(controller.signal);
    });
    const lost = await lostData();
    if (lost !== null)
      throw new InputError("unwritable", lost, {place: "stdout", next: "write it elsewhere"});
  } catch (error) {
    if (controller.signal.aborted) {
      process.exitCode = interruptedCode;
      log(interrupted);
    } else {
      process.exitCode = usageCode;
      report(error, args.includes("--debug"));
    }
  }
}

async function parse(args: string[], perform: Perform): Promise<void> {
  await yargs(args)
    .command(await commandsFor(args, perform))
    .scriptName("factsheet")
    .usage(
      "$0 <command>\n\n" +
        "Reads the quarterly factsheets Transparantie van klantprofielen, checks them, compares quarters, and draws them anew.",
    )
    .completion("completion", "print a script that lets the shell complete commands and options")
    .option("debug", {type: "boolean", default: false, describe: "show errors of the program whole"})
    .demandCommand(1, `name a command: ${Object.keys(commands).join(", ")}`)
    .strict()
    .check(refuseTwice)
    .recommendCommands()
    .locale("en")
    .wrap(Math.min(100, process.stdout.columns || 100))
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new InputError("usage", message, {next: "factsheet --help"});
    })
    .parseAsync();
}

/**
 * yargs makes a list of what is given twice, also of an option that takes one value.
 *
 * @param options what the command declares, `array` among it; their types say less
 */
function refuseTwice(argv: Readonly<Record<string, unknown>>, options: object): true {
  const lists: readonly unknown[] = "array" in options && Array.isArray(options.array) ? options.array : [];
  const twice = Object.keys(argv).find(
    (name) => Array.isArray(argv[name]) && !["_", "--", ...lists].includes(name),
  );
  if (twice === undefined) return true;
  throw new InputError("usage", `--${twice} was given twice`, {next: `give --${twice} once`});
}

async function commandsFor([name]: readonly string[], perform: Perform): Promise<CommandModule[]> {
  const named = Object.entries(commands).filter(([command]) => command === name);
  const needed = named.length > 0 ? named : Object.entries(commands);
  return Promise.all(needed.map(async ([, load]) => (await load())(perform)));
}

function interrupt(): void {
  // the second time nobody wants to wait
  if (controller.signal.aborted) end();
  controller.abort();
  // unref: a run that ends by itself is not held up
  setTimeout(end, patience).unref();
}

function end(): never {
  log(interrupted);
  process.exit(interruptedCode);
}

function report(error: unknown, debug: boolean): void {
  const text = isInputError(error) ? error.toText() : messageOf(error);
  log(`factsheet: ${text}`);
  if (isInputError(error)) return;
  if (debug && error instanceof Error) log(error.stack ?? "");
  else log("  try    the same with --debug, and report what it prints: this is a slip in the program");
}
