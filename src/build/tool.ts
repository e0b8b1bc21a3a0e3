/** Which program made the output: its version, and a hash of its code and libraries, which also change between versions. */
import {join} from "node:path";
import {bundles, folderOf} from "../bundled.js";
import {hash, listFiles, readBytes, readText, readTextIfThere} from "../effects.js";

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
const notReading = /^(?:bin|build|bundles(?!\/reading)|change|commands|publication)\//;

/** Libraries that have a say in what is read. */
const readingLibraries =
  /^(?:pdf-parse|pdfjs-dist|@napi-rs\/canvas|tesseract\.js-core|@tesseract\.js-data\/nld|fflate|hucre) /;

/** They start threads or load code of their own from where they lie, so they are in no bundle. */
export const loadedCode: readonly string[] = ["piscina", "tesseract.js-core"];

/** It loads what it draws on from where that lies, and brings it along. */
const [pdfReader, canvas] = ["pdfjs-dist", "@napi-rs/canvas"];

/** Fonts, character maps and language data: a program loads them when it runs. */
const loadedData: readonly string[] = [
  "@expo-google-fonts/source-sans-3",
  "@fontsource/source-sans-3",
  "@tesseract.js-data/nld",
  pdfReader,
  "pdfkit",
];

/** This program as it was bundled, with the libraries that it loads as they are installed now. */
export async function readTool(folder = bundles): Promise<Tool> {
  const tool = JSON.parse(await readText(join(folder, toolFile))) as Tool;
  const canvasInUse = await versionOf(canvas, folderOf(pdfReader, folder));
  const libraries = await versionsOf([...loadedCode, ...loadedData], folder);
  return withLibraries(tool, [...libraries, canvasInUse]);
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
  return withLibraries(code, await versionsOf(Object.keys(dependencies), codeFolder));
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

async function versionsOf(libraries: readonly string[], from: string): Promise<string[]> {
  return Promise.all(libraries.toSorted().map((library) => versionOf(library, from)));
}

/** "pdfkit 0.20.2": as it is installed. */
async function versionOf(library: string, from: string): Promise<string> {
  const text = await readTextIfThere(join(folderOf(library, from), "package.json"));
  return text === null
    ? `${library} not found`
    : `${library} ${(JSON.parse(text) as {version: string}).version}`;
}
