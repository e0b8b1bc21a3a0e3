/** Why a file could not be read or written, in words. */
import {messageOf} from "../vocabulary/error.js";

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
  EISDIR: "this is a folder, a file was expected",
  ENOTDIR: "a part of this path is a file, a folder was expected",
  EEXIST: "a file stands where a folder was expected",
};

export function reasonOf(error: unknown): string {
  return reasons[codeOf(error) ?? ""] ?? messageOf(error);
}
