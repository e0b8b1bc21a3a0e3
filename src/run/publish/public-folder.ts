/**
 * The folder that readers get, and what lies there: its file SHA256SUMS says of every file how it was published, so that
 * one that was changed by hand is told from one that is older.
 */
import {join} from "node:path";
import {writeAtomically} from "../../system/atomic-write.js";
import {forFiles, hashFile, readTextIfThere, removeFile} from "../../system/effects.js";
import {InputError} from "../../vocabulary/error.js";
import {isPathWithin} from "../../vocabulary/file-name.js";
import {hash} from "../../vocabulary/hash.js";
import {byCodePoint} from "../../vocabulary/spelling.js";

/** Below the output folder. */
export const publicFolder = "public";

/** In the form of sha256sum: "<hash>  <path>" for each file. */
export const sumsFile = "SHA256SUMS";

export interface PublicFiles {
  /** by path below the public folder */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** whether a file that was published before, and is none of these, has had its day */
  readonly obsolete: (file: string) => boolean;
}

export class PublicFolder {
  private constructor(
    private readonly folder: string,
    /** hash of every file as it was published, by its path below the folder */
    readonly sums: ReadonlyMap<string, string>,
  ) {}

  static async open(folder: string): Promise<PublicFolder> {
    return new PublicFolder(folder, parseSums(await readTextIfThere(join(folder, sumsFile))));
  }

  /**
   * Writes what differs; files that were published before and are none of these stay.
   *
   * @throws InputError `usage` for files that somebody changed, unless they are forced: then nothing is written
   */
  async put(
    {files, obsolete}: PublicFiles,
    {force}: {force: boolean},
  ): Promise<{written: number; unchanged: number}> {
    const wanted = [...files];
    const hashes = new Map(wanted.map(([file, content]) => [file, hash(content)]));
    const present = await forFiles(wanted, ([file]) => hashFile(join(this.folder, file)));
    const changed = wanted.filter(([file], i) => {
      const now = present[i];
      return now !== null && now !== hashes.get(file) && now !== this.sums.get(file);
    });
    if (changed.length > 0 && !force)
      throw changedByHand(
        this.folder,
        changed.map(([file]) => file),
      );
    const due = wanted.filter(([file], i) => present[i] !== hashes.get(file));
    await forFiles(due, ([file, content]) => writeAtomically(join(this.folder, file), content));
    const gone = [...this.sums.keys()].filter((file) => !hashes.has(file) && obsolete(file));
    await forFiles(gone, (file) => removeFile(join(this.folder, file)));
    const sums = new Map([...this.sums, ...hashes]);
    for (const file of gone) sums.delete(file);
    await writeAtomically(join(this.folder, sumsFile), sumsToText(sums));
    return {written: due.length + gone.length, unchanged: wanted.length - due.length};
  }
}

export function parseSums(text: string | null): ReadonlyMap<string, string> {
  const lines = (text ?? "").split("\n").map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  const sums = lines.flatMap((match) => (match ? [[match[2] as string, match[1] as string] as const] : []));
  // what lies elsewhere was never written here, and is not removed
  return new Map(sums.filter(([file]) => isPathWithin(file)));
}

function sumsToText(sums: ReadonlyMap<string, string>): string {
  return [...sums]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([file, sum]) => `${sum}  ${file}\n`)
    .join("");
}

function changedByHand(folder: string, files: readonly string[]): InputError {
  const names = files.map((file) => `\n  ${join(folder, file)}`).join("");
  return new InputError("usage", `changed by hand since publication, so nothing was written:${names}`, {
    next: "put it right where it comes from, and take --force to overwrite it; or move it away",
  });
}
