/** factsheet extract: the figures of some PDFs or tables on stdout, nothing written. */

import {basename, join} from "node:path";
import type {CommandModule} from "yargs";
import type {Edition} from "../edition/edition.js";
import {editionData} from "../edition/edition-json.js";
import {readTemplateWords} from "../run/plan/inputs.js";
import {readFile} from "../run/read/read-file.js";
import {createReader, type Reader, readerOptionsOf} from "../run/read/threads/reader.js";
import type {Settings} from "../settings/settings.js";
import {writeAtomically} from "../system/atomic-write.js";
import {log, print} from "../system/streams.js";
import {formatCsv} from "../tabular/figures-csv.js";
import {fileNameFrom} from "../vocabulary/file-name.js";
import {shownName} from "../vocabulary/shown.js";
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
  review?: string;
  trace?: string;
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
          review: {
            type: "string",
            requiresArg: true,
            describe:
              "also write a review page of every edition to this folder: the source beside what was read",
          },
          trace: {
            type: "string",
            requiresArg: true,
            describe:
              "also write to this folder how every page was read, stage by stage, and why something was not",
          },
        }),
    handler: (flags) => perform((signal) => run(flags as unknown as Flags, signal)),
  };
}

async function run({files, format, review, trace, ...flags}: Flags, signal: AbortSignal): Promise<number> {
  const config = await configFrom(flags);
  const templates = await readTemplateWords(config.templates);
  const {settings, wording} = templates;
  const reader = createReader(readerOptionsOf(config, templates));
  signal.addEventListener("abort", () => void reader.close(), {once: true});
  try {
    const results = await Promise.all(
      files.map(String).map((file) => readFile({path: file, name: file}, reader, templates)),
    );
    signal.throwIfAborted();
    const editions = results.flatMap((result) => result.editions);
    const errors = results.flatMap(({file, errors}) =>
      errors.map(({code, message}) => ({file, code, message})),
    );
    if (review !== undefined) await writeReviews(review, editions, reader, config.templates);
    if (trace !== undefined) {
      const {writeTraces} = await import("./extract-trace.js");
      await writeTraces(trace, files.map(String), reader);
    }
    print(write(format ?? (process.stdout.isTTY ? "table" : "json"), {editions, errors}, settings));
    if (format !== "json")
      for (const {file, code, message} of errors) log(`${shownName(file)}: ${message} (${code})`);
    for (const gap of wording.gaps()) log(gap.toText());
    return errors.length > 0 ? 2 : 0;
  } finally {
    await reader.close();
  }
}

/** `<slug>-<quarter>.html`, or the name of the file where those could not be read. Tables have no pages to show. */
async function writeReviews(
  folder: string,
  editions: readonly Edition[],
  reader: Reader,
  templates: string,
): Promise<void> {
  const {drawReview, pagesToReview} = await import("../publication/web/review.js");
  const {loadPageTemplates} = await import("../publication/templates/page-templates.js");
  const ready = await loadPageTemplates(templates);
  for (const edition of editions.filter((each) => pagesToReview(each).length > 0)) {
    const {region, period, source} = edition;
    const pictures = await reader.draw(source.file, pagesToReview(edition));
    const name =
      region && period
        ? `${region.slug}-${period}`
        : fileNameFrom(basename(source.file).replace(/\.\w+$/, ""));
    await writeAtomically(join(folder, `${name}.html`), drawReview({edition, pictures}, ready));
  }
}

function write(format: FormatName, extract: Extract, settings: Settings): string {
  if (format === "csv") return formatCsv(extract.editions);
  if (format === "table")
    return extract.editions.map((edition) => editionToTable(edition, settings)).join("\n");
  const editions = extract.editions.map(editionData);
  return `${JSON.stringify({...extract, editions}, null, 1)}\n`;
}
