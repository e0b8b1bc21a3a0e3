/**
 * Loads a program from its bundle: one file with all its modules and libraries, and beside it what V8 compiled of them
 * before (bin/bundle.ts makes both). Finding, reading and compiling 700 modules would take longer than a small task.
 */
import {createHash} from "node:crypto";
import {readFileSync, renameSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {constants, Script} from "node:vm";
import {threadId} from "node:worker_threads";
import {folderOf} from "./libraries.js";

/** What is started on its own: a process, or a thread. */
export type Program = "command-line" | "reading" | "drawing";

/** dist/, also when this runs as TypeScript, as in tests: threads run what was built. */
export const built = new URL(import.meta.url.endsWith(".ts") ? "../../dist/" : "../", import.meta.url);

/** dist/bundles */
export const bundles = fileURLToPath(new URL("bundles/", built));

/** In the environment while a build rehearses: of these bundles, programs leave behind what V8 compiled. */
export const rehearsing = "FACTSHEET_REHEARSING";

/** Milliseconds: a thread is ended without being told, so it leaves behind what there is every so often. */
const leaveEvery = 200;

/**
 * A bundle is the text of one function, in ASCII.
 *
 * @throws Error when the build did not bundle it
 */
export function loadBundle<Exports>(program: Program): Exports {
  const file = join(bundles, `${program}.cjs`);
  const source = readSource(file);
  const cache = compiledFile(program);
  const script = new Script(source.toString("latin1"), {
    filename: file,
    cachedData: readCompiled(cache, source),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  if (process.env[rehearsing] === bundles) leaveCompiled(script, cache, source);
  const module = {exports: {} as Exports};
  script.runInThisContext()(module.exports, createRequire(file), module, placeOf);
  return module.exports;
}

/** What V8 compiled of it. */
export function compiledFile(program: Program): string {
  return join(bundles, `${program}.cache`);
}

function readSource(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(`${file} cannot be read: run npm run build`, {cause: error});
  }
}

/**
 * V8 tells its own version and flags from others, but of the source it only looks at the length: what was compiled of
 * another text must never run. The file begins with the hash of all that it belongs to.
 */
function readCompiled(file: string, source: Buffer): Buffer | undefined {
  const content = readIfPossible(file);
  const compiled = content?.subarray(hashLength);
  return compiled && content?.subarray(0, hashLength).equals(hashOf(source, compiled)) ? compiled : undefined;
}

/** Without it the program only starts more slowly. */
function readIfPossible(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

const hashLength = 32;

function hashOf(source: Buffer, compiled: Buffer): Buffer {
  return createHash("sha256").update(source).update(compiled).digest();
}

function leaveCompiled(script: Script, file: string, source: Buffer): void {
  // of every process and thread its own
  const unfinished = `${file}.${process.pid}-${threadId}`;
  const leave = () => {
    try {
      const compiled = script.createCachedData();
      writeFileSync(unfinished, Buffer.concat([hashOf(source, compiled), compiled]));
      renameSync(unfinished, file);
    } catch {
      // the build says when nothing was left
    }
  };
  setInterval(leave, leaveEvery).unref();
  process.on("exit", leave);
}

/**
 * Where a module lies that is now in a bundle: it may look for other files from there.
 *
 * @param library name of its package; null for a module of this program
 * @param path from dist/, or from the folder of the package
 */
function placeOf(library: string | null, path: string): string {
  return library === null
    ? new URL(path, built).href
    : pathToFileURL(join(folderOf({name: library}, bundles), path)).href;
}
