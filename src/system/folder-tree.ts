/** What lies in a folder and below it: every file once, linked folders too, and what was not looked into. */
import {readdir, realpath, stat} from "node:fs/promises";
import {join, sep} from "node:path";
import {byCodePoint} from "../vocabulary/spelling.js";
import {codeOf, reasonOf} from "./file-errors.js";

export interface FolderTree {
  /** paths below the folder, with forward slashes, in a fixed order */
  readonly files: readonly string[];
  /** folders that were not looked into, and why */
  readonly closed: readonly {readonly path: string; readonly reason: string; readonly isLink: boolean}[];
  /** how many files and folders were passed over */
  readonly passedOver: number;
}

/** Deeper, and nobody put it there by hand. */
const deepest = 40;

/**
 * Folders come before the links that lead to folders, so that what lies there itself is found at its own place. A link
 * to a folder that was seen already, or to one around it, is not followed.
 *
 * @param isPassedOver whether a name, of a file or folder, is none to look at
 */
export async function walkFolder(
  folder: string,
  isPassedOver: (name: string, isFolder: boolean) => boolean,
): Promise<FolderTree> {
  const files: string[] = [];
  const closed: FolderTree["closed"][number][] = [];
  const seen = new Set<string>();
  let passedOver = 0;

  async function look(below: string, isLink: boolean, depth: number): Promise<string[]> {
    const path = join(folder, below);
    const close = (reason: string) => {
      closed.push({path: below, reason, isLink});
      return [];
    };
    try {
      const real = await realpath(path);
      if (isLink && isWithin([...seen], real))
        return close("this link leads to a folder that is read already");
      if (seen.has(real)) return [];
      if (depth > deepest) return close(`it lies more than ${deepest} folders deep`);
      seen.add(real);
      return await lookAround(below, depth);
    } catch (error) {
      // the folder itself may not be there yet
      return below === "" && codeOf(error) === "ENOENT" ? [] : close(reasonOf(error));
    }
  }

  /** @returns links that lead to folders: they come last */
  async function lookAround(below: string, depth: number): Promise<string[]> {
    const entries = await readdir(join(folder, below), {withFileTypes: true});
    const links: string[] = [];
    for (const entry of entries.sort((a, b) => byCodePoint(a.name, b.name))) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      const leadsToFolder = entry.isSymbolicLink() && (await isFolderAt(join(folder, path)));
      const isFolder = entry.isDirectory() || leadsToFolder;
      if (isPassedOver(entry.name, isFolder)) passedOver += 1;
      else if (leadsToFolder) links.push(path);
      else if (isFolder) links.push(...(await look(path, false, depth + 1)));
      else files.push(path);
    }
    return links;
  }

  let links = await look("", false, 0);
  for (let round = 0; links.length > 0 && round < deepest; round++) {
    const further: string[] = [];
    for (const link of links) further.push(...(await look(link, true, 1)));
    links = further;
  }
  return {files: files.sort(byCodePoint), closed, passedOver};
}

async function isFolderAt(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** Whether a folder is one of those, or around one of them: then it would be read twice. */
function isWithin(seen: readonly string[], folder: string): boolean {
  const inside = folder.endsWith(sep) ? folder : `${folder}${sep}`;
  return seen.some((one) => one === folder || one.startsWith(inside));
}
