/** Which PDFs and tables have to be read, and why: those that are new, or changed, or are read otherwise now. */
import type {InputFile, Inputs} from "../plan/inputs.js";
import type {InputRecord} from "../plan/manifest.js";
import type {StoredArchive} from "../plan/stored-archive.js";
import {isTableFile} from "./table-files.js";

/** Which PDFs have to be read, and why. */
export interface ReadPlan {
  readonly tasks: readonly (InputFile & {readonly reason: string})[];
  readonly kept: readonly InputRecord[];
}

/** Hash of everything besides its bytes that decides how a file is read. */
export function keyFor(file: string, {readerKey, tableKey}: Inputs): string {
  return isTableFile(file) ? tableKey : readerKey;
}

/**
 * A PDF or table is read when it is new, when its bytes or the reader changed, or when its editions are not in the archive.
 *
 * @param which due: also what could not be read in time, or at all, and may be now; all: whatever there is
 */
export function planReading(
  inputs: Inputs,
  archived: Pick<StoredArchive, "files">,
  which: "all" | "due" | "changed",
): ReadPlan {
  const previous = new Map(inputs.previous.inputs.map((record) => [record.file, record]));
  const present = new Set(archived.files);
  const [stoodFor, standsFor] = [firstOfBytes(inputs.previous.inputs), firstOfBytes(inputs.sources)];
  const reasonFor = ({file, sha256}: InputFile): string | null => {
    const record = previous.get(file);
    if (!record) return "it is new";
    if (record.sha256 !== sha256) return "it changed";
    if (record.reader !== keyFor(file, inputs)) return "the reader or its settings changed";
    if (record.editions.some((key) => !present.has(`${key}.json`)))
      return "its edition is not in the archive";
    // what it is called is evidence: the edition is to be told of by the name that stands for it
    if (standsFor.get(sha256) === file && stoodFor.get(sha256) !== file)
      return "it stands for its copies now";
    if (which === "all") return "--force was given";
    return which === "due" ? reasonToTryAgain(record) : null;
  };
  const reasons = inputs.sources.map((source) => ({...source, reason: reasonFor(source)}));
  return {
    tasks: reasons.flatMap(({reason, ...source}) => (reason ? [{...source, reason}] : [])),
    kept: reasons.flatMap(({file, reason}) => (reason ? [] : [previous.get(file) as InputRecord])),
  };
}

/** Of files with the same bytes the first stands for all. */
export function firstOfBytes(
  files: readonly Pick<InputFile, "file" | "sha256">[],
): ReadonlyMap<string, string> {
  return new Map(files.toReversed().map(({sha256, file}) => [sha256, file]));
}

function reasonToTryAgain({errors}: InputRecord): string | null {
  if (errors.some(({code}) => code === "timed-out")) return "reading it took too long";
  return errors.some(({code}) => code === "unreadable") ? "it could not be read" : null;
}
