/** All that the program does to the world: files read and written, lines printed. Everything else is pure. */
import {createHash, randomBytes} from "node:crypto";
import {createReadStream} from "node:fs";
import {type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {InputError, messageOf} from "../vocabulary/error.js";
import {hash} from "../vocabulary/hash.js";
import {byCodePoint} from "../vocabulary/spelling.js";

/** Ends the name of a file that is being written; what a killed run left of these is swept by the next. */
const unfinishedEnding = ".factsheet-unfinished";

/** @throws InputError `unreadable` */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new InputError("unreadable", reasonOf(error), {
      place: path,
      next: "check its name and its permissions",
    });
  }
}

/**
 * Size of an ordinary file in bytes.
 *
 * @throws InputError `unreadable`, also for a folder or a device
 */
export async function fileSize(path: string): Promise<number> {
  const file = await stat(path).catch((error: unknown) => {
    const next = "check its name and its permissions";
    throw new InputError("unreadable", reasonOf(error), {place: path, next});
  });
  if (file.isFile()) return file.size;
  const what = file.isDirectory() ? "this is a folder" : "this is not an ordinary file";
  throw new InputError("unreadable", `${what}, a PDF was expected`, {place: path, next: "name its files"});
}

/** @throws InputError `unreadable` */
export async function readText(path: string): Promise<string> {
  return Buffer.from(await readBytes(path)).toString("utf8");
}

/** The text of the file, or null when there is no such file. */
export async function readTextIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null;
    throw new InputError("unreadable", reasonOf(error), {place: path, next: "check its permissions"});
  }
}

/** SHA-256 of the file in hexadecimal, or null when it cannot be read. */
export async function hashFile(path: string): Promise<string | null> {
  try {
    const {size} = await stat(path);
    if (size <= largePiece) return hash(await readFile(path));
    const hashed = createHash("sha256");
    for await (const piece of createReadStream(path, {highWaterMark: largePiece})) hashed.update(piece);
    return hashed.digest("hex");
  } catch {
    return null;
  }
}

/** Larger files are read and written piece by piece: memory must not grow with them. */
const largePiece = 1 << 20;
/** As many files are opened at once: neither memory nor open files may grow with their number. */
const filesAtOnce = 32;

/** The results of some work on files, in the order of the items; the first error ends it. */
export async function forFiles<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  const waiting = items.entries();
  const takeTurns = async () => {
    for (const [index, item] of waiting) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({length: Math.min(filesAtOnce, items.length)}, takeTurns));
  return results;
}

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

/**
 * Paths below the folder whose names end so, with forward slashes, in a fixed order; none when it is not there.
 *
 * @param unreadable takes note of a folder below that cannot be opened, by its path; when not given that is an error
 */
export async function listFiles(
  folder: string,
  ending: string,
  unreadable?: (below: string) => void,
): Promise<string[]> {
  const entriesOf = async (below: string): Promise<string[]> => {
    const entries = await readdir(join(folder, below), {withFileTypes: true}).catch((error: unknown) => {
      if (below === "" && codeOf(error) === "ENOENT") return [];
      if (below !== "" && unreadable) {
        unreadable(below);
        return [];
      }
      const next = "check its permissions, or move it away, and run again";
      throw new InputError("unreadable", reasonOf(error), {place: join(folder, below), next});
    });
    const files = entries.map(async (entry) => {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return entriesOf(path);
      return entry.name.toLowerCase().endsWith(ending) ? [path] : [];
    });
    return (await Promise.all(files)).flat();
  };
  return (await entriesOf("")).sort(byCodePoint);
}

/** What lies in a folder, in no order; nothing when it cannot be opened. */
export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

export async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

export async function removeFile(path: string): Promise<void> {
  await rm(path, {force: true});
}

/** Removes what a killed run left half written. */
export async function sweepUnfinished(folder: string): Promise<void> {
  const files = await listFiles(folder, unfinishedEnding, () => undefined);
  for (const file of files) await rm(join(folder, file), {force: true});
}

/** The day on which a person does something, YYYY-MM-DD on this machine's calendar; for input/ only, never output/. */
export function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

/** Data: on stdout. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** Messages: on stderr. */
export function log(message: string): void {
  process.stderr.write(`${message}\n`);
}

async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  const file = await stat(path).catch(() => null);
  if (!file?.isFile() || file.size !== bytes.length) return false;
  return readFile(path).then(
    (present) => present.equals(bytes),
    () => false,
  );
}

function codeOf(error: unknown): string | undefined {
  return (error as {code?: string} | undefined)?.code;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EROFS: "this disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EISDIR: "this is a folder, a file was expected",
  ENOTDIR: "a part of this path is a file, a folder was expected",
  EEXIST: "a file stands where a folder was expected",
};

function reasonOf(error: unknown): string {
  return reasons[codeOf(error) ?? ""] ?? messageOf(error);
}
