/** Which program made the output: its version, and a hash of its code, since code also changes between versions. */
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {hash, listFiles, readBytes, readText} from "../effects.js";

export interface Tool {
  /** "factsheet 0.1.0" */
  readonly name: string;
  /** of every module of the program */
  readonly codeHash: string;
  /** of the modules that decide what is read from a PDF */
  readonly readerHash: string;
}

const codeFolder = join(dirname(fileURLToPath(import.meta.url)), "..");
/** Modules outside src/extraction that do not change what is read. */
const notReading = /^(?:bin|build|change|commands|publication)\//;

export async function describeTool(): Promise<Tool> {
  const {name, version} = JSON.parse(await readText(join(codeFolder, "../package.json"))) as Record<
    string,
    string
  >;
  const files = await listFiles(codeFolder, ".js");
  const hashes = await Promise.all(
    files.map(async (file) => `${file} ${hash(await readBytes(join(codeFolder, file)))}`),
  );
  return {
    name: `${name} ${version}`,
    codeHash: hash(hashes.join("\n")),
    readerHash: hash(hashes.filter((line) => !notReading.test(line)).join("\n")),
  };
}
