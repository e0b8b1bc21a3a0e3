/** Does a piece of work again whenever a file below some folders changes, until it is interrupted. */
import {basename, resolve} from "node:path";
import {watch as watchPaths} from "chokidar";
import {stampOf} from "../system/effects.js";
import {isPassedOver} from "./plan/passed-over.js";

/** In milliseconds. Those of tests are shorter. */
export interface WatchTimes {
  /** a file that is still being written is looked at this often */
  readonly look: number;
  /** one that has not changed for so long is whole, and several saved at once are one change */
  readonly still: number;
  /** what could not be done is tried again after this */
  readonly again: number;
  /** how often folders are looked through that tell nothing by themselves */
  readonly poll: number;
}

const usualTimes: WatchTimes = {look: 100, still: 500, again: 2000, poll: 2000};

export interface WatchOptions {
  /** look through the folders again and again: those of a network do not tell */
  readonly poll?: boolean;
  /** is told that the system takes no more watchers, and that folders are looked through instead */
  readonly onPoll?: () => void;
  readonly times?: WatchTimes;
  /** whether there is something to do already */
  readonly startNow?: boolean;
}

/**
 * The work is never done twice at the same time: what changes meanwhile is taken up when it has ended. It waits until
 * no file is growing any more.
 *
 * @param paths folders or files, some of which may not exist yet
 * @param work must not throw; "again" when it could not be done now, and should be tried again
 * @param signal ends the watching
 */
export async function repeatOnChange(
  paths: readonly string[],
  work: () => Promise<"again" | "done">,
  signal: AbortSignal,
  {poll = false, onPoll = () => undefined, times = usualTimes, startNow = false}: WatchOptions = {},
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | null = null;
  let changed = false;
  const settling = createSettling(times.still);
  const roots = new Set(paths.map((path) => resolve(path)));

  function start(): void {
    if (signal.aborted) return;
    if (working) {
      changed = true;
      return;
    }
    changed = false;
    working = work().then((outcome) => {
      working = null;
      if (outcome === "again") wait(times.again);
      else if (changed) wait(0);
    });
  }

  function wait(milliseconds: number): void {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(() => void startWhenSettled(), milliseconds);
  }

  async function startWhenSettled(): Promise<void> {
    if (await settling.isSettled()) start();
    else wait(times.look);
  }

  const open = (usePolling: boolean) => {
    const watching = watchPaths([...paths], {
      ignoreInitial: true,
      ignored: (path) => !roots.has(resolve(path)) && isLeftAlone(path),
      usePolling,
      interval: times.poll,
      binaryInterval: times.poll,
    });
    watching.on("all", (_, path) => {
      settling.note(path);
      wait(times.look);
    });
    return watching;
  };
  let watcher = open(poll);
  // more files than the system watches: without a word nothing would ever happen again
  watcher.once("error", () => {
    if (poll || signal.aborted) return;
    onPoll();
    void watcher.close();
    watcher = open(true);
    watcher.on("error", () => undefined);
  });
  if (startNow) wait(times.again);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), {once: true});
  });
  clearTimeout(timer);
  await watcher.close();
  await working;
}

/** Which of the files that changed are still changing. */
function createSettling(still: number) {
  const stamps = new Map<string, {stamp: string; since: number}>();
  return {
    note(path: string): void {
      stamps.set(path, {stamp: "", since: performance.now()});
    },
    async isSettled(): Promise<boolean> {
      for (const [path, {stamp}] of [...stamps]) {
        const now = await stampOf(path);
        if (now !== stamp) stamps.set(path, {stamp: now, since: performance.now()});
      }
      const isSettled = [...stamps.values()].every(({since}) => performance.now() - since >= still);
      if (isSettled) stamps.clear();
      return isSettled;
    },
  };
}

/** Hidden files, lock files, and what editors and downloads leave beside a file while it is being written. */
function isLeftAlone(path: string): boolean {
  const name = basename(path);
  return isPassedOver(name, false) || isPassedOver(name, true);
}
