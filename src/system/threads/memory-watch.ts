/**
 * Watches how far the process grows while files are read, and gives up the file that must be the cause.
 *
 * A worker's own resourceLimits see its heap only; what a decompression bomb fills lies outside it.
 */

export interface MemoryWatch {
  /**
   * Watches over one task, from now on.
   *
   * @param giveUp ends the task, and settles when its memory has been released
   * @returns ends the watch over this task
   */
  over(giveUp: () => Promise<unknown>): () => void;
}

interface Task {
  /** resident bytes of the process when it began */
  before: number;
  readonly giveUp: () => Promise<unknown>;
}

const interval = 10;

/**
 * @param limit bytes by which the process may grow during one task
 * @param ceiling bytes by which it may grow during all of them: what earlier tasks left behind counts too
 */
export function watchMemory(limit: number, ceiling = Number.POSITIVE_INFINITY): MemoryWatch {
  const tasks = new Set<Task>();
  let lowest = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  let releasing = false;

  async function look(): Promise<void> {
    // a set keeps its order: the first has run longest, and an ordinary file takes no time at all
    const [oldest] = tasks;
    const now = residentBytes();
    lowest = Math.min(lowest, now);
    // what an earlier task held is given back bit by bit
    for (const task of tasks) task.before = Math.min(task.before, now);
    if (!oldest || releasing || (now - oldest.before <= limit && now - lowest <= ceiling)) return;
    releasing = true;
    tasks.delete(oldest);
    await oldest.giveUp();
    for (const task of tasks) task.before = residentBytes();
    releasing = false;
  }

  return {
    over(giveUp) {
      const task = {before: residentBytes(), giveUp};
      lowest = Math.min(lowest, task.before);
      tasks.add(task);
      timer ??= setInterval(() => void look(), interval);
      return () => {
        tasks.delete(task);
        if (tasks.size > 0 || !timer) return;
        clearInterval(timer);
        timer = null;
      };
    },
  };
}

function residentBytes(): number {
  return process.memoryUsage.rss();
}
