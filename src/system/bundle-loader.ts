/**
 * Loads a program from its bundle: one file with all its modules and libraries (bin/bundle.ts makes it). Finding and
 * reading 700 modules would take longer than a small task.
 */
import {existsSync} from "node:fs";
import nodeModule, {createRequire} from "node:module";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {folderOf} from "./libraries.js";

/** What is started on its own: a process, or a thread. */
export type Program = "command-line" | "reading" | "drawing";

/** dist/, also when this runs as TypeScript, as in tests: threads run what was built. */
export const built = new URL(import.meta.url.endsWith(".ts") ? "../../dist/" : "../", import.meta.url);

/** dist/bundles */
export const bundles = fileURLToPath(new URL("bundles/", built));

type Bundle = (exports: object, require: NodeJS.Require, module: object, urlOf: typeof placeOf) => void;

/**
 * A bundle is a module that exports one function.
 *
 * @throws Error when the build did not bundle it
 */
export function loadBundle<Exports>(program: Program): Exports {
  const file = join(bundles, `${program}.cjs`);
  if (!existsSync(file)) throw new Error(`${file} cannot be read: run npm run build`);
  const require = createRequire(file);
  const run = require(file) as Bundle;
  const module = {exports: {} as Exports & object};
  run(module.exports, require, module, placeOf);
  return module.exports;
}

/**
 * From here on Node keeps beside the bundles what V8 compiled of them, for the next run: a quarter of a short one's work.
 * It knows its own version, and leaves what it may not write. Node 20 cannot, and starts more slowly.
 */
export function keepCompiled(): void {
  // @types/node is that of the oldest Node
  const {enableCompileCache} = nodeModule as {enableCompileCache?: (folder: string) => unknown};
  enableCompileCache?.(compiled);
}

/** dist/bundles/compiled */
export const compiled = join(bundles, "compiled");

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
