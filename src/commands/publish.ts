/** factsheet publish: what is ready of a quarter becomes public. */
import type {CommandModule} from "yargs";
import {regionAsWritten} from "../run/answers/judged-sheet.js";
import {type Published, publish} from "../run/publish/publish.js";
import {isName} from "../settings/said.js";
import {log} from "../system/streams.js";
import {InputError} from "../vocabulary/error.js";
import {
  byOption,
  type ConfigFlags,
  configFrom,
  inputOption,
  outputOption,
  type Perform,
  regionOption,
  templatesOption,
} from "./command.js";

interface Flags extends Pick<ConfigFlags, "input" | "output" | "templates"> {
  period?: string;
  region?: string[];
  by: string;
  partial: boolean;
  to?: string;
  force: boolean;
}

export function publishCommand(perform: Perform): CommandModule {
  return {
    command: "publish [period]",
    describe: "make public what is ready of a quarter, and record it in publications.yaml",
    builder: (yargs) =>
      yargs
        .positional("period", {type: "string", describe: "a quarter such as 2023-Q2 [the latest]"})
        .options({
          by: {...byOption, demandOption: true, describe: "name of who publishes; it is in no public file"},
          region: regionOption,
          partial: {
            type: "boolean",
            default: false,
            describe: "publish what is ready, though regions are missing or open",
          },
          to: {
            type: "string",
            requiresArg: true,
            describe: "folder for readers [public, in the output folder]",
          },
          force: {
            type: "boolean",
            default: false,
            describe: "overwrite public files that were changed by hand",
          },
          input: inputOption,
          output: outputOption,
          templates: templatesOption,
        }),
    handler: (flags) => perform((signal) => run(flags as unknown as Flags, signal)),
  };
}

async function run(
  {period, region = [], by, partial, to, force, ...flags}: Flags,
  signal: AbortSignal,
): Promise<number> {
  if (!isName(by)) {
    throw new InputError("usage", `--by has still to be filled in: "${by}"`, {next: "give your own name"});
  }
  const config = await configFrom({...flags, period: period ?? "latest"});
  const regions = region.map((name) => regionAsWritten(name).slug);
  log(summaryOf(await publish(config, {by, regions, partial, to: to ?? null, force, signal})));
  return 0;
}

function summaryOf({period, folder, regions, left, records, written, unchanged, remarks}: Published): string {
  const files = `${written} ${written === 1 ? "file" : "files"} written, ${unchanged} unchanged`;
  const count = `${regions.length} ${regions.length === 1 ? "region" : "regions"} of ${period}`;
  return [
    `published  ${count} in ${folder}: ${files}`,
    `recorded   ${records.length === 0 ? "nothing: these figures were public already" : `${records.length} in publications.yaml`}`,
    ...left.map(({region, next}) => `left       ${region}: ${next}`),
    ...remarks.map((remark) => `look at    ${remark}`),
  ].join("\n");
}
