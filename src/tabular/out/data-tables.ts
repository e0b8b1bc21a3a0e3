/** All figures of all quarters in long form, and the tables that they refer to: what the data package holds. */
import type {Archive, ArchiveEntry} from "../../edition/archive.js";
import {type AnswersByEdition, isConcept} from "../../edition/concept.js";
import type {PlacedEdition} from "../../edition/edition.js";
import {type Column, columns, type Figure, markIn, personsIn} from "../../vocabulary/figure.js";
import {findMunicipalityByCode} from "../../vocabulary/municipality.js";
import {type FormRow, formRows, symbolIn} from "../form.js";
import type {DataTableName} from "../words.js";
import {type DataTable, type DataValue, toRegion} from "./data-table.js";
import {divisionTables} from "./division-tables.js";

const statuses = ["final", "provisional", "revised"] as const;
type Status = (typeof statuses)[number];

interface Entry extends ArchiveEntry {
  /** then its figures are provisional */
  readonly isConcept: boolean;
}

/**
 * @param archive with, as versions, only what was published before with other figures: what differs from that is revised
 * @param answers which findings somebody answered; left out: none
 * @param inMemory whether the rows of figures are kept, and not made again for each file
 * @returns figures and editions, real ones apart from fictional ones, each only where there are any; then regions and
 *   municipalities, who belonged where, and the names of both
 */
export function dataTables(
  archive: Archive,
  answers: AnswersByEdition = new Map(),
  inMemory = true,
): DataTable[] {
  const entries = [...archive].map(([key, {current, versions}]): Entry => {
    return {current, versions, isConcept: isConcept(current, answers.get(key))};
  });
  const ofKind = [false, true].flatMap((fictional) => {
    const some = entries.filter(({current}) => current.fictional === fictional);
    return some.length === 0 ? [] : [figuresTable(some, fictional, inMemory), editionsTable(some, fictional)];
  });
  return [...ofKind, ...divisionTables()];
}

function figuresTable(entries: readonly Entry[], fictional: boolean, inMemory: boolean): DataTable {
  const rows = {
    *[Symbol.iterator]() {
      for (const entry of entries) yield* figureRows(entry);
    },
  };
  return {
    kind: "figures",
    name: nameOf("figures", fictional),
    fictional,
    fields: [
      {name: "period", type: "string", required: true},
      {name: "region_code", type: "string"},
      {name: "region", type: "string", required: true},
      {name: "row", type: "string", required: true, values: ["municipality", "total"]},
      {name: "municipality_code", type: "string"},
      {name: "municipality", type: "string"},
      {name: "column", type: "string", required: true, values: columns},
      {name: "persons", type: "integer"},
      {name: "symbol", type: "string"},
      {name: "status", type: "string", required: true, values: statuses},
      {name: "fictional", type: "boolean", required: true},
      {name: "source_file", type: "string", required: true},
      {name: "source_sha256", type: "string", required: true},
    ],
    rows: inMemory ? [...rows] : rows,
    foreignKeys: [toRegion, {field: "municipality_code", table: "municipalities"}],
  };
}

function figureRows(entry: Entry): DataValue[][] {
  const {current} = entry;
  const statusOf = statusIn(entry);
  const rows = formRows(current).filter((row) => row.name !== null);
  return rows.flatMap((row) =>
    columns.map((column): DataValue[] => [
      current.period,
      current.region.code,
      current.region.name,
      row.isTotal ? "total" : "municipality",
      row.code !== null && findMunicipalityByCode(row.code) ? row.code : null,
      row.isTotal ? null : row.name,
      column,
      personsIn(row.figures[column]),
      symbolIn(row.figures[column]),
      statusOf(row, column),
      current.fictional,
      ...sourceOf(current),
    ]),
  );
}

/** Only the name of the file: where it lay is nobody's business. */
function sourceOf({source}: PlacedEdition): [string, string] {
  return [source.file.split("/").at(-1) ?? source.file, source.sha256];
}

/** How final each figure of an edition is. */
function statusIn({versions, isConcept}: Entry): (row: FormRow, column: Column) => Status {
  const earlier = versions.map((version) => (row: FormRow, column: Column) => {
    const figures = row.isTotal
      ? version.total?.figures
      : version.municipalities.find(({name}) => name === row.name)?.figures;
    return figures ? stated(figures[column]) : null;
  });
  return (row, column) => {
    const figure = row.figures[column];
    const mark = markIn(figure);
    if (isConcept || mark === "provisional") return "provisional";
    return mark === "revised" || earlier.some((before) => before(row, column) !== stated(figure))
      ? "revised"
      : "final";
  };
}

function stated(figure: Figure): string {
  return figure.kind === "count" ? String(figure.persons) : figure.kind;
}

function editionsTable(entries: readonly Entry[], fictional: boolean): DataTable {
  return {
    kind: "editions",
    name: nameOf("editions", fictional),
    fictional,
    fields: [
      {name: "period", type: "string", required: true},
      {name: "region_code", type: "string"},
      {name: "region", type: "string", required: true},
      {name: "total_label", type: "string"},
      {name: "register_persons", type: "integer"},
      {name: "known_percent", type: "number"},
      {name: "status", type: "string", required: true, values: statuses},
      {name: "fictional", type: "boolean", required: true},
      {name: "source_file", type: "string", required: true},
      {name: "source_sha256", type: "string", required: true},
    ],
    rows: entries.map(({current, versions, isConcept}) => [
      current.period,
      current.region.code,
      current.region.name,
      current.total?.label ?? null,
      current.register?.persons ?? null,
      current.register?.knownPercent ?? null,
      isConcept ? "provisional" : versions.length > 0 ? "revised" : "final",
      current.fictional,
      ...sourceOf(current),
    ]),
    primaryKey: ["period", "region"],
    foreignKeys: [toRegion],
  };
}

/** Real figures have the plain name. */
export function nameOf(kind: DataTableName, fictional: boolean): string {
  return fictional ? `${kind}-fictional` : kind;
}
