/** Has Node load the changed modules for those of src/, and TypeScript as JavaScript. */
import {readFileSync} from "node:fs";
import {resolve as resolveTypescript} from "../support/typescript.mjs";

let files;

/** @param folder where the modules lie, with index.json: the address of each, and its file */
export function initialize({folder}) {
  files = new Map(Object.entries(JSON.parse(readFileSync(`${folder}/index.json`, "utf8"))));
}

export const resolve = resolveTypescript;

export async function load(url, context, next) {
  const file = files.get(url);
  return file
    ? {format: "module", source: readFileSync(file, "utf8"), shortCircuit: true}
    : next(url, context);
}
