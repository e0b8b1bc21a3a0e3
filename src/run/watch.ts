/** Does a piece of work again whenever a file below some folders changes, until it is interrupted. */
import {basename} from "node:path";
import {watch as watchPaths} from "chokidar";

/** Several files saved at once, or one file written in pieces, are one change. In milliseconds. */
const quiet = 200;

/**
 * The work is never done twice at the same time: what changes meanwhile is taken up when it has ended.
 *
 * @param paths folders or files, some of which may not exist yet
 * @param work must not throw
 * @param signal ends the watching
 */
export async function repeatOnChange(
  paths: readonly string[],
  work: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const watcher = watchPaths([...paths], {ignoreInitial: true, ignored: isUnfinished});
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | null = null;
  let changed = false;
  const start = () => {
    if (working) {
      changed = true;
      return;
    }
    changed = false;
    working = work().finally(() => {
      working = null;
      if (changed && !signal.aborted) start();
    });
  };
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(start, quiet);
  });
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), {once: true});
  });
  clearTimeout(timer);
  await watcher.close();
  await working;
}

/** Hidden files, and what editors and downloads leave beside a file while it is being written. */
function isUnfinished(path: string): boolean {
  return /^\.[^.]|~$|\.(?:tmp|part|crdownload|swp)$/.test(basename(path));
}
