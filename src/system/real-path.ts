/** Where a path leads to, whatever links are on the way; of a folder that is yet to be made, where it will lie. */
import {realpath} from "node:fs/promises";
import {basename, dirname, isAbsolute, join, relative, resolve} from "node:path";

export async function realPath(path: string): Promise<string> {
  const whole = resolve(path);
  try {
    return await realpath(whole);
  } catch {
    return dirname(whole) === whole ? whole : join(await realPath(dirname(whole)), basename(whole));
  }
}

/** Whether it is the folder, or lies in it. Both as realPath() gives them. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way === ".." || /^\.\.[/\\]/.test(way) || isAbsolute(way));
}
