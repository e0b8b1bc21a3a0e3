/** A table «Gebieden in Nederland» of a made-up 2027, in the form in which Statistics Netherlands offers it. */
import {allMunicipalities, existsIn, regionOf} from "../../src/vocabulary/municipality.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {regionIn} from "../../src/vocabulary/region.js";

export interface TableChanges {
  /** added to the numbers in the names of the columns */
  readonly shift?: number;
  readonly gone?: readonly string[];
  /** name and region by code */
  readonly added?: Readonly<Record<string, readonly [string, string]>>;
  /** code of the new region by name */
  readonly moved?: Readonly<Record<string, string>>;
  readonly renamed?: Readonly<Record<string, string>>;
  readonly regions?: Readonly<Record<string, string>>;
}

const year = parsePeriod("2026-Q1");
/** As they stand there since 2024. */
const suffixed: Readonly<Record<string, string>> = {
  Groningen: "Groningen (gemeente)",
  Utrecht: "Utrecht (gemeente)",
  "'s-Gravenhage": "'s-Gravenhage (gemeente)",
  Hengelo: "Hengelo (O.)",
  Laren: "Laren (NH.)",
};

export function tableOf2027(changes: TableChanges): string {
  const {shift = 0, gone = [], added = {}, moved = {}, renamed = {}, regions = {}} = changes;
  const nameOfRegion = (code: string) => regions[code] ?? regionIn(code, year)?.name ?? "";
  const known = allMunicipalities()
    .filter((one) => existsIn(one, year) && !gone.includes(one.name))
    .map((one) => {
      const region = moved[one.name] ?? regionOf(one, year).code;
      return {code: one.code ?? "", name: renamed[one.name] ?? suffixed[one.name] ?? one.name, region};
    });
  const fresh = Object.entries(added).map(([code, [name, region]]) => ({code, name, region}));
  const numbered = ["Code", "Naam", "Sorteringsnaam", "Code", "Naam", "Code", "Naam"];
  const header = ["ID", "RegioS", ...numbered.map((name, i) => `${name}_${i + 1 + shift}`)];
  const rows = [...known, ...fresh].map(({code, name, region}, i) => [
    String(i),
    code.padEnd(10),
    code.padEnd(6),
    name.padEnd(50),
    name.replace(/^'s-(.*)$/, "$1, 's-").padEnd(50),
    region.padEnd(10),
    nameOfRegion(region).padEnd(50),
    "PV20  ",
    "Groningen".padEnd(40),
  ]);
  const country = ["-1", "NL01      ", "NL01", "Nederland", "Nederland", "", "", "", ""];
  const quoted = [header, country, ...rows].map((fields) => fields.map((field) => `"${field}"`).join(";"));
  return `\ufeff${quoted.join("\r\n")}\r\n`;
}
