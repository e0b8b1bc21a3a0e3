/**
 * The one way in which files are opened: ordinary ones only. A pipe lets its reader wait for ever, and the program with
 * it; a device may never end.
 */
import {constants, type Stats} from "node:fs";
import {type FileHandle, open, stat} from "node:fs/promises";

/** What lies there is no file: a folder, a pipe, a socket, a device. It says so in words. */
export class NotOrdinary extends Error {
  override readonly name = "NotOrdinary";
}

/** Opened without waiting; Windows knows no such flag, and no such files. */
const toRead = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * @param read has the open file, and its size in bytes when it was opened
 * @throws NotOrdinary, or what the system says
 */
export async function withOrdinaryFile<Result>(
  path: string,
  read: (file: FileHandle, size: number) => Promise<Result>,
): Promise<Result> {
  // asked before it is opened, since to open a device may be enough to do something to it
  refuseUnlessFile(await stat(path));
  const file = await open(path, toRead);
  try {
    // and once more, since another may lie there meanwhile
    const opened = await file.stat();
    refuseUnlessFile(opened);
    return await read(file, opened.size);
  } finally {
    await file.close();
  }
}

/** All bytes of an ordinary file. @throws as withOrdinaryFile does */
export async function readOrdinaryFile(path: string): Promise<Buffer> {
  return withOrdinaryFile(path, (file) => file.readFile());
}

/** Size of an ordinary file in bytes. @throws as withOrdinaryFile does */
export async function sizeOfOrdinaryFile(path: string): Promise<number> {
  const found = await stat(path);
  refuseUnlessFile(found);
  return found.size;
}

function refuseUnlessFile(found: Stats): void {
  if (!found.isFile()) throw new NotOrdinary(`this is ${kindOf(found)}, a file was expected`);
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a named pipe";
  if (found.isSocket()) return "a socket";
  return "a device";
}
