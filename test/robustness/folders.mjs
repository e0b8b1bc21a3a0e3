/** Folders with a few PDFs of the project's own input/, and their contents, for scripts that disturb a build. */
import {createHash} from "node:crypto";
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

export const project = fileURLToPath(new URL("../..", import.meta.url));
export const program = join(project, "dist/bin/factsheet.js");

/** A new folder with input/ and templates/. @param {string[]} sheets such as "2023-Q2/zeeland" */
export function workspace(sheets) {
  const folder = mkdtempSync(join(tmpdir(), "factsheet-robustness-"));
  for (const sheet of sheets) {
    const file = join(folder, "input", `${sheet}.pdf`);
    mkdirSync(dirname(file), {recursive: true});
    cpSync(join(project, "input", `${sheet}.pdf`), file);
  }
  cpSync(join(project, "templates"), join(folder, "templates"), {recursive: true});
  return folder;
}

/** Another line at the foot of every sheet: all of them have to be drawn anew, and differ. */
export function changeTemplate(folder) {
  const file = join(folder, "templates/publication.yaml");
  const text = readFileSync(file, "utf8");
  const changed = text.replace(/^publisher: .*$/m, "publisher: een ander");
  if (changed === text) throw new Error("publication.yaml names no publisher");
  writeFileSync(file, changed);
}

/** Hash of every file below a folder by path, what is being written included. */
export function contentsOf(folder) {
  const files = readdirSync(folder, {recursive: true}).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );
  return Object.fromEntries(
    files.sort().map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex"),
    ]),
  );
}

/** Paths whose contents differ between two folders, or that only one of them has. */
export function differences(a, b) {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((file) => a[file] !== b[file]);
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
