/** What a sheet says of the boundaries that its differences are on: what was converted, and what could not be. */
import type {Comparisons} from "./key-figures.js";
import type {Quarter} from "./quarter.js";

/**
 * Of the two earlier quarters that the sheet compares with.
 *
 * @returns quarters, and names of municipalities; `isRedrawn` when there is anything to say
 */
export function boundariesOf(now: Quarter, {previous, lastYear}: Comparisons<Quarter>) {
  const redrawn = [previous, lastYear].filter(
    (then) => then !== null && then.boundaries !== "same",
  ) as Quarter[];
  const rowsLost = (then: Quarter) => [...now.rows.keys()].filter((name) => !then.rows.has(name));
  const isLost = (then: Quarter) => now.region.counts.totaal !== null && then.region.counts.totaal === null;
  const quarters = (accepts: (then: Quarter) => boolean) => redrawn.filter(accepts).map(({period}) => period);
  const names = redrawn.flatMap(rowsLost);
  const said = {
    /** quarters that were converted to the municipal boundaries of the sheet */
    converted: quarters(({isConverted}) => isConverted),
    /** quarters with which the region as a whole cannot be compared */
    lost: quarters(isLost),
    /** municipalities that cannot be compared with some quarters: what they were made of was divided, or is not known */
    parts:
      names.length > 0
        ? {names: [...new Set(names)], quarters: quarters((then) => rowsLost(then).length > 0)}
        : null,
    /** quarters in which the doelgroepregister was that of another area: it cannot be converted */
    otherRegister: quarters((then) => now.register !== null && then.boundaries === "other-region"),
  };
  const isRedrawn = said.parts !== null || [said.converted, said.lost, said.otherRegister].flat().length > 0;
  return {isRedrawn, ...said};
}
