/** factsheet changes: what changed in a quarter, from the archive. */
import {join} from "node:path";
import type {CommandModule} from "yargs";
import {archiveOf, currentEditions, earlierVersions, periodsOf} from "../archive.js";
import {loadArchive} from "../build/archived.js";
import {readNotes, readTemplateSources} from "../build/inputs.js";
import {compareQuarter} from "../change/compare.js";
import type {Config} from "../config.js";
import type {PlacedEdition} from "../edition.js";
import {print} from "../effects.js";
import {InputError} from "../error.js";
import {isPeriod, type Period, parsePeriod, previousPeriod, sameQuarterLastYear} from "../period.js";
import {changesToCsv, changesToJson, type JoinedChanges, joinKinds} from "../publication/changes-data.js";
import {changesToMarkdown, changesToTable} from "./changes-text.js";
import {
  type ConfigFlags,
  configFrom,
  inputOption,
  outputOption,
  type Perform,
  regionOption,
  templatesOption,
} from "./command.js";

const formats = {table: changesToTable, json: changesToJson, csv: changesToCsv, markdown: changesToMarkdown};
type FormatName = keyof typeof formats;

const options = {
  input: inputOption,
  output: outputOption,
  templates: templatesOption,
  period: {type: "string", describe: "latest, all, or a quarter such as 2022-Q4 [latest]"},
  region: regionOption,
  against: {type: "string", default: "all", describe: "previous, year, all, or a quarter such as 2022-Q3"},
  format: {choices: Object.keys(formats), describe: "[table on a terminal, else json]"},
} as const;

interface Flags extends Omit<ConfigFlags, "format"> {
  against: string;
  format?: FormatName;
}

export function changesCommand(perform: Perform): CommandModule {
  return {
    command: "changes",
    describe: "print what changed since earlier quarters, as far as factsheet build has read them",
    builder: options,
    handler: (flags) => perform(() => run(flags as unknown as Flags)),
  };
}

async function run(flags: Flags): Promise<number> {
  const {format, against, ...rest} = flags;
  const config = await configFrom(rest);
  const write = formats[format ?? (process.stdout.isTTY ? "table" : "json")];
  const archive = archiveOf((await loadArchive(config.output)).editions);
  const [editions, versions] = [currentEditions(archive), earlierVersions(archive)];
  const [{settings, wording}, [notes]] = await Promise.all([
    readTemplateSources(config.templates),
    readNotes(config.input),
  ]);
  for (const period of chosenPeriods(config, periodsOf(archive))) {
    const accepts = againstFilter(against, period);
    const visible = isPeriod(against) ? onlyThose(editions, [against, period]) : editions;
    const quarters = compareQuarter(period, visible, {settings, wording, notes, versions});
    print(write(narrow(joinKinds(quarters), config.regions, accepts)));
  }
  return 0;
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

/** Which comparisons are asked for; findings of the quarter itself are always shown. */
function againstFilter(against: string, period: Period): (other: Period | null) => boolean {
  if (against === "all") return () => true;
  const wanted =
    against === "previous"
      ? previousPeriod(period)
      : against === "year"
        ? sameQuarterLastYear(period)
        : parsePeriod(against);
  return (other) => other === null || other === wanted;
}

function onlyThose(editions: readonly PlacedEdition[], periods: readonly Period[]): PlacedEdition[] {
  return editions.filter((edition) => periods.includes(edition.period));
}

function narrow(
  changes: JoinedChanges,
  slugs: readonly string[],
  accepts: (against: Period | null) => boolean,
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
