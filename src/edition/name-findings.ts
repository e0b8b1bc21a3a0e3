/** What the names on a sheet say of it: municipalities that are not the region's, and those of it that are missing. */

import {
  lineOfConfirmation,
  lineOfMove,
  lineOfNewMunicipality,
  lineOfRenamedRegion,
  lineOfSuccessor,
} from "../settings/gazetteer-lines.js";
import {type Finding, findingOf} from "../vocabulary/finding.js";
import {
  bareName,
  belongsTo,
  existsIn,
  findMunicipality,
  findMunicipalityByCode,
  type Municipality,
  membersOf,
  moveNear,
  municipalitiesNamed,
  plannedEndOf,
  regionOf,
} from "../vocabulary/municipality.js";
import {firstDayOf, type Period} from "../vocabulary/period.js";
import {isRegionName, netherlands, type Region, regionIn, regionsIn} from "../vocabulary/region.js";
import type {Edition, MunicipalityRow} from "./edition.js";

/** Names against the municipalities of the region at the end of the quarter. */
export function nameFindings(edition: Edition): Finding[] {
  const {region, period, municipalities} = edition;
  const home = region?.code ? regionIn(region.code, period) : undefined;
  const placed = home && period ? {home, period} : null;
  const missing = placed ? missingMembers(edition, placed) : [];
  const strangers = municipalities.filter((row) => !findRow(row, edition) && !isOfRegions(row));
  const gone = missing.flatMap((one) => ("key" in one && period && !isExplained(one, period) ? [one] : []));
  return [
    ...municipalities.flatMap((row) => {
      const municipality = findRow(row, edition);
      if (strangers.includes(row)) return [unknown(row, edition, strangers, gone)];
      if (!municipality) return [];
      return [...misspelt(row, edition), ...(placed ? outOfPlace(municipality, placed) : [])];
    }),
    ...(placed ? missing.map((one) => absent(one, placed)) : []),
    ...respelling(edition),
  ];
}

/** What is known of it is told with it: a new name elsewhere in the table is another matter. */
function isExplained(municipality: Municipality, period: Period): boolean {
  return moveNear(municipality, period) !== undefined || plannedEndOf(municipality, period) !== undefined;
}

/** A sheet's place: in which region, and when. */
interface Placed {
  readonly home: Region;
  readonly period: Period;
}

/** One without a code of Statistics Netherlands yet is known by its name. */
function findRow({name, code}: MunicipalityRow, {period, region}: Edition): Municipality | undefined {
  if (code !== null) return findMunicipalityByCode(code, period);
  const home = region?.code ? {code: region.code} : undefined;
  const found = findMunicipality(name, period, home);
  return found && found.match !== "close" ? found.municipality : undefined;
}

/** A national table may have a row for each region. */
function isOfRegions({code}: MunicipalityRow): boolean {
  return code?.startsWith("AM") ?? false;
}

/** A name that is none, or that of several municipalities. */
function unknown(
  {name}: MunicipalityRow,
  edition: Edition,
  strangers: readonly MunicipalityRow[],
  missing: readonly {readonly name: string; readonly code: string | null}[],
): Finding {
  const {region, period} = edition;
  const home = region?.code ? {code: region.code} : undefined;
  const meant = municipalitiesNamed(name, period, home).map(({municipality}) => municipality.name);
  if (meant.length > 1) return findingOf("municipality-doubtful", {municipality: name, candidates: meant});
  const isRead = edition.source.method === "text" && home !== undefined && home.code !== netherlands.code;
  if (!isRead || !period || strangers.length > 1)
    return findingOf("unknown-municipality", {municipality: name});
  const date = firstDayOf(period);
  const add = lineOfSuccessor(name, missing, date) ?? lineOfNewMunicipality(name, home.code, date);
  const gone = missing.map((one) => one.name);
  return findingOf("unknown-municipality", {municipality: name, ...(gone.length > 0 && {gone}), add});
}

/** A slip that was read over; another spelling is none. */
function misspelt({name, printedName}: MunicipalityRow, {period, region}: Edition): Finding[] {
  if (printedName === undefined) return [];
  const home = region?.code ? {code: region.code} : undefined;
  const named = municipalitiesNamed(bareName(printedName), period, home);
  const isSpelling = named.some(({municipality, match}) => municipality.name === name && match !== "close");
  return isSpelling ? [] : [findingOf("misspelt-municipality", {municipality: name, printed: printedName})];
}

/** A municipality of another region, or of another time. */
function outOfPlace(municipality: Municipality, {home, period}: Placed): Finding[] {
  const {name, since, until} = municipality;
  const region = regionOf(municipality, period);
  if (!belongsTo(municipality, home, period)) {
    const add = lineOfMove(name, home.code, firstDayOf(period));
    return [findingOf("foreign-municipality", {municipality: name, home: region.name, add})];
  }
  if (!existsIn(municipality, period)) {
    if (until !== undefined && (since ?? "") < until) {
      // on a sheet of the quarter in which it ended either situation is right
      const code = until > firstDayOf(period) ? "municipality-moving" : "foreign-municipality";
      return [findingOf(code, {municipality: name, until})];
    }
    return [findingOf("foreign-municipality", {municipality: name, since: since ?? ""})];
  }
  const move =
    home.code !== netherlands.code && region.code !== home.code ? moveNear(municipality, period) : undefined;
  return move ? [moving("listed", name, move, period)] : [];
}

function moving(
  where: "listed" | "absent",
  name: string,
  {from, to, date}: NonNullable<ReturnType<typeof moveNear>>,
  period: Period,
): Finding {
  const names = {from: regionIn(from, period)?.name ?? from, to: regionIn(to, period)?.name ?? to};
  return findingOf("municipality-moving", {municipality: name, [where]: name, ...names, date});
}

/** A national table has a row for each municipality, or one for each region. */
function missingMembers(
  {municipalities, period, region}: Edition,
  {home}: Placed,
): (Municipality | Region)[] {
  const isByRegion = municipalities.some(isOfRegions);
  const present = new Set(
    municipalities.flatMap((row) => row.code ?? findRow(row, {period, region} as Edition)?.key ?? []),
  );
  const expected = isByRegion ? regionsIn(period) : membersOf(home, period as Period);
  return expected.filter((one) => !present.has("key" in one ? one.key : one.code));
}

function absent(one: Municipality | Region, {home, period}: Placed): Finding {
  const {name} = one;
  if (!("key" in one)) return findingOf("municipality-missing", {municipality: name});
  const move = home.code === netherlands.code ? undefined : moveNear(one, period);
  if (move) return moving("absent", name, move, period);
  const planned = plannedEndOf(one, period);
  if (!planned) return findingOf("municipality-missing", {municipality: name});
  const add = lineOfConfirmation(planned);
  return findingOf("municipality-missing", {
    municipality: name,
    planned: planned.date,
    into: [...planned.into],
    add,
  });
}

/**
 * What a region by a name that nobody knows may have been called so far, by its municipalities, and the line that says so.
 *
 * @returns nothing where they belong to several
 */
export function likelyRenaming(
  printed: string,
  {municipalities, period}: Pick<Edition, "municipalities" | "period">,
): {expected?: string; add?: string} {
  if (!period) return {};
  const known = municipalities.flatMap(({code}) => (code && findMunicipalityByCode(code)) || []);
  const homes = known.map((one) => regionOf(one, period).code);
  const likely = regionsIn(period).find(({code}) => {
    return 2 * homes.filter((home) => home === code).length > homes.length;
  });
  if (!likely) return {};
  return {expected: likely.name, add: lineOfRenamedRegion(likely.code, printed, firstDayOf(period))};
}

/** Capitals alone are a matter of style, and a region that was renamed may be called by either name. */
export function respelling({region}: Edition): Finding[] {
  if (!region || region.code === null || region.printedName === region.name) return [];
  if (region.printedName === region.name.toUpperCase()) return [];
  if (isRegionName(region.printedName, region.code)) return [];
  return [findingOf("region-respelling", {printed: region.printedName, expected: region.name})];
}
