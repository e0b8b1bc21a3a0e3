/** Reading begins at once with the PDFs that are new or changed: neither the archive nor most of the program is loaded yet. */
import {join} from "node:path";
import type {Reader, ReadResult} from "../../extraction/threads/reader.js";
import type {Config} from "../../settings/config.js";
import type {Inputs} from "../plan/inputs.js";
import {isTableFile} from "./table-files.js";

/** What is being read of a file, named as in input/; undefined when it was not begun. It is handed over once, and not kept. */
export type Begun = (file: string) => Promise<ReadResult> | undefined;

export function beginReading({input}: Config, {sources, previous}: Inputs, reader: Reader): Begun {
  const known = new Map(previous.inputs.map(({file, sha256}) => [file, sha256]));
  const changed = sources.filter(({file, sha256}) => !isTableFile(file) && known.get(file) !== sha256);
  const begun = new Map(
    changed.map(({file}) => {
      const reading = reader.read(join(input, file), file);
      // said where it is waited for
      reading.catch(() => undefined);
      return [file, reading];
    }),
  );
  return (file) => {
    const reading = begun.get(file);
    begun.delete(file);
    return reading;
  };
}
