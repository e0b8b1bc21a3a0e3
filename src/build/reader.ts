/** The threads that read PDFs, for a whole run: warm from reading, they draw the pages of the review pages too. */
import type {Config} from "../config.js";
import {createReader, type Reader, readerOptionsOf} from "../extraction/reader.js";

/** Threads start when the first file is asked for, and end with the work, or at once when it is interrupted. */
export async function withReader<Result>(
  config: Config,
  signal: AbortSignal,
  work: (reader: Reader) => Promise<Result>,
): Promise<Result> {
  const reader = createReader(readerOptionsOf(config));
  const close = () => void reader.close();
  signal.addEventListener("abort", close, {once: true});
  try {
    return await work(reader);
  } finally {
    signal.removeEventListener("abort", close);
    await reader.close();
    signal.throwIfAborted();
  }
}
