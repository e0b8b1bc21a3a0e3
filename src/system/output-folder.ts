/** The folder that everything is written to: for one run at a time, and nothing is written through links in it. */
import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {InputError} from "../vocabulary/error.js";
import {sweepUnfinished} from "./atomic-write.js";
import {withLock} from "./lock.js";
import {isWithin, realPath} from "./real-path.js";

/**
 * Does the work while no other run writes there, after sweeping what a killed run left half written.
 *
 * @throws InputError `busy` when another run is at work, `unwritable` when a folder in it is a link
 */
export async function withOutputFolder<Result>(output: string, work: () => Promise<Result>): Promise<Result> {
  return withLock(output, async () => {
    await refuseLinks(output);
    await sweepUnfinished(output);
    return work();
  });
}

/** What is written to, at any depth: a link would lead what is written out of the output folder. */
const ownFolders = /^(?:editions|data|public|\d{4}-Q[1-4])(?:\/|$)/;

/** @throws InputError `unwritable` when a folder that is written to is a link */
export async function refuseLinks(output: string): Promise<void> {
  const links = (await linksIn(output, "")).filter((path) => ownFolders.test(path));
  const [first, ...others] = links;
  if (first === undefined) return;
  const more = others.length > 0 ? `, and so are ${others.join(", ")}` : "";
  throw new InputError("unwritable", `this is a link, and nothing is written through it${more}`, {
    place: join(output, first),
    next: "put a folder in its place, or name the folder that it leads to with --output; then run again",
  });
}

/** Of folders only: a link in the place of a file is replaced by the file. */
async function linksIn(output: string, below: string): Promise<string[]> {
  const entries = await readdir(join(output, below), {withFileTypes: true}).catch(() => []);
  const found = entries.map(async (entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return linksIn(output, path);
    return entry.isSymbolicLink() && !/\.\w+$/.test(entry.name) ? [path] : [];
  });
  return (await Promise.all(found)).flat().sort();
}

/**
 * What is read must not be written over, or be read as input the next time.
 *
 * @param apart folders that are read, by the option that names them
 * @throws InputError `usage` when the output folder lies in one of them, or the other way round
 */
export async function refuseNested(output: string, apart: Readonly<Record<string, string>>): Promise<void> {
  const own = await realPath(output);
  for (const [option, folder] of Object.entries(apart)) {
    const other = await realPath(folder);
    if (!isWithin(own, other) && !isWithin(other, own)) continue;
    const how = own === other ? "is the same as" : isWithin(own, other) ? "lies in" : "holds";
    throw new InputError("usage", `the output folder ${how} --${option} ${folder}`, {
      place: output,
      next: `give --output and --${option} folders beside each other`,
    });
  }
}
