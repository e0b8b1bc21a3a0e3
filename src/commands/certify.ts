/** factsheet certify: a person vouches for the figures of one region and quarter. */
import {join} from "node:path";
import type {CommandModule} from "yargs";
import type {Change} from "../change/change.js";
import {compareQuarter} from "../change/compare.js";
import {type Archive, currentEditions, earlierVersions} from "../edition/archive.js";
import {type Certificate, certificateToYaml, figuresHash} from "../edition/certificate.js";
import type {PlacedEdition} from "../edition/edition.js";
import {gatherInputs, type Inputs, readCertificates} from "../run/plan/inputs.js";
import {ownFiles} from "../run/plan/inventory.js";
import {loadFinishedArchive} from "../run/plan/stored-archive.js";
import {regionSlug} from "../settings/config.js";
import {isName} from "../settings/said.js";
import {writeAtomically} from "../system/atomic-write.js";
import {readTextIfThere, today} from "../system/effects.js";
import {log} from "../system/streams.js";
import {InputError} from "../vocabulary/error.js";
import {parsePeriod} from "../vocabulary/period.js";
import {
  type ConfigFlags,
  configFrom,
  inputOption,
  outputOption,
  type Perform,
  templatesOption,
} from "./command.js";

interface Flags extends Pick<ConfigFlags, "input" | "output" | "templates"> {
  region: string;
  period: string;
  by: string;
  note?: string;
}

export function certifyCommand(perform: Perform): CommandModule {
  return {
    command: "certify <region> <period>",
    describe: "record that a person vouches for the figures of a region and quarter",
    builder: (yargs) =>
      yargs
        .positional("region", {type: "string", describe: "a region such as midden-utrecht"})
        .positional("period", {type: "string", describe: "a quarter such as 2023-Q2"})
        .options({
          by: {type: "string", demandOption: true, requiresArg: true, describe: "name of who vouches"},
          note: {type: "string", requiresArg: true, describe: "what it was checked against, for example"},
          input: inputOption,
          output: outputOption,
          templates: templatesOption,
        }),
    handler: (flags) => perform(() => run(flags as unknown as Flags)),
  };
}

async function run({region, period, by, note, ...flags}: Flags): Promise<number> {
  const config = await configFrom(flags);
  const place = `${parsePeriod(period)}/${regionSlug(region)}`;
  const inputs = await gatherInputs(config);
  const archive = await loadFinishedArchive(config.output, inputs);
  const edition = archive.get(place)?.current;
  if (!edition) {
    throw new InputError("usage", `there are no figures of ${place} in ${config.output}`, {
      next: "run factsheet build first, or name its output folder with --output",
    });
  }
  if (by.trim() === "") throw new InputError("usage", "--by is empty", {next: "give a name"});
  if (!isName(by)) throw new InputError("usage", `--by is still ${by}`, {next: "give your own name"});
  const open = openErrors(edition, archive, inputs);
  if (open.length > 0) throw refusal(place, open);
  const certificate = {
    region: edition.region.slug,
    period: edition.period,
    figures: figuresHash(edition),
    name: by.trim(),
    date: today(),
    ...(note !== undefined && {note}),
  };
  const added = await addCertificate(config.input, certificate);
  log(
    added
      ? `${certificate.name} vouches for ${place}; run factsheet build to show it`
      : `${certificate.name} vouched for these figures of ${place} before`,
  );
  return 0;
}

/** What is certainly wrong and has no answer: error findings, and errors against earlier quarters. */
function openErrors(edition: PlacedEdition, archive: Archive, inputs: Inputs): Change[] {
  const versions = earlierVersions(archive);
  const quarters = compareQuarter(edition.period, currentEditions(archive), {...inputs, versions});
  return quarters
    .filter(({fictional}) => fictional === edition.fictional)
    .flatMap(({regions}) => regions.filter(({slug}) => slug === edition.region.slug))
    .flatMap(({changes}) => changes.filter((c) => c.severity === "error" && c.explanation === null));
}

function refusal(place: string, open: readonly Change[]): InputError {
  const messages = open.map(({message}) => `\n  ${message}`).join("");
  return new InputError("usage", `${open.length} open, so nobody can vouch for it yet:${messages}`, {
    place,
    next: "correct it in input/corrections.yaml, or answer it in input/notes.yaml, and run factsheet build",
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
