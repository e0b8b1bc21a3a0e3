/** Reading starts at once with the files that are new or changed: neither the archive nor most of the program is loaded yet. */
import {join} from "node:path";
import type {Config} from "../../settings/config.js";
import type {Inputs} from "../plan/inputs.js";
import type {Reader, ReadResult} from "./threads/reader.js";

/** What is being read of a file, named as in input/; undefined when it was not started. It is handed over once, and not kept. */
export type EarlyReading = (file: string) => Promise<ReadResult> | undefined;

export function startReading({input}: Config, {sources, previous}: Inputs, reader: Reader): EarlyReading {
  const known = new Map(previous.inputs.map(({file, sha256}) => [file, sha256]));
  const changed = sources.filter(({file, sha256}) => known.get(file) !== sha256);
  const started = new Map(
    changed.map(({file}) => {
      const reading = reader.read(join(input, file), file);
      // said where it is waited for
      reading.catch(() => undefined);
      return [file, reading];
    }),
  );
  return (file) => {
    const reading = started.get(file);
    started.delete(file);
    return reading;
  };
}
