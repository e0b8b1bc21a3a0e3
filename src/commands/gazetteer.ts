/** factsheet gazetteer: which municipality belongs to which region, and what the analyst's own file adds to that. */
import {join} from "node:path";
import type {CommandModule} from "yargs";
import {currentEditions} from "../edition/archive.js";
import type {PlacedEdition} from "../edition/edition.js";
import {likelyRenaming, nameFindings} from "../edition/name-findings.js";
import {readGazetteer, readHolding, readTemplateWords} from "../run/plan/inputs.js";
import {ownFiles} from "../run/plan/inventory.js";
import {loadFinishedArchive} from "../run/plan/stored-archive.js";
import {parseGazetteer} from "../settings/gazetteer-file.js";
import {compareDivision, type DivisionComparison} from "../settings/gazetteer-import.js";
import {lineOfUnexplained} from "../settings/gazetteer-lines.js";
import {writeAtomically} from "../system/atomic-write.js";
import {readBytes, readText, readTextIfThere} from "../system/effects.js";
import {log, print} from "../system/streams.js";
import {readDivision} from "../tabular/in/cbs-division.js";
import {decodeText} from "../vocabulary/encoding.js";
import {InputError} from "../vocabulary/error.js";
import {type Finding, findingOf} from "../vocabulary/finding.js";
import {gazetteer, useGazetteer} from "../vocabulary/gazetteer.js";
import {parsePeriod} from "../vocabulary/period.js";
import {
  type ConfigFlags,
  configFrom,
  inputOption,
  outputOption,
  type Perform,
  templatesOption,
} from "./command.js";
import {describeAdditions, describeSource, gazetteerToText} from "./gazetteer-text.js";

interface Flags extends Pick<ConfigFlags, "input" | "output" | "templates"> {
  action: "show" | "import" | "check";
  file?: string;
  year?: number;
  period?: string;
  format: "table" | "json";
}

export function gazetteerCommand(perform: Perform): CommandModule {
  return {
    command: "gazetteer [action] [file]",
    describe:
      "show the regions and their municipalities; import a table of CBS; check the archive against them",
    builder: (yargs) =>
      yargs
        .positional("action", {
          choices: ["show", "import", "check"],
          default: "show",
          describe: "show; import FILE.csv --year Y; check whether the sheets that were read agree",
        })
        .positional("file", {type: "string", describe: "«Gebieden in Nederland» as downloaded from CBS"})
        .options({
          year: {type: "number", describe: "the year of the table to import"},
          period: {type: "string", describe: "show the division of this quarter [the last year known]"},
          format: {choices: ["table", "json"], default: "table", describe: "of what is shown"},
          input: inputOption,
          output: outputOption,
          templates: templatesOption,
        }),
    handler: (flags) => perform(() => run(flags as unknown as Flags)),
  };
}

async function run(flags: Flags): Promise<number> {
  if (flags.action === "import") return importTable(flags);
  return flags.action === "check" ? check(flags) : show(flags);
}

async function show({period: quarter, format, ...flags}: Flags): Promise<number> {
  await configFrom(configFlags(flags));
  const {year} = describeSource();
  const period = parsePeriod(quarter ?? `${year}-Q1`);
  print(gazetteerToText(period, format));
  return 0;
}

/** Everything else that yargs hands over is none of the configuration's. */
function configFlags({input, output, templates}: Pick<Flags, "input" | "output" | "templates">): ConfigFlags {
  return {input, output, templates};
}

/** Twice the same table adds nothing the second time: what the first time wrote is then known. */
async function importTable({file, year, ...flags}: Flags): Promise<number> {
  if (file === undefined || year === undefined || !/^20\d\d$/.test(String(year))) {
    throw new InputError("usage", "a table and its year are needed", {
      next: "write factsheet gazetteer import FILE.csv --year 2027",
    });
  }
  const {input} = await configFrom(configFlags(flags));
  const rows = readDivision(await readTable(file), file);
  const comparison = compareDivision(rows, year, gazetteer());
  for (const {what, message} of comparison.changes) print(`${what}: ${message}\n`);
  refuseUnexplained(comparison, `${year}-01-01`, file);
  const own = join(input, ownFiles.gazetteer);
  const before = await readTextIfThere(own);
  const isNewest = (gazetteer().additions.year ?? 0) < year;
  const lines = [...(isNewest ? [`year: ${year}`] : []), ...comparison.changes.map(({line}) => line)];
  if (lines.length === 0) {
    print(`nothing to add: ${rows.length} municipalities, as they are known\n`);
    return 0;
  }
  const text = `${withEnd(before)}# ${rows.length} municipalities in ${year}, by the table of CBS\n${lines.join("\n")}\n`;
  // what could not be read again must not take the place of what can
  useGazetteer(parseGazetteer(text, own));
  await writeAtomically(own, text);
  log(`added ${lines.length} ${lines.length === 1 ? "line" : "lines"} to ${own}; run factsheet build`);
  return 0;
}

/** Spreadsheet programs save it in their own encoding. @throws InputError for what is no text */
async function readTable(file: string): Promise<string> {
  const decoded = decodeText(await readBytes(file));
  if (decoded === null) return readText(file);
  if (decoded.encoding !== "UTF-8") log(`${file} is ${decoded.encoding} and no UTF-8: read as it is`);
  return decoded.text;
}

function withEnd(text: string | null): string {
  if (text === null || text === "") return "";
  return text.endsWith("\n") ? `${text}\n` : `${text}\n\n`;
}

function refuseUnexplained({changes, unexplained}: DivisionComparison, date: string, file: string): void {
  if (unexplained.length === 0) return;
  const names = unexplained.map(({code, name}) => `${code} ${name}`).join(", ");
  const arrived = changes.flatMap(({what, row}) => (what === "new" && row ? [row] : []));
  const lines = lineOfUnexplained(unexplained, arrived, date).map((line) => `\n         ${line}`);
  throw new InputError("invalid", `${names}: no longer in the table, and no herindeling says where to`, {
    place: file,
    next: `say it in input/gazetteer.yaml, and import again:${lines.join("")}`,
  });
}

/** @returns 1 when a sheet of the archive does not agree with the division */
async function check({...flags}: Flags): Promise<number> {
  const config = await configFrom(configFlags(flags));
  const words = await readTemplateWords(config.templates);
  useGazetteer(await readGazetteer(config.input));
  print(`${describeSource().text}\n${describeAdditions()}`);
  const archive = await loadFinishedArchive(config.output, {...words, ...(await readHolding(config.input))});
  const editions = currentEditions(archive);
  let disagreeing = 0;
  for (const edition of editions) {
    const found = [...unknownRegion(edition), ...nameFindings(edition)].filter(({code}) =>
      ofDivision.has(code),
    );
    if (found.some(({severity}) => severity !== "info")) disagreeing++;
    for (const finding of found) {
      const sentence = words.wording.finding(finding.code, finding);
      print(`${edition.period} ${edition.region.name}: ${sentence} (${finding.severity})\n`);
    }
  }
  print(`${editions.length - disagreeing} of ${editions.length} sheets agree with it\n`);
  return disagreeing > 0 ? 1 : 0;
}

function unknownRegion(edition: PlacedEdition): Finding[] {
  const {code, printedName: printed} = edition.region;
  return code === null ? [findingOf("region-missing", {printed, ...likelyRenaming(printed, edition)})] : [];
}

/** Findings that the division decides. */
const ofDivision = new Set([
  "region-missing",
  "unknown-municipality",
  "municipality-doubtful",
  "municipality-missing",
  "foreign-municipality",
  "municipality-moving",
]);
