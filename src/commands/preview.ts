/** factsheet preview: the sheet in the browser, drawn anew on every save. */
import type {CommandModule} from "yargs";
import {startPreview} from "../preview/preview.js";
import {nationalName} from "../publication/models/national.js";
import {regionSlug} from "../settings/config.js";
import {log} from "../system/streams.js";
import {InputError} from "../vocabulary/error.js";
import {isPeriod} from "../vocabulary/period.js";
import {
  type ConfigFlags,
  configFrom,
  inputOption,
  outputOption,
  type Perform,
  templatesOption,
} from "./command.js";

const usualPort = 4310;

interface Flags extends ConfigFlags {
  region?: string;
  period?: string;
  port: number;
}

export function previewCommand(perform: Perform): CommandModule {
  return {
    command: "preview [region]",
    describe: "show the sheet in the browser, drawn anew on every save of a template, chart, label or figure",
    builder: (yargs) =>
      yargs
        .positional("region", {type: "string", describe: `such as midden-utrecht, or ${nationalName}`})
        .options({
          period: {type: "string", describe: "a quarter such as 2022-Q4 [the latest]"},
          port: {type: "number", default: usualPort, describe: "port of 127.0.0.1; 0 takes a free one"},
          templates: templatesOption,
          input: inputOption,
          output: outputOption,
        }),
    handler: (flags) => perform((signal) => run(flags as unknown as Flags, signal)),
  };
}

/** Ends with Ctrl-C, which is how a preview ends: nothing went wrong. */
async function run({region, period, port, ...flags}: Flags, signal: AbortSignal): Promise<number> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InputError("usage", `"${port}" is not a port`, {next: `write --port ${usualPort}`});
  }
  const asked = new URLSearchParams();
  if (region !== undefined) asked.set("region", region === nationalName ? region : regionSlug(region));
  if (period !== undefined && isPeriod(period)) asked.set("period", period);
  else if (period !== undefined)
    throw new InputError("usage", `"${period}" is not a quarter`, {next: "write it as 2023-Q2"});
  const server = await startPreview(await configFrom(flags), port);
  log(`preview  ${server.origin}/${asked.size > 0 ? `?${asked}` : ""}`);
  log("Ctrl-C ends it");
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), {once: true});
  });
  await server.close();
  return 0;
}
