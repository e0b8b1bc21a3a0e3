/** The quarter of a sheet: everything on it that names one, weighed by where it stands and by the words around it. */

import {type Period, periodOf, quartersBetween, yearOf} from "../../vocabulary/period.js";
import type {Evidence} from "../text/evidence.js";
import type {PlacedParagraph} from "../text/paragraphs.js";
import {type PeriodMention, periodMentionsIn, periodOfMention, withoutPeriods} from "../text/period-text.js";
import {evidenceOfWords, saysAnother} from "../text/period-words.js";
import {lineStartsOf, placeIn} from "../text/place-in.js";
import {isTitle} from "../text/region-text.js";
import {type Candidate, type Choice, candidateOf, choose, type Where} from "./candidates.js";
import type {SheetText} from "./whereabouts.js";
import {whereaboutsIn} from "./whereabouts.js";

/** What is known of a file besides its pages: witnesses, but weak ones. */
export interface Witnesses {
  /** as messages name the file, folders included */
  readonly file: string;
  /** ISO 8601 */
  readonly created: string | null;
}

export interface PeriodChoice extends Choice<Period> {
  /** candidates of another quarter than the chosen one that the sheet does not explain */
  readonly disagreeing: readonly Candidate<Period>[];
}

type PeriodCandidate = Candidate<Period>;

/** A mention of a quarter on the page, before it is known which year is meant. */
interface Found {
  readonly mention: PeriodMention;
  readonly where: Where;
  readonly evidence: readonly Evidence[];
  readonly paragraph: PlacedParagraph;
}

/** The quarter that the sheet is about. Quarters that it compares with, announces, or was printed in do not count. */
export function choosePeriod(draft: SheetText, witnesses: Witnesses): PeriodChoice {
  const found = mentionsOf(draft);
  const printed = found.flatMap((one) => candidatesOf(one, found, draft));
  const all = [...printed, ...pathCandidates(witnesses.file), ...madeAfter(witnesses.created, printed)];
  // what no page prints proves nothing by itself
  const isPrinted = ({value}: PeriodCandidate) => printed.some((p) => p.score > 0 && p.value === value);
  const choice = choose(all.filter(isPrinted), (period) => period);
  return {
    ...choice,
    candidates: [...choice.candidates, ...all.filter((one) => !isPrinted(one))],
    disagreeing: disagreeingWith(choice.chosen, all),
  };
}

/** How much a kind of place says about the quarter of the sheet. */
const weights: Readonly<Partial<Record<Where, number>>> = {
  title: 10,
  cover: 9,
  heading: 7,
  "source line": 7,
  "running header": 5,
  sentence: 3,
  note: 2,
};

function mentionsOf(draft: SheetText): Found[] {
  const whereOf = whereaboutsIn(draft);
  let label = "";
  return draft.paragraphs.flatMap((paragraph) => {
    const mentions = periodMentionsIn(paragraph.text);
    if (mentions.length === 0) {
      label = isTitle(paragraph.text) && saysAnother(paragraph.text) ? paragraph.text : "";
      return [];
    }
    const where = whereOf(paragraph);
    const words = evidenceOfWords(
      paragraph.text,
      mentions,
      lineStartsOf(paragraph),
      label,
      labelsBeside(paragraph, draft),
    );
    return mentions.map((mention, i) => ({
      mention,
      where: placeOfMention(mention, where, paragraph),
      evidence: words[i] as Evidence[],
      paragraph,
    }));
  });
}

/** What stands at the left of each line, on the same height: "" where nothing does. */
function labelsBeside({page, pieces}: PlacedParagraph, {paragraphs}: SheetText): string[] {
  const others = paragraphs
    .filter((one) => one.page === page && isTitle(one.text))
    .flatMap((one) => one.pieces);
  return pieces.map(({x0, y, size}) => {
    const left = others.filter((other) => other.x1 <= x0 && Math.abs(other.y - y) < 0.4 * size);
    return left.sort((a, b) => b.x1 - a.x1)[0]?.text ?? "";
  });
}

/** A day in a title is a stand, and a source line may have been set close to the sentence before it. */
function placeOfMention({form, start}: PeriodMention, where: Where, {text}: PlacedParagraph): Where {
  if (/\bbron(nen)?\s*:[^.]*$/iu.test(text.slice(0, start))) return "source line";
  const isNamed = form === "quarter" || form === "months";
  return !isNamed && (where === "title" || where === "cover") ? "heading" : where;
}

function candidatesOf(one: Found, all: readonly Found[], draft: SheetText): PeriodCandidate[] {
  const {mention, where, evidence, paragraph} = one;
  const place = placeIn(paragraph, mention.start, mention.end);
  const weight = (weights[where] ?? 1) + weightOfForm(mention, where, evidence);
  const base = [{reason: where, weight}, ...evidence];
  const candidate = (value: Period, more: readonly Evidence[] = []) =>
    candidateOf({value, text: mention.text, where, place}, [...base, ...more]);
  if (mention.year !== null) return [candidate(periodIn(mention, all))];
  if (where === "sentence" || where === "note") return [];
  return yearsFor(mention, all, draft).map((year) =>
    candidate(periodOf(year, mention.quarter), [{reason: "year from elsewhere", weight: -2}]),
  );
}

/** A day tells of a quarter where it is a stand; in running text it may be any event. */
function weightOfForm({form}: PeriodMention, where: Where, evidence: readonly Evidence[]): number {
  if (form === "quarter" || form === "months") return 0;
  const isStand = evidence.some(({weight}) => weight > 0);
  if ((where === "sentence" || where === "note") && !isStand) return -10;
  if (form === "last day") return 0;
  if (form === "day after") return isStand ? -1 : -10;
  if (form === "month") return isStand ? -1 : where === "heading" ? -3 : -10;
  return isStand ? -3 : -10;
}

/** The first day of a quarter is the end of the one before, unless the sheet is named after the one that it begins. */
function periodIn(mention: PeriodMention, all: readonly Found[]): Period {
  const period = periodOfMention(mention) as Period;
  if (mention.form !== "day after") return period;
  const begins = quarterAfter(period);
  const isNamed = all.some(
    ({mention: other, where}) =>
      where === "title" && other.form === "quarter" && periodOfMention(other) === begins,
  );
  return isNamed ? begins : period;
}

function quarterAfter(period: Period): Period {
  const [year, quarter] = [yearOf(period), Number(period.slice(-1))];
  return quarter === 4 ? periodOf(year + 1, 1) : periodOf(year, quarter + 1);
}

/** The years that a quarter without one may have: those that stand alone in titles, or else those of days and months. */
function yearsFor(mention: PeriodMention, all: readonly Found[], {paragraphs}: SheetText): number[] {
  const alone = paragraphs
    .filter(({text}) => isTitle(text))
    .flatMap(({text}) => withoutPeriods(text).match(/(?<![\d.,-])20\d\d(?![\d.,-]*\d)/g) ?? [])
    .map(Number);
  const isOwn = ({evidence}: Found) => evidence.every(({weight}) => weight > -10);
  const elsewhere = all.filter((one) => one.mention.year !== null && isOwn(one));
  const same = elsewhere.filter((one) => one.mention.quarter === mention.quarter);
  const [years] = [alone, yearsIn(same), yearsIn(elsewhere)].filter((some) => some.length > 0);
  return [...new Set(years)];
}

function yearsIn(some: readonly Found[]): number[] {
  return some.flatMap(({mention}) => mention.year ?? []);
}

/** how many of the last folders are looked at, with the name of the file */
const pathDepth = 3;

/** The quarters in the names of the file and its folders; the nearest name counts. */
function pathCandidates(file: string): PeriodCandidate[] {
  const names = file.split(/[\\/]/).slice(-pathDepth).toReversed();
  for (const name of names) {
    const found = periodMentionsIn(name.replace(/_/g, " ").replace(/\.pdf$/i, ""))
      .filter(({form}) => form === "quarter" || form === "months")
      .flatMap((mention) => periodOfMention(mention) ?? []);
    if (found.length > 0) {
      const evidence = [{reason: "name of file or folder", weight: 2}];
      return [...new Set(found)].map((value) =>
        candidateOf({value, text: file, where: "path", place: null}, evidence),
      );
    }
  }
  return [];
}

/** A sheet is made in the quarter after its own. */
function madeAfter(created: string | null, printed: readonly PeriodCandidate[]): PeriodCandidate[] {
  const match = /^(\d{4})-(\d\d)/.exec(created ?? "");
  if (!match || printed.length === 0) return [];
  const made = periodOf(Number(match[1]), Math.ceil(Number(match[2]) / 3));
  const value = printed.map((one) => one.value).find((period) => quartersBetween(period, made) === 1);
  const evidence = [{reason: "made in the quarter after", weight: 2}];
  return value ? [candidateOf({value, text: created ?? "", where: "metadata", place: null}, evidence)] : [];
}

/** Titles, stands and names of files that say another quarter, and are not explained by the words around them. */
function disagreeingWith(chosen: PeriodCandidate | null, all: readonly PeriodCandidate[]): PeriodCandidate[] {
  if (!chosen) return [];
  const others = all.filter(({value, score}) => value !== chosen.value && score > 0);
  // two stands beside each other: the one that is not the sheet's is there to compare with
  const isPair = all.some(({value, where}) => value === chosen.value && where === "heading");
  const said: readonly Where[] = ["title", "cover", "running header", "source line", "path"];
  const telling = others.filter(({where}) => said.includes(where) || (where === "heading" && !isPair));
  return telling.filter(({value}, i) => telling.findIndex((one) => one.value === value) === i);
}
