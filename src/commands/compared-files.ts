/** Two PDFs beside each other, without an archive: the editions of a region that both hold. */

import {type CompareOptions, compareQuarter} from "../change/compare.js";
import {figuresHash} from "../edition/certificate.js";
import {isPlaced, type PlacedEdition} from "../edition/edition.js";
import {type JoinedChanges, joinKinds} from "../publication/models/changes-data.js";
import {readFile} from "../run/read/read-file.js";
import {createReader, readerOptionsOf} from "../run/read/threads/reader.js";
import type {Config} from "../settings/config.js";
import type {FigureWords} from "../tabular/words.js";
import {InputError} from "../vocabulary/error.js";
import {comparePeriods, type Period, quartersBetween} from "../vocabulary/period.js";

type Options = CompareOptions & {readonly words: FigureWords};

/**
 * What changed from one file to the other, whichever was named first: quarters decide what is earlier. Two files of
 * the same quarter are a revision, of which the second is the current one.
 *
 * @throws InputError when a file cannot be read, or when they hold no region in common
 */
export async function compareFiles(
  files: readonly [string, string],
  config: Config,
  options: Options,
  signal: AbortSignal,
): Promise<JoinedChanges[]> {
  const [first, second] = await readBoth(files, config, options, signal);
  const pairs = first.flatMap((a) => {
    const b = second.find(({region}) => region.slug === a.region.slug);
    return b
      ? [[a, b].toSorted((x, y) => comparePeriods(x.period, y.period)) as [PlacedEdition, PlacedEdition]]
      : [];
  });
  const names = (editions: readonly PlacedEdition[]) => editions.map(({region}) => region.name).join(", ");
  if (pairs.length === 0) {
    throw new InputError("usage", `these are not of the same region: ${names(first)} and ${names(second)}`, {
      next: "name two files of one region",
    });
  }
  if (pairs.some(([earlier, later]) => earlier.fictional !== later.fictional)) {
    const next = "name two real factsheets, or two examples";
    throw new InputError(
      "usage",
      "one holds real figures, the other fictional ones: they are never compared",
      {next},
    );
  }
  const periods = [...new Set(pairs.map(([, later]) => later.period))].sort(comparePeriods);
  return periods.map((period) => compareAt(period, pairs, options));
}

function compareAt(
  period: Period,
  pairs: readonly (readonly [PlacedEdition, PlacedEdition])[],
  options: Options,
): JoinedChanges {
  const ofPeriod = pairs.filter(([, later]) => later.period === period);
  const current = ofPeriod.map(([, later]) => later);
  const earlier = ofPeriod.map(([earlier]) => earlier).filter((edition) => edition.period !== period);
  const versions = ofPeriod.map(([earlier]) => earlier).filter((edition) => edition.period === period);
  // what was named first counts as published
  const publications = versions.map((version) => ({
    ...{region: version.region.slug, period, by: "", figures: figuresHash(version)},
    date: version.source.created?.slice(0, 10) ?? "",
  }));
  const reach = Math.max(1, ...earlier.map((edition) => quartersBetween(edition.period, period)));
  return joinKinds(
    compareQuarter(period, [...earlier, ...current], {...options, versions, publications, reach}),
  );
}

async function readBoth(
  files: readonly [string, string],
  config: Config,
  options: Options,
  signal: AbortSignal,
): Promise<[PlacedEdition[], PlacedEdition[]]> {
  const reader = createReader(readerOptionsOf(config, options));
  signal.addEventListener("abort", () => void reader.close(), {once: true});
  const read = async (file: string) => {
    const {editions, errors} = await readFile({path: file, name: file}, reader, options);
    const placed = editions.filter(isPlaced);
    if (placed.length > 0) return placed;
    const message = errors[0]?.message ?? "region or quarter cannot be read";
    throw new InputError("unreadable", message, {place: file, next: `see what factsheet extract says of it`});
  };
  try {
    return (await Promise.all(files.map(read))) as [PlacedEdition[], PlacedEdition[]];
  } finally {
    signal.throwIfAborted();
    await reader.close();
  }
}
