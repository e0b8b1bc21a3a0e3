/** factsheet status: the checklist of a quarter. */
import type {CommandModule} from "yargs";
import {checklistToJson, checklistToMarkdown, checklistToTable} from "../quarter/checklist-text.js";
import {loadQuarters} from "../run/quarter.js";
import {log, print} from "../system/streams.js";
import {
  type ConfigFlags,
  configFrom,
  inputOption,
  outputOption,
  type Perform,
  periodOption,
  templatesOption,
} from "./command.js";

const formats = {table: checklistToTable, json: checklistToJson, markdown: checklistToMarkdown};
type FormatName = keyof typeof formats;

interface Flags extends Pick<ConfigFlags, "input" | "output" | "templates" | "period"> {
  format?: FormatName;
}

export function statusCommand(perform: Perform): CommandModule {
  return {
    command: "status",
    describe: "print the checklist of the quarter: every region, its state, and what is to be done",
    builder: (yargs) =>
      yargs.options({
        period: periodOption,
        format: {choices: Object.keys(formats), describe: "[table on a terminal, else json]"},
        input: inputOption,
        output: outputOption,
        templates: templatesOption,
      }),
    handler: (flags) => perform(() => run(flags as unknown as Flags)),
  };
}

async function run({format, ...flags}: Flags): Promise<number> {
  const {checklists, inputs} = await loadQuarters(await configFrom(flags));
  const write = formats[format ?? (process.stdout.isTTY ? "table" : "json")];
  for (const checklist of checklists) print(write(checklist, inputs.wording));
  for (const gap of inputs.wording.gaps()) log(gap.toText());
  return 0;
}
