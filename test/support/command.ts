/**
 * Runs the command line as a user does: the built program in dist/, arguments, streams, exit code.
 *
 * A run to which something is done from outside has a process of its own. Any other shares one that stays, for all test
 * files: a short run is mostly the start of its threads. test/commands/command.test.ts holds the two against each other.
 */
import {type ChildProcess, spawn} from "node:child_process";
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync} from "node:fs";
import {connect} from "node:net";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {text} from "node:stream/consumers";
import {fileURLToPath, pathToFileURL} from "node:url";

export const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
const built = join(projectFolder, "dist/bin/factsheet.js");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** beside those of the tests; of what a kept thread saw before (time zone, locale) none may change: ownProcess */
  readonly env?: Record<string, string>;
  /** what is done to the run from within */
  readonly spy?: Spy;
  /** another copy of the program than the project's own */
  readonly program?: string;
  /** called once the process runs, for those who want to interrupt it */
  readonly started?: (child: ChildProcess) => void;
}

/** A module in test/support/spies/ that exports `install(options)`, which gives what undoes it. */
export interface Spy {
  readonly name: "change-while-read" | "fail-at" | "interrupt-at" | "report-tasks";
  readonly options?: unknown;
}

export function factsheet(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const {program, started} = options;
  return program || started ? ownProcess(args, options) : sharedProcess(args, options);
}

export function ownProcess(
  args: readonly string[],
  {cwd, env, spy, program = built, started}: RunOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...(spy ? [loading(spy)] : []), program, ...args], {
      cwd,
      env: {...process.env, ...env},
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject).on("close", (code) => resolve({code, stdout, stderr}));
    started?.(child);
  });
}

/** The option of node that installs it ahead of the program. */
function loading({name, options = null}: Spy): string {
  const {href} = pathToFileURL(join(projectFolder, `test/support/spies/${name}.mjs`));
  const script = `import {install} from "${href}"; install(${JSON.stringify(options)});`;
  return `--import=data:text/javascript,${encodeURIComponent(script)}`;
}

/** Asks for the run where before-tests.mjs said (shared-program.mjs). Scripts that are no tests give each run a process. */
async function sharedProcess(args: readonly string[], options: RunOptions): Promise<Ended> {
  const {FACTSHEET_TEST_PROGRAM: port} = process.env;
  if (!port) return ownProcess(args, options);
  const {cwd = process.cwd(), env, spy} = options;
  const socket = connect(Number(port), "127.0.0.1");
  socket.end(JSON.stringify({args, cwd, env, spy}));
  const {lost, ...ended} = JSON.parse(await text(socket)) as Ended & {readonly lost?: string};
  if (lost) throw new Error(lost);
  return ended;
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
