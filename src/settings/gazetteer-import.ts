/** A year's division of Statistics Netherlands beside the one that the program has: what is new, gone, moved and renamed. */
import type {Gazetteer} from "../vocabulary/gazetteer.js";
import {type Herindeling, heldOn, type MunicipalityRecord} from "../vocabulary/gazetteer-records.js";
import {
  lineOfConfirmation,
  lineOfMove,
  lineOfNewCode,
  lineOfRename,
  lineOfRenamedRegion,
} from "./gazetteer-lines.js";

/** A municipality as the table has it. */
export interface DivisionRow {
  readonly code: string;
  readonly name: string;
  readonly region: {readonly code: string; readonly name: string};
}

export interface DivisionChange {
  readonly what: "new" | "gone" | "moved" | "renamed" | "region renamed" | "new region";
  /** for who runs it, in English */
  readonly message: string;
  /** what to add to input/gazetteer.yaml */
  readonly line: string;
  /** of a new municipality */
  readonly row?: DivisionRow;
}

export interface DivisionComparison {
  readonly changes: readonly DivisionChange[];
  /** codes that are no longer there, and no herindeling says why */
  readonly unexplained: readonly {readonly code: string; readonly name: string; readonly region: string}[];
}

export function compareDivision(
  rows: readonly DivisionRow[],
  year: number,
  division: Gazetteer,
): DivisionComparison {
  const day = `${year}-01-01`;
  const present = new Set(rows.map(({code}) => code));
  const records = [...division.municipalities.values()];
  const gone = records.filter((one) => one.code !== null && existsOn(one, day) && !present.has(one.code));
  const endOf = (one: MunicipalityRecord) => plannedEnd(one, day, division, present);
  const confirmed = [...new Set(gone.flatMap((one) => endOf(one) ?? []))];
  return {
    changes: [
      ...regionChanges(rows, day, division),
      ...rows.flatMap((row) => rowChanges(row, day, division)),
      ...confirmed.map((herindeling): DivisionChange => {
        const ended = herindeling.from.filter((name) => !herindeling.into.includes(name));
        const message = `${ended.join(", ")}: now ${herindeling.into.join(", ")}, as was planned`;
        return {what: "gone", message, line: lineOfConfirmation(herindeling)};
      }),
    ],
    unexplained: gone
      .filter((one) => !endOf(one))
      .map((one) => ({code: one.key, name: heldOn(one.names, day), region: heldOn(one.homes, day)})),
  };
}

function existsOn({since = "", until = "9999"}: MunicipalityRecord, day: string): boolean {
  return since <= day && day < until;
}

/** The planned herindeling that ended it, if what it was to become is there. */
function plannedEnd(
  {names}: MunicipalityRecord,
  day: string,
  {planned, municipalities}: Gazetteer,
  present: ReadonlySet<string>,
): Herindeling | undefined {
  const name = heldOn(names, day);
  const isThere = (other: string) =>
    [...municipalities.values()].some((one) => heldOn(one.names, day) === other && present.has(one.key));
  return planned.find(
    ({date, from, into}) => date <= day && from.includes(name) && !into.includes(name) && into.every(isThere),
  );
}

function regionChanges(
  rows: readonly DivisionRow[],
  day: string,
  {regions, regionNames}: Gazetteer,
): DivisionChange[] {
  const named = new Map(rows.map(({region}) => [region.code, region.name]));
  return [...named].flatMap(([code, name]): DivisionChange[] => {
    const known = regions.get(code);
    const line = lineOfRenamedRegion(code, name, day);
    if (!known) return [{what: "new region", message: `${code} ${name}`, line}];
    if (name === "" || regionNames.find(name).places.includes(known)) return [];
    return [{what: "region renamed", message: `${code} ${heldOn(known.names, day)}: now ${name}`, line}];
  });
}

function rowChanges(row: DivisionRow, day: string, division: Gazetteer): DivisionChange[] {
  const {code, name, region} = row;
  const known = division.municipalities.get(code);
  if (!known || !existsOn(known, day)) {
    // the analyst may have told of it before its code was known
    const line = lineOfNewCode(code, bare(name), region.code, day);
    return [{what: "new", message: `${code} ${name}, in ${region.name}`, line, row}];
  }
  const before = heldOn(known.homes, day);
  const names = division.municipalityNames.find(name).places;
  const isNamed = names.includes(known) || division.municipalityNames.find(bare(name)).places.includes(known);
  return [
    ...(isNamed
      ? []
      : [
          {
            what: "renamed" as const,
            message: `${code} ${heldOn(known.names, day)}: now ${name}`,
            line: lineOfRename(code, bare(name), day),
          },
        ]),
    ...(before === region.code
      ? []
      : [
          {
            what: "moved" as const,
            message: `${code} ${name}: from ${division.regions.get(before)?.names.at(-1)?.value ?? before} to ${region.name}`,
            line: lineOfMove(code, region.code, day),
          },
        ]),
  ];
}

/** "Groningen (gemeente)" tells it from the province. */
function bare(name: string): string {
  return name.replace(/ \(gemeente\)$/, "");
}
