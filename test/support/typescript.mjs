/** Lets Node run the TypeScript of src/ and test/ as it stands: node --import ./test/support/typescript.mjs FILE.ts */
import {existsSync, readFileSync} from "node:fs";
import {register} from "node:module";
import {fileURLToPath} from "node:url";
import {isMainThread} from "node:worker_threads";
import {transformSync} from "@swc/core";

if (isMainThread) register(import.meta.url);

/** "./edition.js" in a TypeScript file means edition.ts. */
export function resolve(specifier, context, next) {
  const isOurs = specifier.startsWith(".") && context.parentURL?.endsWith(".ts");
  const source = isOurs && new URL(specifier.replace(/\.js$/, ".ts"), context.parentURL);
  if (source && existsSync(source)) return {url: source.href, shortCircuit: true};
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith(".ts")) return next(url, context);
  const {code} = transformSync(readFileSync(fileURLToPath(url), "utf8"), {
    filename: fileURLToPath(url),
    jsc: {parser: {syntax: "typescript"}, target: "es2022"},
    module: {type: "es6"},
    sourceMaps: "inline",
  });
  return {format: "module", source: code, shortCircuit: true};
}
