/** A sheet of the archive as it is judged now: with what people wrote in input/, and all that is to be answered on it. */
import {compareArchive} from "../../change/compare.js";
import {type Archive, currentEditions, earlierVersions, periodsOf} from "../../edition/archive.js";
import type {Point} from "../../edition/concept.js";
import type {PlacedEdition} from "../../edition/edition.js";
import {finishArchive} from "../../edition/finish-archive.js";
import type {Config} from "../../settings/config.js";
import {InputError} from "../../vocabulary/error.js";
import {parsePeriod} from "../../vocabulary/period.js";
import {findRegionAsWritten, type Region, regionsIn} from "../../vocabulary/region.js";
import {type OwnWords, readOwnWords, readTemplateWords, type TemplateWords} from "../plan/inputs.js";
import {loadArchive, presentThen} from "../plan/stored-archive.js";

export interface JudgedSheet {
  readonly edition: PlacedEdition;
  /** answered or not, always in the same order: their numbers are from 1 */
  readonly points: readonly Point[];
  readonly words: OwnWords & TemplateWords;
  /** the same sheet, had people written something else */
  readonly judgedWith: (written: Partial<OwnWords>) => Omit<JudgedSheet, "judgedWith">;
}

/**
 * @param region slug, or name as it is printed
 * @throws InputError `usage` for a region or quarter that does not exist, or of which nothing was read: says what there is
 */
export async function judgeSheet(config: Config, region: string, period: string): Promise<JudgedSheet> {
  const place = `${parsePeriod(period)}/${regionAsWritten(region).slug}`;
  const words = {...(await readTemplateWords(config.templates)), ...(await readOwnWords(config.input))};
  const [{editions}, present] = await Promise.all([loadArchive(config.output), presentThen(config.output)]);
  const judgedWith = (written: Partial<OwnWords>) => {
    const now = {...words, ...written};
    const archive = finishArchive(editions, now, present);
    const edition = archive.get(place)?.current;
    if (!edition) throw notRead(archive, place, config);
    return {edition, points: pointsOn(edition, archive, now), words: now};
  };
  return {...judgedWith({}), judgedWith};
}

/** @throws InputError `usage`: says which regions are near, or all of them */
export function regionAsWritten(text: string): Region {
  const region = findRegionAsWritten(text);
  if (region) return region;
  const start = text.slice(0, 4).toLowerCase();
  const all = regionsIn();
  const near = all.filter(({slug, name}) => slug.includes(start) || name.toLowerCase().includes(start));
  const names = (near.length > 0 && near.length < 8 ? near : all).map(({name}) => name);
  throw new InputError("usage", `there is no region "${text}"`, {next: `choose one of ${names.join(", ")}`});
}

function pointsOn(
  edition: PlacedEdition,
  archive: Archive,
  words: OwnWords & TemplateWords,
): readonly Point[] {
  const known = currentEditions(archive).filter(({period}) => period <= edition.period);
  const options = {...words, versions: earlierVersions(archive)};
  const {answers} = compareArchive([], known, options);
  return answers.get(`${edition.period}/${edition.region.slug}`)?.points ?? [];
}

function notRead(archive: Archive, place: string, {output}: Config): InputError {
  const [period, slug] = place.split("/");
  const ofQuarter = [...archive.values()].filter(({current}) => current.period === period);
  const there =
    ofQuarter.length > 0
      ? `of that quarter there are ${ofQuarter.map(({current}) => current.region.slug).join(", ")}`
      : `there are quarters ${periodsOf(archive).join(", ")}`;
  return new InputError("usage", `there are no figures of ${slug} in ${period} in ${output}`, {
    next:
      archive.size === 0
        ? "run factsheet build first, or name its output folder with --output"
        : `run factsheet build when its PDF is in the input folder; ${there}`,
  });
}
