/** The same region under another printed name: `region-respelling`, and `return` to the official one. */
import {isRegionName} from "../../vocabulary/region.js";
import type {Flag} from "../flag.js";
import type {Subject} from "../subject.js";

export function respellingFlags({sheet, earlier}: Subject): Flag[] {
  const [nearest] = earlier;
  const {name, printedName} = sheet.edition.region;
  const before = nearest?.earlier.edition.region.printedName;
  if (!nearest || before === undefined || sameStyle(printedName, before)) return [];
  const {code} = sheet.edition.region;
  const isRenamed = code !== null && [printedName, before].every((one) => isRegionName(one, code));
  if (isRenamed) {
    const parameters = {renamed: printedName, earlier: before};
    return [{kind: "region-respelling", against: nearest.against, parameters}];
  }
  const place = {
    against: nearest.against,
    parameters: {printed: printedName, earlier: before, expected: name},
  };
  return [{kind: sameStyle(printedName, name) ? "return" : "region-respelling", ...place}];
}

/** Capitals throughout are a matter of style. */
function sameStyle(a: string, b: string): boolean {
  return a === b || a === b.toUpperCase() || a.toUpperCase() === b;
}
