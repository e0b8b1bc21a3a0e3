/** Whether output/ is still as a run wrote it: every file of the manifest, hashed anew. */
import {join} from "node:path";
import {forFiles, hashFile, readTextIfThere} from "../system/effects.js";
import {InputError} from "../vocabulary/error.js";
import {parseManifest} from "./plan/manifest.js";

export interface Verification {
  /** files that are as they were written */
  readonly intact: number;
  readonly altered: readonly string[];
  readonly missing: readonly string[];
}

/**
 * @param output a folder that factsheet build wrote
 * @throws InputError `unreadable` when it holds no manifest
 */
export async function verify(output: string): Promise<Verification> {
  const place = join(output, "manifest.json");
  const {files} = parseManifest(await readTextIfThere(place), output);
  if (files.length === 0) {
    throw new InputError("unreadable", "there is no manifest that names files", {
      place,
      next: "name the folder that factsheet build wrote",
    });
  }
  const hashes = await forFiles(files, ({file}) => hashFile(join(output, file)));
  const missing = files.filter((_, i) => hashes[i] === null);
  const altered = files.filter(({sha256}, i) => hashes[i] !== null && hashes[i] !== sha256);
  return {
    intact: files.length - missing.length - altered.length,
    altered: altered.map(({file}) => file),
    missing: missing.map(({file}) => file),
  };
}
