/** All that the program does to the world: files read and written. What is printed: streams.ts. */
import {createHash} from "node:crypto";
import {type FileHandle, readdir, rm, stat} from "node:fs/promises";
import {join} from "node:path";
import {decodeText, decodeUtf8} from "../vocabulary/encoding.js";
import {InputError, isInputError} from "../vocabulary/error.js";
import {hash} from "../vocabulary/hash.js";
import {byCodePoint} from "../vocabulary/spelling.js";
import {codeOf, reasonOf, remedyOf} from "./file-errors.js";
import {readOrdinaryFile, sizeOfOrdinaryFile, withOrdinaryFile} from "./ordinary-file.js";

/** @throws InputError `unreadable`, also for what is no ordinary file */
export async function readBytes(path: string): Promise<Uint8Array> {
  return readOrdinaryFile(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
}

/**
 * Size of an ordinary file in bytes.
 *
 * @throws InputError `unreadable`, also for a folder or a device
 */
export async function fileSize(path: string): Promise<number> {
  return sizeOfOrdinaryFile(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
}

function unreadable(place: string, error: unknown): InputError {
  if (isInputError(error)) return new InputError(error.code, error.message, {...error.details, place});
  return new InputError("unreadable", reasonOf(error), {place, next: remedyOf(error)});
}

/** @throws InputError `unreadable`, or `invalid` for what is not UTF-8 */
export async function readText(path: string): Promise<string> {
  return readWholeText(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
}

/** The text of the file, or null when there is no such file. @throws as readText does */
export async function readTextIfThere(path: string): Promise<string | null> {
  return readWholeText(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null;
    throw unreadable(path, error);
  });
}

/** Nobody writes a longer one, and a longer one would not fit in a string. In bytes. */
const longestText = 256 * 2 ** 20;

function readWholeText(path: string): Promise<string> {
  return withOrdinaryFile(path, async (file, size) => {
    if (size > longestText) throw new RangeError(`of a text at most ${longestText / 2 ** 20} MB is read`);
    return textOf(await file.readFile());
  });
}

/** Every text is UTF-8, with or without byte order mark: in another encoding letters would be damaged without a word. */
function textOf(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text !== null) return text;
  const encoding = decodeText(bytes)?.encoding;
  const what = encoding === undefined ? "this is no text" : `this is ${encoding}, and UTF-8 was expected`;
  throw new InputError("invalid", what, {next: "save it as UTF-8"});
}

/** SHA-256 of the file in hexadecimal, or null when it cannot be read. */
export async function hashFile(path: string): Promise<string | null> {
  return withOrdinaryFile(path, hashOf).catch(() => null);
}

/**
 * SHA-256 of a file that a person put there, or why it cannot be read. One that is so large that nobody reads it is
 * told from others by its size and its two ends: it may be some hundred gigabytes.
 */
export async function hashInput(path: string): Promise<{sha256: string} | {reason: string; next: string}> {
  const hashed = withOrdinaryFile(path, (file, size) =>
    size > largestHashed ? hashOfEnds(file, size) : hashOf(file, size),
  );
  return hashed.then(
    (sha256) => ({sha256}),
    (error: unknown) =>
      path.includes("\ufffd") && codeOf(error) === "ENOENT"
        ? {reason: "its name has a character that cannot be read (it is not UTF-8)", next: "rename it"}
        : {reason: reasonOf(error), next: remedyOf(error)},
  );
}

const largestHashed = 2 ** 30;

async function hashOf(file: FileHandle, size: number): Promise<string> {
  if (size <= largePiece) return hash(await file.readFile());
  const hashed = createHash("sha256");
  for await (const piece of file.createReadStream({highWaterMark: largePiece, autoClose: false}))
    hashed.update(piece);
  return hashed.digest("hex");
}

async function hashOfEnds(file: FileHandle, size: number): Promise<string> {
  const hashed = createHash("sha256").update(`${size} bytes`);
  for (const position of [0, size - largePiece]) {
    const {buffer, bytesRead} = await file.read(Buffer.alloc(largePiece), 0, largePiece, position);
    hashed.update(buffer.subarray(0, bytesRead));
  }
  return hashed.digest("hex");
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

/** Differs once a file was written to, as far as the disk tells: its size and the time of its last change; "" when it is gone. */
export async function stampOf(path: string): Promise<string> {
  return stat(path).then(
    ({size, mtimeMs}) => `${size} ${mtimeMs}`,
    () => "",
  );
}

export async function removeFile(path: string): Promise<void> {
  await rm(path, {force: true});
}

/** The day on which a person does something, YYYY-MM-DD on this machine's calendar; for input/ only, never output/. */
export function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}
