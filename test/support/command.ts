/** Runs the command line as a process, as a user does: the built program in dist/, arguments, streams, exit code. */
import {type ChildProcess, spawn} from "node:child_process";
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

export function factsheet(
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
