/**
 * Bundles the programs of dist/ into dist/bundles, then runs them once on a few PDFs, so that what V8 compiles of them
 * is kept. A part of `npm run build`, after the compiler; system/bundle-loader.ts loads what comes of it.
 */
import {spawnSync} from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join, relative, sep} from "node:path";
import {fileURLToPath} from "node:url";
import {build, type Plugin} from "esbuild";
import {built, bundles, compiledFile, type Program, rehearsing} from "../system/bundle-loader.js";
import {listFiles, log} from "../system/effects.js";
import {describeTool, toolFile} from "../system/tool.js";

const dist = fileURLToPath(built);
const project = join(dist, "..");
const {resolve} = createRequire(import.meta.url);

const entries: Readonly<Record<Program, string>> = {
  "command-line": join(dist, "commands/main.js"),
  reading: join(dist, "extraction/threads/read-task.js"),
  drawing: join(dist, "publication/threads/draw-task.js"),
};

/** It loads code of its own from where it lies. */
const leftOut = ["tesseract.js-core"];

const programs = Object.keys(entries) as Program[];

/** Its build for Node waits for a canvas that it then does without; the one for browsers asks for none. */
const canvasOfVega = join(createRequire(resolve("vega")).resolve("vega-canvas"), "../vega-canvas.browser.js");

/** A module that asks where it lies gets the answer it had before it was bundled. */
const ownPlaces: Plugin = {
  name: "own places",
  setup({onLoad}) {
    onLoad({filter: /\.m?js$/}, ({path}) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes("import.meta.url")) return null;
      return {contents: text.replaceAll("import.meta.url", `urlOf(${argumentsFor(path)})`), loader: "js"};
    });
  },
};

/** Libraries lie below this project, or below one that it is part of, or below each other. */
function argumentsFor(path: string): string {
  const own = relative(dist, path).split(sep).join("/");
  if (!own.startsWith("../")) return JSON.stringify([null, own]).slice(1, -1);
  const place = path.split(sep).join("/");
  const [, library, inLibrary] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(place) ?? [];
  if (library === undefined) throw new Error(`${place} could not be found again`);
  return JSON.stringify([library, inLibrary]).slice(1, -1);
}

async function bundle(): Promise<void> {
  rmSync(bundles, {recursive: true, force: true});
  const {outputFiles} = await build({
    entryPoints: entries,
    outdir: bundles,
    outExtension: {".js": ".cjs"},
    bundle: true,
    write: false,
    // module names begin there, and are the same wherever the build was called
    absWorkingDir: project,
    platform: "node",
    format: "cjs",
    target: "node20",
    // what is written for import is preferred: only of that, what is not used can be left out
    mainFields: ["module", "main"],
    external: leftOut,
    alias: {"vega-canvas": canvasOfVega},
    plugins: [ownPlaces],
    legalComments: "eof",
    logLevel: "warning",
  });
  mkdirSync(bundles);
  for (const {path, text} of outputFiles) writeFileSync(path, asFunction(inAscii(text)), "latin1");
  writeFileSync(join(bundles, toolFile), JSON.stringify(await describeTool(dist)));
}

/** V8 takes half the memory for a text of ASCII. What esbuild leaves of other letters is in comments, and in patterns, which mean the same. */
function inAscii(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not ASCII
  return text.replace(/(\\?)[^\x00-\x7f]/g, (letter, backslash) => {
    if (backslash) throw new Error(`${letter} need not be escaped, and would mean something else here`);
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** As system/bundle-loader.ts calls it. */
function asFunction(text: string): string {
  return `(function (exports, require, module, urlOf) {${text}\n})`;
}

/** Enough for every step: two regions, two quarters. */
const rehearsed = 4;

/** A build from nothing, and one after a PDF changed. Without PDFs in input/ there is nothing to rehearse. */
async function rehearse(): Promise<void> {
  const input = join(project, "input");
  const all = existsSync(input) ? (await listFiles(input, ".pdf")).toReversed() : [];
  const regions = [...new Set(all.map((file) => file.split("/").at(-1)))].slice(0, 2);
  const files = regions
    .flatMap((name) => all.filter((file) => file.endsWith(`/${name}`)).slice(0, 2))
    .slice(0, rehearsed);
  const [first] = files;
  if (first === undefined) return;
  const folder = mkdtempSync(join(tmpdir(), "factsheet-rehearsal-"));
  try {
    for (const file of files) cpSync(join(input, file), join(folder, "input", file));
    if (!perform(folder)) return;
    // readers ignore what follows the end of a PDF
    appendFileSync(join(folder, "input", first), "%\n");
    perform(folder);
  } finally {
    rmSync(folder, {recursive: true});
    for (const name of readdirSync(bundles)) {
      // left by a thread that was ended while it wrote
      if (name.includes(".cache.")) rmSync(join(bundles, name));
    }
  }
}

/** Milliseconds; it takes two seconds. */
const longestRehearsal = 120_000;

/** @returns whether it left what V8 compiled; if not, it is said why */
function perform(folder: string): boolean {
  // with one job, of each kind of thread there is one: each leaves behind what it alone compiled
  const options = ["--jobs", "1", "--quiet", "--fail-on", "never"];
  const {status, signal, error, stderr} = spawnSync(
    process.execPath,
    [join(dist, "bin/factsheet.js"), "build", ...options],
    {
      cwd: folder,
      env: {...process.env, [rehearsing]: bundles},
      encoding: "utf8",
      timeout: longestRehearsal,
      killSignal: "SIGKILL",
    },
  );
  const missing = programs.filter((program) => !existsSync(compiledFile(program)));
  if (status === 0 && missing.length === 0) return true;
  const problem =
    status === 0
      ? `left nothing of ${missing.join(", ")}`
      : `ended with ${error?.message ?? status ?? signal}\n${stderr}`;
  log(`programs start more slowly, since the rehearsal ${problem}`);
  return false;
}

await bundle();
// npx runs it as it is
chmodSync(join(dist, "bin/factsheet.js"), 0o755);
await rehearse();
