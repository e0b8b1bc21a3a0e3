/**
 * Gives this process, and all that it starts, a folder of its own for temporary files, which goes when it ends: also
 * what a process left that was killed, or a browser. Imported by the tests and by every script before it begins.
 */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

/** For what a person asked to keep. */
export const outside = tmpdir();

const folder = mkdtempSync(join(outside, "factsheet-tests-"));
// the last two are those of Windows
for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
process.on("exit", () => rmSync(folder, {recursive: true, force: true, maxRetries: 3}));
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
]) {
  process.once(signal, () => process.exit(code));
}
