/** What the text around a table says of it: quarter, region, register. Texts that contradict each other are told apart. */
import type {Period} from "../../vocabulary/period.js";
import type {PlacedParagraph} from "./paragraphs.js";
import {periodsIn, withoutPeriods} from "./period-text.js";
import {isTitle, type RegionText, regionInSentence, regionInTitle} from "./region-text.js";
import {isRegisterText, type RegisterText, registerIn} from "./register-text.js";

/** Something that the document says, perhaps in more than one way. */
export interface Stated<T> {
  readonly value: T | null;
  /** other values that it states just as plainly */
  readonly contradicting: readonly T[];
}

/**
 * The quarter of the sheet: the one in its titles. What sentences say of other quarters does not count, unless no
 * title names one.
 */
export function statedPeriod(paragraphs: readonly PlacedParagraph[]): Stated<Period> {
  const titles = paragraphs.filter(({text}) => isTitle(text) && periodsIn(text).length > 0);
  const labels = titles.filter(({text}) => isLabel(text));
  const found = [labels, titles, paragraphs].map((some) =>
    distinct(some.flatMap(({text}) => periodsIn(text))),
  );
  const [value = null, ...contradicting] = found.find((periods) => periods.length > 0) ?? [];
  return {value, contradicting};
}

/** A line that says little else than which quarter of which publication it is. */
function isLabel(text: string): boolean {
  const region = regionInTitle(text)?.printedName ?? "";
  const rest = withoutPeriods(text)
    .replace(region, "")
    .replace(
      /transparantie van (de )?klantprofielen|factsheet|banenafspraak|(arbeidsmarkt)?regio|UWV|pagina|van/giu,
      "",
    );
  return rest.replace(/[^\p{L}]/gu, "").length <= 3;
}

/** The region in the titles and that in the sentences; an unknown name counts only where there is no known one. */
export function statedRegion(paragraphs: readonly PlacedParagraph[]): Stated<RegionText> {
  const titled = paragraphs.filter(({text}) => isTitle(text)).flatMap(({text}) => regionInTitle(text) ?? []);
  const said = paragraphs.flatMap(({text}) => regionInSentence(text) ?? []);
  const known = [...titled, ...said].filter(({region}) => region);
  const candidates = known.length > 0 ? known : said;
  const [value = null] = candidates;
  const others = candidates.filter(({region}) => region?.code !== value?.region?.code);
  return {value, contradicting: others};
}

/**
 * The sentence on the register: of several that give numbers of persons the one that speaks of a register and names
 * the region. A municipality may have the region's name, and sentences of their own.
 */
export function statedRegister(
  paragraphs: readonly PlacedParagraph[],
  region: RegionText | null,
): Stated<RegisterText> {
  const candidates = paragraphs.filter(({text}) => isRegisterText(text));
  const isOwn = ({text}: PlacedParagraph) => region !== null && text.includes(region.printedName);
  const isOfRegister = ({text}: PlacedParagraph) => /register/iu.test(text);
  const first =
    candidates.find((one) => isOfRegister(one) && isOwn(one)) ??
    candidates.find(isOfRegister) ??
    candidates.find(isOwn) ??
    candidates[0];
  if (!first) return {value: null, contradicting: []};
  const here = registerIn(first.text);
  if (here.knownPercent !== null) return {value: here, contradicting: []};
  const next = paragraphs[paragraphs.indexOf(first) + 1];
  return {
    value: {...here, knownPercent: next ? registerIn(next.text).knownPercent : null},
    contradicting: [],
  };
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
