/** The arbeidsmarktregio's that a text names: in a title by themselves, in a sentence behind the word. */
import {findRegion, type Region} from "../../vocabulary/region.js";
import {keptByText} from "./kept-by-text.js";
import {withoutPeriods} from "./period-text.js";

export interface RegionText {
  readonly printedName: string;
  /** undefined for a name that is none of the 35 regions */
  readonly region: Region | undefined;
}

/** A region in a sentence, and where its name stands in it. */
export interface RegionMention extends RegionText {
  readonly start: number;
  readonly end: number;
  /** behind "arbeidsmarktregio's": one of several */
  readonly isOneOfSeveral: boolean;
}

/** what else stands in a title line beside the region; "regio" may be a part of its name: Regio Zwolle */
const titleWords =
  /transparantie van (de )?klantprofielen|factsheet|banenafspraak|arbeidsmarktregio|\bAMR\b|\bUWV\b|\bpagina \d+( van \d+)?\b|\(?fictief\)?|\b(?:stand|peildatum)(?:\s+(?:op|per|van))?\b/giu;

/** Whether a paragraph is a title or a label rather than a sentence. */
export function isTitle(text: string): boolean {
  return (
    text.length < 140 && !(/[.?!]$/.test(text) && text.split(" ").length > 6) && !/[.?!]\s+\p{Lu}/u.test(text)
  );
}

/** The first region in a title: the line, or a part of it between separators, is its name. */
export function regionInTitle(text: string): RegionText | null {
  return regionsInTitle(text)[0] ?? null;
}

/** All regions in a title, as it lists them. */
export const regionsInTitle = keptByText(regionsListedIn);

function regionsListedIn(text: string): readonly RegionText[] {
  const line = withoutPeriods(text).replace(titleWords, "|");
  const named = regionsAmongParts(line);
  return named.length > 0 ? named : regionsAmongParts(line.replace(/\bregio\b/giu, "|"));
}

function regionsAmongParts(line: string): RegionText[] {
  return line.split(/\s*[|–—:•·,()]\s*|\s+[-/]\s+/).flatMap((part) => {
    const name = part.trim().replace(/^[-/\s]+|[-/\s]+$/g, "");
    const region = name.length > 2 ? findRegion(name) : undefined;
    return region ? [{printedName: name, region}] : [];
  });
}

/** How many words a region's name has at most. */
const mostWords = 6;

/** The region in a sentence: "in de arbeidsmarktregio Midden-Utrecht bevat het doelgroepregister …". */
export function regionInSentence(text: string): RegionText | null {
  const [first] = regionMentionsIn(text);
  return first ? {printedName: first.printedName, region: first.region} : null;
}

/** Every region that a text names behind the word, in its order. */
export const regionMentionsIn = keptByText(regionsBehindWordIn);

function regionsBehindWordIn(text: string): readonly RegionMention[] {
  return [...text.matchAll(/arbeidsmarktregio(['’]?s)?\s+/giu)].flatMap((match) => {
    const start = match.index + match[0].length;
    const found = longestName(text.slice(start).split(" ").slice(0, mostWords));
    if (!found) return [];
    const end = start + found.printedName.length;
    return [{...found, start, end, isOneOfSeveral: match[1] !== undefined}];
  });
}

function longestName(words: readonly string[]): RegionText | null {
  for (let length = words.length; length > 0; length--) {
    const printedName = words
      .slice(0, length)
      .join(" ")
      .replace(/[.,;:)]+$/, "");
    const region = findRegion(printedName);
    if (region) return {printedName, region};
  }
  const capitals = words.slice(
    0,
    words.findIndex((word) => /^\p{Ll}/u.test(word) && !/^(en|de|het)$/.test(word)),
  );
  return /^['’]?\p{L}/u.test(capitals[0] ?? "") ? {printedName: capitals.join(" "), region: undefined} : null;
}
