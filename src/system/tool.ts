/** Which program made the output: its version, and a hash of its code and libraries, which also change between versions. */
import {join} from "node:path";
import {hash} from "../vocabulary/hash.js";
import {bundles} from "./bundle-loader.js";
import {listFiles, readBytes, readText, readTextIfThere} from "./effects.js";
import {folderOf, type Library, loadedToDraw, loadedToRead, loadedToReadScans} from "./libraries.js";

export interface Tool {
  /** "factsheet 0.1.0" */
  readonly name: string;
  /** of every module of the program, and the versions of its libraries */
  readonly codeHash: string;
  /** of the modules and libraries that decide what is read from a PDF */
  readonly readerHash: string;
}

/** Among the bundles: what the build says of the program that it bundled. */
export const toolFile = "tool.json";

/** Modules outside src/extraction, and bundles, that do not change what is read. */
const notReading = /^(?:bin|bundles(?!\/reading)|change|commands|preview|publication|run|tracing)\//;

/** Libraries that have a say in what is read. */
const readingLibraries =
  /^(?:pdf-parse|pdfjs-dist|@napi-rs\/canvas|tesseract\.js-core|@tesseract\.js-data\/nld|fflate|hucre) /;

/** This program as it was bundled, with the libraries that it loads as they are installed now. */
export async function readTool(folder = bundles): Promise<Tool> {
  const tool = JSON.parse(await readText(join(folder, toolFile))) as Tool;
  const loaded = [...loadedToRead, ...loadedToReadScans, ...loadedToDraw];
  return withLibraries(tool, await versionsOf(loaded, folder));
}

/**
 * What does not change once the program is built.
 *
 * @param codeFolder dist/, with the bundles, below the folder with package.json
 */
export async function describeTool(codeFolder: string): Promise<Tool> {
  const {name, version, dependencies} = JSON.parse(await readText(join(codeFolder, "../package.json"))) as {
    name: string;
    version: string;
    dependencies: Record<string, string>;
  };
  const files = [...(await listFiles(codeFolder, ".js")), ...(await listFiles(codeFolder, ".cjs"))];
  const hashes = await Promise.all(
    files.map(async (file) => `${file} ${hash(await readBytes(join(codeFolder, file)))}`),
  );
  const code = {
    name: `${name} ${version}`,
    codeHash: hash(hashes.join("\n")),
    readerHash: hash(hashes.filter((line) => !notReading.test(line)).join("\n")),
  };
  return withLibraries(
    code,
    await versionsOf(
      Object.keys(dependencies).map((library) => ({name: library})),
      codeFolder,
    ),
  );
}

/** @param libraries with their versions */
function withLibraries({name, codeHash, readerHash}: Tool, libraries: readonly string[]): Tool {
  const reading = libraries.filter((library) => readingLibraries.test(library));
  return {
    name,
    codeHash: hash([codeHash, ...libraries].join("\n")),
    readerHash: hash([readerHash, ...reading].join("\n")),
  };
}

/** "pdfkit 0.20.2" each, as they are installed, in the order of their names. */
async function versionsOf(libraries: readonly Library[], from: string): Promise<string[]> {
  const versions = libraries.map(async (library) => {
    const text = await readTextIfThere(join(folderOf(library, from), "package.json"));
    const version = text === null ? "not found" : (JSON.parse(text) as {version: string}).version;
    return `${library.name} ${version}`;
  });
  return (await Promise.all(versions)).sort();
}
