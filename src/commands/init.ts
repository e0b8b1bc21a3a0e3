/** factsheet init: a folder for a publisher's own input, templates and output. */
import {join} from "node:path";
import type {CommandModule} from "yargs";
import {init} from "../run/init/init.js";
import {newsInWords} from "../run/init/template-copies.js";
import {log} from "../system/streams.js";
import type {Perform} from "./command.js";

export function initCommand(perform: Perform): CommandModule {
  return {
    command: "init [folder]",
    describe:
      "set up a folder of your own: input, templates to edit, configuration, steps; overwrites nothing",
    builder: (yargs) =>
      yargs.positional("folder", {type: "string", default: ".", describe: "folder to set up"}),
    handler: ({folder}) => perform(() => run(String(folder))),
  };
}

async function run(folder: string): Promise<number> {
  const {written, kept, news} = await init(folder);
  const lines = [
    `written    ${written.length} files in ${folder}`,
    ...(kept.length > 0 ? [`kept       ${kept.length} that were there already`] : []),
    ...newsInWords(news).map((line) => `templates  ${line}`),
    `next       read ${join(folder, "STAPPEN.md")}, and fill in ${join(folder, "templates/publication.yaml")}`,
  ];
  log(lines.join("\n"));
  return 0;
}
