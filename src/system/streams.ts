/**
 * What the program prints. A reader that has gone away, or a full disk behind stdout, does not stop the work; that data
 * were lost is kept in mind, for the exit code.
 */
import {shownText} from "../vocabulary/shown.js";
import {reasonOf} from "./file-errors.js";

interface Stream {
  /** nobody reads it any more */
  isGone: boolean;
  /** why something could not be written, unless a reader went away: that is no error */
  failure: unknown;
  /** whether what is lost would be the work itself */
  hasData: boolean;
}

const streams = {stdout: freshStream(), stderr: freshStream()};

/** From now on no error of stdout or stderr ends the process. Called once, when the program begins. */
export function guardStreams(): void {
  for (const name of ["stdout", "stderr"] as const) {
    const stream = Object.assign(streams[name], freshStream());
    process[name].on("error", (error: NodeJS.ErrnoException) => {
      stream.isGone = true;
      // EOF and ERR_STREAM_DESTROYED: how Windows, and a stream that was told before, say the same
      if (!["EPIPE", "EOF", "ERR_STREAM_DESTROYED"].includes(error.code ?? "")) stream.failure ??= error;
    });
  }
}

function freshStream(): Stream {
  return {isGone: false, failure: null, hasData: false};
}

/** Data, what the command is asked for: on stdout. */
export function print(text: string): void {
  streams.stdout.hasData = true;
  write("stdout", text);
}

/** How the work goes, as a line of JSON for a program that listens: on stdout. */
export function tell(event: object): void {
  write("stdout", `${JSON.stringify(event)}\n`);
}

/** Messages: on stderr. */
export function log(message: string): void {
  write("stderr", `${message}\n`);
}

function write(name: keyof typeof streams, text: string): void {
  if (!streams[name].isGone) process[name].write(shownText(text));
}

/**
 * Waits until all is written.
 *
 * @returns why data that were asked for did not arrive; null when they did, or nobody wanted to read on
 */
export async function lostData(): Promise<string | null> {
  const {stdout} = streams;
  if (!stdout.isGone) await new Promise((resolve) => process.stdout.write("", resolve));
  // an error is told a moment after the write that it is of
  await new Promise(setImmediate);
  return stdout.hasData && stdout.failure !== null ? reasonOf(stdout.failure) : null;
}
