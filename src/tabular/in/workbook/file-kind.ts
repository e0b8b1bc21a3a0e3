/** What a file is by its first bytes, whatever its name. */

/** old: the file system of their own of workbooks of before 2007, and of encrypted ones (MS-CFB) */
export type FileKind = "zip" | "old" | "pdf" | "empty" | "other";

export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return "empty";
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  if (start.subarray(0, 4).toString("latin1") === "PK\x03\x04") return "zip";
  if (start.length >= 8 && start.readUInt32BE(0) === 0xd0cf11e0) return "old";
  return start.includes("%PDF-") ? "pdf" : "other";
}
