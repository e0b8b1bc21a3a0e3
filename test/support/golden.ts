/** Compares with a file that a person has checked; a difference leaves what came out beside it, as NAME.changed.EXT. */
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";

/** A missing golden file is written, but not where tests must only compare (CI). */
export function expectGolden(file: string, text: string): void {
  const changed = file.replace(/(\.[^.]+)$/, ".changed$1");
  if (!existsSync(file) && !process.env.CI) {
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, text);
  }
  const golden = existsSync(file) ? readFileSync(file, "utf8") : `${file} is not there`;
  if (golden === text) rmSync(changed, {force: true});
  else writeFileSync(changed, text);
  expect(text).toBe(golden);
}
