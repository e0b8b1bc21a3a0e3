/** Keeps two runs out of the same output folder. The lock lies with the system's temporary files, never in output/. */
import {link, rename, rm, stat, utimes, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {InputError} from "../vocabulary/error.js";
import {hash} from "../vocabulary/hash.js";
import {reasonOf} from "./file-errors.js";
import {isAlive, longestSilence, type Owner, parseOwner, thisProcess} from "./lock-owner.js";
import {readOrdinaryFile} from "./ordinary-file.js";
import {realPath} from "./real-path.js";

/**
 * Does the work while no other run of this machine writes to the same folder, whatever links lead to it. The lock of a
 * run that was killed is recognised by its process, which is gone, and taken over by one run only.
 *
 * @throws InputError `busy` when another run is, `unwritable` when it cannot be known whether one is
 */
export async function withLock<T>(output: string, work: () => Promise<T>): Promise<T> {
  const file = join(tmpdir(), `factsheet-${hash(await realPath(output)).slice(0, 16)}.lock`);
  const owner = JSON.stringify(await thisProcess());
  await take(file, owner, output);
  const signs = setInterval(() => void giveSign(file), longestSilence / 8).unref();
  try {
    return await work();
  } finally {
    clearInterval(signs);
    // whoever took it for left behind, and took it over, keeps it
    if ((await readIfThere(file))?.text === owner) await rm(file, {force: true});
  }
}

/** How often others may be quicker by a moment. */
const mostAttempts = 100;

async function take(file: string, owner: string, output: string): Promise<void> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    if (await create(file, owner)) return;
    const found = await readIfThere(file);
    if (!found) continue;
    const other = parseOwner(found.text);
    if (!other) throw ownerUnknown(file, output);
    if (await isAlive(other, Date.now() - found.touched)) throw busy(other, file, output);
    if (await takeOver(file, found.text, owner, output)) return;
  }
  throw ownerUnknown(file, output);
}

/** It appears with all that it says, or not at all. @returns false when it is there already */
async function create(file: string, text: string): Promise<boolean> {
  const whole = `${file}.${crypto.randomUUID()}`;
  await writeFile(whole, text, {flag: "wx"}).catch((error: unknown) => {
    const next = "free some space there, or make it writable, or name another folder in TMPDIR";
    throw new InputError("unwritable", reasonOf(error), {place: dirname(whole), next});
  });
  try {
    await link(whole, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    // a disk that knows no links: then it may be seen before it is whole, for a moment
    return await writeFile(file, text, {flag: "wx"}).then(() => true, refuseUnlessThere);
  } finally {
    await rm(whole, {force: true});
  }
}

function refuseUnlessThere(error: NodeJS.ErrnoException): false {
  if (error.code === "EEXIST") return false;
  throw error;
}

/**
 * Of all who want to take over one left behind, one does: who holds the lock on replacing just this one. It is looked
 * at once more, since another may have replaced it, and be done with it, meanwhile.
 *
 * @param left what the lock says that was left behind
 * @returns false when another was quicker
 */
async function takeOver(file: string, left: string, owner: string, output: string): Promise<boolean> {
  const claim = `${file}-${hash(left).slice(0, 16)}`;
  await take(claim, owner, output);
  const whole = `${file}.${crypto.randomUUID()}`;
  try {
    if ((await readIfThere(file))?.text !== left) return false;
    await writeFile(whole, owner, {flag: "wx"});
    await rename(whole, file);
    return true;
  } catch {
    // that of another user, in a folder where each has their own
    throw ownerUnknown(file, output);
  } finally {
    await rm(whole, {force: true});
    await rm(claim, {force: true});
  }
}

async function readIfThere(file: string): Promise<{text: string; touched: number} | null> {
  try {
    const {mtimeMs} = await stat(file);
    return {text: (await readOrdinaryFile(file)).toString("utf8"), touched: mtimeMs};
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? null : {text: "", touched: 0};
  }
}

async function giveSign(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}

function busy({process: id}: Owner, file: string, output: string): InputError {
  return new InputError("busy", `another run (process ${id}) is writing there`, {
    place: output,
    next: `wait until it has ended, or give this run another --output; if there is none, remove ${file}`,
  });
}

function ownerUnknown(file: string, output: string): InputError {
  return new InputError("unwritable", "it cannot be known whether another run is writing there", {
    place: output,
    next: `if none is, remove ${file}`,
  });
}
