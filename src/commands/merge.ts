/** factsheet merge: joins what the shards of factsheet build --only left. */
import type {CommandModule} from "yargs";
import {merge} from "../run/shards/merge.js";
import {report} from "./build.js";
import {
  type ConfigFlags,
  configFrom,
  failOnOption,
  formatOption,
  inputOption,
  jsonOption,
  ocrOption,
  outputOption,
  type Perform,
  periodOption,
  quietOption,
  regionOption,
  templatesOption,
} from "./command.js";

interface Flags extends ConfigFlags {
  parts: string[];
  json: boolean;
  quiet: boolean;
}

export function mergeCommand(perform: Perform): CommandModule {
  return {
    command: "merge <parts..>",
    describe: "join the folders that factsheet build --only read, or --only draw, wrote in shards",
    builder: (yargs) =>
      yargs
        .positional("parts", {
          type: "string",
          array: true,
          demandOption: true,
          describe: "output folder of each shard",
        })
        .options({
          input: inputOption,
          output: outputOption,
          templates: templatesOption,
          period: periodOption,
          region: regionOption,
          format: formatOption,
          ocr: ocrOption,
          "fail-on": failOnOption,
          json: jsonOption,
          quiet: quietOption,
        }),
    handler: (flags) => perform((signal) => run(flags as unknown as Flags, signal)),
  };
}

async function run({parts, json, quiet, ...flags}: Flags, signal: AbortSignal): Promise<number> {
  const config = await configFrom(flags);
  const result = await merge(config, parts.map(String), signal);
  return report(result, config, {json, quiet});
}
