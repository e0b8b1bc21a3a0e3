/** Letters or numbers for headings, explained elsewhere on the page: "1 = Gemeente, met klantprofiel; 2 = …". */
import type {Line} from "../words/words.js";
import type {Mark, MarkFinder} from "./heading-phrases.js";

const entry =
  /(?:^|[\s;,.(])\(?([A-Za-z]{1,3}|\d{1,2})[).]?\s?[=:]\s?([^=:;]{3,60}?)(?=\s*(?:[;.]|,?\s\(?(?:[A-Za-z]{1,3}|\d{1,2})[).]?\s?[=:]|$))/gu;
/** with fewer entries it explains something else */
const fewestEntries = 2;

/** The finder of marks that knows the page's own letters and numbers too; null where the page explains none. */
export function withLegend(findMarks: MarkFinder, lines: readonly Line[]): MarkFinder | null {
  const text = lines.map(({words}) => words.map((word) => word.text).join(" ")).join(" ");
  const meanings = new Map<string, readonly Mark[]>();
  for (const [, key = "", meaning = ""] of text.matchAll(entry)) {
    const marks = findMarks(meaning);
    if (marks.length > 0) meanings.set(key, marks);
  }
  if (meanings.size < fewestEntries) return null;
  return (phrase) => [
    ...new Set([
      ...findMarks(phrase),
      ...phrase.split(" ").flatMap((word) => meanings.get(word.replace(/^[([]|[)\].:]+$/g, "")) ?? []),
    ]),
  ];
}
