/** factsheet verify: whether somebody altered what a run wrote. */

import type {CommandModule} from "yargs";
import {verify} from "../run/verify.js";
import {print} from "../system/streams.js";
import {shownName} from "../vocabulary/shown.js";
import type {Perform} from "./command.js";

export function verifyCommand(perform: Perform): CommandModule {
  return {
    command: "verify [output]",
    describe:
      "say which files were altered or removed since factsheet build wrote them, or are older than their figures",
    builder: (yargs) =>
      yargs.positional("output", {type: "string", default: "output", describe: "folder that was written"}),
    handler: ({output}) => perform(() => run(String(output))),
  };
}

/** Exit 1 when a file is not as it was written, or was written before its figures changed. */
async function run(output: string): Promise<number> {
  const {intact, altered, missing, stale} = await verify(output);
  print(
    [
      ...altered.map((file) => `altered  ${shownName(file)}`),
      ...missing.map((file) => `missing  ${shownName(file)}`),
      ...stale.map((sheet) => `stale    ${sheet}`),
      `${intact} of ${intact + altered.length + missing.length} files are as they were written`,
      "",
    ].join("\n"),
  );
  return altered.length + missing.length + stale.length > 0 ? 1 : 0;
}
