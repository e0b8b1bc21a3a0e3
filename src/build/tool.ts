/** Which program made the output: its version, and a hash of its code and libraries, which also change between versions. */
import {dirname, join} from "node:path";
import {bundles} from "../bundled.js";
import {hash, listFiles, readBytes, readText, readTextIfThere} from "../effects.js";

export interface Tool {
  /** "factsheet 0.1.0" */
  readonly name: string;
  /** of every module of the program, and the versions of its libraries */
  readonly codeHash: string;
  /** of the modules and libraries that decide what is read from a PDF */
  readonly readerHash: string;
}

/** What the build says of the program that it bundled. */
export const toolFile = join(bundles, "tool.json");

/** Modules outside src/extraction that do not change what is read. */
const notReading = /^(?:bin|build|change|commands|publication)\//;

/** Libraries that have a say in what is read. */
const readingLibraries =
  /^(?:pdf-parse|pdfjs-dist|tesseract\.js-core|@tesseract\.js-data\/nld|fflate|hucre) /;

/** This program, with the libraries that it was bundled with. */
export async function readTool(): Promise<Tool> {
  return JSON.parse(await readText(toolFile)) as Tool;
}

/** @param codeFolder dist/, below the folder with package.json */
export async function describeTool(codeFolder: string): Promise<Tool> {
  const {name, version, dependencies} = JSON.parse(await readText(join(codeFolder, "../package.json"))) as {
    name: string;
    version: string;
    dependencies: Record<string, string>;
  };
  const libraries = await Promise.all(
    Object.keys(dependencies)
      .sort()
      .map((library) => versionOf(library, codeFolder)),
  );
  const files = await listFiles(codeFolder, ".js");
  const hashes = await Promise.all(
    files.map(async (file) => `${file} ${hash(await readBytes(join(codeFolder, file)))}`),
  );
  return {
    name: `${name} ${version}`,
    codeHash: hash([...hashes, ...libraries].join("\n")),
    readerHash: hash(
      [
        ...hashes.filter((line) => !notReading.test(line)),
        ...libraries.filter((line) => readingLibraries.test(line)),
      ].join("\n"),
    ),
  };
}

/** "pdfkit 0.20.2": as it is installed, here or with a program that this one is part of. */
async function versionOf(library: string, from: string): Promise<string> {
  for (let folder = from; ; folder = dirname(folder)) {
    const text = await readTextIfThere(join(folder, "node_modules", library, "package.json"));
    if (text !== null) return `${library} ${(JSON.parse(text) as {version: string}).version}`;
    if (folder === dirname(folder)) return `${library} not found`;
  }
}
