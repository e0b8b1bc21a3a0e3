/** Public sheets of other quarters that show something that has changed since, such as the course of a revised figure. */
import {isPeriod, type Period} from "../../vocabulary/period.js";
import type {Manifest} from "../plan/manifest.js";
import type {PublicFolder} from "./public-folder.js";

/** A sentence for each of these quarters. */
export function sheetsBehind(
  {files}: Manifest,
  {sums}: Pick<PublicFolder, "sums">,
  published: Period,
): string[] {
  const behind = files.filter(
    ({file, sha256}) => file.endsWith(".html") && sums.has(file) && sums.get(file) !== sha256,
  );
  const counts = new Map<string, number>();
  for (const {file} of behind) {
    const period = file.slice(0, 7);
    if (isPeriod(period) && period !== published) counts.set(period, (counts.get(period) ?? 0) + 1);
  }
  return [...counts].map(
    ([period, count]) =>
      `${period}: ${count} public ${count === 1 ? "sheet is" : "sheets are"} other than last built; factsheet build, and then factsheet publish ${period}, makes them the same`,
  );
}
