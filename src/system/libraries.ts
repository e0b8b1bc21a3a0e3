/** Libraries that a program loads when it runs, from where they lie: they are in no bundle, or have files of their own there. */
import {existsSync, readFileSync, realpathSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";

export interface Library {
  readonly name: string;
  /** the library that brings it along, and loads it */
  readonly of?: string;
}

/** Character maps, and what pages are drawn on. */
export const loadedToRead: readonly Library[] = [
  {name: "pdfjs-dist"},
  {name: "@napi-rs/canvas", of: "pdfjs-dist"},
];

export const loadedToReadScans: readonly Library[] = [
  {name: "tesseract.js-core"},
  {name: "@tesseract.js-data/nld"},
];

/** Fonts. */
export const loadedToDraw: readonly Library[] = [
  {name: "@expo-google-fonts/source-sans-3"},
  {name: "@fontsource/source-sans-3"},
  {name: "pdfkit"},
];

/**
 * Libraries lie beside this program, or beside another one that it is part of.
 *
 * @param from a folder of the program
 * @returns where it lies, or would lie: most only ask, and one that then looks for a file there says this place
 */
export function folderOf({name, of}: Library, from: string): string {
  const start = of === undefined ? from : folderOf({name: of}, from);
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    // what it brings along lies beside the place that a link leads to
    if (existsSync(found)) return realpathSync(found);
  }
  return join(start, "node_modules", name);
}

/** @param from a folder of the program */
export function isInstalled(library: Library, from: string): boolean {
  return existsSync(folderOf(library, from));
}

/** @param path the name of the library, and from there to the file */
export function readLibraryFile(path: string): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve(path));
}
