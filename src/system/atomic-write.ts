/** Files that appear complete or not at all. */
import {createHash, randomBytes} from "node:crypto";
import {type FileHandle, mkdir, open, rename, rm} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {InputError} from "../vocabulary/error.js";
import {isFileName} from "../vocabulary/file-name.js";
import {hashFile, listFiles} from "./effects.js";
import {codeOf, reasonOf} from "./file-errors.js";
import {withOrdinaryFile} from "./ordinary-file.js";

/** Ends the name of a file that is being written; what a killed run left of these is swept by the next. */
const unfinishedEnding = ".factsheet-unfinished";

/**
 * Writes a file that appears complete or not at all: written beside, flushed to disk, renamed.
 * A file that already holds these bytes is not touched.
 *
 * @returns whether the file changed
 * @throws InputError `unwritable`; the previous file, if any, is intact
 */
export async function writeAtomically(path: string, data: string | Uint8Array): Promise<boolean> {
  const bytes = typeof data === "string" ? Buffer.from(data) : data;
  if (await holds(path, bytes)) return false;
  await replace(path, async (file) => {
    await file.writeFile(bytes);
    return true;
  });
  return true;
}

export interface Written {
  readonly bytes: number;
  /** in hexadecimal */
  readonly sha256: string;
}

/** The same for a file that is made piece by piece, since it may be larger than memory ought to be. */
export async function writePieces(path: string, pieces: Iterable<string | Uint8Array>): Promise<Written> {
  const before = await hashFile(path);
  const hashed = createHash("sha256");
  let [bytes, sha256] = [0, ""];
  await replace(path, async (file) => {
    for (const piece of pieces) {
      const data = typeof piece === "string" ? Buffer.from(piece) : piece;
      hashed.update(data);
      bytes += data.length;
      await file.writeFile(data);
    }
    sha256 = hashed.digest("hex");
    return sha256 !== before;
  });
  return {bytes, sha256};
}

/** @param write fills the file that is to take the place; false leaves the present one, which is the same */
async function replace(path: string, write: (file: FileHandle) => Promise<boolean>): Promise<void> {
  if (!isFileName(basename(path))) {
    const next = "choose letters, digits and hyphens, and no name of a device such as con or aux";
    throw new InputError("unwritable", "Windows takes no file of this name", {place: path, next});
  }
  const beside = join(
    dirname(path),
    `.${basename(path)}.${randomBytes(4).toString("hex")}${unfinishedEnding}`,
  );
  try {
    await mkdir(dirname(path), {recursive: true});
    const file = await open(beside, "wx");
    let differs: boolean;
    try {
      differs = await write(file);
      if (differs) await file.sync();
    } finally {
      await file.close();
    }
    if (differs) await rename(beside, path);
    else await rm(beside);
  } catch (error) {
    await rm(beside, {force: true}).catch(() => undefined);
    const next = `${remedies[codeOf(error) ?? ""] ?? "see to that disk"}, or choose another folder with --output; then run again`;
    throw new InputError("unwritable", reasonOf(error), {place: path, next});
  }
}

/** What lets a file be written after all. */
const remedies: Readonly<Record<string, string>> = {
  ENOSPC: "free some space",
  EDQUOT: "free some space",
  EACCES: "make that folder writable",
  EPERM: "make that folder writable",
  EROFS: "make that disk writable",
  ENOTDIR: "move away the file that stands where a folder was expected",
  EEXIST: "move away the file that stands where a folder was expected",
  EISDIR: "move away the folder that stands where a file was expected",
};

async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  return withOrdinaryFile(path, async (file, size) => {
    return size === bytes.length && (await file.readFile()).equals(bytes);
  }).catch(() => false);
}

/** Removes what a killed run left half written. */
export async function sweepUnfinished(folder: string): Promise<void> {
  const files = await listFiles(folder, unfinishedEnding, () => undefined);
  for (const file of files) await rm(join(folder, file), {force: true});
}
