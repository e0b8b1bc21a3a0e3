/** Whether what the fonts say can be believed: text without Unicode, or with a wrong one, is refused rather than guessed. */
import type {Edition} from "../edition/edition.js";
import {addendsOf, sumOfGroups} from "../vocabulary/addends.js";
import {meansMunicipality} from "../vocabulary/municipality.js";
import type {Draft} from "./drafts.js";

/** of the letters: with more that the fonts do not name, nothing can be read */
const mostUnreadable = 0.2;
/** with fewer letters than this the words of a text prove nothing */
const fewLetters = 80;
/** of the rows that can be added up: when fewer do, it is the digits that are wrong */
const leastAgreement = 0.25;
/** with fewer rows than this nothing is proven */
const fewRows = 4;
/** of the words: where fewer are common ones and the names are none, the letters are wrong */
const fewCommon = 0.1;
/** of the names: when fewer are known, they are none */
const leastKnown = 0.34;

/** letters: so many are enough to tell what language they are */
const largestSample = 2000;

/** Words without which hardly any text of a page is written; Dutch, and enough of others to tell a foreign document. */
const commonWords =
  /\b(de|het|een|van|en|in|is|op|te|met|voor|door|per|aan|bij|zijn|totaal|gemeente|kwartaal|klantprofiel(en)?|UWV|Sonar|the|of|and|der|die|und|les?|des?|et)\b/giu;

/** Why the text of a document cannot be used, or null if it can. */
export function unusableText(texts: readonly string[], drafts: readonly Draft[]): string | null {
  const text = texts.join(" ");
  const shown = text.replaceAll(" ", "");
  if (shown.length === 0) return null;
  const unreadable = shown.split("\ufffd").length - 1;
  if (unreadable > mostUnreadable * shown.length) return "its fonts do not say which characters they show";
  if (shown.length < fewLetters) return null;
  const sample = text.slice(0, largestSample);
  const words = sample.split(/\s+/).length;
  const common = sample.match(commonWords)?.length ?? 0;
  const isSpaced = words > 0.7 * Math.min(shown.length, largestSample);
  const isStrange = common === 0 || (common < fewCommon * words && drafts.some(listsStrangers));
  return isStrange && !isSpaced ? "its fonts name the wrong characters: there are no words in it" : null;
}

/** A table of which hardly any row is a municipality. */
function listsStrangers({tables}: Draft): boolean {
  const names = tables.flatMap(({rows}) => rows.map((row) => row.name));
  const known = names.filter((name) => meansMunicipality(name)).length;
  return names.length >= fewRows && known < leastKnown * names.length;
}

/** Why the figures of an edition cannot be believed, or null if they can. */
export function unusableFigures(edition: Edition): string | null {
  if (edition.source.method === "ocr") return null;
  const sums = edition.municipalities.flatMap(({figures}) => {
    if (edition.columns.some((column) => figures[column].kind === "unreadable")) return [false];
    const addends = addendsOf(figures);
    const sum = sumOfGroups(addends);
    return addends.totaal === null || sum === null ? [] : [sum === addends.totaal];
  });
  const holding = sums.filter((holds) => holds).length;
  if (sums.length < fewRows || holding >= leastAgreement * sums.length) return null;
  return `of ${sums.length} rows ${holding} add up, so its fonts name the wrong digits`;
}
