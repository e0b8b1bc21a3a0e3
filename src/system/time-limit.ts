/** Work that may take so long and no longer. */

/** What work that was given up for its time rejects with. */
export class TooLong extends Error {}

/** @param work ends when its signal says so: when the other does, or when the time is over */
export async function within<Result>(
  milliseconds: number,
  signal: AbortSignal,
  work: (either: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const tooLong = new TooLong(`it took more than ${milliseconds / 1000} seconds`);
  const end = () => controller.abort(signal.reason);
  const timer = setTimeout(() => controller.abort(tooLong), milliseconds);
  signal.addEventListener("abort", end, {once: true});
  try {
    signal.throwIfAborted();
    return await work(controller.signal);
  } catch (error) {
    throw controller.signal.reason === tooLong ? tooLong : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
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
