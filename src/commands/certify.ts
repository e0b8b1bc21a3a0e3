/** factsheet certify: a person vouches for the figures of regions in a quarter. */
import {join} from "node:path";
import type {CommandModule} from "yargs";
import {type Certificate, certificateToYaml, figuresHash} from "../edition/certificate.js";
import {openErrors} from "../edition/concept.js";
import type {PlacedEdition} from "../edition/edition.js";
import {readCertificates} from "../run/plan/inputs.js";
import {ownFiles} from "../run/plan/inventory.js";
import {type LoadedQuarters, loadQuarters} from "../run/quarter.js";
import {type Config, regionSlug} from "../settings/config.js";
import {isName} from "../settings/said.js";
import {writeAtomically} from "../system/atomic-write.js";
import {readTextIfThere, today} from "../system/effects.js";
import {log} from "../system/streams.js";
import {InputError} from "../vocabulary/error.js";
import {type Period, parsePeriod} from "../vocabulary/period.js";
import {
  type ConfigFlags,
  configFrom,
  inputOption,
  outputOption,
  type Perform,
  templatesOption,
} from "./command.js";

interface Flags extends Pick<ConfigFlags, "input" | "output" | "templates"> {
  places: string[];
  allReady: boolean;
  by: string;
  note?: string;
}

export function certifyCommand(perform: Perform): CommandModule {
  return {
    command: "certify <places..>",
    describe: "record that a person vouches for the figures of regions in a quarter",
    builder: (yargs) =>
      yargs
        .positional("places", {
          type: "string",
          array: true,
          demandOption: true,
          describe: 'regions such as midden-utrecht or "Groot Amsterdam", then a quarter such as 2023-Q2',
        })
        .options({
          "all-ready": {
            type: "boolean",
            default: false,
            describe: "every region of the quarter of which nothing is open",
          },
          by: {type: "string", demandOption: true, requiresArg: true, describe: "name of who vouches"},
          note: {type: "string", requiresArg: true, describe: "what it was checked against, for example"},
          input: inputOption,
          output: outputOption,
          templates: templatesOption,
        }),
    handler: (flags) => perform(() => run(flags as unknown as Flags)),
  };
}

/** All regions that were named, or none: a list that was half recorded would have to be looked up. */
async function run({places, allReady, by, note, ...flags}: Flags): Promise<number> {
  const config = await configFrom(flags);
  const {slugs, period} = understood(places.map(String), allReady);
  if (by.trim() === "") throw new InputError("usage", "--by is empty", {next: "give a name"});
  if (!isName(by)) throw new InputError("usage", `--by is still ${by}`, {next: "give your own name"});
  const quarter = await loadQuarters({...config, period});
  const regions = quarter.checklists[0]?.regions ?? [];
  const chosen = allReady ? regions.filter(({state}) => state === "ready").map(({slug}) => slug) : slugs;
  if (chosen.length === 0) throw new InputError("usage", "no region is ready", {place: period});
  const editions = chosen.map((slug) => editionToVouchFor(`${period}/${slug}`, quarter, config));
  for (const edition of editions) {
    const certificate = {
      ...{region: edition.region.slug, period: edition.period, figures: figuresHash(edition)},
      ...{name: by.trim(), date: today()},
      ...(note !== undefined && {note}),
    };
    const isAdded = await addCertificate(config.input, certificate);
    const place = `${period}/${certificate.region}`;
    log(
      isAdded
        ? `${certificate.name} vouches for ${place}; run factsheet build to show it`
        : `${certificate.name} vouched for these figures of ${place} before`,
    );
  }
  return 0;
}

/** @throws InputError when it is not regions and then a quarter */
function understood(places: readonly string[], allReady: boolean): {slugs: string[]; period: Period} {
  const period = parsePeriod(places.at(-1) ?? "");
  const names = places.slice(0, -1);
  if (allReady === names.length > 0) {
    const message = allReady ? "--all-ready was given besides regions" : "no region was named";
    throw new InputError("usage", message, {
      next: "factsheet certify zeeland 2023-Q2 --by NAME, or certify 2023-Q2 --all-ready --by NAME",
    });
  }
  return {slugs: [...new Set(names.map(regionSlug))], period};
}

/** @throws InputError when there are no figures, newer ones wait to be read, or an error in them is open */
function editionToVouchFor(
  place: string,
  {archive, answers, checklists}: LoadedQuarters,
  {output}: Config,
): PlacedEdition {
  const edition = archive.get(place)?.current;
  if (!edition) {
    throw new InputError("usage", `there are no figures of ${place} in ${output}`, {
      next: "run factsheet build first, or name its output folder with --output",
    });
  }
  const status = checklists[0]?.regions.find(({slug}) => slug === edition.region.slug);
  if (status?.state === "received") {
    throw new InputError("usage", status.next, {place, next: "run factsheet build"});
  }
  const open = openErrors(answers.get(place));
  if (open.length === 0) return edition;
  const messages = open.map(({message}) => `\n  ${message}`).join("");
  throw new InputError("usage", `${open.length} open, so nobody can vouch for it yet:${messages}`, {
    place,
    next: `answer or correct it: factsheet answer ${edition.region.slug} ${edition.period}`,
  });
}

/** @returns false when the same person vouched for the same figures already */
async function addCertificate(input: string, certificate: Certificate): Promise<boolean> {
  const certificates = await readCertificates(input);
  const same = ({region, period, figures, name}: Certificate) =>
    JSON.stringify([region, period, figures, name]);
  if (certificates.some((earlier) => same(earlier) === same(certificate))) return false;
  const file = join(input, ownFiles.certificates);
  const text = (await readTextIfThere(file)) ?? "";
  const start = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  await writeAtomically(file, `${start}${certificateToYaml(certificate)}`);
  return true;
}
