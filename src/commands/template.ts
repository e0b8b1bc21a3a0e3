/** factsheet template: an empty workbook with the municipalities of a region, for figures that are not in a PDF yet. */
import {join} from "node:path";
import type {CommandModule} from "yargs";
import {readTemplateWords} from "../run/plan/inputs.js";
import {regionSlug} from "../settings/config.js";
import {writeAtomically} from "../system/atomic-write.js";
import {isFile} from "../system/effects.js";
import {log} from "../system/streams.js";
import {templateBook} from "../tabular/out/template-book.js";
import {writeWorkbook} from "../tabular/workbook.js";
import {InputError} from "../vocabulary/error.js";
import {type Period, parsePeriod} from "../vocabulary/period.js";
import {findRegionBySlug, type Region, regionIn, regionsIn} from "../vocabulary/region.js";
import {type ConfigFlags, configFrom, inputOption, type Perform, templatesOption} from "./command.js";

interface Flags extends Pick<ConfigFlags, "input" | "templates"> {
  region: string;
  period: string;
  to?: string;
}

export function templateCommand(perform: Perform): CommandModule {
  return {
    command: "template <region> <period>",
    describe: "write an empty workbook to fill in for a quarter that is not in a PDF yet",
    builder: (yargs) =>
      yargs
        .positional("region", {type: "string", describe: "a region such as midden-utrecht, or all"})
        .positional("period", {type: "string", describe: "a quarter such as 2023-Q3"})
        .options({
          to: {type: "string", describe: "file to write [<input>/<period>/<region>.xlsx]"},
          input: inputOption,
          templates: templatesOption,
        }),
    handler: (flags) => perform(() => run(flags as unknown as Flags)),
  };
}

async function run({region, period: quarter, to, ...flags}: Flags): Promise<number> {
  const config = await configFrom(flags);
  const period = parsePeriod(quarter);
  const chosen = region === "all" ? regionsIn(period) : [chosenRegion(region, period)];
  const file = to ?? join(config.input, period, `${region}.xlsx`);
  if (await isFile(file)) {
    throw new InputError("unwritable", "this file is there already, and may hold figures", {
      place: file,
      next: "name another with --to, or move it away",
    });
  }
  const {settings, words} = await readTemplateWords(config.templates);
  const book = templateBook(chosen as [Region, ...Region[]], period, settings, words);
  await writeAtomically(file, await writeWorkbook(book));
  log(`wrote ${file}: fill in the figures, then run factsheet build`);
  return 0;
}

/** Under its name in that quarter. */
function chosenRegion(slug: string, period: Period): Region {
  const region = findRegionBySlug(regionSlug(slug)) as Region;
  return regionIn(region.code, period) ?? region;
}
