/** Lines for input/gazetteer.yaml that make right what a finding asks about, each to be pasted as it is. */

import type {Herindeling} from "../vocabulary/gazetteer-records.js";
import {quoteYaml} from "./yaml.js";

export function lineOfMove(municipality: string, to: string, date: string): string {
  return line("moves", {municipality, to, date});
}

export function lineOfMerger(from: readonly string[], into: string, date: string): string {
  return lineOfConfirmation({date, from, into: [into]});
}

export function lineOfConfirmation({date, from, into, partial}: Herindeling): string {
  return line("herindelingen", {date, from, into, ...(partial && {partial: "yes"}), confirmed: "yes"});
}

export function lineOfRenamedRegion(code: string, name: string, since: string): string {
  return line("regions", {code, name, since});
}

export function lineOfNewMunicipality(name: string, region: string, since: string): string {
  return line("municipalities", {name, region, since});
}

export function lineOfNewCode(code: string, name: string, region: string, since: string): string {
  return line("municipalities", {code, name, region, since});
}

export function lineOfRename(code: string, name: string, since: string): string {
  return line("municipalities", {code, name, since});
}

/**
 * A new name in the place of one that is missing, which was renamed, or of several, which were merged.
 *
 * @returns null where none is missing
 */
export function lineOfSuccessor(
  name: string,
  missing: readonly {readonly name: string; readonly code: string | null}[],
  date: string,
): string | null {
  const [only, ...others] = missing;
  if (!only) return null;
  if (others.length === 0 && only.code !== null) return lineOfRename(only.code, name, date);
  const from = missing.map((one) => one.name);
  return line("herindelingen", {date, from, into: [name], new: "yes", confirmed: "yes"});
}

/**
 * What became of municipalities that are gone, for each region: the new ones of it, or else a blank to fill in.
 *
 * @param gone with the codes of their regions
 */
export function lineOfUnexplained(
  gone: readonly {readonly name: string; readonly region: string}[],
  arrived: readonly {
    readonly code: string;
    readonly name: string;
    readonly region: {readonly code: string};
  }[],
  date: string,
): string[] {
  return [...new Set(gone.map(({region}) => region))].map((region) => {
    const from = gone.filter((one) => one.region === region).map(({name}) => name);
    const [only, ...others] = arrived.filter((one) => one.region.code === region);
    if (!only || others.length > 0) return line("herindelingen", {date, from, into: ["…"], confirmed: "yes"});
    return line("herindelingen", {
      date,
      from,
      into: [only.name],
      new: "yes",
      code: only.code,
      confirmed: "yes",
    });
  });
}

function line(section: string, entry: Readonly<Record<string, string | readonly string[]>>): string {
  const fields = Object.entries(entry).map(([name, value]) => {
    const shown = typeof value === "string" ? inFlow(value) : `[${value.map(inFlow).join(", ")}]`;
    return `${name}: ${shown}`;
  });
  return `${section}: [{${fields.join(", ")}}]`;
}

/** A day is no name that YAML could take for something else. */
function inFlow(value: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(value) ? value : quoteYaml(value);
}
