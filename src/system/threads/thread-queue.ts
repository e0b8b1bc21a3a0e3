/** Some threads, many tasks: each thread has one at a time, and the tasks wait in the order in which they came. */

/** @returns hands a task to the thread that was freed last: one that never had a task is yet to start */
export function createThreadQueue<Thread>(
  threads: readonly Thread[],
): <Result>(task: (thread: Thread) => Promise<Result>) => Promise<Result> {
  const free = [...threads];
  const waiting: ((thread: Thread) => void)[] = [];
  return async (task) => {
    const thread = free.shift() ?? (await new Promise<Thread>((resolve) => waiting.push(resolve)));
    try {
      return await task(thread);
    } finally {
      const next = waiting.shift();
      if (next) next(thread);
      else free.unshift(thread);
    }
  };
}
