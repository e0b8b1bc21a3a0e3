/** A file in input/, as far as the checklist has to know: what was read of it, and for which region and quarter it stands. */
import type {Period} from "../vocabulary/period.js";
import {findRegion, namesOfRegion, netherlands, type Region, regionsIn} from "../vocabulary/region.js";
import {foldSpelling} from "../vocabulary/spelling.js";

export interface InputFact {
  /** relative to input/ */
  readonly file: string;
  readonly sha256: string;
  /** waiting: new, or changed since the last run; refused: it gave no edition */
  readonly state: "read" | "waiting" | "refused";
  /** code of the error of a refused file */
  readonly code: string | null;
  /** archive keys of its editions, "2023-Q2/zeeland" */
  readonly editions: readonly string[];
  /** for which region and quarter it stands, by its name and folders, or by what could be read of it; null: not known */
  readonly region: Region | null;
  readonly period: Period | null;
  /** the quarter that its name or folder says; null: none */
  readonly namedPeriod: Period | null;
}

/** How many of the last folders may name the quarter, with the file itself. */
const depth = 3;

/** The quarter that the name of a file says, else its nearest folder: "2023-Q2/zeeland.pdf", "zeeland 2e kwartaal 2023.pdf". */
export function periodNamed(file: string): Period | null {
  for (const name of file.split("/").slice(-depth).toReversed()) {
    const text = name.replace(/_/g, " ");
    const found = new Set(patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(toPeriod)));
    if (found.size === 1) return [...found][0] as Period;
    if (found.size > 1) return null;
  }
  return null;
}

const quarter = "(?:q|k|kw|kwartaal)";
const patterns: readonly RegExp[] = [
  new RegExp(`(?<year>20\\d\\d)[ .\\-]*${quarter}[ .\\-]*(?<quarter>[1-4])(?!\\d)`, "gi"),
  new RegExp(`(?<![a-z])${quarter}[ .\\-]*(?<quarter>[1-4])[ .\\-]+(?<year>20\\d\\d)(?!\\d)`, "gi"),
  new RegExp(
    `(?<!\\d)(?<quarter>[1-4])(?:e|de)?[ .\\-]*${quarter}\\.?[ .\\-]*(?<year>20\\d\\d)(?!\\d)`,
    "gi",
  ),
];

function toPeriod({groups}: RegExpMatchArray): Period {
  return `${groups?.year}-Q${groups?.quarter}` as Period;
}

/** The region that the name of a file says, else its nearest folder. */
export function regionNamed(file: string): Region | null {
  for (const name of file.split("/").slice(-depth).toReversed()) {
    const folded = foldSpelling(name.replace(/\.\w+$/, ""));
    const named = byLength()
      .filter(({folded: one}) => folded.includes(one))
      .map(({region}) => region);
    if (named[0]) return isOnly(named) ? named[0] : null;
    const close = findRegion(name.replace(/\.\w+$/, "").replace(/[_-]+/g, " "));
    if (close && close.code !== netherlands.code) return close;
  }
  return null;
}

/** Every region under each of its names, the longest first. */
function byLength(): {region: Region; folded: string}[] {
  const all = regionsIn().flatMap((region) =>
    namesOfRegion(region.code).map((name) => ({region: {...region, name}, folded: foldSpelling(name)})),
  );
  return all.sort((a, b) => b.folded.length - a.folded.length);
}

/** A name within a longer one, such as Utrecht in Midden-Utrecht, is no second region. */
function isOnly([first, ...others]: readonly Region[]): boolean {
  return others.every(({name}) => foldSpelling((first as Region).name).includes(foldSpelling(name)));
}
