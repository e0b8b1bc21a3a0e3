/** factsheet changes: what changed in a quarter, from the archive. */
import {join} from "node:path";
import type {CommandModule} from "yargs";
import {unusedNotes} from "../change/answers.js";
import {type CompareOptions, compareQuarter, compareQuarters} from "../change/compare.js";
import {describeNote} from "../change/notes.js";
import {currentEditions, earlierVersions, periodsOf} from "../edition/archive.js";
import type {PlacedEdition} from "../edition/edition.js";
import type {Wording} from "../edition/wording.js";
import {
  changesToCsv,
  changesToJson,
  type JoinedChanges,
  joinKinds,
} from "../publication/models/changes-data.js";
import {readHolding, readNotes, readPublications, readTemplateWords} from "../run/plan/inputs.js";
import {loadFinishedArchive} from "../run/plan/stored-archive.js";
import type {Config} from "../settings/config.js";
import {log, print} from "../system/streams.js";
import {InputError} from "../vocabulary/error.js";
import {
  isPeriod,
  type Period,
  parsePeriod,
  quartersBetween,
  sameQuarterLastYear,
} from "../vocabulary/period.js";
import {changesToMarkdown, changesToTable} from "./changes-text.js";
import {
  type ConfigFlags,
  configFrom,
  inputOption,
  outputOption,
  type Perform,
  periodOption,
  regionOption,
  templatesOption,
} from "./command.js";
import {compareFiles} from "./compared-files.js";

const formats = {table: changesToTable, json: changesToJson, csv: changesToCsv, markdown: changesToMarkdown};
type FormatName = keyof typeof formats;

const options = {
  input: inputOption,
  output: outputOption,
  templates: templatesOption,
  period: periodOption,
  region: regionOption,
  against: {type: "string", default: "all", describe: "previous, year, all, or a quarter such as 2022-Q3"},
  format: {choices: Object.keys(formats), describe: "[table on a terminal, else json]"},
} as const;

interface Flags extends Omit<ConfigFlags, "format"> {
  files?: unknown[];
  against: string;
  format?: FormatName;
}

export function changesCommand(perform: Perform): CommandModule {
  return {
    command: "changes [files..]",
    describe: "print what changed since earlier quarters, as far as factsheet build has read them",
    builder: (yargs) =>
      yargs
        .positional("files", {describe: "two PDFs to compare with each other instead", array: true})
        .options(options),
    handler: (flags) => perform((signal) => run(flags as unknown as Flags, signal)),
  };
}

async function run({files = [], format, against, ...flags}: Flags, signal: AbortSignal): Promise<number> {
  const config = await configFrom(flags);
  const write = formats[format ?? (process.stdout.isTTY ? "table" : "json")];
  const {settings, wording, words} = await readTemplateWords(config.templates);
  const notes = await readNotes(config.input);
  const options = {settings, wording, notes};
  const [first, second, ...more] = files.map(String);
  if (first === undefined) {
    await printArchive(config, against, options, write);
    sayGaps(wording);
    return 0;
  }
  if (second === undefined || more.length > 0) {
    throw new InputError("usage", `${files.length} files were named`, {
      next: "name two files to compare, or none",
    });
  }
  for (const changes of await compareFiles([first, second], config, {...options, words}, signal)) {
    print(write(changes));
  }
  sayGaps(wording);
  return 0;
}

/** Slips in the sentences: what they should have said was printed without them. */
function sayGaps(wording: Wording): void {
  for (const gap of wording.gaps()) log(gap.toText());
}

async function printArchive(
  config: Config,
  against: string,
  options: CompareOptions,
  write: (changes: JoinedChanges) => string,
): Promise<void> {
  const [holding, publications] = await Promise.all([
    readHolding(config.input),
    readPublications(config.input),
  ]);
  const archive = await loadFinishedArchive(config.output, {...options, ...holding});
  const [editions, versions] = [currentEditions(archive), earlierVersions(archive)];
  const periods = chosenPeriods(config, periodsOf(archive));
  // every quarter is judged with those before it: all of them once, whatever is asked for
  const judged = isPeriod(against)
    ? []
    : compareQuarters(periods, editions, {...options, publications, versions});
  for (const period of periods) {
    const quarters = isPeriod(against)
      ? compareQuarter(period, onlyThose(editions, [against, period]), {
          ...options,
          publications,
          versions,
          reach: Math.max(1, quartersBetween(against, period)),
        })
      : judged.filter((quarter) => quarter.period === period);
    print(write(narrow(joinKinds(quarters), config.regions, againstFilter(against, period))));
    for (const note of unusedNotes(options.notes, quarters)) {
      log(`notes.yaml: a note answers nothing: ${describeNote(note)}`);
    }
  }
}

function chosenPeriods({period, output}: Config, periods: readonly Period[]): readonly Period[] {
  const latest = periods.at(-1);
  if (!latest) {
    throw new InputError("unreadable", "no editions have been read yet", {
      place: join(output, "editions"),
      next: "run factsheet build first, or name its output folder with --output",
    });
  }
  if (period === "all") return periods;
  const chosen = period === "latest" ? latest : period;
  if (periods.includes(chosen)) return [chosen];
  throw new InputError("usage", `there are no editions of ${chosen}`, {
    next: `choose one of ${periods.join(", ")}`,
  });
}

/** Which comparisons are asked for; findings and revisions of the quarter itself are always shown. */
function againstFilter(against: string, period: Period): (other: Period | null) => boolean {
  const year = sameQuarterLastYear(period);
  const accepts = (other: Period) => {
    if (against === "previous") return other !== year;
    return other === (against === "year" ? year : parsePeriod(against));
  };
  return (other) => against === "all" || other === null || other === period || accepts(other);
}

function onlyThose(editions: readonly PlacedEdition[], periods: readonly Period[]): PlacedEdition[] {
  return editions.filter((edition) => periods.includes(edition.period));
}

function narrow(
  changes: JoinedChanges,
  slugs: readonly string[],
  accepts: (other: Period | null) => boolean,
): JoinedChanges {
  const regions = changes.regions.filter(({slug}) => slugs.length === 0 || slugs.includes(slug));
  return {
    ...changes,
    regions: regions.map((region) => ({
      ...region,
      against: region.against.filter(accepts),
      changes: region.changes.filter((change) => accepts(change.against)),
      differences: region.differences.filter((difference) => accepts(difference.against)),
    })),
  };
}
