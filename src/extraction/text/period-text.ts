/** The quarter in a text, in the ways in which people write it. */
import {type Period, periodOf} from "../../vocabulary/period.js";

const words: Readonly<Record<string, number>> = {
  eerste: 1,
  tweede: 2,
  derde: 3,
  vierde: 4,
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
};
const ordinal = "(?<ordinal>eerste|tweede|derde|vierde|[1-4]\\s?(?:e|de|ste)|IV|I{1,3})";
const year = "(?<year>(?:19|20)\\d\\d)";
const between = "(?:\\s+van|\\s+in)?[\\s,.:|/–-]*";

/** "Tweede kwartaal 2023", "2e kwartaal van 2023", "kwartaal 2, 2023", "2023, tweede kwartaal", "Q2 2023", "2023-Q2" */
const patterns: readonly RegExp[] = [
  new RegExp(`\\b${ordinal}\\s*kwartaal${between}${year}\\b`, "giu"),
  new RegExp(`\\bkwartaal\\s*(?<digit>[1-4])${between}${year}\\b`, "giu"),
  new RegExp(`\\b${year}${between}(?:het\\s+)?${ordinal}\\s*kwartaal\\b`, "giu"),
  new RegExp(`\\b${year}${between}kwartaal\\s*(?<digit>[1-4])\\b`, "giu"),
  new RegExp(`\\b[QK](?<digit>[1-4])${between}${year}\\b`, "giu"),
  new RegExp(`\\b${year}${between}[QK](?<digit>[1-4])\\b`, "giu"),
];

/** most texts name no quarter */
const mention = /kwartaal|[QK][1-4]/iu;

/** The quarters that a text names, in any order, without repetitions. */
export function periodsIn(text: string): Period[] {
  if (!mention.test(text)) return [];
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({groups}) => periodFrom(groups)),
  );
  return [...new Set(found)];
}

/** The text with every quarter in it left out. */
export function withoutPeriods(text: string): string {
  return patterns.reduce((rest, pattern) => rest.replace(pattern, " "), text);
}

function periodFrom(groups: Record<string, string | undefined> | undefined): Period {
  const {ordinal: written = "", digit = "", year: number} = groups ?? {};
  const quarter = digit ? Number(digit) : (words[written.toLowerCase()] ?? Number(written[0]));
  return periodOf(Number(number), quarter);
}
