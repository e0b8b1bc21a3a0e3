/** Keeps two runs out of the same output folder. The lock lies with the system's temporary files, never in output/. */
import {readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {InputError} from "../vocabulary/error.js";
import {hash} from "../vocabulary/hash.js";

/**
 * Does the work while no other run of this machine writes to the same folder. The lock of a run that was killed is
 * recognised by its process, which is gone, and taken over.
 *
 * @throws InputError `unwritable` when another run is busy
 */
export async function withLock<T>(output: string, work: () => Promise<T>): Promise<T> {
  const file = join(tmpdir(), `factsheet-${hash(resolve(output)).slice(0, 16)}.lock`);
  await take(file, output);
  try {
    return await work();
  } finally {
    await rm(file, {force: true});
  }
}

async function take(file: string, output: string): Promise<void> {
  const write = () => writeFile(file, String(process.pid), {flag: "wx"});
  try {
    await write();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const owner = Number(await readFile(file, "utf8").catch(() => ""));
    if (isRunning(owner)) {
      throw new InputError("unwritable", `another run (process ${owner}) is writing there`, {
        place: output,
        next: "wait until it has ended, or give this run another --output",
      });
    }
    await rm(file, {force: true});
    await write();
  }
}

function isRunning(process_: number): boolean {
  if (!Number.isInteger(process_) || process_ <= 0) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    // a process of another user exists, too
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
