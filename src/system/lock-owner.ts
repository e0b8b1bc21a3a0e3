/** Who holds a lock, and whether that process still runs: the number of a process is given to others once it ended. */
import {readFile, readlink} from "node:fs/promises";
import {hostname} from "node:os";

/** As the lock's file has it. */
export interface Owner {
  readonly process: number;
  /** when it started, as the system counts; null where the system does not tell */
  readonly started: string | null;
  /** the machine since it was switched on, and the space in which it numbers its processes */
  readonly machine: string;
  /** no two locks are alike */
  readonly token: string;
}

/** How long a lock may lie without a sign of life where nothing else tells whether its owner runs, in milliseconds. */
export const longestSilence = 120_000;

export async function thisProcess(): Promise<Owner> {
  return {
    process: process.pid,
    started: await startOf(process.pid),
    machine: await thisMachine(),
    token: crypto.randomUUID(),
  };
}

/** @returns null when it does not say who holds the lock */
export function parseOwner(text: string): Owner | null {
  try {
    const {process: id, started, machine, token} = JSON.parse(text) as Record<string, unknown>;
    const isOwner = Number.isInteger(id) && Number(id) > 0 && typeof machine === "string";
    if (!isOwner || typeof token !== "string") return null;
    return {process: Number(id), started: typeof started === "string" ? started : null, machine, token};
  } catch {
    return null;
  }
}

/** @param silence milliseconds since the last sign of life */
export async function isAlive(owner: Owner, silence: number): Promise<boolean> {
  const isRecent = silence < longestSilence;
  // another machine, or a container: its processes cannot be seen from here
  if (owner.machine !== (await thisMachine())) return isRecent;
  if (!isRunning(owner.process)) return false;
  const started = owner.started === null ? null : await startOf(owner.process);
  return started === null ? isRecent : started === owner.started;
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // a process of another user exists, too
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** In clock ticks since the machine was switched on: the 22nd field, counted behind the name, which may hold anything. */
async function startOf(id: number): Promise<string | null> {
  const stat = await readFile(`/proc/${id}/stat`, "utf8").catch(() => null);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}

async function thisMachine(): Promise<string> {
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
  const space = await readlink("/proc/self/ns/pid").catch(() => "");
  return [hostname(), boot.trim(), space].join(" ");
}
