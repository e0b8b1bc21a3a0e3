/** Whether output/ is still as a run wrote it, every file hashed anew, and whether that run left sheets behind their figures. */
import {join} from "node:path";
import {forFiles, hashFile, readTextIfThere} from "../system/effects.js";
import {InputError} from "../vocabulary/error.js";
import {parseManifest} from "./plan/manifest.js";
import {parseSums, publicFolder, sumsFile} from "./publish/public-folder.js";

export interface Verification {
  /** files that are as they were written */
  readonly intact: number;
  readonly altered: readonly string[];
  readonly missing: readonly string[];
  /** sheets that are older than their figures: "2023-Q1/zeeland" */
  readonly stale: readonly string[];
}

/**
 * @param output a folder that factsheet build wrote
 * @throws InputError `unreadable` when it holds no manifest
 */
export async function verify(output: string): Promise<Verification> {
  const place = join(output, "manifest.json");
  const {files, outcome} = parseManifest(await readTextIfThere(place), output);
  if (files.length === 0) {
    throw new InputError("unreadable", "there is no manifest that names files", {
      place,
      next: "name the folder that factsheet build wrote",
    });
  }
  const published = await publicFiles(output);
  const all = [...files, ...published];
  const hashes = await forFiles(all, ({file}) => hashFile(join(output, file)));
  const missing = all.filter((_, i) => hashes[i] === null);
  const altered = all.filter(({sha256}, i) => hashes[i] !== null && hashes[i] !== sha256);
  return {
    intact: all.length - missing.length - altered.length,
    altered: altered.map(({file}) => file),
    missing: missing.map(({file}) => file),
    stale: outcome.stale,
  };
}

/** What readers have is not in the manifest, since no run makes it: the folder says itself what was published. */
async function publicFiles(output: string): Promise<{file: string; sha256: string}[]> {
  const sums = parseSums(await readTextIfThere(join(output, publicFolder, sumsFile)));
  return [...sums].map(([file, sha256]) => ({file: `${publicFolder}/${file}`, sha256}));
}
