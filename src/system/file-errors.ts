/** Why a file could not be read or written, in words. */
import {messageOf} from "../vocabulary/error.js";
import {NotOrdinary} from "./ordinary-file.js";

/** "ENOENT" */
export function codeOf(error: unknown): string | undefined {
  return (error as {code?: string} | undefined)?.code;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EROFS: "this disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "this disk does not take a file of that size",
  EISDIR: "this is a folder, a file was expected",
  ENOTDIR: "a part of this path is a file, a folder was expected",
  EEXIST: "a file stands where a folder was expected",
  ELOOP: "this is a link that leads back to itself",
  ENAMETOOLONG: "this name is longer than the disk allows",
  EIO: "the disk could not be read or written",
  EBUSY: "another program has it open",
  ETXTBSY: "another program has it open",
  ESTALE: "the network folder has lost it",
  ETIMEDOUT: "the network folder does not answer",
  EHOSTDOWN: "the network folder does not answer",
  ENOTCONN: "the network folder is not connected",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  ENXIO: "this is not an ordinary file",
  EINVAL: "the disk does not allow this",
  ERR_FS_FILE_TOO_LARGE: "the file is larger than can be read at once",
  ERR_INVALID_ARG_VALUE: "this name cannot be that of a file",
};

/** In our own words; what the system says only where we know of none, by its code. */
export function reasonOf(error: unknown): string {
  if (error instanceof NotOrdinary) return error.message;
  const code = codeOf(error);
  if (code === undefined) return messageOf(error);
  return reasons[code] ?? `the system does not allow it (${code})`;
}

/** What lets a file be read after all. */
export function remedyOf(error: unknown): string {
  if (error instanceof NotOrdinary) return "move it away, or put the file itself in its place";
  return remedies[codeOf(error) ?? ""] ?? "check its name and its permissions";
}

const remedies: Readonly<Record<string, string>> = {
  ELOOP: "put the file itself in its place",
  EBUSY: "close it there, and run again",
  EIO: "copy it anew, and run again",
  ESTALE: "connect that folder, and run again",
  ETIMEDOUT: "connect that folder, and run again",
  EHOSTDOWN: "connect that folder, and run again",
  ENOTCONN: "connect that folder, and run again",
  ERR_FS_FILE_TOO_LARGE: "move it away, or ask for a smaller one",
};
