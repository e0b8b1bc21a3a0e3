/** The arbeidsmarktregio that a text names: in a title by itself, in a sentence behind the word. */
import {findRegion, type Region} from "../../vocabulary/region.js";
import {withoutPeriods} from "./period-text.js";

export interface RegionText {
  readonly printedName: string;
  /** undefined for a name that is none of the 35 regions */
  readonly region: Region | undefined;
}

/** what else stands in a title line beside the region; "regio" may be a part of its name: Regio Zwolle */
const titleWords =
  /transparantie van (de )?klantprofielen|factsheet|banenafspraak|arbeidsmarktregio|\bUWV\b|\bpagina \d+( van \d+)?\b|\(?fictief\)?/giu;

/** Whether a paragraph is a title or a label rather than a sentence. */
export function isTitle(text: string): boolean {
  return (
    text.length < 140 && !(/[.?!]$/.test(text) && text.split(" ").length > 6) && !/[.?!]\s+\p{Lu}/u.test(text)
  );
}

/** The region in a title: the line, or a part of it between separators, is its name. */
export function regionInTitle(text: string): RegionText | null {
  const line = withoutPeriods(text).replace(titleWords, "|");
  return regionAmongParts(line) ?? regionAmongParts(line.replace(/\bregio\b/giu, "|"));
}

function regionAmongParts(line: string): RegionText | null {
  for (const part of line.split(/\s*[|–—:•·,]\s*|\s+[-/]\s+/)) {
    const name = part.trim().replace(/^[-/\s]+|[-/\s]+$/g, "");
    const region = name.length > 2 ? findRegion(name) : undefined;
    if (region) return {printedName: name, region};
  }
  return null;
}

/** How many words a region's name has at most. */
const mostWords = 6;

/** The region in a sentence: "in de arbeidsmarktregio Midden-Utrecht bevat het doelgroepregister …". */
export function regionInSentence(text: string): RegionText | null {
  for (const match of text.matchAll(/arbeidsmarktregio['’]?s?\s+/giu)) {
    const words = text
      .slice(match.index + match[0].length)
      .split(" ")
      .slice(0, mostWords);
    const found = longestName(words);
    if (found) return found;
  }
  return null;
}

function longestName(words: readonly string[]): RegionText | null {
  for (let length = words.length; length > 0; length--) {
    const printedName = words
      .slice(0, length)
      .join(" ")
      .replace(/[.,;:]+$/, "");
    const region = findRegion(printedName);
    if (region) return {printedName, region};
  }
  const capitals = words.slice(
    0,
    words.findIndex((word) => /^\p{Ll}/u.test(word) && !/^(en|de|het)$/.test(word)),
  );
  return capitals.length > 0 ? {printedName: capitals.join(" "), region: undefined} : null;
}
