/** What the names on a sheet say of it: municipalities that are not the region's, and those of it that are missing. */
import {type Finding, findingOf} from "../vocabulary/finding.js";
import {
  bareName,
  belongsTo,
  existsIn,
  findMunicipalityByCode,
  membersOf,
} from "../vocabulary/municipality.js";
import type {Period} from "../vocabulary/period.js";
import {netherlands, type Region, regions} from "../vocabulary/region.js";
import {foldSpelling} from "../vocabulary/spelling.js";
import type {Edition} from "./edition.js";

/** Names against the municipalities of the region at the end of the quarter. */
export function nameFindings(edition: Edition): Finding[] {
  const {region, period} = edition;
  const home = region && [...regions, netherlands].find(({code}) => code === region.code);
  return [
    ...edition.municipalities.flatMap(({name, printedName, code}) => {
      if (code === null) return [findingOf("unknown-municipality", {municipality: name})];
      const misspelt =
        printedName !== undefined && foldSpelling(bareName(printedName)) !== foldSpelling(name)
          ? [findingOf("misspelt-municipality", {municipality: name, printed: printedName})]
          : [];
      return [...misspelt, ...(home && period ? outOfPlace(name, code, home, period) : [])];
    }),
    ...(home && period ? missingMembers(edition, home, period) : []),
    ...respelling(edition),
  ];
}

/** A municipality of another region, or of another time. */
function outOfPlace(name: string, code: string, home: Region, period: Period): Finding[] {
  const municipality = findMunicipalityByCode(code);
  if (!municipality) return [];
  if (!belongsTo(municipality, home)) {
    return [findingOf("foreign-municipality", {municipality: name, home: municipality.region.name})];
  }
  if (existsIn(municipality, period)) return [];
  const {since, until} = municipality;
  return [
    findingOf("foreign-municipality", {
      municipality: name,
      ...(until !== undefined && (since ?? "") < until ? {until} : {since: since ?? ""}),
    }),
  ];
}

/** A national table has a row for each municipality, or one for each region. */
function missingMembers({municipalities}: Edition, home: Region, period: Period): Finding[] {
  const present = new Set(municipalities.map(({code}) => code));
  const isByRegion = municipalities.some(({code}) => code?.startsWith("AM"));
  const expected = isByRegion ? regions : membersOf(home, period).filter((m) => !m.alternativeRegion);
  return expected
    .filter(({code}) => !present.has(code))
    .map(({name}) => findingOf("municipality-missing", {municipality: name}));
}

/** Capitals alone are a matter of style. */
export function respelling({region}: Edition): Finding[] {
  if (!region || region.code === null || region.printedName === region.name) return [];
  if (region.printedName === region.name.toUpperCase()) return [];
  return [findingOf("region-respelling", {printed: region.printedName, expected: region.name})];
}
