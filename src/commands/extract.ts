/** factsheet extract: the figures of some PDFs or tables on stdout, nothing written. */
import type {CommandModule} from "yargs";
import {readTemplateSources} from "../build/inputs.js";
import {isTableFile, readTableFile} from "../build/tables.js";
import type {Edition} from "../edition.js";
import {log, print} from "../effects.js";
import {createReader, readerOptionsOf} from "../extraction/reader.js";
import {formatCsv} from "../publication/figures.js";
import type {Settings} from "../settings.js";
import {wordFindings} from "../wording.js";
import {
  type ConfigFlags,
  configFrom,
  jobsOption,
  ocrOption,
  type Perform,
  templatesOption,
  timeLimitOption,
} from "./command.js";
import {editionToTable} from "./edition-table.js";

type FormatName = "json" | "csv" | "table";

export interface Extract {
  readonly editions: readonly Edition[];
  readonly errors: readonly {readonly file: string; readonly code: string; readonly message: string}[];
}

interface Flags extends Omit<ConfigFlags, "format"> {
  files: string[];
  format?: FormatName;
}

export function extractCommand(perform: Perform): CommandModule {
  return {
    command: "extract <files..>",
    describe: "print the figures of these PDFs, CSV files or workbooks",
    builder: (yargs) =>
      yargs
        .positional("files", {type: "string", array: true, demandOption: true, describe: "files to read"})
        .options({
          format: {choices: ["json", "csv", "table"], describe: "[table on a terminal, else json]"},
          templates: templatesOption,
          jobs: jobsOption,
          ocr: ocrOption,
          "time-limit": timeLimitOption,
        }),
    handler: (flags) => perform((signal) => run(flags as unknown as Flags, signal)),
  };
}

async function run({files, format, ...flags}: Flags, signal: AbortSignal): Promise<number> {
  const config = await configFrom(flags);
  const templates = await readTemplateSources(config.templates);
  const {settings, wording} = templates;
  const reader = createReader(readerOptionsOf(config));
  signal.addEventListener("abort", () => void reader.close(), {once: true});
  try {
    const results = await Promise.all(
      files
        .map(String)
        .map((file) => (isTableFile(file) ? readTableFile(file, file, templates) : reader.read(file, file))),
    );
    signal.throwIfAborted();
    const editions = results.flatMap((result) => result.editions).map((e) => wordFindings(e, wording));
    const errors = results.flatMap(({file, errors}) =>
      errors.map(({code, message}) => ({file, code, message})),
    );
    print(write(format ?? (process.stdout.isTTY ? "table" : "json"), {editions, errors}, settings));
    if (format !== "json") for (const {file, code, message} of errors) log(`${file}: ${message} (${code})`);
    return errors.length > 0 ? 2 : 0;
  } finally {
    await reader.close();
  }
}

function write(format: FormatName, extract: Extract, settings: Settings): string {
  if (format === "csv") return formatCsv(extract.editions);
  if (format === "table")
    return extract.editions.map((edition) => editionToTable(edition, settings)).join("\n");
  return `${JSON.stringify(extract, null, 1)}\n`;
}
