/** Work that goes on side by side, and work that must be alone: it waits until the others have ended, and they for it. */
export interface Company {
  together<Result>(work: () => Promise<Result>): Promise<Result>;
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function createCompany(): Company {
  const atWork = new Set<Promise<unknown>>();
  /** settles when whoever is or wants to be alone has ended */
  let lonely: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async together(work) {
      while (waiting > 0) await lonely;
      const done = work();
      atWork.add(done);
      return done.finally(() => atWork.delete(done));
    },
    alone(work) {
      waiting++;
      const before = lonely;
      const done = before.then(async () => {
        await Promise.allSettled(atWork);
        return work();
      });
      const over = () => void waiting--;
      lonely = done.then(over, over);
      return done;
    },
  };
}
