/** Publication is an act: what is ready becomes public, and input/publications.yaml says so. */
import {join} from "node:path";
import {compareArchive} from "../../change/compare.js";
import {type ArchiveEntry, currentEditions, earlierVersions} from "../../edition/archive.js";
import {figuresHash} from "../../edition/certificate.js";
import type {PlacedEdition} from "../../edition/edition.js";
import {
  isPublishedAs,
  lastPublication,
  type PublicationRecord,
  writePublications,
} from "../../edition/publication-record.js";
import type {RegionStatus} from "../../quarter/checklist-schema.js";
import type {Config} from "../../settings/config.js";
import {fieldsToFillIn} from "../../settings/settings.js";
import {sweepUnfinished, writeAtomically} from "../../system/atomic-write.js";
import {readTextIfThere, today} from "../../system/effects.js";
import {tellFault} from "../../system/faults.js";
import {withLock} from "../../system/lock.js";
import {refuseLinks} from "../../system/output-folder.js";
import type {Period} from "../../vocabulary/period.js";
import {netherlands} from "../../vocabulary/region.js";
import {ownFiles} from "../plan/inventory.js";
import {loadQuarters} from "../quarter.js";
import {withDrawer} from "../threads.js";
import {chooseReady} from "./choose-ready.js";
import {asShown, nationalOf, publicArchiveOf} from "./public-archive.js";
import {drawPublic} from "./public-files.js";
import {PublicFolder, publicFolder} from "./public-folder.js";
import {sheetsBehind} from "./sheets-behind.js";

export interface PublishOptions {
  /** name of who publishes */
  readonly by: string;
  /** slugs; none: the whole quarter */
  readonly regions: readonly string[];
  /** leave out what is missing or not ready */
  readonly partial: boolean;
  /** another folder than output/public */
  readonly to: string | null;
  /** also over files that were changed by hand */
  readonly force: boolean;
  readonly signal: AbortSignal;
}

export interface Published {
  readonly period: Period;
  readonly folder: string;
  /** the regions that are public now */
  readonly regions: readonly RegionStatus[];
  /** of the quarter, with what is to be done about them: not public, or not as they are now */
  readonly left: readonly RegionStatus[];
  /** what was recorded: figures that were not public before */
  readonly records: readonly PublicationRecord[];
  /** files that changed, and those that were as they should be */
  readonly written: number;
  readonly unchanged: number;
  /** sentences about what has to be looked at */
  readonly remarks: readonly string[];
}

/**
 * @throws InputError `usage`, with the list of what is open or missing; and for a file that was changed by hand: then
 *   nothing is written
 */
export async function publish(config: Config, options: PublishOptions): Promise<Published> {
  const folder = options.to ?? join(config.output, publicFolder);
  return withLock(config.output, async () => {
    const loaded = await loadQuarters(config);
    const {inputs, archive} = loaded;
    const {checklist, ready, left} = chooseReady(loaded, options);
    const {period} = checklist;
    const entries = ready.map(({slug}) => archive.get(`${period}/${slug}`) as ArchiveEntry);
    const added = entries.flatMap(({current}) => recordOf(current, inputs.publications, options.by));
    const records = [...inputs.publications, ...added];
    const {archive: published, lost} = publicArchiveOf(archive, records);
    const shown = asShown(archive, published, period);
    const national = nationalOf(published, {period, archive: shown, inputs, records});
    const recorded = national ? recordOf(national.sums, inputs.publications, options.by) : [];
    const versions = earlierVersions(archive);
    const words = {...inputs, publications: [...records, ...recorded], versions, onFault: tellFault};
    const comparison = compareArchive([period], currentEditions(shown), words);
    await refuseLinks(options.to ?? config.output);
    await sweepUnfinished(folder);
    const shelf = await PublicFolder.open(folder);
    const draw = {
      config,
      inputs,
      archive: shown,
      comparison,
      published,
      period,
      national,
      shelf,
      records: words.publications,
    };
    const files = await withDrawer(config, (drawer) =>
      drawPublic({...draw, slugs: ready.map(({slug}) => slug)}, drawer, options.signal),
    );
    options.signal.throwIfAborted();
    const {written, unchanged} = await shelf.put(files, {force: options.force});
    await record(config.input, [...added, ...recorded]);
    const remarks = [
      ...lost.map(
        (place) => `${place}: what was published is nowhere to be found any more, and stays as it lies there`,
      ),
      ...sheetsBehind(inputs.previous, shelf, period),
      ...fieldsToFillIn(inputs.settings).map(
        (field) =>
          `publication.yaml: readers see the placeholder of ${field}; fill it in, build and publish again`,
      ),
    ];
    return {
      period,
      folder,
      regions: ready,
      left,
      records: [...added, ...recorded],
      written,
      unchanged,
      remarks,
    };
  });
}

/** None where these very figures are public already. */
function recordOf(
  edition: PlacedEdition,
  before: readonly PublicationRecord[],
  by: string,
): PublicationRecord[] {
  const {region, period} = edition;
  const figures = figuresHash(edition);
  const last = lastPublication(region.slug, period, before);
  if (last && isPublishedAs(figures, last)) return [];
  const slug = region.code === netherlands.code ? netherlands.slug : region.slug;
  return [{region: slug, period, date: today(), by: by.trim(), figures}];
}

async function record(input: string, records: readonly PublicationRecord[]): Promise<void> {
  if (records.length === 0) return;
  const file = join(input, ownFiles.publications);
  await writeAtomically(file, writePublications(await readTextIfThere(file), file, records));
}
