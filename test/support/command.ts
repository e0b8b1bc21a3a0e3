/**
 * Runs the command line as a user does: the built program in dist/, arguments, streams, exit code.
 *
 * A run to which something is done has a process of its own. Any other shares one that stays, a process for a test file:
 * a short run is mostly the start of its threads. test/commands/command.test.ts holds the two against each other.
 */
import {type ChildProcess, fork, spawn} from "node:child_process";
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

export const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
const built = join(projectFolder, "dist/bin/factsheet.js");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  /** another copy of the program than the project's own */
  readonly program?: string;
  /** called once the process runs, for those who want to interrupt it */
  readonly started?: (child: ChildProcess) => void;
}

export function factsheet(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const {cwd = process.cwd(), env, program, started} = options;
  return env || program || started ? ownProcess(args, options) : sharedProcess(args, cwd);
}

export function ownProcess(
  args: readonly string[],
  {cwd, env, program = built, started}: RunOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {cwd, env: {...process.env, ...env}});
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject).on("close", (code) => resolve({code, stdout, stderr}));
    started?.(child);
  });
}

let shared: ChildProcess | null = null;
let latest: Promise<unknown> = Promise.resolve();
// not there for scripts that are no tests
globalThis.afterAll?.(() => shared?.kill());

/** One run at a time, in the order of the calls. */
function sharedProcess(args: readonly string[], cwd: string): Promise<Ended> {
  const ended = latest.then(() => runShared(args, cwd));
  latest = ended.catch(() => undefined);
  return ended;
}

function runShared(args: readonly string[], cwd: string): Promise<Ended> {
  // what is new on its heap is small: it would only grow with every run
  shared ??= fork(join(projectFolder, "test/support/warm-program.mjs"), {
    execArgv: ["--max-semi-space-size=2"],
    silent: true,
  });
  const child = shared;
  return new Promise((resolve, reject) => {
    const end = () => {
      shared = null;
      reject(new Error(`the program ended in the middle of ${args.join(" ")}`));
    };
    child.once("exit", end).once("message", (ended) => {
      child.off("exit", end);
      resolve(ended as Ended);
    });
    child.send({args, cwd});
  });
}

/** A new folder with input/ holding these PDFs of the project's own input/: "2023-Q2/gorinchem". */
export function workspace(sheets: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "factsheet-"));
  mkdirSync(join(folder, "input"));
  for (const sheet of sheets) {
    const file = join(folder, "input", `${sheet}.pdf`);
    mkdirSync(dirname(file), {recursive: true});
    cpSync(join(projectFolder, "input", `${sheet}.pdf`), file);
  }
  return folder;
}

/**
 * The program in a folder of its own, to be broken.
 *
 * @param without libraries that are not installed there
 * @returns the folder
 */
export function copyOfProgram(without: readonly string[] = []): string {
  const copy = mkdtempSync(join(tmpdir(), "factsheet-copy-"));
  for (const part of ["dist", "templates", "package.json"]) {
    cpSync(join(projectFolder, part), join(copy, part), {recursive: true});
  }
  mkdirSync(join(copy, "node_modules"));
  for (const name of readdirSync(join(projectFolder, "node_modules"))) {
    if (!without.includes(name))
      symlinkSync(join(projectFolder, "node_modules", name), join(copy, "node_modules", name));
  }
  return copy;
}

/** Bytes (base64) of every file below the folder, by path. */
export function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(folder).map((f) => [f, readFileSync(join(folder, f)).toString("base64")]),
  );
}

/** Time of the last change of every file below the folder. */
export function timesOf(folder: string): Record<string, number> {
  return Object.fromEntries(filesIn(folder).map((file) => [file, statSync(join(folder, file)).mtimeMs]));
}

export function filesIn(folder: string): string[] {
  return (readdirSync(folder, {recursive: true}) as string[])
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();
}
