/** Work that may take so long and no longer. */

/** What work that was given up for its time rejects with. */
export class TooLong extends Error {
  override readonly name = "TooLong";
  constructor(readonly seconds: number) {
    super(`it took more than ${seconds} seconds`);
  }
}

/** Tries work that took too long once more: a machine may have been asleep. */
export async function twice<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TooLong) return work();
    throw error;
  }
}
