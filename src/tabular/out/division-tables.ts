/** The division of the country in the data package: regions, municipalities, who belonged where, and what each was called. */
import {gazetteer} from "../../vocabulary/gazetteer.js";
import type {Since} from "../../vocabulary/gazetteer-records.js";
import {allMunicipalities, regionOf} from "../../vocabulary/municipality.js";
import {netherlands, regionsIn} from "../../vocabulary/region.js";
import {type DataTable, toRegion} from "./data-table.js";

export function divisionTables(): DataTable[] {
  return [regionsTable(), municipalitiesTable(), membershipsTable(), namesTable()];
}

function regionsTable(): DataTable {
  return {
    kind: "regions",
    name: "regions",
    fictional: false,
    fields: [
      {name: "code", type: "string", required: true, unique: true},
      {name: "name", type: "string", required: true, unique: true},
      {name: "slug", type: "string", required: true, unique: true},
      {name: "since", type: "date"},
      {name: "until", type: "date"},
    ],
    rows: [...regionsIn(), netherlands].map(({code, name, slug}) => {
      const {since, until} = gazetteer().regions.get(code) ?? {};
      return [code, name, slug, since ?? null, until ?? null];
    }),
    primaryKey: ["code"],
    foreignKeys: [],
  };
}

function municipalitiesTable(): DataTable {
  return {
    kind: "municipalities",
    name: "municipalities",
    fictional: false,
    fields: [
      {name: "code", type: "string", required: true, unique: true},
      {name: "name", type: "string", required: true},
      {name: "region_code", type: "string", required: true},
      {name: "since", type: "date"},
      {name: "until", type: "date"},
    ],
    rows: allMunicipalities()
      .filter(({code}) => code !== null)
      .map((one) => [one.code, one.name, regionOf(one, null).code, one.since ?? null, one.until ?? null]),
    primaryKey: ["code"],
    foreignKeys: [toRegion],
  };
}

/** Of each municipality a row for each region that it belonged to, one after the other. */
function membershipsTable(): DataTable {
  return {
    kind: "memberships",
    name: "memberships",
    fictional: false,
    fields: [
      {name: "municipality_code", type: "string", required: true},
      {name: "region_code", type: "string", required: true},
      {name: "since", type: "date"},
      {name: "until", type: "date"},
    ],
    rows: [...gazetteer().municipalities.values()].flatMap((one) =>
      one.code === null ? [] : inTurn(one.homes, one).map(([region, ...days]) => [one.code, region, ...days]),
    ),
    foreignKeys: [{field: "municipality_code", table: "municipalities"}, toRegion],
  };
}

/** Of each region and municipality a row for each of its names. */
function namesTable(): DataTable {
  const {regions, municipalities} = gazetteer();
  return {
    kind: "names",
    name: "names",
    fictional: false,
    fields: [
      {name: "code", type: "string", required: true},
      {name: "name", type: "string", required: true},
      {name: "since", type: "date"},
      {name: "until", type: "date"},
    ],
    rows: [...regions.values(), ...municipalities.values()].flatMap((one) =>
      one.code === null ? [] : inTurn(one.names, one).map(([name, ...days]) => [one.code, name, ...days]),
    ),
    foreignKeys: [],
  };
}

/** What held one after the other, each with its first day and the first day on which it no longer held. */
function inTurn(
  values: readonly Since<string>[],
  {since, until}: {readonly since?: string; readonly until?: string},
): [string, string | null, string | null][] {
  return values.map((one, i) => [
    one.value,
    one.since || (since ?? null),
    values[i + 1]?.since ?? until ?? null,
  ]);
}
