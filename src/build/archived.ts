/** The archive as earlier runs left it on disk: output/editions. */
import {join} from "node:path";
import {editionFromJson, isPlaced, type PlacedEdition} from "../edition.js";
import {listFiles, readText} from "../effects.js";
import {messageOf} from "../error.js";

export const archiveFolder = "editions";

export interface StoredArchive {
  /** names of the files that hold an edition, below output/editions */
  readonly files: readonly string[];
  /** current ones and earlier versions */
  readonly editions: readonly PlacedEdition[];
  /** files that cannot be read: left alone, unless an edition is written over them */
  readonly problems: readonly {readonly file: string; readonly code: string; readonly message: string}[];
}

/** @param output the output folder; one without an archive gives an empty archive */
export async function loadArchive(output: string): Promise<StoredArchive> {
  const names = await listFiles(join(output, archiveFolder), ".json");
  const read = await Promise.all(names.map((name) => readEdition(output, name)));
  const placed = read.filter((result) => result.edition !== null);
  return {
    files: placed.map((result) => result.name),
    editions: placed.map((result) => result.edition as PlacedEdition),
    problems: read.flatMap((result) => (result.problem ? [result.problem] : [])),
  };
}

async function readEdition(output: string, name: string) {
  const path = join(output, archiveFolder, name);
  try {
    const edition = editionFromJson(await readText(path), path);
    return {name, edition: isPlaced(edition) ? edition : null, problem: null};
  } catch (error) {
    const problem = {file: `${archiveFolder}/${name}`, code: "invalid", message: messageOf(error)};
    return {name, edition: null, problem};
  }
}
