/** Earlier quarters of all regions on the boundaries of this one: a municipality that went to another region moves its figures along. */
import type {AlignedQuarter} from "../../change/aligned.js";
import {sumOfCounts} from "../../change/alignment.js";
import type {RegionChanges} from "../../change/region-changes.js";
import {columns} from "../../vocabulary/figure.js";
import type {NationalInput} from "./national.js";
import {municipalityFacts, regionFacts} from "./quarter.js";

/** @param regions what changed in the regions that were added up */
export function alignRegions(
  {history, missing}: Pick<NationalInput, "history" | "missing">,
  regions: readonly RegionChanges[],
): AlignedQuarter[] {
  const isComplete = missing.length === 0;
  return history.flatMap((earlier) => {
    const {period} = earlier;
    const moved = new Map(
      regions.flatMap(({region, aligned = []}) => {
        const then = aligned.find((quarter) => quarter.period === period && !quarter.isSameArea);
        return then ? [[region, then.total] as const] : [];
      }),
    );
    if (moved.size === 0) return [];
    const rows = municipalityFacts(earlier).map(({name, counts}) => {
      const there = moved.get(name);
      return {name, counts: there === undefined ? counts : there};
    });
    const known = rows.flatMap(({counts}) => counts ?? []);
    const sum = known.length === rows.length ? sumOfCounts(known) : null;
    const printed = regionFacts(earlier).counts;
    // whatever moved between regions that are all added up leaves their sum as it was
    const isSameArea =
      isComplete || (sum !== null && columns.every((column) => sum[column] === printed[column]));
    const isConverted = !isSameArea && [...moved.values()].some((total) => total !== null);
    return [{period, rows, total: isSameArea ? printed : sum, isConverted, isSameArea}];
  });
}
