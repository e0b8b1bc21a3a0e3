/** The division of the country as factsheet gazetteer prints it: where it comes from, what was added, who belongs where. */
import {builtInGazetteer} from "../vocabulary/built-in-gazetteer.js";
import {gazetteer} from "../vocabulary/gazetteer.js";
import type {Herindeling} from "../vocabulary/gazetteer-records.js";
import {membersOf} from "../vocabulary/municipality.js";
import type {Period} from "../vocabulary/period.js";
import {regionsIn} from "../vocabulary/region.js";

/** Which table the list follows: that of the built-in list, or the one that was imported last. */
export function describeSource(): {readonly year: number; readonly text: string} {
  const {year: known = 0, tables = {}, checked = "", source = ""} = builtInGazetteer;
  const imported = gazetteer().additions.year;
  const table = tables[String(known)] ?? "";
  const base = `the built-in list follows table ${table} of ${known} (checked ${checked})\n  ${source}`;
  if (imported === undefined) return {year: known, text: base};
  return {
    year: Math.max(known, imported),
    text: `${base}\ninput/gazetteer.yaml follows the table of ${imported}`,
  };
}

/** Empty when nothing was added. */
export function describeAdditions(): string {
  const {additions, planned} = gazetteer();
  const {regions, municipalities, moves, herindelingen, spellings} = additions;
  const added = [
    ...regions.map(({code, name, since, until}) => {
      const what = name === undefined ? `ends on ${until}` : name;
      return `region ${code}: ${what}${since === undefined ? "" : ` since ${since}`}`;
    }),
    ...municipalities.map(({code, name, region, since}) => {
      const where = region === undefined ? "" : `, in ${region}`;
      return `municipality ${code ?? "without a code yet"}: ${name}${where}${since === undefined ? "" : ` since ${since}`}`;
    }),
    ...moves.map(({municipality, to, date}) => `move on ${date}: ${municipality} to ${to}`),
    ...herindelingen
      .filter(({confirmed}) => confirmed)
      .map((herindeling) => `herindeling ${describeHerindeling(herindeling)}`),
    ...spellings.map(({name, means}) => `spelling: ${name} is ${means}`),
  ];
  return [
    ...section("input/gazetteer.yaml adds", added),
    ...section("planned, and not confirmed: without effect", planned.map(describeHerindeling)),
  ].join("");
}

function section(title: string, lines: readonly string[]): string[] {
  const each = [...new Set(lines)];
  return each.length === 0 ? [] : [`${title}\n`, ...each.map((line) => `  ${line}\n`)];
}

function describeHerindeling({date, from, into}: Pick<Herindeling, "date" | "from" | "into">): string {
  return `on ${date}: ${from.join(", ")} become ${into.join(", ")}`;
}

export function gazetteerToText(period: Period, format: "table" | "json"): string {
  const regions = regionsIn(period).map((region) => ({...region, municipalities: membersOf(region, period)}));
  if (format === "json") {
    const {planned, additions} = gazetteer();
    return `${JSON.stringify({period, source: describeSource().text, regions, additions, planned}, null, 1)}\n`;
  }
  const count = regions.reduce((sum, {municipalities}) => sum + municipalities.length, 0);
  const lines = regions.map(({code, name, municipalities}) => {
    return `${code} ${name}: ${municipalities.map((one) => one.name).join(", ")}\n`;
  });
  return [
    `${regions.length} regions and ${count} municipalities in ${period}; ${describeSource().text}\n`,
    describeAdditions(),
    ...lines,
  ].join("");
}
