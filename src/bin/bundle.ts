/**
 * Bundles the programs of dist/ into dist/bundles. A part of `npm run build`, after the compiler; system/bundle-loader.ts
 * loads what comes of it.
 */
import {chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join, relative, sep} from "node:path";
import {fileURLToPath} from "node:url";
import {build, type Plugin} from "esbuild";
import {built, bundles, type Program} from "../system/bundle-loader.js";
import {hashOfSource, sourceFile} from "../system/source.js";
import {describeTool, toolFile} from "../system/tool.js";

const dist = fileURLToPath(built);
const project = join(dist, "..");
const {resolve} = createRequire(import.meta.url);

const entries: Readonly<Record<Program, string>> = {
  "command-line": join(dist, "commands/main.js"),
  reading: join(dist, "run/read/threads/read-task.js"),
  drawing: join(dist, "publication/threads/draw-task.js"),
};

/** It loads code of its own from where it lies. */
const leftOut = ["tesseract.js-core"];

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
  // a program that runs meanwhile may have made it
  mkdirSync(bundles, {recursive: true});
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

/** As system/bundle-loader.ts calls it. In brackets: V8 compiles it at once, and does not look it through first. */
function asFunction(text: string): string {
  return `module.exports = (function (exports, require, module, urlOf) {${text}\n});`;
}

// before anything is read: of what is saved meanwhile, it is not known whether it was built
const source = await hashOfSource(project);
await bundle();
// npx runs it as it is
chmodSync(join(dist, "bin/factsheet.js"), 0o755);
writeFileSync(join(dist, sourceFile), source);
